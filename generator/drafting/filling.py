"""Filled outlines: marking what the program wrote, taking it back so that it is written anew, and single places of it.

A mark is a digest of the value; once a person changes the value the digest no longer fits, and the value is the person's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, TypeVar

from generator.drafting.outline import Layout, Outline, Passage, SectionOutline
from generator.drafting.outline_fields import ROOT_FIELDS, SECTION_FIELDS, by_attribute, by_name
from generator.errors import RequestError

#: What the program may write, and the list that the styles and layouts go with.
ROOT_BLANKS = ("title", "front", "salutation", "opening", "style", "layout", "sections", "closing")
SECTION_BLANKS = ("heading", "content", "style", "layout", "points")
_GO_WITH_LIST = ("style", "layout")
WHOLE = ""
T = TypeVar("T", Outline, SectionOutline)
_STEP = re.compile(r"([^.\[\]]+)(?:\[(\d+)\])?")


def _plain(value: Any) -> str:
    match value:
        case Passage():
            return value.text
        case SectionOutline():
            return "\n".join(map(_plain, (value.heading, value.content, value.points)))
        case tuple():
            return "\n".join(map(_plain, value))
        case _:
            return "" if value is None else str(value)


def say(value: Any) -> str:
    """The words of a value, as they are shown to a person."""
    return "\n".join(line for line in _plain(value).split("\n") if line)


def digest(value: Any) -> str:
    """A short digest of a value's text, enough to see that a person changed it.

    >>> digest("压实责任") == digest("压实责任"), digest("压实责任") == digest("压实责任，")
    (True, False)
    """
    return sha256(_plain(value).encode()).hexdigest()[:6]


# -- marking -----------------------------------------------------------------------------------------------------------


def mark(asked: Outline, filled: Outline) -> Outline:
    """The filled outline with a mark on every value that was blank in what was asked."""
    sections = _mark_points(asked.sections, filled.sections)
    return replace(filled, sections=sections, origins={**asked.origins, **_marks(asked, filled, ROOT_BLANKS)})


def _mark_points(
    asked: tuple[SectionOutline | Passage, ...] | None, filled: tuple[SectionOutline | Passage, ...] | None
) -> tuple[SectionOutline | Passage, ...] | None:
    """A list that was blank was blank in all its items."""
    if filled is None:
        return None
    was = asked if asked is not None else (SectionOutline(),) * len(filled)
    return tuple(_mark_section(old, new) for old, new in zip(was, filled, strict=True))


def _mark_section(was: SectionOutline | Passage, now: SectionOutline | Passage) -> SectionOutline | Passage:
    if not isinstance(was, SectionOutline) or not isinstance(now, SectionOutline):
        return now
    return replace(now, points=_mark_points(was.points, now.points), origins={**was.origins, **_marks(was, now, SECTION_BLANKS)})


def _marks(was: Outline | SectionOutline, now: Outline | SectionOutline, names: tuple[str, ...]) -> dict[str, str]:
    return {name: digest(getattr(now, name)) for name in names if getattr(was, name) is None and getattr(now, name) is not None}


# -- taking back -------------------------------------------------------------------------------------------------------


def blank_again(outline: Outline) -> Outline:
    """The outline without what the program wrote, but for what is locked and what a person has changed since."""
    if WHOLE in outline.locked:
        return outline
    return _taken_back(outline, ROOT_BLANKS, "sections")


def _blank_section(one: SectionOutline | Passage) -> SectionOutline | Passage:
    if isinstance(one, Passage) or WHOLE in one.locked:
        return one
    return _taken_back(one, SECTION_BLANKS, "points")


def _taken_back(one: T, names: tuple[str, ...], inner: str) -> T:
    changes: dict[str, Any] = {}
    points: tuple[SectionOutline | Passage, ...] | None = getattr(one, inner)
    for name in names:
        if name not in _GO_WITH_LIST and name != inner and _is_own(one, name):
            changes[name] = None
    if points is not None:
        whole = _is_own(one, inner) and not any(part.locked for part in _parts(points))
        changes[inner] = None if whole else points if inner in one.locked else tuple(map(_blank_section, points))
    if points is None or changes.get(inner) is None:
        changes |= {name: None for name in _GO_WITH_LIST if _is_own(one, name)}
    gone = {name for name, value in changes.items() if value is None}
    return replace(one, **changes, origins={name: mark for name, mark in one.origins.items() if name not in gone})


def _is_own(one: Outline | SectionOutline, name: str) -> bool:
    """Whether a value is the program's own and free to change."""
    value = getattr(one, name)
    return value is not None and name in one.origins and name not in one.locked and one.origins[name] == digest(value)


def _parts(points: tuple[SectionOutline | Passage, ...]) -> Iterator[SectionOutline]:
    for one in points:
        if isinstance(one, SectionOutline):
            yield one
            yield from _parts(one.points or ())


# -- places ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in an outline: the steps to the section (from the root), and the field in it (``None``: all of the section)."""

    path: str
    steps: tuple[int, ...]
    field: str | None


