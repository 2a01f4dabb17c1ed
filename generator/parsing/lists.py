"""Which ordinal candidates are items, and how deep each one stands.

A candidate alone proves nothing (第一，… may be prose). It becomes an item when it belongs to a run of at least two or to
a heading hierarchy. Nesting follows the document's own use of styles: lists are kept on a stack, a candidate first tries to
continue an open list, and otherwise only a candidate numbered one opens a new one, unless numbering runs on from the section
before or the first member is lost. Where a new list stands is asked of what comes after it (``siblings``), then of what the
document does elsewhere (``nesting``).

Cost is linear in the number of candidates: every look ahead is a bisection or a bounded number of steps.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.document import OrdinalStyle
from generator.language.ordinals import LAST, Candidate
from generator.parsing.nesting import DASH_NESTED, Nesting
from generator.parsing.siblings import HEADINGS, SPLIT, Candidates, family, group

#: Items of a —— list may hold this many paragraphs.
_DASH_GAP = 4
#: A lone heading under another must be of a family that starts so many lines of the document.
_OFTEN = 3
#: An author's slip may skip this far ahead.
_MAX_JUMP = 3


@dataclass(slots=True)
class ItemList:
    """One run of siblings."""

    style: OrdinalStyle
    first: bool  # its items start lines
    depth: int
    items: list[Item] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    parent: Item | None = None
    base: int = 0  # the last number of the list before, where numbering runs on through the sections

    @property
    def family(self) -> str:
        """What its members have in common."""
        return family(self.items[0].candidate)

    @property
    def last(self) -> int:
        """The number of its last member."""
        return self.numbers[-1]

    @property
    def line(self) -> int:
        """The line of its last member."""
        return self.items[-1].candidate.line

    @property
    def one_line_each(self) -> bool:
        """Whether every finished item was one paragraph: then a new paragraph after its last is outside the list."""
        rows = [item.candidate.line for item in self.items]
        return len(rows) >= 2 and all(b - a == 1 for a, b in itertools.pairwise(rows))


@dataclass(slots=True, eq=False)
class Item:
    """A candidate that was found to be an item."""

    candidate: Candidate
    owner: ItemList

    @property
    def depth(self) -> int:
        """1 is the outermost list."""
        return self.owner.depth


class _Builder:
    def __init__(self, found: Sequence[Candidate], breaks: Sequence[int]) -> None:
        self.found = found
        self.candidates = Candidates(found)
        self.nesting = Nesting(self.candidates)
        self.breaks = breaks  # places where another speaker's words begin, ascending
        self.stack: list[ItemList] = []
        self.lists: list[ItemList] = []
        self.items: list[Item] = []
        self.ended: dict[OrdinalStyle, ItemList] = {}  # the last list of lines of each style

    def run(self) -> None:
        for i, candidate in enumerate(self.found):
            if candidate.ordinal.style is OrdinalStyle.DASH:
                self._dash(i, candidate)
            elif (level := self._continued(i, candidate)) is not None:
                del self.stack[level + 1 :]
                self._add(candidate)
            elif self._begins(i, candidate):
                self._open(i, candidate)

    def _add(self, candidate: Candidate) -> None:
        owner = self.stack[-1]
        if not candidate.first:
            owner.first = owner.first and candidate.line != owner.line
        number = len(owner.items) + 1 if candidate.ordinal.number == LAST else candidate.ordinal.number
        item = Item(candidate, owner)
        owner.items.append(item)
        owner.numbers.append(number)
        self.items.append(item)

    def _push(self, candidate: Candidate) -> None:
        parent = self.stack[-1].items[-1] if self.stack else None
        owner = ItemList(candidate.ordinal.style, candidate.first, len(self.stack) + 1, parent=parent)
        if candidate.first:
            before = self.ended.get(owner.style)
            if before is not None and before.last + 1 == candidate.ordinal.number:
                owner.base = before.last
            self.ended[owner.style] = owner
        self.stack.append(owner)
        self.lists.append(owner)
        self._add(candidate)

    # -- continuing an open list ---------------------------------------------------------------------------------------

    def _continued(self, i: int, candidate: Candidate) -> int | None:
        """The level of the open list that this candidate continues, if any: the surest match, innermost first."""
        number, style = candidate.ordinal.number, candidate.ordinal.style
        if number == 1:
            return None
        levels = [k for k in range(len(self.stack) - 1, -1, -1) if self._near(self.stack[k], candidate)]
        same = [k for k in levels if self.stack[k].family == family(candidate)]
        alike = same if style is OrdinalStyle.DI_NOUN else [k for k in levels if group(self.stack[k].style) is group(style)]
        due = [k for k in same if self.stack[k].last + 1 == number]
        if due:
            return next((k for k in due if self.stack[k].first == candidate.first), due[0])
        if number == LAST:
            closable = [k for k in alike if len(self.stack[k].items) >= 2 or self.stack[k].style is OrdinalStyle.SEQUENCE]
            return min(closable, key=lambda k: (self.stack[k].style is not style, self.stack[k].first != candidate.first), default=None)
        for k in alike:
            if self.stack[k].last + 1 == number:
                return k
        for k in same:  # a slip of the author's: repeated, or jumped
            owner = self.stack[k]
            position = len(owner.items) + 1
            if owner.first == candidate.first and (number == owner.base + position or owner.last <= number <= owner.last + _MAX_JUMP):
                return k
        return None

    def _near(self, owner: ItemList, candidate: Candidate) -> bool:
        """Whether an open list still reaches to this candidate: lists of lines always do, lists inside paragraphs not far."""
        if candidate.first and owner.first:
            return True
        if candidate.line == owner.line:
            return True
        if owner.first and not candidate.first:
            return False
        return candidate.line - owner.line <= SPLIT and not self._broken(owner, candidate)

    def _broken(self, owner: ItemList, candidate: Candidate) -> bool:
        """Whether another speaker begins between the last item of a list and a candidate."""
        k = bisect_right(self.breaks, owner.items[-1].candidate.start)
        return k < len(self.breaks) and self.breaks[k] <= candidate.start

    # -- opening a list ------------------------------------------------------------------------------------------------

    def _begins(self, i: int, candidate: Candidate) -> bool:
        """Whether a candidate that continues nothing is the first item of a list."""
        if candidate.ordinal.number == 1:
            return self.candidates.has_follower(i) or self._in_hierarchy(i, candidate)
        return self._carried_on(candidate) or self.candidates.headless(i)

    def _open(self, i: int, candidate: Candidate) -> None:
        while self.stack and self._broken(self.stack[-1], candidate) and not self._continues_later(i):
            self.stack.pop()
        while self.stack and not self.stack[-1].first and self.stack[-1].line < candidate.line:
            self.stack.pop()  # a list inside a paragraph ends with it
        if candidate.first:
            self._make_room_for_lines(i, candidate)
        else:
            self._make_room_for_inline(i, candidate)
        self._push(candidate)

    def _make_room_for_lines(self, i: int, candidate: Candidate) -> None:
        for k, owner in enumerate(self.stack):
            if owner.first and owner.family == family(candidate):
                del self.stack[k:]  # begins again at one: a new list at the same depth
                return
        while self.stack and not self._continues_later(i) and not self.nesting.holds(self.stack[-1].items[0].candidate, candidate):
            self.stack.pop()

    def _make_room_for_inline(self, i: int, candidate: Candidate) -> None:
        for k, owner in enumerate(self.stack):
            if not owner.first and owner.line == candidate.line and owner.family == family(candidate):
                del self.stack[k:]
                return
        while self.stack and self.stack[-1].line != candidate.line and self.stack[-1].one_line_each and not self._continues_later(i):
            self.stack.pop()

    def _continues_later(self, i: int) -> bool:
        """Whether the innermost open list goes on after the ``i``-th candidate."""
        owner = self.stack[-1]
        following = self.candidates.next(owner.family, owner.first, i)
        if following is None:
            return False
        if owner.style is OrdinalStyle.DASH:
            return self._dash_goes_on(i, following)
        if not owner.first and following.line - owner.line > SPLIT:
            return False
        return owner.last < following.ordinal.number <= owner.last + _MAX_JUMP

    def _in_hierarchy(self, i: int, candidate: Candidate) -> bool:
        """A lone heading counts when it stands in a hierarchy: under a heading, or over a list of its own."""
        style = candidate.ordinal.style
        if not candidate.first or style not in HEADINGS or candidate.ordinal.marker[-1] not in "、．.）)":
            return False
        if self.stack and self.stack[-1].first and self.stack[-1].style in HEADINGS:
            return style is not self.stack[-1].style and self.candidates.starting_lines(family(candidate)) >= _OFTEN
        return self.candidates.heads_list(i)

    def _carried_on(self, candidate: Candidate) -> bool:
        """Numbering that runs on through the sections of a document (（一）（二） under 一、, （三）（四） under 二、)."""
        before = self.ended.get(candidate.ordinal.style) if candidate.first else None
        return (
            before is not None
            and candidate.ordinal.style in HEADINGS
            and before.last + 1 == candidate.ordinal.number
            and len(self.stack) == before.depth - 1
            and self.stack != []
        )

    # -- —— items carry no numbers -------------------------------------------------------------------------------------

    def _dash(self, i: int, candidate: Candidate) -> None:
        for k in range(len(self.stack) - 1, -1, -1):
            if self.stack[k].style is OrdinalStyle.DASH:
                if candidate.line - self.items[-1].candidate.line <= _DASH_GAP:
                    del self.stack[k + 1 :]
                    self._add(candidate)
                    return
                del self.stack[k:]
        following, between = self.candidates.next(OrdinalStyle.DASH, True, i), self.candidates.after(i)
        if following is None or between is None or between.line - candidate.line > _DASH_GAP or following.line - candidate.line > DASH_NESTED:
            return
        if between is not following and between.first and between.ordinal.style in HEADINGS and between.ordinal.number > 1:
            return
        while self.stack and not self.stack[-1].first:
            self.stack.pop()
        self._push(candidate)

    def _dash_goes_on(self, i: int, following: Candidate) -> bool:
        """The innermost list, of ——, holds what stands here when its next member is near and no list around it goes on before."""
        if following.line - self.found[i].line > DASH_NESTED:
            return False
        around = self.stack[:-1]
        for other in self.found[i + 1 : i + 1 + 4 * DASH_NESTED]:
            if other is following:
                return True
            if any(family(other) == one.family and other.first == one.first and other.ordinal.number == one.last + 1 for one in around):
                return False
        return False


def find_items(found: Sequence[Candidate], breaks: Sequence[int] = ()) -> tuple[list[Item], list[ItemList]]:
    """The items among the candidates in reading order, and the lists they form.

    ``line`` of a candidate must count the lines that hold text; ``breaks`` are the places where another speaker begins.

    >>> from generator.language.ordinals import candidates
    >>> text = "一、要过好思想关\\n一是学习。\\n二是落实。\\n二、要过好作风关：一是务实；二是高效。"
    >>> items, lists = find_items(list(candidates(text)))
    >>> [(item.depth, item.candidate.ordinal.marker) for item in items]
    [(1, '一、'), (2, '一是'), (2, '二是'), (1, '二、'), (2, '一是'), (2, '二是')]
    """
    builder = _Builder(found, breaks)
    builder.run()
    return builder.items, builder.lists
