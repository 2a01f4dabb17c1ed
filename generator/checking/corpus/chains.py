"""Sentences can be taken apart: most are chains of two to five clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.corpus.entry import Corpus, Finding

RULE = "chains"
LEAST_SHARE = 0.7
_MIN, _MAX = 2, 5
_SHORTEST = 8
_BREAK = re.compile("[，：]")


def is_chain(sentence: str) -> bool:
    """Whether a sentence is a chain of two to five clauses.

    >>> is_chain("要压实责任，完善制度，确保落实。"), is_chain("要压实责任。")
    (True, False)
    """
    return _MIN <= sum(bool(clause.strip()) for clause in _BREAK.split(sentence)) <= _MAX


def check(corpus: Corpus) -> Iterator[Finding]:
    """Documents whose sentences are taken apart but do not bear it."""
    for entry in corpus.entries:
        if not entry.recombined:
            continue
        sentences = [sentence for _, sentence in entry.sentences() if len(sentence) > _SHORTEST]
        chains = sum(map(is_chain, sentences))
        if sentences and chains < LEAST_SHARE * len(sentences):
            yield Finding(entry.path, entry.first_line, RULE, f"{len(sentences)} 句中只有 {chains} 句是二至五个分句的连句，不足 {LEAST_SHARE:.0%}")
