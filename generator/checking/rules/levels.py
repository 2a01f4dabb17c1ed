"""Levels of headings: 一、 （一） 1. （1）, none left out on the way down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from generator.checking.proof import Hit, Proof
from generator.checking.series import marker_span
from generator.document import OrdinalStyle

_LEVELS: Mapping[OrdinalStyle, int] = MappingProxyType(
    {OrdinalStyle.HAN: 1, OrdinalStyle.HAN_PAREN: 2, OrdinalStyle.DIGIT: 3, OrdinalStyle.DIGIT_PAREN: 4}
)
_NAMES = ("", "一、", "（一）", "1.", "（1）")


def _of(proof: Proof, *, disputed: bool) -> Iterator[Hit]:
    for sheet in proof.sheets:
        for one in sheet.series:
            outer = _LEVELS.get(one.parent.ordinal.style) if one.parent else None
            inner = _LEVELS.get(one.style)
            if one.parent is None or outer is None or inner is None or one.run_in or inner in (outer, outer + 1):
                continue
            if ((outer, inner) == (1, 3)) == disputed:
                due = _NAMES[outer + 1] if outer < 4 else "①"
                how = "直接用" if inner > outer else "反而用"
                what = f"“{one.parent.ordinal.marker}”之下{how}“{one.items[0].ordinal.marker}”"
                yield Hit(sheet.raw(marker_span(one.items[0])), what, f"下一层用“{due}”")


def jump(proof: Proof) -> Iterator[Hit]:
    """A level left out or turned round; 一、 over 1. is another rule."""
    return _of(proof, disputed=False)


def digit(proof: Proof) -> Iterator[Hit]:
    """一、 directly over 1., which some houses allow."""
    return _of(proof, disputed=True)
