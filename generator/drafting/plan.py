"""The shape of a draft before its words: sections, the lists inside them to any depth, and how long each part should be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from generator.document import Genre, OrdinalStyle
from generator.drafting.outline import Layout, Outline, Passage, SectionOutline
from generator.drafting.sampler import choose
from generator.drafting.setting import style_within
from generator.errors import RequestError
from generator.learning.skeleton import GenreSkeleton, Skeleton

_DEFAULT_LENGTH = 2200
_OPENING_SHARE, _CLOSING_SHARE = 0.1, 0.06
#: News and minutes open with more: what the meeting heard and found.
_LISTED_OPENING_SHARE = 0.25
#: An item needs about this many characters to say something; a list is planned only where there is room for it.
ITEM_LENGTH = 110
#: Above this an item runs on from one matter to another.
ITEM_LONGEST = 200
SECTION_LENGTH = 260
_TOP_STYLES = (OrdinalStyle.HAN, OrdinalStyle.DI, OrdinalStyle.DI_NOUN)
_INNER_STYLES = (OrdinalStyle.HAN_PAREN, OrdinalStyle.IS, OrdinalStyle.YAO, OrdinalStyle.DIGIT, OrdinalStyle.CIRCLED)
#: The matters of a report stand in one paragraph only where it is no longer than this.
_INLINE_LONGEST = 1000
_NEVER_INLINE = (OrdinalStyle.HAN_PAREN, OrdinalStyle.DIGIT)
#: Styles that outrank nothing: a list inside one of their items reads as such only inside its paragraph.
_SPOKEN = frozenset({OrdinalStyle.IS, OrdinalStyle.YAO, OrdinalStyle.CIRCLED})
#: Genres that are one list of matters, without lists inside.
LISTED = frozenset({Genre.MEETING_NEWS, Genre.MINUTES})


@dataclass(frozen=True, slots=True)
class PlannedSection:
    """One section: what is asked of it, its length in characters, and the items in it (those the program is to find are blank)."""

    asked: SectionOutline
    length: int
    style: OrdinalStyle | None = None
    layout: Layout | None = None
    items: tuple[PlannedSection | Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole shape."""

    genre: Genre
    style: OrdinalStyle | None
    layout: Layout
    sections: tuple[PlannedSection | Passage, ...]
    opening_length: int
    closing_length: int
    inner: OrdinalStyle = OrdinalStyle.HAN_PAREN  # of the lists that a learned section brings with it
    inner_layout: Layout = Layout.RUN_IN
    exactly: bool = True  # the number of sections was asked for


def _weighted(table: dict[str, int], among: tuple[OrdinalStyle, ...], *, rng: Random) -> OrdinalStyle:
    options = [style for style in among if table.get(style.value, 0)]
    if not options:
        return among[0]
    return choose(options, [float(table[style.value]) for style in options], rng=rng)


def _count(table: dict[str, int], least: int, most: int, *, rng: Random) -> int:
    options = sorted(int(number) for number in table if least <= int(number) <= most)
    if not options:
        return max(least, min(3, most))
    return choose(options, [float(table[str(number)]) for number in options], rng=rng)


def _often_inline(learned: GenreSkeleton, style: OrdinalStyle) -> float:
    layout = learned.layout.get(style.value, {})
    return layout.get("inline", 0) / (sum(layout.values()) or 1)


def make_plan(outline: Outline, skeleton: Skeleton, *, rng: Random, exactly: bool = False) -> Plan:
    """Decide the shape of a draft: what the outline leaves open is drawn from the skeleton, to be kept ``exactly`` when a person has edited it."""
    try:
        learned = skeleton.of(outline.genre.value)
    except RequestError:
        learned = GenreSkeleton()  # a genre that is drafted from what the outline gives
    length = outline.length or (learned.lengths[5] if len(learned.lengths) > 5 else _DEFAULT_LENGTH)
    plan = (_listed if outline.genre in LISTED else _speech)(outline, learned, length, rng=rng)
    return replace(plan, exactly=exactly or outline.sections is not None or outline.section_count is not None)


def _entries(outline: Outline, number: int) -> tuple[SectionOutline | Passage, ...]:
    return outline.sections if outline.sections is not None else tuple(SectionOutline() for _ in range(number))


