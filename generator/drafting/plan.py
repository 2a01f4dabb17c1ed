"""The shape of a draft before its words: sections, lists inside them, and how long each part should be."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from generator.document import Genre, OrdinalStyle
from generator.drafting.outline import Outline
from generator.drafting.sampler import choose
from generator.learning.skeleton import GenreSkeleton, Skeleton

_BY_SIGN = {style.value: style for style in OrdinalStyle}
_DEFAULT_LENGTH = 2200
_OPENING_SHARE, _CLOSING_SHARE = 0.1, 0.06
#: An item needs about this many characters to say something; a list is planned only where there is room for it.
ITEM_LENGTH = 110
#: Above this an item runs on from one matter to another.
ITEM_LONGEST = 200
SECTION_LENGTH = 260
_TOP_STYLES = (OrdinalStyle.HAN, OrdinalStyle.DI, OrdinalStyle.DI_NOUN)
_INNER_STYLES = (OrdinalStyle.HAN_PAREN, OrdinalStyle.IS, OrdinalStyle.YAO, OrdinalStyle.DIGIT, OrdinalStyle.CIRCLED)


@dataclass(frozen=True, slots=True)
class PlannedSection:
    """One main section: the style of its ordinal, the list inside it (``inner`` is None for none), its length in characters."""

    number: int
    style: OrdinalStyle
    length: int
    inner: OrdinalStyle | None = None
    inner_count: int = 0
    inner_inline: bool = False
    heading: str | None = None
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole shape."""

    genre: Genre
    sections: tuple[PlannedSection, ...]
    opening_length: int
    closing_length: int


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


def make_plan(outline: Outline, skeleton: Skeleton, *, rng: Random) -> Plan:
    """Decide the shape of a draft: what the outline leaves open is drawn from the skeleton."""
    learned = skeleton.of(outline.genre.value)
    length = outline.length or (learned.lengths[5] if len(learned.lengths) > 5 else _DEFAULT_LENGTH)
    if outline.genre is Genre.SPEECH:
        return _speech(outline, learned, length, rng=rng)
    return _listed(outline, learned, length, rng=rng)


def _speech(outline: Outline, learned: GenreSkeleton, length: int, *, rng: Random) -> Plan:
    opening, closing = int(length * _OPENING_SHARE), int(length * _CLOSING_SHARE)
    body = length - opening - closing
    top = _weighted(learned.top, _TOP_STYLES, rng=rng)
    most = max(2, min(7, body // SECTION_LENGTH))
    number = len(outline.sections) or outline.section_count or _count(learned.counts.get(top.value, {}), 2, most, rng=rng)
    inner = _weighted(learned.inside.get(top.value, {}), tuple(style for style in _INNER_STYLES if style is not top), rng=rng)
    shares = [0.75 if k == 0 and number >= 3 else 0.85 if k == number - 1 and number >= 2 else 1.2 for k in range(number)]
    sections = []
    for k in range(number):
        room = int(body * shares[k] / sum(shares))
        asked = outline.sections[k] if k < len(outline.sections) else None
        points = asked.points if asked else ()
        listed = bool(points) or (room >= 2 * ITEM_LENGTH and not (k == 0 and number >= 3 and rng.random() < 0.7))
        count = 0
        if listed:
            least, most_items = max(2, room // ITEM_LONGEST), max(2, min(9, room // ITEM_LENGTH))
            count = len(points) or _count(learned.counts.get(inner.value, {}), min(least, most_items), most_items, rng=rng)
        if count == 1:
            count = 0
        layout = learned.layout.get(inner.value, {})
        inline = inner not in (OrdinalStyle.HAN_PAREN, OrdinalStyle.DIGIT) and rng.random() < layout.get("inline", 0) / (sum(layout.values()) or 1)
        sections.append(
            PlannedSection(
                k + 1, top, room, inner if count else None, count, inline and count > 0, asked.heading if asked else None, points
            )
        )
    return Plan(outline.genre, tuple(sections), opening, closing)


def _listed(outline: Outline, learned: GenreSkeleton, length: int, *, rng: Random) -> Plan:
    """News and minutes: one list of matters, without lists inside."""
    opening = int(length * 0.25)
    body = length - opening
    style = (
        OrdinalStyle.HAN
        if outline.genre is Genre.MINUTES
        else _weighted(learned.top, (OrdinalStyle.IS, OrdinalStyle.YAO), rng=rng)
    )
    least, most = max(2, min(9, body // ITEM_LONGEST)), max(2, min(10, body // ITEM_LENGTH))
    number = len(outline.sections) or outline.section_count or _count(learned.counts.get(style.value, {}), least, most, rng=rng)
    layout = learned.layout.get(style.value, {})
    inline = outline.genre is Genre.MEETING_NEWS and rng.random() < layout.get("inline", 0) / (sum(layout.values()) or 1)
    sections = tuple(
        PlannedSection(
            k + 1,
            style,
            body // number,
            inner_inline=inline,
            heading=outline.sections[k].heading if k < len(outline.sections) else None,
            points=outline.sections[k].points if k < len(outline.sections) else (),
        )
        for k in range(number)
    )
    return Plan(outline.genre, sections, opening, 0)
