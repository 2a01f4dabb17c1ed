"""A text with its labels, and edits that carry every label to its new place.

>>> marked = Marked("县委召开会议。", (Mark("entities", 0, 2, {"type": "org"}),))
>>> after = apply(marked, [Change(0, 0, "来源：本站\\n"), Change(3, 4, "开(kāi)")])
>>> after.text, after.marks[0].cut(after.text)
('来源：本站\\n县委召开(kāi)会议。', '县委')
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

#: Labels of these layers may be empty: they say where something is missing.
_MAY_BE_EMPTY = frozenset({"faults"})


@dataclass(frozen=True, slots=True)
class Mark:
    """One label: the layer it belongs to, the code points it covers, and what it says of them."""

    layer: str
    start: int
    end: int
    facts: Mapping[str, Any] = field(default_factory=dict)

    def cut(self, text: str) -> str:
        """The piece of ``text`` that the label covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and the labels on it."""

    text: str
    marks: tuple[Mark, ...] = ()

    def of(self, layer: str) -> list[Mark]:
        """The labels of one layer."""
        return [mark for mark in self.marks if mark.layer == layer]

    def adding(self, *marks: Mark) -> Marked:
        """The same text with more labels."""
        return replace(self, marks=(*self.marks, *marks))


@dataclass(frozen=True, slots=True)
class Change:
    """Replace a stretch; ``marks`` are labels on the new piece, counted from its start."""

    start: int
    end: int
    new: str
    marks: tuple[Mark, ...] = ()


class _Way:
    """From places before some changes to places after them."""

    def __init__(self, changes: list[Change]) -> None:
        self.changes = changes
        self.starts = [change.start for change in changes]
        self.shifts: list[int] = []
        shift = 0
        for change in changes:
            shift += len(change.new) - (change.end - change.start)
            self.shifts.append(shift)

    def _new_start(self, k: int) -> int:
        return self.changes[k].start + (self.shifts[k - 1] if k else 0)

    def start(self, place: int) -> int:
        """Where a label that begins at ``place`` begins: after what was inserted there."""
        k = bisect_right(self.starts, place) - 1
        if k < 0:
            return place
        change = self.changes[k]
        if place >= change.end:
            return place + self.shifts[k]
        if len(change.new) == change.end - change.start or place == change.start:
            return self._new_start(k) + place - change.start
        return self._new_start(k) + len(change.new)

    def end(self, place: int) -> int:
        """Where a label that ends at ``place`` ends: before what was inserted there."""
        k = bisect_left(self.starts, place) - 1
        if k < 0:
            return place
        change = self.changes[k]
        if place >= change.end:
            return place + self.shifts[k]
        if len(change.new) == change.end - change.start:
            return self._new_start(k) + place - change.start
        return self._new_start(k)


def apply(marked: Marked, changes: Iterable[Change]) -> Marked:
    """Make the changes (of overlapping ones the first stands); labels whose whole text is gone go with it."""
    text = marked.text
    pieces: list[str] = []
    made: list[Change] = []
    at = 0
    for change in sorted(changes, key=lambda one: (one.start, one.end)):
        if change.start < at or (made and made[-1].start == change.start):
            continue
        pieces += (text[at : change.start], change.new)
        made.append(change)
        at = change.end
    if not made:
        return marked
    pieces.append(text[at:])
    way = _Way(made)
    marks: list[Mark] = []
    for mark in marked.marks:
        start, end = way.start(mark.start), way.end(mark.end)
        if end <= start:
            if mark.start < mark.end and mark.layer not in _MAY_BE_EMPTY:
                continue
            end = start
        marks.append(Mark(mark.layer, start, end, mark.facts) if (start, end) != (mark.start, mark.end) else mark)
    for k, change in enumerate(made):
        base = change.start + (way.shifts[k - 1] if k else 0)
        marks += (Mark(mark.layer, base + mark.start, base + mark.end, mark.facts) for mark in change.marks)
    return Marked("".join(pieces), tuple(marks))


def moved(marks: Iterable[Mark], by: int, **facts: Any) -> list[Mark]:
    """Labels of a text that now begins ``by`` characters into another one, with facts added."""
    return [Mark(mark.layer, mark.start + by, mark.end + by, {**mark.facts, **facts} if facts else mark.facts) for mark in marks]
