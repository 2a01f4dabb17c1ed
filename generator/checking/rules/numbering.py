"""Numbering that leaves out, repeats or goes back. Nothing is renumbered: whether an item or a number is missing, only the writer knows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.checking.proof import Hit, Proof, Sheet
from generator.checking.series import Series, Stray, marker_span
from generator.document import OrdinalStyle, Section, Span

GAP, REPEAT, ORDER = "numbering-gap", "numbering-repeat", "numbering-order"
_ADVICE = {
    GAP: "补上缺的一项，或改正编号",
    REPEAT: "改正编号，或删去重复的一项",
    ORDER: "按次序排列，或改正编号",
}
_RANK = {OrdinalStyle.DI_NOUN: 0.5, OrdinalStyle.HAN: 1.0, OrdinalStyle.DI: 1.5, OrdinalStyle.HAN_PAREN: 2.0, OrdinalStyle.DIGIT: 3.0, OrdinalStyle.DIGIT_PAREN: 4.0}
_LOWEST = 6.0
#: A first item twice: the second stands within so many lines of the first.
_NEAR = 40
#: What was lost before the first item of a list is looked for in so many characters, what was misplaced among so many markers.
_REACH, _MOST_LOOKED_AT = 400, 60


@dataclass(frozen=True, slots=True)
class _Fault:
    kind: str
    span: Span
    message: str


def _said(section: Section) -> str:
    return f"“{section.ordinal.marker}{section.heading[:10]}”" if section.heading else f"“{section.ordinal.marker}”"


def _in_series(one: Series, expected: dict[int, str]) -> Iterator[tuple[str, Section, Section | None, str]]:
    """The faults the parser saw in one list: kind, item, the item before it, the marker that was due."""
    before: Section | None = None
    for item in one.items:
        start = item.span.start if item.span else -1
        if start in expected:
            number = before.ordinal.number if before else 0
            kind = REPEAT if item.ordinal.number == number else ORDER if item.ordinal.number < number else GAP
            yield kind, item, before, expected[start]
        before = item


class _Strays:
    """The stray markers of a sheet by place, so that looking at a stretch costs what stands in it."""

    def __init__(self, strays: Sequence[Stray]) -> None:
        self.all = strays
        self.starts = [stray.candidate.start for stray in strays]

    def between(self, start: int, end: int, most: int | None = None) -> Sequence[Stray]:
        """The strays from ``start`` on and before ``end``, at most so many of the first."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end)
        return self.all[first : last if most is None else min(last, first + most)]


def _faults(sheet: Sheet) -> Iterator[_Fault]:
    strays = _Strays(sheet.strays)
    told: set[int] = set()
    for stray in strays.all:
        before = stray.before
        if before is None or stray.continues or (stray.number == 1 and stray.candidate.ordinal.style is not OrdinalStyle.HAN):
            continue
        number = before.ordinal.number
        if stray.number != number + 1:
            kind = REPEAT if stray.number == number else ORDER if stray.number < number else GAP
            told.add(stray.candidate.start)
            yield _Fault(kind, stray.span, f"编号“{stray.candidate.ordinal.marker}”接在“{before.ordinal.marker}”之后")
    expected = {fault.span.start: fault.expected for fault in sheet.document.numbering_faults if fault.span}
    for one in sheet.series:
        for kind, item, prior, due in _in_series(one, expected):
            yield from _in_list(one, kind, item, prior, due, strays, told, len(sheet.text))
    yield from _first_twice(sheet)


def _in_list(
    one: Series, kind: str, item: Section, prior: Section | None, due: str, strays: _Strays, told: set[int], end: int
) -> Iterator[_Fault]:
    """A fault the parser saw, unless what is missing stands elsewhere: out of order, in another family, or told already."""
    span = marker_span(item)
    since = prior.span.start if prior and prior.span else max(0, span.start - _REACH)
    skipped = strays.between(since, span.start)
    if any(stray.candidate.start in told for stray in skipped):
        return
    if kind == GAP:
        lost = range((prior.ordinal.number if prior else 0) + 1, item.ordinal.number)
        if any(stray.continues and stray.number in lost for stray in skipped):
            return
        within = one.parent.span.end if one.parent and one.parent.span else end
        for stray in strays.between(since, within, _MOST_LOOKED_AT):
            same = stray.candidate.ordinal.style is item.ordinal.style and stray.candidate.first == (not item.inline)
            if same and stray.number in lost:
                if stray.candidate.start not in told:
                    told.add(stray.candidate.start)
                    yield _Fault(ORDER, stray.span, f"编号“{stray.candidate.ordinal.marker}”不在应在的位置")
                return
    yield _Fault(kind, span, f"编号{_said(item)}应为“{due}”")


def _first_twice(sheet: Sheet) -> Iterator[_Fault]:
    """一、 … 一、 … 二、: the first of them begins a list of its own, or none."""
    firsts: dict[tuple[OrdinalStyle, bool], list[int]] = defaultdict(list)
    for stray in sheet.strays:
        if stray.number == 1:
            firsts[stray.candidate.ordinal.style, stray.candidate.first].append(stray.candidate.start)
    rows = [line.start for line in sheet.lines]
    heads: dict[float, list[int]] = defaultdict(list)
    for one in sheet.series:
        if not one.run_in and one.items[0].span:
            heads[_RANK.get(one.style, _LOWEST)].append(one.items[0].span.start)
    before: Series | None = None
    for one in sheet.series:
        first, before, former = one.items[0], one, before
        if first.ordinal.number != 1 or first.ordinal.style is OrdinalStyle.DASH or first.span is None or len(one.items) < 2:
            continue
        alone = former is not None and former.parent is one.parent and len(former.items) == 1 and former.style is one.style
        if alone and former is not None and former.run_in == one.run_in:
            yield _Fault(REPEAT, marker_span(first), f"编号{_said(first)}重复")
            continue
        near = firsts[first.ordinal.style, not first.inline]
        k = bisect_left(near, first.span.start) - 1
        if k < 0 or near[k] < (one.parent.span.start if one.parent and one.parent.span else 0):
            continue
        apart = bisect_right(rows, first.span.start) - bisect_right(rows, near[k])
        # A list of a higher level between: the two stand in different sections.
        higher = [places for rank, places in heads.items() if rank < _RANK.get(first.ordinal.style, _LOWEST)]
        other = any(bisect_left(places, first.span.start) - bisect_left(places, near[k]) for places in higher)
        if apart == 0 if first.inline else apart <= _NEAR and not other:
            yield _Fault(REPEAT, marker_span(first), f"编号{_said(first)}重复")


def _of(kind: str, proof: Proof) -> Iterator[Hit]:
    for sheet in proof.sheets:
        for fault in _faults(sheet):
            if fault.kind == kind:
                yield Hit(sheet.raw(fault.span), fault.message, _ADVICE[kind])


def gap(proof: Proof) -> Iterator[Hit]:
    """一、 followed by 三、."""
    return _of(GAP, proof)


def repeat(proof: Proof) -> Iterator[Hit]:
    """二、 twice."""
    return _of(REPEAT, proof)


def order(proof: Proof) -> Iterator[Hit]:
    """三、 before 二、."""
    return _of(ORDER, proof)
