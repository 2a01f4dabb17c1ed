"""Members of two families in one list: 一是… 二要…, 一、… 2.…, 首先… 第二…."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.checking.proof import Hit, Proof, Sheet
from generator.checking.series import marker_span
from generator.document import Ordinal, OrdinalStyle, Span
from generator.language.ordinals import LAST, ordinal

_SEQUENCE = frozenset({OrdinalStyle.SEQUENCE, OrdinalStyle.DI})


def _mixes(sheet: Sheet) -> Iterator[tuple[Span, Ordinal, OrdinalStyle]]:
    """Marker, and the family that its list began with."""
    for one in sheet.series:
        for before, item in pairwise(one.items):
            style = item.ordinal.style
            # 第一、第二、最后 closes a list as it should.
            if style not in (one.style, before.ordinal.style) and item.ordinal.number != LAST:
                yield marker_span(item), item.ordinal, one.style
    for stray in sheet.strays:
        if stray.continues and stray.before:
            yield stray.span, stray.candidate.ordinal, stray.before.ordinal.style


def _of(proof: Proof, *, sequence: bool) -> Iterator[Hit]:
    for sheet in proof.sheets:
        for span, found, style in _mixes(sheet):
            if ({found.style, style} == _SEQUENCE) == sequence:
                due = ordinal(style, found.number).written if found.number <= 3 or style is not OrdinalStyle.SEQUENCE else ""
                yield Hit(sheet.raw(span), f"“{found.marker}”与本列表开头的“{style.value}”不是一种编号", f"改为“{due}”" if due else "整个列表用同一种编号")


def mixed(proof: Proof) -> Iterator[Hit]:
    """一是… 二要…."""
    return _of(proof, sequence=False)


def sequence(proof: Proof) -> Iterator[Hit]:
    """首先… 第二…."""
    return _of(proof, sequence=True)
