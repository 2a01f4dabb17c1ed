"""Sentences and paragraphs that stand twice in one document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.proof import Hit, Proof, Sheet
from generator.document import Span
from generator.language.sentences import is_ended

_ORDINAL = re.compile("^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、．.]?(?:是|要)?|第[一二三四五六七八九十]{1,3}[，、]?|[（(]?\\d{1,2}[）)]?[.．、]?|[①-⑳]|——)")
_NOT_WORDS = re.compile("[^\u4e00-\u9fff0-9A-Za-z]")
_SHORTEST_SENTENCE, _SHORTEST_PARAGRAPH = 12, 20


def _words(text: str) -> str:
    return _NOT_WORDS.sub("", _ORDINAL.sub("", text))


def _paragraphs(sheet: Sheet) -> Iterator[tuple[Span, Span]]:
    """Each paragraph that stood before, with the place of the first."""
    seen: dict[str, Span] = {}
    for line in sheet.lines:
        words = _words(line.text)
        if len(words) < _SHORTEST_PARAGRAPH or not is_ended(line.text):
            continue
        span = Span(line.start, line.end)
        if words in seen:
            yield span, seen[words]
        else:
            seen[words] = span


def paragraph(proof: Proof) -> Iterator[Hit]:
    """Whole paragraphs that stood before."""
    for sheet in proof.sheets:
        for span, first in _paragraphs(sheet):
            yield Hit(sheet.raw(span), f"整段与前文重复：{first.cut(sheet.text)[:24]}…", "删去一处")


def sentence(proof: Proof) -> Iterator[Hit]:
    """Sentences that stood before, outside paragraphs that are told whole."""
    for sheet in proof.sheets:
        whole = [span for span, _ in _paragraphs(sheet)]
        seen: set[str] = set()
        k = 0
        for span, text in sheet.sentences:
            while k < len(whole) and whole[k].end <= span.start:
                k += 1
            if k < len(whole) and whole[k].start <= span.start:
                continue
            words = _words(text)
            if len(words) < _SHORTEST_SENTENCE or not is_ended(text):
                continue
            if words in seen:
                yield Hit(sheet.raw(span), f"句子重复：{text[:24]}", "删去或改写一处")
            seen.add(words)