def _speech(outline: Outline, learned: GenreSkeleton, length: int, *, rng: Random) -> Plan:
    opening, closing = int(length * _OPENING_SHARE), int(length * _CLOSING_SHARE)
    body = length - opening - closing
    drawn = _weighted(learned.top, _TOP_STYLES, rng=rng)  # drawn in any case: what is given must not shift what else is drawn
    top = outline.style or drawn
    most = max(2, min(7, body // SECTION_LENGTH))
    number = len(outline.items) or outline.section_count or _count(learned.counts.get(top.value, {}), 2, most, rng=rng)
    inner = _weighted(learned.inside.get(top.value, {}), tuple(style for style in _INNER_STYLES if style is not top), rng=rng)
    shares = [0.75 if k == 0 and number >= 3 else 0.85 if k == number - 1 and number >= 2 else 1.2 for k in range(number)]
    planned: list[PlannedSection | Passage] = []
    k = 0
    for one in _entries(outline, number):
        if isinstance(one, Passage):
            planned.append(one)
            continue
        room = one.length or int(body * shares[k] / sum(shares))
        count = _items_asked(one)
        if one.points is None and one.content is None and one.count is None:
            listed = room >= 2 * ITEM_LENGTH and not (k == 0 and number >= 3 and rng.random() < 0.7)
            least, most_items = max(2, room // ITEM_LONGEST), max(2, min(9, room // ITEM_LENGTH))
            count = _count(learned.counts.get(inner.value, {}), min(least, most_items), most_items, rng=rng) if listed else 0
        inline = inner not in _NEVER_INLINE and rng.random() < _often_inline(learned, inner)
        planned.append(_planned(one, room, count, one.style or inner, Layout.INLINE if inline else Layout.RUN_IN))
        k += 1
    inline = inner not in _NEVER_INLINE and rng.random() < _often_inline(learned, inner)
    return Plan(outline.genre, top, outline.layout or Layout.LINE, tuple(planned), opening, closing, inner, Layout.INLINE if inline else Layout.RUN_IN)


def with_items(planned: PlannedSection, count: int, style: OrdinalStyle, layout: Layout) -> PlannedSection:
    """A section with so many blank items, 0 for none; only for one whose shape the outline leaves open."""
    blanks = (PlannedSection(SectionOutline(), planned.length // count),) * count if count > 1 else ()
    return replace(planned, style=style, layout=layout, items=blanks) if blanks else replace(planned, style=None, layout=None, items=())


def inner_layout(style: OrdinalStyle) -> Layout:
    """How a list inside an item is usually set."""
    return Layout.INLINE if style in _SPOKEN else Layout.RUN_IN


def is_open(asked: SectionOutline) -> bool:
    """Whether an outline leaves the shape of a section open."""
    return asked.points is None and asked.content is None and asked.count is None and asked.style is None and asked.layout is None


def _listed(outline: Outline, learned: GenreSkeleton, length: int, *, rng: Random) -> Plan:
    """News and minutes: one list of matters; the points of a matter are worked into its text."""
    opening = int(length * _LISTED_OPENING_SHARE)
    body = length - opening
    news = outline.genre is Genre.MEETING_NEWS
    drawn = _weighted(learned.top, (OrdinalStyle.IS, OrdinalStyle.YAO), rng=rng) if news else OrdinalStyle.HAN
    style = outline.style or drawn
    least, most = max(2, min(9, body // ITEM_LONGEST)), max(2, min(10, body // ITEM_LENGTH))
    number = len(outline.items) or outline.section_count or _count(learned.counts.get(style.value, {}), least, most, rng=rng)
    inline = news and body <= _INLINE_LONGEST and rng.random() < _often_inline(learned, style)
    planned = tuple(
        one if isinstance(one, Passage) else _planned(one, one.length or body // number, _items_asked(one), one.style or style_within(style), Layout.FOLDED)
        for one in _entries(outline, number)
    )
    return Plan(outline.genre, style, outline.layout or (Layout.INLINE if inline else Layout.RUN_IN), planned, opening, 0)


def _items_asked(one: SectionOutline) -> int:
    """How many items the outline asks for, given or counted."""
    if one.points is not None:
        return len(one.items)
    return (one.count or 0) if one.content is None else 0


def _planned(one: SectionOutline, room: int, count: int, style: OrdinalStyle, layout: Layout) -> PlannedSection:
    """A section with the items in it; a single item is no list, so it is worked into the text."""
    if one.points is None and count < 2:
        return PlannedSection(one, room)
    entries = one.points if one.points is not None else tuple(SectionOutline() for _ in range(count))
    if not entries:
        return PlannedSection(one, room)
    bare = all(isinstance(entry, SectionOutline) and not entry.content and not entry.points and entry.marker is None for entry in entries)
    layout = one.layout or (Layout.FOLDED if bare and len(entries) == 1 else layout)
    if layout is Layout.FOLDED and not bare:
        layout = Layout.RUN_IN  # what is given word for word must stand
    share = max(1, room // max(1, count))
    inside = style_within(style)
    inner = inner_layout(style)
    items = tuple(
        entry if isinstance(entry, Passage) else _planned(entry, entry.length or share, _items_asked(entry), entry.style or inside, inner)
        for entry in entries
    )
    return PlannedSection(one, room, style, layout, items)


def as_planned(outline: Outline, plan: Plan) -> Outline:
    """The outline with the layouts that the plan decided, which tell whose text says a point."""
    return outline if outline.sections is None else replace(outline, sections=tuple(map(_laid_out, outline.sections, plan.sections)))


def _laid_out(one: SectionOutline | Passage, planned: PlannedSection | Passage) -> SectionOutline | Passage:
    if isinstance(one, Passage) or isinstance(planned, Passage) or one.points is None:
        return one
    points = tuple(map(_laid_out, one.points, planned.items)) if planned.items else one.points
    return replace(one, layout=planned.layout or one.layout, points=points)
