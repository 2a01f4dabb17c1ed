"""What a draft is about: the part of the register that a topic may draw on, and what is near a focus."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from generator.learning.phrases import Phrases
from generator.learning.register import Register

#: The domain of sentences that fit any subject.
GENERIC = "通用"


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic as the register knows it: its domain (-1 when it has none), its words, and the sentences it may draw on."""

    topic: str
    domain: int
    generic: int
    words: tuple[int, ...]
    chosen: bytes  # one byte a sentence of the register: 1 where the topic may draw on it
    matters: tuple[int, ...]  # matters of the domain
    common: tuple[int, ...] = ()  # matters that fit any subject
    allowed: frozenset[int] = field(default=frozenset())  # domains whose specific words may stand in the draft


class WordIndex:
    """Looks up words of the register and what is associated with them."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.ids = {word: k for k, word in enumerate(phrases.words)}
        self.longest = max(map(len, phrases.words), default=1)

    def words_in(self, text: str) -> tuple[int, ...]:
        """The register's words in a text, longest match first; no cutter is loaded for this."""
        found: list[int] = []
        at = 0
        while at < len(text):
            for size in range(min(self.longest, len(text) - at), 1, -1):
                word = self.ids.get(text[at : at + size])
                if word is not None:
                    found.append(word)
                    at += size
                    break
            else:
                at += 1
        return tuple(dict.fromkeys(found))

    def of_clause(self, clause: int) -> tuple[int, ...]:
        """The content words of a clause."""
        starts = self.phrases.clause_word_starts
        return tuple(self.phrases.clause_words[starts[clause] : starts[clause + 1]])

    @lru_cache(maxsize=20_000)  # noqa: B019 - one index lives as long as its register
    def near(self, word: int) -> Mapping[int, int]:
        """Words associated with a word, with weights 1–255."""
        p = self.phrases
        begin, end = p.neighbour_starts[word], p.neighbour_starts[word + 1]
        return dict(zip(p.neighbour_words[begin:end], p.neighbour_weights[begin:end], strict=True))


def find_subject(register: Register, index: WordIndex, topic: str) -> Subject:
    """What a topic may draw on: its own domain; or, when the register has none, what is generic and what names the topic."""
    phrases = register.phrases
    domains = phrases.domains
    generic = domains.index(GENERIC) if GENERIC in domains else -1
    domain = _domain_of(topic, domains)
    words = index.words_in(topic)
    matters = tuple(k for k, matter in enumerate(phrases.matters) if domain >= 0 and matter.domain == domains[domain])
    common = tuple(k for k, matter in enumerate(phrases.matters) if generic >= 0 and matter.domain == domains[generic])
    if domain < 0 and generic < 0:
        chosen = bytearray(b"\1" * len(phrases.sentence_roles))
    else:
        own = {word for word in words if phrases.word_domains[word] >= 0}
        chosen = bytearray(len(phrases.sentence_roles))
        for sentence, of in enumerate(phrases.sentence_domains):
            if of in (domain, generic) or (domain < 0 and own and not own.isdisjoint(_sentence_words(phrases, sentence))):
                chosen[sentence] = 1
    return Subject(topic, domain, generic, words, bytes(chosen), matters, common, frozenset({domain, generic, -1}))


def _sentence_words(phrases: Phrases, sentence: int) -> frozenset[int]:
    starts = phrases.clause_word_starts
    begin = starts[phrases.sentence_clauses[sentence]]
    end = starts[phrases.sentence_clauses[sentence + 1]]
    return frozenset(phrases.clause_words[begin:end])


def _domain_of(topic: str, domains: tuple[str, ...]) -> int:
    """The domain a topic names: the same words, or one inside the other (安全生产工作; 养老 in 养老与民政)."""
    bare = topic.removesuffix("工作")
    for k, domain in enumerate(domains):
        if domain and domain == bare:
            return k
    parts = {part: k for k, domain in enumerate(domains) if domain and domain != GENERIC for part in [domain, *domain.split("与")]}
    inside = [(len(part), -k) for part, k in parts.items() if len(part) >= 2 and (part in bare or bare in part)]
    return -max(inside)[1] if inside else -1
