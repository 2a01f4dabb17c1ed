"""Whether a draft keeps to its subject: words that belong to another field than the one it mostly speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from generator.evaluating.measure import Candidate, Ground, Measure, ratio
from generator.language.words import content_words, cut
from generator.learning.phrases import GENERIC, OF_NO_FIELD, Phrases


def word_domains(phrases: Phrases) -> Mapping[str, str]:
    """The domain of every word that a register holds to be specific to one."""
    return {word: phrases.domains[domain] for word, domain in zip(phrases.words, phrases.word_domains, strict=True) if domain >= 0}


def measure(draft: Candidate, ground: Ground) -> Iterator[Measure]:
    """The share of a draft's content words that are specific to a foreign domain."""
    words = Counter(content_words(cut("\n".join(draft.clauses))))
    domains: Counter[str] = Counter()
    for word, times in words.items():
        domain = ground.word_domains.get(word, GENERIC)
        if domain not in OF_NO_FIELD:
            domains[domain] += times
    own = max(domains, key=lambda name: (domains[name], name), default="")
    foreign = {word: times for word, times in words.items() if ground.word_domains.get(word, GENERIC) not in (own, *OF_NO_FIELD)}
    items = tuple(f"{word}（{ground.word_domains[word]}，{times} 次）" for word, times in sorted(foreign.items(), key=lambda pair: (-pair[1], pair[0])))
    yield Measure("foreign_words", f"别的领域的词（本篇多谈{own or '不限领域的事'}）", ratio(sum(foreign.values()), words.total()), items, share=True)
