"""Rows of headings that one learned document lends: its lists in words that go together, so that a report tells nothing twice and in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from generator.drafting.headings import LIKE_LEVEL, SAME_LEVEL, UNLIKE_LEVEL
from generator.drafting.item_headings import ItemHeadings
from generator.drafting.parts import share_told
from generator.drafting.stages import Heading
from generator.language.kinds import Role
from generator.learning.register import HeadingList

#: A row has so many headings at least, from lists that stand so deep in a document at most.
_LEAST, _DEEPEST = 4, 2
#: A document whose headings name less of the topic than another by this share does not lend them, and one of another level does not where there
#: are so many of the draft's own.
_PART_SHORT, _CHOICE = 0.35, 2
_DEMANDS = frozenset({Role.DEMAND, Role.ACCOUNTABILITY})


class OneDocument:
    """Finds the rows of one draft; ``room`` tells how many characters there are to say under a heading."""

    def __init__(self, headings: ItemHeadings, room: Callable[[Heading], int]) -> None:
        self._headings = headings
        self._store = headings.store
        self._room = room

    def row(self, length: int) -> list[Heading]:
        """Headings of what one learned document on the topic asks for, in its order: of its lists those that may stand as one.

        Another document at the next turn; none where no document has so many characters to say under them.
        """
        documents: dict[int, list[HeadingList]] = defaultdict(list)
        for entry in self._store.lists(self._store.home, sections=False):
            if entry.depth <= _DEEPEST and self._store.is_close(entry.document):
                documents[entry.document].append(entry)
        for document in self._in_turn({document: asking for document, entries in documents.items() if self._says(asking := list(filter(self._asks, entries)), length)}):
            row = self._joined(documents[document])
            if len(row) >= _LEAST and sum(map(self._room, row)) >= length:
                self._store.followed = document
                return row
        return []

    def _says(self, entries: Sequence[HeadingList], length: int) -> bool:
        """Whether there are so many characters to say under some lists."""
        return sum(self._room(Heading("", item=entry.first + k)) for entry in entries for k in range(len(entry.headings))) >= length

    def _in_turn(self, documents: Mapping[int, Sequence[HeadingList]]) -> Iterator[int]:
        """Those of some documents that name most of the topic, of the draft's level before others, beginning with another at the next turn."""
        store = self._store
        shares = {document: share_told(store.parts, "\n".join(text for entry in entries for text in entry.headings)) for document, entries in sorted(documents.items())}
        left = [document for document, share in shares.items() if share >= max(shares.values()) - _PART_SHORT]
        for least in (SAME_LEVEL, LIKE_LEVEL, 1.0, UNLIKE_LEVEL):
            near = [document for document in left if store.nearness(document) >= least]
            if len(near) >= _CHOICE or least == UNLIKE_LEVEL:
                at = store.turn % len(near) if near else 0
                yield from (*near[at:], *near[:at])
                left = [document for document in left if document not in near]

    def _joined(self, entries: Sequence[HeadingList]) -> list[Heading]:
        """The first of some lists that asks for something, in words that most of the others go with, and those."""
        longest: list[Heading] = []
        asking = [entry for entry in sorted(entries, key=lambda entry: entry.first) if self._asks(entry)]
        for way in self._store.each_way(asking[0]) if asking else ():
            row = list(way)
            for entry in asking[1:]:
                row += next((heads for heads in self._store.each_way(entry) if heads and row and self._headings.go_together(row, heads)), [])
            longest = max(longest, row, key=len)
        return longest

    def _asks(self, entry: HeadingList) -> bool:
        """Whether what stands under most headings of a list demands something."""
        supply = self._store.supply
        first = [next((one for passage in supply.under(entry.first + k) for one in supply.sentences(self._store.subject, passage)), -1) for k in range(len(entry.headings))]
        return 2 * sum(one >= 0 and supply.role(one) in _DEMANDS for one in first) > len(first)
