"""A compilation (…会议记录7篇: …篇1 … …篇7) → the documents in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.document import Document, Span
from generator.language.numerals import HAN_NUMERAL, to_int
from generator.parsing.clean.cleaner import Cleaned
from generator.parsing.lines import Line, split_lines
from generator.parsing.parser import parse

_NUMERAL = rf"(?:{HAN_NUMERAL}|\d{{1,2}})"
#: …会议记录篇1 / 篇一：在全市会议上的讲话 / 【第一篇】 / 第2篇 / 范文三
_HEAD = re.compile(
    rf"^[【\[（(]?(?P<stem>[^。，；：:]{{0,60}}?)\s*(?:第\s*(?P<a>{_NUMERAL})\s*篇|(?:篇|范文|稿件|材料)\s*(?P<b>{_NUMERAL}))[】\]）)]?\s*[：:、]?\s*(?P<title>.{{0,70}})$"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One document of a source and the stretch of clean text that it was read from; its spans count from there."""

    document: Document
    span: Span
    text: str


def _heads(lines: list[Line]) -> list[tuple[Line, str]]:
    """The lines that begin the pieces: numbered 1, 2, 3 … without a gap, with their titles."""
    out: list[tuple[Line, str]] = []
    stem: str | None = None
    for line in lines:
        if len(line.text) > 120:
            continue
        match = _HEAD.match(line.text)
        if not match or to_int(match["a"] or match["b"]) != len(out) + 1:
            continue
        if stem is not None and match["stem"].strip() != stem:
            continue
        stem = match["stem"].strip()
        out.append((line, match["title"].strip()))
    return out if len(out) >= 2 else []


def split_pieces(cleaned: Cleaned) -> list[Piece]:
    """The documents of a clean text: one, or as many as a compilation holds, each with its own title.

    >>> from generator.parsing.clean import clean
    >>> text = "讲话2篇\\n讲话篇1\\n同志们：\\n要抓好落实。\\n讲话篇2\\n下面是某网小编给大家带来的在全县会议上的讲话，希望大家喜欢。\\n各位代表：\\n要守土尽责。"
    >>> [(p.document.title, p.document.salutation) for p in split_pieces(clean(text))]
    [('讲话篇1', '同志们：'), ('在全县会议上的讲话', '各位代表：')]
    """
    text = cleaned.text
    heads = _heads(split_lines(text))
    if not heads:
        title = cleaned.metadata.get("标题") or cleaned.metadata.get("breadcrumb") or (cleaned.teasers[0][1] if cleaned.teasers else None)
        document = parse(text)
        return [Piece(document if document.title or not title else parse(text, title=title), Span(0, len(text)), text)]
    pieces: list[Piece] = []
    for k, (line, named) in enumerate(heads):
        end = heads[k + 1][0].start if k + 1 < len(heads) else len(text)
        begin = min(line.end + 1, end)
        body = text[begin:end].rstrip()
        raw_begin, raw_end = cleaned.source_map.place(line.start), cleaned.source_map.place(max(begin, end - 1))
        taught = next((title for place, title in cleaned.teasers if raw_begin <= place <= raw_end), None)
        document = parse(body, title=named or taught)
        if document.title is None:
            document = replace(document, title=line.text)
        pieces.append(Piece(document, Span(begin, begin + len(body)), body))
    return pieces
