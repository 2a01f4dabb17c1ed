"""Rules over a proof: every finding, in the order of the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.checking.finding import Finding, Fix
from generator.checking.proof import Proof
from generator.checking.table import Rule

Place = Callable[[int], tuple[int, int]]


def check(proof: Proof, rules: Sequence[Rule], *, path: str, place: Place) -> list[Finding]:
    """Ask the rules; ``place`` gives line and column in the user's file for a place of the text.

    >>> from generator.checking.table import choose
    >>> text = "会议定于2026年03月5日召开。"
    >>> [str(one) for one in check(Proof(text), choose(["padded-date"]), path="通知.txt", place=lambda k: (1, k + 1))]
    ['通知.txt:1:10: [padded-date] 月份“03”编了虚位']
    """
    found: list[tuple[int, int, Finding]] = []
    for order, rule in enumerate(rules):
        for hit in rule.check(proof):
            line, column = place(hit.span.start)
            fix = Fix(hit.span.start, hit.span.end, hit.new) if hit.new is not None and rule.mends else None
            found.append((hit.span.start, order, Finding(path, line, rule.id, hit.message, column, rule.severity, hit.advice, fix)))
    return [one for _, _, one in sorted(found, key=lambda entry: entry[:2])]
