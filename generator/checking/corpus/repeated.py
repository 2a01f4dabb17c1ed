"""No clause becomes a tic: one of eight characters or more stands in two documents at most, set formulas aside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.checking.corpus.entry import Corpus, Entry, Finding

RULE = "repeated"
SHORTEST = 8
MOST = 2


def check(corpus: Corpus) -> Iterator[Finding]:
    """Clauses that stand in three documents, told once, at the last of them."""
    places: dict[str, list[tuple[Entry, int]]] = defaultdict(list)
    for entry in corpus.entries:
        if entry.genre and not entry.recombined:
            continue
        seen: set[str] = set()
        for at, clause in entry.clauses():
            if len(clause) >= SHORTEST and clause not in seen:
                seen.add(clause)
                places[clause].append((entry, at))
    formulas = "\n".join(corpus.lexicon.formulas)
    for clause, found in places.items():
        if len(found) > MOST and clause not in formulas and not corpus.lexicon.excuses(RULE, clause, 0, len(clause)):
            entry, at = found[-1]
            others = "、".join(other.path for other, _ in found[:MOST])
            yield entry.find(RULE, at, f"“{clause}”在 {len(found)} 篇中出现（{others}…）")
