"""Edits of a text that keep the way back: which place of the raw text each character of the result came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from generator.document import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace a stretch of text; ``why`` is empty for edits nobody needs to be told of."""

    start: int
    end: int
    new: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Step:
    """Where the kept stretches of one edited text lie in the text before: parallel, ascending."""

    starts: tuple[int, ...]
    olds: tuple[int, ...]
    limits: tuple[int, ...]  # first place after the stretch in the text before

    def back(self, place: int) -> int:
        k = bisect_right(self.starts, place) - 1
        return min(self.olds[k] + place - self.starts[k], self.limits[k]) if k >= 0 else 0


@dataclass(frozen=True, slots=True)
class SourceMap:
    """The way from a text back to the raw text it was made of.

    >>> text, back = apply("甲,,乙丙", [Edit(1, 3, "，")], SourceMap())
    >>> text, back.raw(Span(2, 4))
    ('甲，乙丙', Span(start=3, end=5))
    """

    steps: tuple[_Step, ...] = ()

    def place(self, place: int) -> int:
        """The place in the raw text of one place in the clean text."""
        for step in reversed(self.steps):
            place = step.back(place)
        return place

    def raw(self, span: Span) -> Span:
        """The stretch of raw text that a stretch of clean text came from."""
        if span.end <= span.start:
            start = self.place(span.start)
            return Span(start, start)
        return Span(self.place(span.start), self.place(span.end - 1) + 1)


def apply(text: str, edits: Iterable[Edit], source_map: SourceMap) -> tuple[str, SourceMap]:
    """Make the edits (overlapping ones after the first are dropped); give the new text and its way back."""
    pieces: list[str] = []
    starts: list[int] = [0]
    olds: list[int] = [0]
    limits: list[int] = []
    at = length = 0
    moved = False
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if edit.start < at:
            continue
        pieces.append(text[at : edit.start])
        length += edit.start - at
        pieces.append(edit.new)
        at = edit.end
        if len(edit.new) == edit.end - edit.start:
            length += len(edit.new)
            continue
        moved = True
        limits.append(edit.start)
        if edit.new:
            starts.append(length)
            olds.append(edit.start)
            limits.append(max(edit.start, edit.end - 1))
            length += len(edit.new)
        starts.append(length)
        olds.append(edit.end)
    if not pieces:
        return text, source_map
    pieces.append(text[at:])
    limits.append(len(text))
    if not moved:
        return "".join(pieces), source_map
    step = _Step(tuple(starts), tuple(olds), tuple(limits))
    return "".join(pieces), SourceMap((*source_map.steps, step))
