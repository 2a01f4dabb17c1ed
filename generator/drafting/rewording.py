"""Saying a learned sentence by its rewordings: each clause as it was learned, or as one of those that may stand for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from math import gcd
from typing import NamedTuple
from zlib import crc32

from generator.drafting.copying import CopyGuard
from generator.drafting.levels import adapt
from generator.language.kinds import Kind

#: One thing said twice in a sentence.
DOUBLED = re.compile("(\\w{2,4})\\1|要要|(进一步|切实|认真|积极|真正|抓紧|加快|从严|主动|坚决|严格|着力|大力|全面|彻底|扎实|尽快|逐项|突出|持续|不断|充分|有效|深入|统一|集中|及时).*\\2|([还更也都又再最不])\\3")
#: A mark of the training text stands before a clause, and one after it.
MARKS = 2
#: One turn of the sentence about its object is enough.
_TURNED = re.compile("(?:要)?[把使让将]")
#: What is done, by whom it is: 任务清单由牵头部门拟定; who does what reads better.
_INVERTED = re.compile("^(?!对|凡|因|经)[^由]{3,}(?<!理)由(?!于|此|来|头)[^，]{2,}")
_WORSE = 3
#: What clauses that tell why begin with, where they are built alike: 事关职工生命，事关企业经营.
_LIKE, _MATTERS = 2, frozenset({"事关", "关系", "关乎", "牵动", "连着", "影响", "直接", "体现", "有利", "有助", "考验"})
#: So many ways of a sentence are looked at, and about which share of all lies between those that two turns begin with.
_MOST, _GOLDEN = 256, 0.618


#: In how many ways a sentence goes on from each wording of each clause, and which wordings of the next one may stand after it.
_Counts = tuple[tuple[int, ...], ...]
_Nexts = tuple[tuple[tuple[int, ...], ...], ...]


class Piece(NamedTuple):
    """A clause to be said, and what may be said instead: ``others`` by the rewording they belong to, "" where it says the same."""

    text: str
    kind: Kind
    others: tuple[str, ...] = ()


class Ways:
    """The ways to say a sentence by the rewordings of its clauses, looked at one by one; what was once found out about a way is remembered.

    ``options``: what each clause may say, the learned wording first where it can be said.

    >>> pieces = (Piece("要压实全县各单位责任", Kind.DEMAND, ("要把全县各单位的担子落到人头",)), Piece("逐级签订责任书", Kind.MEASURE, ("由各单位立下军令状",)))
    >>> ways = Ways(pieces, "市", CopyGuard(frozenset()))
    >>> ways.options
    (('要压实全市各单位责任', '要把全市各单位的担子落到人头'), ('逐级签订责任书', '由各单位立下军令状'))
    >>> ways.stumbles(("要压实全市各单位责任", "由各单位立下军令状"))
    2
    >>> len(set(ways.walk(0))), len({next(ways.walk(turn)) for turn in range(4)})
    (4, 4)
    """

    def __init__(self, pieces: Sequence[Piece], level: str | None, guard: CopyGuard, *, longest: int = 0, topic: str = "") -> None:
        """``level``: whose words the sentence is put in, ``None``: in those that it has; ``longest``: how long a clause may be, where not as the guard says;
        ``topic``: what was not learned where it is named."""
        self.options = tuple(_options(piece, level) for piece in pieces)
        #: Whether a clause is too long to be said as it stands, in whatever wording: none that the level or the topic changes.
        self.is_long = any(
            of and all(len(said) + MARKS > (longest or guard.longest) and said in (piece.text, *piece.others) and not (topic and topic in said) for said in of)
            for piece, of in zip(pieces, self.options, strict=True)
        )
        #: What of the next clause makes a learned run after a wording of each clause but the last.
        self._runs: tuple[dict[str, set[str]], ...] = tuple({} if longest else _runs(one, other, guard.longest, topic) for one, other in pairwise(pieces))
        self._first = crc32(pieces[0].text.encode())
        self._guard = guard
        self._is_doubled = all(self.options) and bool(DOUBLED.search("，".join(of[0] for of in self.options)))
        #: The clauses that tell why and begin with what the one before them begins with, or holds where it is the first.
        self._alike = [k for k in range(1, len(pieces)) if pieces[k].text[:_LIKE] in _MATTERS and _are_built_alike(pieces[k - 1].text, pieces[k].text, first=k == 1)]
        self._is_varied = all(self.options) and any(len(of) > 1 for of in self.options)
        self._known: dict[tuple[str, ...], int | None] = {}
        self._counts: dict[int, _Counts] = {}  # tuples, here and below: these are not gone through for garbage
        self._walks: dict[int, tuple[int, int, int, dict[int, tuple[str, ...]]]] = {}  # how many ways there are, what they are walked by, and those that were

    def __bool__(self) -> bool:
        """Whether there is another way than the learned one."""
        return self._is_varied

    @property
    def is_alike(self) -> bool:
        """Whether clauses that follow each other are built alike."""
        return bool(self._alike)

    def walk(self, turn: int, *, seam: int = 0) -> Iterator[tuple[str, ...]]:
        """The ways none of whose clauses makes a long run with the next, from one that the turn tells; turns that follow each other begin with different ones.

        ``seam``: how much of what is said next begins as it was learned: no way ends as learned with so much that this makes a long run, where others do not.
        """
        counts, nexts = self._follow(seam)
        if seam not in self._walks:
            whole = sum(counts[0])
            self._walks[seam] = whole, _prime_to(whole, round(whole * _GOLDEN)), _prime_to(whole, whole // 2), {}
        whole, stride, step, known = self._walks[seam]
        for at in range(min(whole, _MOST)):
            number = (self._first + (turn + at * step) * stride) % whole  # a way that cannot be said gives place to what a turn far off begins with
            if number not in known:
                known[number] = self._way(number, counts, nexts)
            yield known[number]

    def _way(self, number: int, counts: _Counts, nexts: _Nexts) -> tuple[str, ...]:
        """The way of a number: ``counts`` ways go on from each wording of each clause, to those of the next that may stand after it."""
        way: list[str] = []
        allowed: Sequence[int] = range(len(counts[0]))
        for k, of in enumerate(self.options):
            for one in allowed:
                if number < counts[k][one]:
                    break
                number -= counts[k][one]
            way.append(of[one])
            allowed = nexts[k][one] if k < len(nexts) else ()
        return tuple(way)

    def mixed(self, turn: int, count: int) -> Iterator[tuple[str, ...]]:
        """So many ways whatever their clauses make with each other, for words in them to be changed."""
        for number in range(self._first + turn, self._first + turn + count):
            yield tuple([of[number // (k + 1) % len(of)] for k, of in enumerate(self.options)])

    def _follow(self, seam: int) -> tuple[_Counts, _Nexts]:
        """In how many ways a sentence goes on from each wording of each clause, and which wordings of the next one make no long run with it."""
        if seam not in self._counts:
            learned = self.options[-1][0]
            counts: _Counts = (tuple([int(not seam or end_alike(one, learned) + 1 + seam <= self._guard.longest) for one in self.options[-1]]),)
            for allowed in reversed(self._nexts):
                counts = (tuple([sum(counts[0][j] for j in after) for after in allowed]), *counts)
            self._counts[seam] = counts if any(counts[0]) or not seam else self._follow(0)[0]
        return self._counts[seam], self._nexts

    @cached_property
    def _nexts(self) -> _Nexts:
        last = len(self.options) - 2
        return tuple(
            tuple(
                tuple([j for j, after in enumerate(self.options[k + 1]) if after not in runs.get(one, ()) and not self._runs_on(one, after, k == 0, k == last)]) for one in of
            )
            for k, (of, runs) in enumerate(zip(self.options, self._runs, strict=False))
        )

    def _runs_on(self, one: str, after: str, is_first: bool, is_last: bool) -> bool:
        """Whether two clauses that follow each other hold a long run."""
        if len(one) + len(after) + 2 < self._guard.longest:
            return False
        return self._guard.copies(f"{'。' if is_first else '，'}{one}，{after}{'。' if is_last else '，'}")

    def stumbles(self, clauses: tuple[str, ...]) -> int | None:
        """How much a way of saying it stumbles, over words that it says twice, clauses turned about and clauses no longer built alike; ``None`` where it copies or cannot be said."""
        if clauses not in self._known:
            self._known[clauses] = self._find_stumbles(clauses)
        return self._known[clauses]

    def _find_stumbles(self, clauses: Sequence[str]) -> int | None:
        text = "，".join(clauses)
        if self._guard.copies(f"。{text}。") or self._guard.is_whole(text) or (DOUBLED.search(text) and not self._is_doubled):
            return None
        turned = len([clause for clause in clauses if _TURNED.match(clause)])
        pairs = list(map(_pairs, clauses))
        worse = max(0, turned - 1) + len([clause for clause in clauses if _INVERTED.match(clause)])
        worse += len([k for k in self._alike if not _are_built_alike(clauses[k - 1], clauses[k], first=k == 1)])
        return sum(map(len, pairs)) - len(frozenset().union(*pairs)) + _WORSE * worse


def _are_built_alike(one: str, other: str, *, first: bool) -> bool:
    """Whether a clause begins with what the one before it does, or holds where it is the ``first`` and names what both are about.

    >>> _are_built_alike("安全生产事关职工生命", "事关企业经营", first=True), _are_built_alike("事关企业经营", "关系城市秩序", first=False)
    (True, False)
    """
    return other[:_LIKE] in one if first else one[:_LIKE] == other[:_LIKE]


#: Ways by the clauses of a sentence, the level it is said at, and the longest clause that is allowed.
WaysOf = dict[tuple[tuple[Piece, ...], str | None, int], Ways]


def _options(piece: Piece, level: str | None) -> tuple[str, ...]:
    """The wordings of a clause that can be said at a level, each once, the learned one first."""
    texts = (piece.text, *filter(None, piece.others))
    return tuple(dict.fromkeys(texts if level is None else [said for text in texts if (said := adapt(text, level)) is not None]))


def _prime_to(whole: int, least: int) -> int:
    """The next number from one on that has no divisor in common with another, so that its multiples come to every remainder.

    >>> _prime_to(25, 15), _prime_to(16, 8), _prime_to(1, 0)
    (16, 9, 1)
    """
    return next((k for k in range(max(1, least), whole) if gcd(k, whole) == 1), 1)


def _runs(one: Piece, other: Piece, longest: int, topic: str) -> dict[str, set[str]]:
    """The wordings of a clause that may not stand after one of the clause before it: two of one rewording, if long enough, are a learned run."""
    runs: dict[str, set[str]] = {}
    for a, b in zip((one.text, *one.others), (other.text, *other.others), strict=False):
        if a and b and len(a) + len(b) + 1 > longest and not (topic and (topic in a or topic in b)):
            runs.setdefault(a, set()).add(b)
    return runs


def begin_alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike.

    >>> begin_alike("要压实责任", "要压紧责任"), begin_alike("要压实", "要压实责任")
    (2, 3)
    """
    most = min(len(one), len(other))
    return next((k for k in range(most) if one[k] != other[k]), most)


def end_alike(one: str, other: str) -> int:
    """How many characters two texts end with alike.

    >>> end_alike("要压实责任", "要压紧责任")
    2
    """
    most = min(len(one), len(other))
    return next((k for k in range(most) if one[-1 - k] != other[-1 - k]), most)


@lru_cache(maxsize=1 << 14)
def _pairs(clause: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(str.__add__, clause, clause[1:])))
