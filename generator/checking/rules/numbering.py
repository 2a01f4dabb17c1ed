"""Numbering that leaves out, repeats or goes back. Nothing is renumbered: whether an item or a number is missing, only the writer knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.checking.manuscript import Hit, Manuscript, Sheet
from generator.checking.series import Series, marker_span
from generator.document import OrdinalStyle, Section, Span

GAP, REPEAT, ORDER = "numbering-gap", "numbering-repeat", "numbering-order"
_ADVICE = {
    GAP: "补上缺的一项，或改正编号",
    REPEAT: "改正编号，或删去重复的一项",
    ORDER: "按次序排列，或改正编号",
}
#: A first item twice: the second stands within so many lines of the first.
_NEAR = 40


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


def _faults(sheet: Sheet) -> Iterator[_Fault]:
    expected = {fault.span.start: fault.expected for fault in sheet.document.numbering_faults if fault.span}
    strays = sheet.strays
    told: set[int] = set()
    for stray in strays:
        before = stray.before
        if before is None or stray.continues or (stray.number == 1 and stray.candidate.ordinal.style is not OrdinalStyle.HAN):
            continue
        marker, number = stray.candidate.ordinal.marker, before.ordinal.number
        if stray.number <= number or stray.number > number + 1:
            kind = REPEAT if stray.number == number else ORDER if stray.number < number else GAP
            told.add(stray.candidate.start)
            yield _Fault(kind, stray.span, f"编号“{marker}”接在“{before.ordinal.marker}”之后")
    for one in sheet.series:
        for kind, item, prior, due in _in_series(one, expected):
            span = marker_span(item)
            since = prior.span.start if prior and prior.span else 0
            if kind == GAP:
                # What is missing may stand elsewhere: out of order, in another family, or told already.
                lost = range((prior.ordinal.number if prior else 0) + 1, item.ordinal.number)
                within = one.parent.span.end if one.parent and one.parent.span else len(sheet.text)
                same = [stray for stray in strays if stray.number in lost and stray.candidate.first == (not item.inline) and stray.candidate.start < within]
                swapped = [stray for stray in same if stray.candidate.ordinal.style is item.ordinal.style and stray.candidate.start not in told]
                if swapped and prior is not None:
                    told.add(swapped[-1].candidate.start)
                    yield _Fault(ORDER, swapped[-1].span, f"编号“{swapped[-1].candidate.ordinal.marker}”不在应在的位置")
                    continue
                if any(stray.candidate.start in told or (stray.continues and since <= stray.candidate.start < span.start) for stray in same):
                    continue
            if any(since <= stray.candidate.start < span.start and stray.candidate.start in told for stray in strays):
                continue
            yield _Fault(kind, span, f"编号{_said(item)}应为“{due}”")
    yield from _first_twice(sheet)


def _first_twice(sheet: Sheet) -> Iterator[_Fault]:
    """一、 … 一、 … 二、: the first of them begins a list of its own, or none."""
    for k, one in enumerate(sheet.series):
        first = one.items[0]
        if first.ordinal.number != 1 or first.ordinal.style is OrdinalStyle.DASH or first.span is None:
            continue
        before = sheet.series[k - 1] if k else None
        alone = before is not None and before.parent is one.parent and len(before.items) == 1 and before.style is one.style and before.run_in == one.run_in
        if alone and len(one.items) > 1:
            yield _Fault(REPEAT, marker_span(first), f"编号{_said(first)}重复")
            continue
        floor = one.parent.span.start if one.parent and one.parent.span else 0
        ceiling = first.span.start
        near = [
            stray
            for stray in sheet.strays
            if stray.number == 1
            and stray.candidate.ordinal.style is first.ordinal.style
            and floor <= stray.candidate.start < ceiling
            and stray.candidate.first == (not first.inline)
        ]
        if near and len(one.items) > 1 and _close(sheet, near[-1].candidate.start, ceiling, same_line=first.inline):
            yield _Fault(REPEAT, marker_span(first), f"编号{_said(first)}重复")


def _close(sheet: Sheet, start: int, end: int, *, same_line: bool) -> bool:
    rows = sheet.text.count("\n", start, end)
    if same_line:
        return rows == 0
    # Nothing of another list between: otherwise the two stand in different sections.
    between = [one for one in sheet.series if not one.run_in and one.items[0].span and start < one.items[0].span.start < end]
    return rows <= _NEAR and not between


def _of(kind: str, manuscript: Manuscript) -> Iterator[Hit]:
    for sheet in manuscript.sheets:
        for fault in _faults(sheet):
            if fault.kind == kind:
                yield Hit(sheet.raw(fault.span), fault.message, _ADVICE[kind])


def gap(manuscript: Manuscript) -> Iterator[Hit]:
    """一、 followed by 三、."""
    return _of(GAP, manuscript)


def repeat(manuscript: Manuscript) -> Iterator[Hit]:
    """二、 twice."""
    return _of(REPEAT, manuscript)


def order(manuscript: Manuscript) -> Iterator[Hit]:
    """三、 before 二、."""
    return _of(ORDER, manuscript)
