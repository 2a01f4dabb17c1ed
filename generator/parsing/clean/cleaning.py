"""The working state of one cleaning, with what is told of every removal."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.document import Span
from generator.parsing.clean.edits import Edit, SourceMap, apply
from generator.parsing.lines import Line


@dataclass(frozen=True, slots=True)
class Removal:
    """A piece of raw text that was taken away or repaired, and why."""

    kind: str
    why: str
    text: str
    raw: Span


@dataclass(slots=True)
class Cleaning:
    """The text as far as it is clean, the way back to the raw text, and what was found out so far."""

    text: str
    map: SourceMap = field(default_factory=SourceMap)
    removed: list[Removal] = field(default_factory=list)
    metadata: dict[str, str] = field(default_factory=dict)
    teasers: list[tuple[int, str]] = field(default_factory=list)  # (place in the raw text, title that the teaser gives)

    def edit(self, edits: list[Edit], kind: str) -> None:
        """Make the edits and keep those that say why."""
        for edit in edits:
            if edit.why:
                raw = self.map.raw(Span(edit.start, edit.end))
                self.removed.append(Removal(kind, edit.why, self.text[edit.start : edit.end].strip("\n"), raw))
        self.text, self.map = apply(self.text, edits, self.map)


def drop(line: Line, text: str, why: str) -> Edit:
    """The edit that takes a whole line out of a text, with one of the line ends beside it."""
    end = line.end + 1 if line.end < len(text) else line.end
    start = line.start - 1 if line.end >= len(text) and line.start else line.start
    return Edit(start, end, "", why)
