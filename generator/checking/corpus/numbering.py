"""Ordinals stand in order."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.corpus.entry import Corpus, Finding

RULE = "numbering"


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every numbering fault that the parser saw."""
    for entry in corpus.entries:
        for fault in entry.document.numbering_faults:
            yield entry.find(RULE, fault.span.start if fault.span else 0, f"编号“{fault.marker}”应为“{fault.expected}”：{fault.text[:20]}")
