"""Which sections of a speech are to tell the parts of its topic that are told in any case and no section tells."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from generator.drafting.item_headings import ItemHeadings
from generator.drafting.matter_rows import ADDED
from generator.drafting.part_headings import PartHeadings
from generator.drafting.stages import Heading, Stage
from generator.learning.phrases import TopicPart

#: A part is told in a section of several that has so large a share of its words.
_NEAR_PART = 0.12


class MissingParts:
    """Finds them for one draft, once its sections are headed."""

    def __init__(self, items: ItemHeadings, parts: PartHeadings) -> None:
        self._items = items
        self._parts = parts
        self._missing: dict[int, list[TopicPart]] = {}  # by the section that is to tell them

    def of(self, section: Heading) -> list[TopicPart]:
        """What a section is to tell besides what it tells itself."""
        return self._missing.get(section.item, [])

    def find(self, sections: Sequence[Heading]) -> None:
        """Give each part to the section between the first and the last whose lists are nearest to it, and say those lists as the headings of parts go with."""
        store = self._items.store
        lists = {head.item: found for head in sections if head.stage is not Stage.FIRST and head.item >= 0 and (found := self._items.longest_under(head.item))}
        middle = [head for head in sections if head.stage is Stage.MIDDLE and head.item in lists]
        for part in self._parts.missing([*sections, *(head for members in lists.values() for head in members)])[:ADDED] if middle else ():
            near = {head.item: self._nearness(part, head, alone=len(middle) == 1) for head in middle}
            home = max(near, key=near.__getitem__)
            if near[home] >= _NEAR_PART:
                self._missing.setdefault(home, []).append(part)
        for item, missing in self._missing.items():
            for entry in store.supply.lists_under(item):
                store.prefer(entry, partial(self._parts.fits, parts=missing))

    def _nearness(self, part: TopicPart, section: Heading, *, alone: bool) -> float:
        """How near what a section tells is to a part, by the words of both; the one that tells what is to be done is near to all."""
        store = self._items.store
        return 1.0 if alone else store.supply.shares.part_told(part, store.supply.shares.words(store.supply.text_under(store.subject, section.item)))
