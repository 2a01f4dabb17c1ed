"""The lines of a text that hold something, with their places."""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE = re.compile(r"[^\n]+")


class Line(NamedTuple):
    """A line without the blanks around it; ``start`` and ``end`` are its place in the text, ``row`` its number there."""

    text: str
    start: int
    end: int
    row: int


def split_lines(text: str) -> list[Line]:
    """The lines of ``text`` that are not blank.

    >>> [(line.text, line.start, line.row) for line in split_lines("讲话\\n\\n　　同志们：\\n")]
    [('讲话', 0, 0), ('同志们：', 6, 2)]
    """
    out: list[Line] = []
    row, counted = 0, 0
    for match in _LINE.finditer(text):
        raw = match[0]
        body = raw.strip()
        if not body:
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        row += text.count("\n", counted, start)
        counted = start
        out.append(Line(body, start, start + len(body), row))
    return out
