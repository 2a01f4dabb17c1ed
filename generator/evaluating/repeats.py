"""What is said twice: within a draft, and by two drafts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.evaluating.measure import Candidate, Ground, Measure, han, ratio

SHORTEST_SENTENCE = 8
SHORTEST_CLAUSE = 6


def _twice(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(text for text, times in Counter(texts).items() if times > 1)


def _long(sentences: Iterable[str]) -> Iterator[str]:
    """Those that are long enough to be somebody's own, without their stops."""
    for one in sentences:
        if han(one) >= SHORTEST_SENTENCE:
            yield one.rstrip("。；！？;")


def measure(draft: Candidate, ground: Ground) -> Iterator[Measure]:
    """Sentences and clauses that stand in a draft twice; set formulas may."""
    sentences = _twice(_long(draft.sentences))
    yield Measure("doubled_sentences", "句子说了两遍", len(sentences), sentences, bool(sentences))
    formulas = "\n".join(ground.lexicon.formulas)
    clauses = tuple(one for one in _twice(one for one in draft.clauses if han(one) >= SHORTEST_CLAUSE) if one not in formulas)
    yield Measure("doubled_clauses", "分句说了两遍", len(clauses), clauses)


@dataclass(frozen=True, slots=True)
class Between:
    """What pairs of drafts have in common: shares of the sentences of the shorter one, headings and title left aside.

    Drafts on one topic are about the same tasks, and have headings in common as real documents have.
    """

    pairs: int
    mean: float
    most: float
    worst: tuple[str, str] | None = None


def compare(drafts: Sequence[Candidate]) -> Between:
    """Every pair of drafts by the sentences of their paragraphs that they share; ``worst`` names the pair that shares most."""
    said = [frozenset(_long(draft.said)) for draft in drafts]
    total, most, pairs = 0.0, 0.0, 0
    worst = None
    for (k, one), (m, other) in combinations(enumerate(said), 2):
        share = ratio(len(one & other), min(len(one), len(other)))
        total += share
        pairs += 1
        if share > most:
            most, worst = share, (drafts[k].name, drafts[m].name)
    return Between(pairs, total / pairs if pairs else 0.0, most, worst)
