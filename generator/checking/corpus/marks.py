"""Marks of Chinese text are full-width, and marks in pairs have their partners."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.corpus.entry import Corpus, Finding
from generator.language.punctuation import fold_width

RULE = "marks"
_HAN = "\u4e00-\u9fff×"
#: What width folding leaves alone because it may stand in code or numbers; official prose has neither.
_HALF = re.compile(rf"(?<=[{_HAN}])[.()\[\]\"'<>~]|[()\[\]\"'<>~](?=[{_HAN}])")
_PAIRS = ("“”", "‘’", "（）", "《》", "〔〕", "【】")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Half-width marks that touch Chinese, and brackets or quotes without a partner in their line."""
    for entry in corpus.entries:
        text = entry.text
        wrong = {match.start() for match in _HALF.finditer(text)}
        folded = fold_width(text)
        if folded != text:
            wrong |= {k for k, (one, other) in enumerate(zip(text, folded, strict=True)) if one != other and one.isascii()}
        for k in sorted(wrong):
            yield entry.find(RULE, k, f"中文里的半角标点“{text[k]}”：{text[max(0, k - 6) : k + 7].strip()}")
        at = 0
        for line in text.split("\n"):
            yield from (
                entry.find(RULE, at, f"“{pair[0]}”与“{pair[1]}”不成对：{line[:20]}") for pair in _PAIRS if line.count(pair[0]) != line.count(pair[1])
            )
            at += len(line) + 1
