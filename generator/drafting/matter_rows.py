"""Rows of headings on the matters of a domain: all of one build, with enough to say under them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.drafting.headings import GUARANTEE
from generator.drafting.item_headings import ItemHeadings
from generator.drafting.one_document import OneDocument
from generator.drafting.part_headings import PartHeadings
from generator.drafting.stages import Heading, Stage
from generator.drafting.subject import Subject
from generator.learning.parallel import outlier

#: So many rows are drawn where one has too little to say; the second half of them are learned lists.
_ROWS = 6
#: A row has enough to say when it has so much of the length asked for.
_ROOMY = 0.75
#: One document lends all headings where it has so much of the length to say, or else so much.
_WHOLE = (0.75, 0.6)
#: So many headings of one document stay, and so many there are with what is added.
_KEPT, _MOST = 9, 11
#: So many headings on what is told of the topic in any case are added at most, and one for so many characters.
ADDED, _AN_ADDED = 3, 500
#: A row that has too little to say is drawn longer by so many headings at a time.
_MORE = 2


class MatterRows:
    """Draws rows of headings for one draft; ``room`` tells how many characters there are to say under a heading."""

    def __init__(self, headings: ItemHeadings, parts: PartHeadings, room: Callable[[Heading], int], subject: Subject) -> None:
        self._headings = headings
        self._parts = parts
        self._room = room
        self._subject = subject
        self._one_document = OneDocument(headings, parts, room)

    def draw(self, count: int, length: int = 0, *, most: int = 0) -> list[Heading]:
        """Headings on matters, ``most`` where one list has so many: of some rows the first that has enough, else that which has most to say.

        With a length, half of the headings are enough when they have that much to say, and what is told of the topic in any case is added, or
        stands alone where the lists have less to say.
        """
        if self._subject.is_unknown:
            return self._headings.framed(count)
        before = self._headings.said
        for share in _WHOLE if length else ():
            if whole := self._one_document.row(round(share * length)):
                return self._whole(self._headings.keep(whole, min(max(count, most), _KEPT)), min(max(count, most) + min(ADDED, length // _AN_ADDED), _MOST))
        rows = []
        for k in range(_ROWS):
            self._headings.said = before
            row = self._draw(count, length, most, learned=k >= _ROWS // 2)
            enough = self._is_enough(row, count, length)
            if enough and self._has_room(row, length):
                return self._whole(row, most) if length else row
            rows.append((enough, sum(map(self._room, row)), self._headings.said, row))
        _, told, self._headings.said, row = max(rows, key=lambda one: one[:2])
        own = self._parts.row(min(max(count, most), _KEPT)) if length else []
        if sum(map(self._room, own)) > told:
            return self._headings.store.say(own)
        return self._whole(row, most) if length else row

    def _whole(self, row: list[Heading], most: int) -> list[Heading]:
        """A row with headings on what is told of the topic in any case and the row does not tell, no more than there may be."""
        missing = self._parts.missing(row)[: max(0, min(ADDED, most - len(row)))]
        filled = self._parts.filled(row, missing)
        self._headings.store.say([head for head in filled if head.part])
        return filled

    def beside(self, heads: Sequence[Heading], count: int, *, exactly: bool) -> list[Heading]:
        """Headings on other matters that may stand beside some: of some rows the first that goes with them, else plain ones, a verb and a matter."""
        before = self._headings.said
        for _ in range(_ROWS):
            self._headings.said = before
            others = self.draw(count)
            if exactly or self._headings.go_together(heads, others):
                return others
        last, self._headings.said = self._headings.said, before
        if plain := self._headings.plain(count):
            return plain
        self._headings.said = last
        return [head for head in others if outlier((*(one.text for one in heads), head.text)) is None]

    def answering(self) -> list[Heading]:
        """A heading on who answers or with what means; none where some draws find none."""
        before = self._headings.said
        for _ in range(_ROWS):
            if (found := self._headings.items(1, stage=Stage.LAST)) and GUARANTEE.search(found[0].text):
                return found
            self._headings.said = before
        return []

    def _draw(self, count: int, length: int, most: int, *, learned: bool) -> list[Heading]:
        """Headings of one build, as many as are asked or there are; ``learned``: those of a learned list before others."""
        found = self._headings.items(max(count, most), learned=learned)
        while found and not (self._is_enough(found, count, length) and (len(found) >= most or self._has_room(found, length))):
            more = self._headings.items(max(count - len(found), min(_MORE, most - len(found))))
            fresh = [head for head in more if not self._headings.tells_again(head, found)]
            if not fresh or not self._headings.go_together(found, fresh):
                break  # a row of two builds, or one that would say the same again
            found += fresh
        return found

    def _is_enough(self, row: Sequence[Heading], count: int, length: int) -> bool:
        """Whether a row has so many headings, or half of them with as much to say as is asked."""
        return len(row) >= count or (length > 0 and 2 * len(row) >= count and sum(map(self._room, row)) >= length)

    def _has_room(self, row: Sequence[Heading], length: int) -> bool:
        """Whether there is about as much to say under a row of headings as is asked."""
        return sum(map(self._room, row)) >= _ROOMY * length
