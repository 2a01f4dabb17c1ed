"""A document is long enough to have a structure."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.corpus.entry import Corpus, Finding

RULE = "length"
LEAST = 600


def check(corpus: Corpus) -> Iterator[Finding]:
    """Fewer than 600 characters, blanks not counted."""
    for entry in corpus.entries:
        size = len("".join(entry.text.split()))
        if size < LEAST:
            yield Finding(entry.path, entry.first_line, RULE, f"只有 {size} 字，不足 {LEAST} 字")
