"""Which ordinal candidates are items, and how deep each one stands.

A candidate alone proves nothing (第一，… may be prose). It becomes an item when it belongs to a run of at least two or to
a heading hierarchy. Nesting follows the document's own use of styles: lists are kept on a stack, a candidate first tries to
continue an open list, and only a candidate numbered one may open a new list. Where a text leaves the order of two
styles open, what the document itself does elsewhere decides, and only then the usual order 一、（一）1.（1）①.

Cost is linear in the number of candidates: every look ahead is a bisection or stops at the next restart.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.document import OrdinalStyle
from generator.language.ordinals import LAST, Candidate

#: Families whose members continue each other in real documents (首先…第二…; 一要…二是…).
_GROUP = {
    OrdinalStyle.YAO: OrdinalStyle.IS,
    OrdinalStyle.SEQUENCE: OrdinalStyle.DI,
}
#: The usual order of levels, used only where the document itself gives no evidence.
_RANK = {
    OrdinalStyle.DI_NOUN: 0.5,
    OrdinalStyle.HAN: 1.0,
    OrdinalStyle.DI: 1.5,
    OrdinalStyle.HAN_PAREN: 2.0,
    OrdinalStyle.DIGIT: 3.0,
    OrdinalStyle.DECIMAL: 3.5,
    OrdinalStyle.DIGIT_PAREN: 4.0,
    OrdinalStyle.CIRCLED: 5.0,
}
_LOWEST = 6.0
#: Families that head sections; a lone member may stand in a hierarchy.
_HEADINGS = frozenset({OrdinalStyle.HAN, OrdinalStyle.HAN_PAREN, OrdinalStyle.DIGIT, OrdinalStyle.DI_NOUN})
#: Families whose list of lines may begin with a slip: 一是 … 三是.
_SLIPPING = _HEADINGS | {OrdinalStyle.IS, OrdinalStyle.YAO, OrdinalStyle.DI}
#: An inline list may be split over this many paragraphs (a newspaper page breaks a long paragraph anywhere).
_SPLIT = 3
#: Items of a —— list may hold this many paragraphs.
_DASH_GAP = 4
#: … and lists of their own of about this many lines.
_DASH_NESTED = 24
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
        return _family(self.items[0].candidate)

    @property
    def last(self) -> int:
        """The number of its last member."""
        return self.numbers[-1]

    @property
    def line(self) -> int:
        """The line of its last member."""
        return self.items[-1].candidate.line


@dataclass(slots=True, eq=False)
class Item:
    """A candidate that was found to be an item."""

    candidate: Candidate
    owner: ItemList

    @property
    def depth(self) -> int:
        """1 is the outermost list."""
        return self.owner.depth


def _group(style: OrdinalStyle) -> OrdinalStyle:
    return _GROUP.get(style, style)


def _family(candidate: Candidate) -> str:
    """What must be the same for two candidates to be siblings: the style, and for 第一方面 and 第一个问题 also what is counted."""
    style = candidate.ordinal.style
    return f"{style}{_noun(candidate)}" if style is OrdinalStyle.DI_NOUN else style


class _Index:
    """Candidates by style and by layout, for looking ahead."""

    def __init__(self, found: Sequence[Candidate]) -> None:
        self.found = found
        self.by_layout: dict[tuple[str, bool], list[int]] = defaultdict(list)
        self.by_group: dict[OrdinalStyle, list[int]] = defaultdict(list)
        for i, candidate in enumerate(found):
            self.by_layout[_family(candidate), candidate.first].append(i)
            self.by_group[_group(candidate.ordinal.style)].append(i)
        self.inside = self._evidence()

    def _evidence(self) -> Counter[tuple[str, str]]:
        """How often a list of the second family opens between two consecutive members of the first."""
        inside: Counter[tuple[str, str]] = Counter()
        last: dict[str, Candidate] = {}
        for i, candidate in enumerate(self.found):
            family = _family(candidate)
            if candidate.ordinal.number == 1:
                for outer, seen in last.items():
                    if outer != family and self._next_member(seen, i):
                        inside[outer, family] += 1
            if candidate.first:
                last[family] = candidate
        return inside

    def _next_member(self, member: Candidate, i: int) -> bool:
        following = self.next(_family(member), True, i)
        if following is None:
            return False
        if member.ordinal.style is OrdinalStyle.DASH:
            return following.line - self.found[i].line <= _DASH_NESTED
        return following.ordinal.number == member.ordinal.number + 1

    def next(self, family: str, first: bool, i: int) -> Candidate | None:
        """The next candidate of this family and layout after the ``i``-th."""
        places = self.by_layout[family, first]
        k = bisect_right(places, i)
        return self.found[places[k]] if k < len(places) else None

    def has_follower(self, i: int) -> bool:
        """Whether a sibling numbered one higher comes before the list can be taken to begin again."""
        this = self.found[i]
        number = this.ordinal.number
        places = self.by_group[_group(this.ordinal.style)]
        for k in places[bisect_right(places, i) : bisect_right(places, i) + 400]:
            other = self.found[k]
            if not this.first and other.line - this.line > _SPLIT:
                return False
            if other.ordinal.style is OrdinalStyle.DI_NOUN and _family(other) != _family(this):
                continue
            if other.ordinal.number == number + 1:
                return True
            if other.ordinal.number == number + 2 and (other.line == this.line or (this.first and other.first and this.ordinal.style in _SLIPPING)):
                return True
            if other.ordinal.number == number and other.first == this.first and other.ordinal.style is this.ordinal.style:
                return False
            if other.ordinal.number == LAST and this.ordinal.style is OrdinalStyle.SEQUENCE and other.line == this.line:
                return False
        return False


def _noun(candidate: Candidate) -> str:
    return candidate.ordinal.marker.lstrip("第一二三四五六七八九十")


class _Builder:
    def __init__(self, found: Sequence[Candidate], breaks: Sequence[int]) -> None:
        self.found = found
        self.index = _Index(found)
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
            elif candidate.ordinal.number == 1:
                self._open(i, candidate)
            elif self._carried_on(candidate) or self._headless(i, candidate):
                self._open(i, candidate, force=True)

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
            if before is not None and candidate.ordinal.number > 1 and before.last + 1 == candidate.ordinal.number:
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
        same = [k for k in levels if self.stack[k].style is style]
        if style is OrdinalStyle.DI_NOUN:
            same = [k for k in same if self.stack[k].family == _family(candidate)]
        alike = [k for k in levels if _group(self.stack[k].style) is _group(style) and (k in same or style is not OrdinalStyle.DI_NOUN)]
        due = [k for k in same if self.stack[k].last + 1 == number]
        for k in due:
            if self.stack[k].first == candidate.first:
                return k
        if due:
            return due[0]
        if number == LAST:
            closable = [k for k in alike if len(self.stack[k].items) >= 2 or self.stack[k].style is OrdinalStyle.SEQUENCE]
            rank = {k: (self.stack[k].style is not style, self.stack[k].first != candidate.first) for k in closable}
            return min(closable, key=lambda k: rank[k]) if closable else None
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
        return candidate.line - owner.line <= _SPLIT and not self._broken(owner, candidate)

    def _broken(self, owner: ItemList, candidate: Candidate) -> bool:
        """Whether another speaker begins between the last item of a list and a candidate."""
        k = bisect_right(self.breaks, owner.items[-1].candidate.start)
        return k < len(self.breaks) and self.breaks[k] <= candidate.start

    # -- opening a list ------------------------------------------------------------------------------------------------

    def _open(self, i: int, candidate: Candidate, *, force: bool = False) -> None:
        if not (force or self.index.has_follower(i) or self._in_hierarchy(i, candidate)):
            return
        while self.stack and self._broken(self.stack[-1], candidate) and not self._continues_later(i, self.stack[-1]):
            self.stack.pop()
        while self.stack and not self.stack[-1].first and self.stack[-1].line < candidate.line:
            self.stack.pop()  # a list inside a paragraph ends with it
        if candidate.first:
            self._make_room_for_lines(i, candidate)
        else:
            self._make_room_for_inline(i, candidate)
        self._push(candidate)

    def _make_room_for_lines(self, i: int, candidate: Candidate) -> None:
        style, family = candidate.ordinal.style, _family(candidate)
        for k, owner in enumerate(self.stack):
            if owner.family == family and owner.first:
                del self.stack[k:]  # begins again at one: a new list at the same depth
                return
        while self.stack:
            top = self.stack[-1]
            if self._continues_later(i, top):
                return
            into, out_of = self.index.inside[top.family, family], self.index.inside[family, top.family]
            if into > out_of or (into == out_of and _RANK.get(style, _LOWEST) >= _RANK.get(top.style, _LOWEST)):
                return
            self.stack.pop()

    def _make_room_for_inline(self, i: int, candidate: Candidate) -> None:
        for k, owner in enumerate(self.stack):
            if owner.family == _family(candidate) and not owner.first and owner.line == candidate.line:
                del self.stack[k:]
                return
        while self.stack:
            top = self.stack[-1]
            if top.line == candidate.line or self._continues_later(i, top) or not self._one_line_each(top):
                return
            self.stack.pop()

    def _continues_later(self, i: int, owner: ItemList) -> bool:
        following = self.index.next(owner.family, owner.first, i)
        if owner.style is OrdinalStyle.DASH:
            return following is not None and self._dash_goes_on(i, owner, following)
        if following is None or (not owner.first and following.line - owner.line > _SPLIT):
            return False
        return owner.last < following.ordinal.number <= owner.last + _MAX_JUMP

    def _dash_goes_on(self, i: int, owner: ItemList, following: Candidate) -> bool:
        """A —— list holds what stands here when its next member is near and no list around it goes on before."""
        if following.line - self.found[i].line > _DASH_NESTED:
            return False
        around = self.stack[: self.stack.index(owner)]
        for other in self.found[i + 1 : i + 1 + 4 * _DASH_NESTED]:
            if other is following:
                return True
            if any(_family(other) == one.family and other.first == one.first and other.ordinal.number == one.last + 1 for one in around):
                return False
        return False

    @staticmethod
    def _one_line_each(owner: ItemList) -> bool:
        """Whether every finished item of a list was one paragraph: then a new paragraph after its last is outside it."""
        rows = [item.candidate.line for item in owner.items]
        return len(rows) >= 2 and all(b - a == 1 for a, b in itertools.pairwise(rows))

    def _in_hierarchy(self, i: int, candidate: Candidate) -> bool:
        """A lone heading counts when it stands in a hierarchy: under a heading, or over a list of its own."""
        if not candidate.first or candidate.ordinal.style not in _HEADINGS:
            return False
        if candidate.ordinal.marker[-1] not in "、．.）)":
            return False
        if self.stack and self.stack[-1].first and self.stack[-1].style in _HEADINGS:
            style = candidate.ordinal.style
            return style is not self.stack[-1].style and len(self.index.by_layout[_family(candidate), True]) >= 3
        following = self.found[i + 1] if i + 1 < len(self.found) else None
        return bool(
            following
            and following.first
            and following.ordinal.number == 1
            and following.ordinal.style in _HEADINGS
            and self.index.has_follower(i + 1)
        )

    def _carried_on(self, candidate: Candidate) -> bool:
        """Numbering that runs on through the sections of a document (（一）（二） under 一、, （三）（四） under 二、)."""
        before = self.ended.get(candidate.ordinal.style) if candidate.first else None
        return (
            before is not None
            and candidate.ordinal.style in _HEADINGS
            and before.last + 1 == candidate.ordinal.number
            and len(self.stack) == before.depth - 1
            and self.stack != []
        )

    def _headless(self, i: int, candidate: Candidate) -> bool:
        """A run of lines whose first member is lost (二、 三、 四、)."""
        if not candidate.first or candidate.ordinal.style not in _HEADINGS or candidate.ordinal.number > _MAX_JUMP:
            return False
        following = self.index.next(_family(candidate), True, i)
        return following is not None and following.ordinal.number == candidate.ordinal.number + 1

    # -- —— items carry no numbers -------------------------------------------------------------------------------------

    def _dash(self, i: int, candidate: Candidate) -> None:
        for k in range(len(self.stack) - 1, -1, -1):
            if self.stack[k].style is OrdinalStyle.DASH:
                if candidate.line - self.items[-1].candidate.line <= _DASH_GAP:
                    del self.stack[k + 1 :]
                    self._add(candidate)
                    return
                del self.stack[k:]
        following = self.index.next(OrdinalStyle.DASH, True, i)
        between = self.found[i + 1] if i + 1 < len(self.found) else None
        if following is None or between is None or between.line - candidate.line > _DASH_GAP or following.line - candidate.line > _DASH_NESTED:
            return
        if between is not following and between.first and between.ordinal.style in _HEADINGS and between.ordinal.number > 1:
            return
        while self.stack and not self.stack[-1].first:
            self.stack.pop()
        self._push(candidate)


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