def find_spot(outline: Outline, path: str) -> Spot:
    """The place that a path names; raises :class:`~generator.errors.RequestError` when there is none.

    >>> find_spot(Outline("教育", sections=(SectionOutline("甲"),)), "正文[1].标题").field
    'heading'
    """
    steps: list[int] = []
    here: Outline | SectionOutline = outline
    parts = path.split(".")
    for k, part in enumerate(parts):
        match = _STEP.fullmatch(part.strip())
        fields = ROOT_FIELDS if isinstance(here, Outline) else SECTION_FIELDS
        field = by_name(fields).get(match[1]) if match else None
        blanks = ROOT_BLANKS if isinstance(here, Outline) else SECTION_BLANKS
        if match is None or field is None or field.attribute not in blanks:
            raise RequestError(f"看不懂位置 {path!r}", advice="写法如 标题、开头、正文[1]、正文[1].内容、正文[1].要点[2].标题")
        if match[2] is None:
            if k < len(parts) - 1:
                raise RequestError(f"位置 {path!r} 里 {match[1]} 之后缺少序号", advice=f"例如 {match[1]}[1]")
            return Spot(path, tuple(steps), field.attribute)
        points = getattr(here, field.attribute)
        number = int(match[2])
        if field.attribute not in ("sections", "points") or not points or not 1 <= number <= len(points) or isinstance(points[number - 1], Passage):
            raise RequestError(f"提纲里没有 {path}", advice="序号从 1 数起；用 yishi outline check 看提纲里有什么")
        steps.append(number - 1)
        here = points[number - 1]
    return Spot(path, tuple(steps), None)


def value_at(outline: Outline, spot: Spot) -> Any:
    """What stands at a place."""
    here: Any = outline
    for k, step in enumerate(spot.steps):
        here = (here.sections if k == 0 else here.points)[step]
    return here if spot.field is None else getattr(here, spot.field)


def blank_at(outline: Outline, spot: Spot) -> Outline:
    """The outline with one place blank; raises :class:`~generator.errors.RequestError` when a person's words stand there."""
    blanked = _at(outline, spot.steps, lambda one: _blank_part(one, spot))
    if blanked == outline and not _has_blank(value_at(outline, spot)):
        raise RequestError(f"{spot.path} 是写定或锁定的，不会改动", advice="要重写，先删去它的文字或锁定")
    return blanked


def _blank_part(one: Any, spot: Spot) -> Any:
    if spot.field is None:
        return _blank_section(one)
    if WHOLE in one.locked:
        return one
    if spot.field in ("sections", "points"):
        names, inner = (("style", "layout", spot.field), spot.field)
        return _taken_back(one, names, inner)
    if not _is_own(one, spot.field):
        return one
    return replace(one, **{spot.field: None}, origins={name: mark for name, mark in one.origins.items() if name != spot.field})


def _has_blank(value: Any) -> bool:
    return value is None or (isinstance(value, SectionOutline) and not value.is_complete)


def put(outline: Outline, spot: Spot, source: Outline) -> Outline:
    """The outline with one place as another outline has it, marks included."""
    found = value_at(source, Spot(spot.path, spot.steps, None)) if spot.steps else source
    if spot.field is None:
        return _at(outline, spot.steps, lambda _: found)
    names = (spot.field, *_GO_WITH_LIST) if spot.field in ("sections", "points") else (spot.field,)
    changes = {name: getattr(found, name) for name in names}
    marks = {name: found.origins[name] for name in names if name in found.origins}
    return _at(outline, spot.steps, lambda one: replace(one, **changes, origins={**one.origins, **marks}))


def lock(outline: Outline, spot: Spot) -> Outline:
    """The outline with one place locked: later fills leave it alone."""
    name = WHOLE if spot.field is None else spot.field
    return _at(outline, spot.steps, lambda one: replace(one, locked=one.locked | {name}))


def _at(outline: Outline, steps: tuple[int, ...], change: Any) -> Outline:
    def descend(one: Any, rest: tuple[int, ...], inner: str) -> Any:
        if not rest:
            return change(one)
        points = list(getattr(one, inner))
        points[rest[0]] = descend(points[rest[0]], rest[1:], "points")
        return replace(one, **{inner: tuple(points)})

    made: Outline = descend(outline, steps, "sections")
    return made



def blanks_of(outline: Outline) -> Iterator[str]:
    """The paths of what is left to be written, in reading order.

    >>> list(blanks_of(Outline("教育", title="讲话", front=(), salutation="", opening=(), closing=(), sections=(SectionOutline("甲"),))))
    ['正文[1].内容']
    """
    names = by_attribute(ROOT_FIELDS)
    for name in ROOT_BLANKS:
        if name == "sections" and outline.sections is not None:
            yield from _blanks_in("正文", outline.sections)
        elif name not in _GO_WITH_LIST and getattr(outline, name) is None:
            yield names[name].chinese


def _blanks_in(path: str, points: tuple[SectionOutline | Passage, ...]) -> Iterator[str]:
    for number, one in enumerate(points, 1):
        if isinstance(one, SectionOutline):
            here = f"{path}[{number}]"
            if one.heading is None:
                yield f"{here}.标题"
            if one.content is None:
                yield f"{here}.内容"
            if one.layout is not Layout.FOLDED:
                yield from _blanks_in(f"{here}.要点", one.points or ())
