"""The table of rules, in the order in which findings are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.checking.corpus import (
    answers,
    chains,
    counts,
    duplicates,
    figures,
    front_matter,
    genre,
    leaning,
    length,
    marks,
    names,
    numbering,
    places,
    repeated,
    rewordings,
    shared,
)
from generator.checking.corpus.entry import Corpus, Finding

RULES: tuple[tuple[str, Callable[[Corpus], Iterator[Finding]]], ...] = (
    (front_matter.RULE, front_matter.check),
    (genre.RULE, genre.check),
    (numbering.RULE, numbering.check),
    (counts.RULE, counts.check),
    (marks.RULE, marks.check),
    (length.RULE, length.check),
    (figures.RULE, figures.check),
    (places.RULE, places.check),
    (names.RULE, names.check),
    (chains.RULE, chains.check),
    (leaning.RULE, leaning.check),
    (repeated.RULE, repeated.check),
    (shared.RULE, shared.check),
    (duplicates.RULE, duplicates.check),
    (rewordings.RULE, rewordings.check),
    (answers.RULE, answers.check),
)


def check_corpus(corpus: Corpus, progress: Callable[[int, int], None] = lambda done, total: None) -> list[Finding]:
    """Every finding, by file and line."""
    findings: list[Finding] = []
    for done, (_, rule) in enumerate(RULES, 1):
        findings += rule(corpus)
        progress(done, len(RULES))
    return sorted(findings, key=lambda one: (one.path, one.line))
