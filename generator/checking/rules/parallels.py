"""Parallel headings: the one that breaks its row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.checking.proof import Hit, Proof
from generator.checking.series import Series, marker_span
from generator.learning.parallel import outlier

_STOPS = "。；：，！？"
_LONGEST = 26
def _headings(one: Series) -> tuple[str, ...]:
    return tuple(item.heading.rstrip(_STOPS) for item in one.items)


def check(proof: Proof) -> Iterator[Hit]:
    """The heading that breaks its row."""
    for sheet in proof.sheets:
        for one in sheet.series:
            headings = _headings(one)
            whole = all(b.ordinal.number == a.ordinal.number + 1 for a, b in pairwise(one.items))
            k = outlier(headings) if whole and max(map(len, headings)) <= 2 * _LONGEST else None
            if k is not None:
                example = headings[k - 1] if k else headings[1]
                yield Hit(sheet.raw(marker_span(one.items[k])), f"“{headings[k]}”与其余各条句式、字数不一", f"比照“{example}”改写")
