"""Marks of Chinese text are full-width, and marks in pairs have their partners."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.corpus.entry import Corpus, Finding
from generator.language.pairs import match_marks
from generator.language.punctuation import half_width

RULE = "marks"


def check(corpus: Corpus) -> Iterator[Finding]:
    """Half-width marks that touch Chinese, and brackets or quotes without a partner in their line."""
    for entry in corpus.entries:
        text = entry.text
        for k, _ in half_width(text):
            yield entry.find(RULE, k, f"中文里的半角标点“{text[k]}”：{text[max(0, k - 6) : k + 7].strip()}")
        at = 0
        for line in text.split("\n"):
            for k in match_marks(line).alone:
                yield entry.find(RULE, at + k, f"“{line[k]}”不成对：{line[max(0, k - 6) : k + 12]}")
            at += len(line) + 1
