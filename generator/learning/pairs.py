"""The word chain where it matters: which wording was seen before which.

A paradigm's member (健全) may stand for another (完善) only where the register has said it: the member and the two characters after it, or the
member and the two characters that end its clause (健全…机制). Both are kept as 32-bit hashes.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from zlib import crc32

from generator.language.clauses import demands_at
from generator.learning.phrases import Lexicon

_AFTER = 2
#: The word of demand, after which a verb stands, with or without an adverb.
DEMAND = "要"


def pair_hash(wording: str, after: str) -> int:
    """The hash of a wording and what followed it."""
    return crc32(f"{wording}|{after}".encode())


class Wordings:
    """Finds the members of some classes in a text, the longest that fits. A pattern of a thousand alternatives takes longer to compile than a draft to write.

    >>> list(Wordings([("健全", "健全完善"), ("优化",)]).find("要健全完善制度，优化流程"))
    [(1, '健全完善'), (8, '优化')]
    """

    def __init__(self, classes: Iterable[tuple[str, ...]]) -> None:
        self._by_start: dict[str, list[str]] = {}
        for wording in sorted({wording for row in classes for wording in row}, key=lambda wording: (-len(wording), wording)):
            self._by_start.setdefault(wording[0], []).append(wording)

    def at(self, text: str, k: int) -> str:
        """The longest wording that stands at a place, "" when none does."""
        for wording in self._by_start.get(text[k : k + 1], ()):
            if text.startswith(wording, k):
                return wording
        return ""

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """The wordings with their places, from left to right; they do not overlap."""
        free = 0
        for k, character in enumerate(text):  # written out: this is asked for every clause that a draft looks at
            if k < free:
                continue
            for wording in self._by_start.get(character, ()):
                if text.startswith(wording, k):
                    yield k, wording
                    free = k + len(wording)
                    break


class PairFinder:
    """Gathers the pairs of the wordings of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._verbs = Wordings((*lexicon.verbs, *lexicon.near))
        self._adverbs = Wordings(lexicon.adverbs)
        self._seen: set[tuple[str, str]] = set()

    def see(self, clause: str) -> None:
        """Take up the pairs of one clause."""
        for start, wording in self._verbs.find(clause):
            end = start + len(wording)
            self._seen.add((wording, clause[end : end + _AFTER]))
            if len(clause) - end > _AFTER:
                self._seen.add((wording, "…" + clause[-_AFTER:]))
        begin = next((k for k in range(len(clause)) if demands_at(clause, k)), -1) + 1
        adverb = self._adverbs.at(clause, begin)
        if adverb:
            begin += len(adverb)
            self._seen.add((adverb, clause[begin : begin + _AFTER]))
        if begin:
            self._seen.add((DEMAND, clause[begin : begin + _AFTER]))  # what is demanded is a verb

    def found(self) -> array[int]:
        """The hashes of all pairs, sorted."""
        return array("I", sorted({pair_hash(wording, after) for wording, after in self._seen}))


def is_attested(pairs: array[int], wording: str, clause: str, end: int, *, with_object: bool) -> bool:
    """Whether a wording was seen before what follows at ``end`` of a clause, or (``with_object``) before the word that ends the clause.

    >>> from generator.learning.phrases import Lexicon
    >>> finder = PairFinder(Lexicon(verbs=(("健全", "完善"),)))
    >>> finder.see("完善监督机制")
    >>> [is_attested(finder.found(), "完善", clause, 2, with_object=True) for clause in ("健全会商机制", "健全会商队伍", "健全监督队伍")]
    [True, False, True]
    """
    after = clause[end : end + _AFTER]
    if len(after) == _AFTER and _holds(pairs, pair_hash(wording, after)):
        return True
    return with_object and len(clause) - end > _AFTER and _holds(pairs, pair_hash(wording, "…" + clause[-_AFTER:]))


def _holds(pairs: array[int], wanted: int) -> bool:
    k = bisect_left(pairs, wanted)
    return k < len(pairs) and pairs[k] == wanted
