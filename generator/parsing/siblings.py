"""What may be the sibling of a candidate, and what comes after it: all that candidates show before any of them is an item.

Nothing here knows of open lists. Every look ahead is a bisection, and after it a bounded number of steps.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from generator.document import OrdinalStyle
from generator.language.ordinals import LAST, Candidate

#: Families that head sections; a lone member may stand in a hierarchy.
HEADINGS = frozenset({OrdinalStyle.HAN, OrdinalStyle.HAN_PAREN, OrdinalStyle.DIGIT, OrdinalStyle.DI_NOUN})
#: An inline list may be split over this many paragraphs (a newspaper page breaks a long paragraph anywhere).
SPLIT = 3
#: Families whose list of lines may begin with a slip: 一是 … 三是.
_SLIPPING = HEADINGS | {OrdinalStyle.IS, OrdinalStyle.YAO, OrdinalStyle.DI}
#: Families whose members continue each other in real documents (首先…第二…; 一要…二是…).
_GROUP = {
    OrdinalStyle.YAO: OrdinalStyle.IS,
    OrdinalStyle.SEQUENCE: OrdinalStyle.DI,
}
#: A headless run of lines may have lost its first member, or its first two.
_HEADLESS_FROM = 3
#: So many candidates of the group are asked whether one follows.
_LOOK_AHEAD = 400


def group(style: OrdinalStyle) -> OrdinalStyle:
    """What must be the same for two styles to be mixed in one list."""
    return _GROUP.get(style, style)


def family(candidate: Candidate) -> str:
    """What must be the same for two candidates to be siblings: the style, and for 第一方面 and 第一个问题 also what is counted."""
    style = candidate.ordinal.style
    if style is OrdinalStyle.DI_NOUN:
        return style + candidate.ordinal.marker.lstrip("第一二三四五六七八九十")
    return style


class Candidates:
    """The candidates of a text by family and layout, for looking ahead."""

    def __init__(self, found: Sequence[Candidate]) -> None:
        self.found = found
        self._by_layout: dict[tuple[str, bool], list[int]] = defaultdict(list)
        self._by_group: dict[OrdinalStyle, list[int]] = defaultdict(list)
        for i, candidate in enumerate(found):
            self._by_layout[family(candidate), candidate.first].append(i)
            self._by_group[group(candidate.ordinal.style)].append(i)

    def after(self, i: int) -> Candidate | None:
        """The candidate after the ``i``-th, of whatever family."""
        return self.found[i + 1] if i + 1 < len(self.found) else None

    def next(self, kin: str, first: bool, i: int) -> Candidate | None:
        """The next candidate of this family and layout after the ``i``-th."""
        places = self._by_layout[kin, first]
        k = bisect_right(places, i)
        return self.found[places[k]] if k < len(places) else None

    def starting_lines(self, kin: str) -> int:
        """How many candidates of a family start a line."""
        return len(self._by_layout[kin, True])

    def has_follower(self, i: int) -> bool:
        """Whether a sibling numbered one higher comes before the list can be taken to begin again."""
        this = self.found[i]
        number = this.ordinal.number
        places = self._by_group[group(this.ordinal.style)]
        begin = bisect_right(places, i)
        for k in places[begin : begin + _LOOK_AHEAD]:
            other = self.found[k]
            if not this.first and other.line - this.line > SPLIT:
                return False
            if other.ordinal.style is OrdinalStyle.DI_NOUN and family(other) != family(this):
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

    def heads_list(self, i: int) -> bool:
        """Whether a list of headings begins directly below the ``i``-th candidate."""
        below = self.after(i)
        return below is not None and below.first and below.ordinal.number == 1 and below.ordinal.style in HEADINGS and self.has_follower(i + 1)

    def headless(self, i: int) -> bool:
        """Whether a run of lines begins here whose first member is lost (二、 三、 四、)."""
        this = self.found[i]
        if not this.first or this.ordinal.style not in HEADINGS or this.ordinal.number > _HEADLESS_FROM:
            return False
        following = self.next(family(this), True, i)
        return following is not None and following.ordinal.number == this.ordinal.number + 1
