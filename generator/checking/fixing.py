"""Mechanical repairs, made until nothing is left to repair, so that mending twice equals mending once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from generator.checking.finding import Fix
from generator.checking.proof import Proof, Spellings
from generator.checking.table import Rule

#: Repairs inside repairs (a doubled quote in a doubled quote) need another round; a text that asks for more is left as it is then.
_MOST_ROUNDS = 8


def find_fixes(proof: Proof, rules: Sequence[Rule]) -> list[Fix]:
    """The repairs of a text in order; of two that overlap, the one that begins first, and of those the rule that stands first."""
    found = [
        (hit.span.start, order, Fix(hit.span.start, hit.span.end, hit.new))
        for order, rule in enumerate(rules)
        if rule.mends
        for hit in rule.check(proof)
        if hit.new is not None and hit.new != hit.span.cut(proof.text)
    ]
    kept: list[Fix] = []
    for _, _, fix in sorted(found, key=lambda entry: entry[:2]):
        if not kept or fix.start >= kept[-1].end:
            kept.append(fix)
    return kept


def apply_fixes(text: str, fixes: Sequence[Fix]) -> str:
    """The text with repairs made; they are in order and do not overlap.

    >>> apply_fixes("2026年03月05日", [Fix(5, 7, "3"), Fix(8, 10, "5")])
    '2026年3月5日'
    """
    pieces, at = [], 0
    for fix in fixes:
        pieces += [text[at : fix.start], fix.new]
        at = fix.end
    return "".join([*pieces, text[at:]])


class View(Protocol):
    """The checked text of a file and the way from there to the file's own text."""

    @property
    def text(self) -> str:
        """What the rules read."""
        ...

    def raw(self, place: int) -> int:
        """The place in the file's own text."""
        ...


def mend(whole: str, read: Callable[[str], View], rules: Sequence[Rule], spellings: Spellings) -> tuple[str, int]:
    """A file's text with every mechanical repair made, and how many were.

    A repair is made only where the file says the same as the checked text: what stands there as markup (``&ldquo;``) is left alone.
    """
    count = 0
    for _ in range(_MOST_ROUNDS):
        view = read(whole)
        fixes = [
            Fix(start, end, fix.new)
            for fix in find_fixes(Proof(view.text, spellings), rules)
            if whole[(start := view.raw(fix.start)) : (end := view.raw(fix.end - 1) + 1)] == view.text[fix.start : fix.end]
        ]
        if not fixes:
            break
        whole = apply_fixes(whole, fixes)
        count += len(fixes)
    return whole, count
