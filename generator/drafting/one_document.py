"""Rows of headings that one learned document lends: its lists in words that go together, so that a report tells nothing twice and in order.

What is told of the topic in any case and the document does not tell, headings of others add.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from generator.drafting.headings import LIKE_LEVEL, SAME_LEVEL, UNLIKE_LEVEL
from generator.drafting.item_headings import ItemHeadings
from generator.drafting.part_headings import LEADS, PartHeadings
from generator.drafting.parts import share_told
from generator.drafting.stages import Heading
from generator.language.kinds import Role
from generator.learning.register import HeadingList

#: A row has so many headings at least, from lists that stand so deep in a document at most.
_LEAST, _DEEPEST = 4, 2
#: A document whose headings name less of the topic than another by this share does not lend them, and one of another level does not where there
#: are so many of the draft's own.
_PART_SHORT, _CHOICE = 0.35, 2
#: Verbs of which one may stand for another at the head of all headings of a list.
_VERBS = (frozenset({"推动", "促进", "推进"}), frozenset({"加强", "强化"}), frozenset({"抓好", "抓实", "做好", "做实"}), frozenset({"完善", "健全"}))
#: What another document adds shares less than this of its words with what stands under a heading.
_AGAIN = 0.1
_DEMANDS = frozenset({Role.DEMAND, Role.ACCOUNTABILITY})


class OneDocument:
    """Finds the rows of one draft; ``room`` tells how many characters there are to say under a heading."""

    def __init__(self, headings: ItemHeadings, parts: PartHeadings, room: Callable[[Heading], int]) -> None:
        self._headings = headings
        self._parts = parts
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
        asking = {document: kept for document, entries in sorted(documents.items()) if self._says(kept := list(filter(self._asks, entries)), length)}
        rows: dict[int, list[Heading]] = {}
        left = self._whole(asking)
        for least in (SAME_LEVEL, LIKE_LEVEL, 1.0, UNLIKE_LEVEL):
            near = [document for document in left if self._store.nearness(document) >= least]
            rows.update((document, self._with_parts(self._joined(asking[document], length), asking)) for document in near if document not in rows)
            lending = [document for document in near if len(rows[document]) >= _LEAST and sum(map(self._room, rows[document])) >= length]
            if len(lending) >= _CHOICE or (lending and least == UNLIKE_LEVEL):
                self._store.followed = lending[self._store.turn % len(lending)]
                return rows[self._store.followed]
        return []

    def _says(self, entries: Sequence[HeadingList], length: int) -> bool:
        """Whether there are so many characters to say under some lists."""
        return sum(self._room(Heading("", item=entry.first + k)) for entry in entries for k in range(len(entry.headings))) >= length

    def _whole(self, documents: Mapping[int, Sequence[HeadingList]]) -> list[int]:
        """Those of some documents that name most of the topic."""
        shares = {document: share_told(self._store.parts, "\n".join(text for entry in entries for text in entry.headings)) for document, entries in documents.items()}
        return [document for document, share in shares.items() if share >= max(shares.values()) - _PART_SHORT]

    def _joined(self, entries: Sequence[HeadingList], length: int) -> list[Heading]:
        """The first of some lists, in words that most of the others go with, and those; of another frame only where there are not so many characters to say otherwise."""
        first, *others = sorted(entries, key=lambda entry: entry.first)
        longest: list[Heading] = []
        for of_frame in (True, False):
            for way in self._store.each_way(first):
                row = list(way)
                for entry in others:
                    row += next((heads for way in self._store.each_way(entry) if (heads := _with_verb_of(row, way)) and self._go_on(row, heads, of_frame=of_frame)), [])
                longest = max(longest, row, key=lambda one: (len(one), self._parts.fits(one, self._parts.missing(one))))
            if not others or sum(map(self._room, longest)) >= length:
                break
        return sorted(longest, key=lambda head: bool(others and LEADS.search(head.text)))

    def _go_on(self, row: Sequence[Heading], heads: Sequence[Heading], *, of_frame: bool) -> bool:
        """Whether some headings may go on with a row."""
        return bool(row) and self._headings.go_together(row, heads) and (not of_frame or all(_is_of_frame(head.text, row) for head in heads))

    def _with_parts(self, row: list[Heading], asking: Mapping[int, Sequence[HeadingList]]) -> list[Heading]:
        """A row with a heading of another document for each part of the topic that it does not tell, as far as there are such that go with it."""
        for part in self._store.parts if row else ():
            if self._parts.tells(row, part):
                continue
            named = (head for entries in asking.values() for entry in entries for way in self._store.each_way(entry) for head in way if any(word in head.text for word in part.words))
            found = next((head for head in named if self._headings.go_together(row, [head]) and _is_of_frame(head.text, row) and not self._headings.tells_again(head, row, _AGAIN)), None)
            if found is not None:
                at = self._parts.place(row, part)
                row = [*row[:at], found, *row[at:]]
        return row

    def _asks(self, entry: HeadingList) -> bool:
        """Whether what stands under most headings of a list demands something."""
        supply = self._store.supply
        first = [next((one for passage in supply.under(entry.first + k) for one in supply.sentences(self._store.subject, passage)), -1) for k in range(len(entry.headings))]
        return 2 * sum(one >= 0 and supply.role(one) in _DEMANDS for one in first) > len(first)


def _with_verb_of(row: Sequence[Heading], heads: list[Heading]) -> list[Heading]:
    """Headings that all begin with one verb, with that of a row for it where either may stand for the other.

    >>> [head.text for head in _with_verb_of([Heading("推动文明实践贴近居民")], [Heading("促进文化服务惠及全民")])]
    ['推动文化服务惠及全民']
    >>> [head.text for head in _with_verb_of([Heading("推动文明实践贴近居民")], [Heading("严管文化市场经营秩序")])]
    ['严管文化市场经营秩序']
    """
    verbs, others = ({head.text[:2] for head in some} for some in (row, heads))
    if len(verbs) != 1 or len(others) != 1 or not any(verbs | others <= alike for alike in _VERBS):
        return heads
    verb = verbs.pop()
    return [head._replace(text=verb + head.text[2:]) for head in heads]


def _is_of_frame(text: str, row: Sequence[Heading]) -> bool:
    """Whether a heading has the words that all of a row begin or end with, if there are such.

    >>> row = [Heading("筑牢矿山安全防线"), Heading("筑牢道路安全防线")]
    >>> _is_of_frame("筑牢燃气安全防线", row), _is_of_frame("抓好责任落实", row), _is_of_frame("抓好责任落实", [Heading("严管矿山"), Heading("管好道路")])
    (True, False, True)
    """
    shared = [ending for ending in (slice(2), slice(-2, None)) if len({head.text[ending] for head in row}) == 1]
    return all(text[ending] == row[0].text[ending] for ending in shared)
