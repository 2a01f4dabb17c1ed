"""Announced counts are true."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.corpus.entry import Corpus, Finding

RULE = "count"


def check(corpus: Corpus) -> Iterator[Finding]:
    """讲三点意见 is followed by three."""
    for entry in corpus.entries:
        for one in entry.document.announced:
            if one.announced != one.found:
                yield entry.find(RULE, one.span.start if one.span else 0, f"说“{one.phrase}”，实有 {one.found} 项")
