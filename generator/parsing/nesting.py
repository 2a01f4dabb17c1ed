"""Which family of ordinals nests in which: the document's own evidence, and where it gives none the usual order 一、（一）1.（1）①."""

from __future__ import annotations

from collections import Counter

from generator.document import OrdinalStyle
from generator.language.ordinals import Candidate
from generator.parsing.siblings import Candidates, family

#: Items of a —— list may hold lists of their own of about this many lines.
DASH_NESTED = 24
#: The usual order of levels, used only where the document itself gives no evidence.
_RANK = {
    OrdinalStyle.DI_NOUN: 0.5,
    OrdinalStyle.HAN: 1.0,
    OrdinalStyle.DI: 1.5,
    OrdinalStyle.HAN_PAREN: 2.0,
    OrdinalStyle.DIGIT: 3.0,
    OrdinalStyle.DECIMAL: 3.5,
    OrdinalStyle.DIGIT_PAREN: 4.0,
    OrdinalStyle.CIRCLED: 5.0,
}
_LOWEST = 6.0


class Nesting:
    """How the lists of one document stand in each other."""

    def __init__(self, candidates: Candidates) -> None:
        self._candidates = candidates
        self._inside = self._evidence()

    def holds(self, outer: Candidate, inner: Candidate) -> bool:
        """Whether a list that begins with ``inner`` belongs into one of the family of ``outer``."""
        into, out_of = self._inside[family(outer), family(inner)], self._inside[family(inner), family(outer)]
        return into > out_of or (into == out_of and _RANK.get(inner.ordinal.style, _LOWEST) >= _RANK.get(outer.ordinal.style, _LOWEST))

    def _evidence(self) -> Counter[tuple[str, str]]:
        """How often a list of the second family opens between two consecutive members of the first."""
        inside: Counter[tuple[str, str]] = Counter()
        last: dict[str, Candidate] = {}
        for i, candidate in enumerate(self._candidates.found):
            inner = family(candidate)
            if candidate.ordinal.number == 1:
                for outer, seen in last.items():
                    if outer != inner and self._goes_on(seen, i):
                        inside[outer, inner] += 1
            if candidate.first:
                last[inner] = candidate
        return inside

    def _goes_on(self, member: Candidate, i: int) -> bool:
        """Whether the next of a member's family after the ``i``-th candidate is the member's next sibling."""
        following = self._candidates.next(family(member), True, i)
        if following is None:
            return False
        if member.ordinal.style is OrdinalStyle.DASH:
            return following.line - self._candidates.found[i].line <= DASH_NESTED
        return following.ordinal.number == member.ordinal.number + 1
