"""讲三点意见 is followed by three."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from generator.checking.proof import Hit, Proof
from generator.document import OrdinalStyle, Span


def check(proof: Proof) -> Iterator[Hit]:
    """Announced counts that are not the counts found."""
    for sheet in proof.sheets:
        announced = sheet.document.announced
        torn = sorted(
            (a.items[0].span.start, len(b.items))
            for a, b in pairwise(sheet.series)
            if len(a.items) == 1 and a.style is b.style and a.parent is b.parent and a.items[0].span and a.style is not OrdinalStyle.DASH
        )
        torn_starts = [start for start, _ in torn]
        strays = [stray.candidate.start for stray in sheet.strays]
        for k, one in enumerate(announced):
            span = one.span or Span(0, 0)
            following = announced[k + 1].span if k + 1 < len(announced) else None
            end = following.start if following else len(sheet.text)
            # Items under a wrong marker are in no list, yet they are there.
            lost = bisect_left(strays, end) - bisect_left(strays, span.end)
            lost += sum(extra for _, extra in torn[bisect_left(torn_starts, span.end) : bisect_left(torn_starts, end)])
            if not one.found <= one.announced <= one.found + lost:
                yield Hit(sheet.raw(span), f"说“{one.phrase}”，实有 {one.found} 项", "改正数目，或补齐、删去列项")
