"""What runs into the ends of a text: a page's publishing bar and links, bylines before the first paragraph and behind the last."""

from __future__ import annotations

import re

from generator.parsing.clean.chrome import BAR_PIECE, LEADING_BYLINE, TAIL_PIECE, TRAILING_BYLINE
from generator.parsing.clean.cleaning import Cleaning
from generator.parsing.clean.edits import Edit
from generator.parsing.clean.page import HEAD_LINES, is_paragraph
from generator.parsing.lines import Line


def part_torn_bar(cleaning: Cleaning, lines: list[Line]) -> None:
    """A page saved as one line: title and publishing bar in front of the text, links behind it, are given lines of their own."""
    edits: list[Edit] = []
    if lines and len(lines[0].text) > 200:
        pieces = list(re.finditer(r"\S+", lines[0].text[:300]))
        bar = next((k for k, piece in enumerate(pieces[:5]) if k and BAR_PIECE.match(piece[0])), 0)
        if bar and 6 <= pieces[bar - 1].end() <= 70 and "。" not in lines[0].text[: pieces[bar - 1].end()]:
            last = bar
            while last + 1 < len(pieces) and BAR_PIECE.match(pieces[last + 1][0]):
                last += 1
            if last + 1 < len(pieces):
                for k in (bar - 1, last):
                    start, end = lines[0].start + pieces[k].end(), lines[0].start + pieces[k + 1].start()
                    edits.append(Edit(start, end, "\n"))
    if lines and len(lines[-1].text) > 120:
        text = lines[-1].text
        stop = max(text.rfind("。"), text.rfind("！"))
        if 0 <= stop < len(text) - 4 and TAIL_PIECE.search(text, stop) and len(text) - stop < 300:
            edits.append(Edit(lines[-1].start + stop + 1, lines[-1].start + stop + 1, "\n"))
    cleaning.edit(edits, "bar")


def take_bylines(cleaning: Cleaning, lines: list[Line]) -> None:
    """Reporters and agencies before the first paragraph and behind the last: kept as metadata, taken out of the text."""
    if not lines:
        return
    edits: list[Edit] = []
    trailing = TRAILING_BYLINE.search(lines[-1].text)
    if trailing:
        start = lines[-1].start + trailing.start()
        edits.append(Edit(start, lines[-1].start + trailing.end(), "", "署名"))
        cleaning.metadata.setdefault("byline", trailing[0].strip(" \u3000（）()"))
    body = next((line for line in lines[:HEAD_LINES] if is_paragraph(line.text)), None)
    leading = LEADING_BYLINE.match(body.text) if body else None
    if body and leading and leading.end() < len(body.text):
        edits.append(Edit(body.start, body.start + leading.end(), "", "电头"))
        cleaning.metadata.setdefault("dateline", leading[0].strip())
    cleaning.edit(edits, "byline")
