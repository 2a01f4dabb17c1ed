"""The working state of one parse; no other package sees it."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.document import (
    Announced,
    Attribution,
    Block,
    FrontLine,
    Genre,
    NumberingFault,
    Span,
)
from generator.parsing.lines import Line
from generator.parsing.lists import Item, ItemList


@dataclass(slots=True)
class Reading:
    """What is known of a text so far. Rules fill it in the order of the parser's table."""

    text: str
    lines: list[Line]
    given_title: str | None = None  # known from elsewhere (a teaser, a file's metadata)
    at: int = 0  # index of the first line that belongs to the body
    title: Line | None = None
    front: list[FrontLine] = field(default_factory=list)
    salutation: Span | None = None
    salutation_inline: bool = False
    body_start: int = 0  # offset in the text; after an inline salutation it lies inside a line
    items: list[Item] = field(default_factory=list)
    lists: list[ItemList] = field(default_factory=list)
    genre: Genre = Genre.OTHER
    evidence: tuple[str, ...] = ()
    closing: int | None = None  # index of the line where the closing starts
    closing_at: int | None = None  # where it starts inside the line of the last item (a page saved as one line)
    signature: int | None = None  # index of the line where the signature starts
    body: tuple[Block, ...] = ()
    announced: list[Announced] = field(default_factory=list)
    numbering_faults: list[NumberingFault] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)

    def line_text(self, index: int) -> str:
        """The text of a body line by its index in ``lines``."""
        line = self.lines[index]
        return self.text[max(line.start, self.body_start) : line.end]
