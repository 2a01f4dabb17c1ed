"""Saying a learned sentence by its rewordings: each clause as it was learned, or as one of those that may stand for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from math import prod
from random import Random
from typing import NamedTuple

from generator.drafting.copying import CopyGuard
from generator.drafting.levels import adapt
from generator.language.kinds import Kind

#: One thing said twice in a sentence.
DOUBLED = re.compile("(\\w{2,4})\\1|要要|(进一步|切实|认真|积极|真正|抓紧|加快|从严|主动|坚决|严格|着力|大力|全面|彻底|扎实|尽快|逐项|突出|持续|不断|充分|有效|深入|统一|集中|及时).*\\2|([还更也都又再最不])\\3")
#: A mark of the training text stands before a clause, and one after it.
MARKS = 2
#: How many times more often than another wording the learned one is taken, where it may be: it reads best.
_AS_LEARNED = 1
#: One turn of the sentence about its object is enough.
_TURNED = re.compile("(?:要)?[把使让将]")
#: What is done, by whom it is: 任务清单由牵头部门拟定; who does what reads better.
_INVERTED = re.compile("^(?!对|凡|因|经)[^由]{3,}(?<!理)由(?!于|此|来|头)[^，]{2,}")
_WORSE = 3
#: So many ways of a sentence are looked at when they are all asked for.
_MOST = 256


class Piece(NamedTuple):
    """A clause to be said, and what may be said instead: ``others`` by the rewording they belong to, "" where it says the same."""

    text: str
    kind: Kind
    others: tuple[str, ...] = ()


class Ways:
    """The ways to say a sentence by the rewordings of its clauses, drawn one at a time; what was once found out about a way is remembered.

    ``options``: what each clause may say, the learned wording first where it can be said.

    >>> pieces = (Piece("要压实全县各单位责任", Kind.DEMAND, ("要把全县各单位的担子落到人头",)), Piece("逐级签订责任书", Kind.MEASURE, ("由各单位立下军令状",)))
    >>> ways = Ways(pieces, "市", CopyGuard(frozenset()))
    >>> ways.options
    (('要压实全市各单位责任', '要把全市各单位的担子落到人头'), ('逐级签订责任书', '由各单位立下军令状'))
    >>> ways.draw(Random(1)), ways.stumbles(("要压实全市各单位责任", "由各单位立下军令状"))
    (('要压实全市各单位责任', '逐级签订责任书'), 2)
    >>> len(set(ways.every(Random(1))))
    4
    """

    def __init__(self, pieces: Sequence[Piece], level: str | None, guard: CopyGuard, *, longest: int = 0) -> None:
        """``level``: whose words the sentence is put in, ``None``: in those that it has; ``longest``: how long a clause may be, where not as the guard says."""
        self.options = tuple(_options(piece, level) for piece in pieces)
        #: Whether a clause is too long to be said as it stands, in whatever wording.
        self.is_long = any(of and min(map(len, of)) + MARKS > (longest or guard.longest) for of in self.options)
        self._drawn = tuple((*of, *of[:1] * _AS_LEARNED) if len(of) > 1 else of for of in self.options)
        self._guard = guard
        self._is_doubled = all(self.options) and bool(DOUBLED.search("，".join(of[0] for of in self.options)))
        self._is_varied = all(self.options) and any(len(of) > 1 for of in self.options)
        self._known: dict[tuple[str, ...], int | None] = {}

    def __bool__(self) -> bool:
        """Whether there is another way than the learned one."""
        return self._is_varied

    def draw(self, rng: Random) -> tuple[str, ...]:
        """A wording of each clause."""
        return tuple([of[int(rng.random() * len(of))] for of in self._drawn])

    def every(self, rng: Random) -> Iterator[tuple[str, ...]]:
        """All the ways, some of them where there are very many, from a drawn one on."""
        count = prod(map(len, self.options))
        numbers = range(count) if count <= _MOST else sorted(Random(count).sample(range(count), _MOST))
        first = int(rng.random() * len(numbers))
        return map(self._numbered, chain(numbers[first:], numbers[:first]))

    def _numbered(self, number: int) -> tuple[str, ...]:
        """One of all the ways."""
        way = []
        for of in self.options:
            number, k = divmod(number, len(of))
            way.append(of[k])
        return tuple(way)

    def stumbles(self, clauses: tuple[str, ...]) -> int | None:
        """How much a way of saying it stumbles, over words that it says twice and clauses turned about; ``None`` where it copies or cannot be said."""
        if clauses not in self._known:
            self._known[clauses] = self._find_stumbles(clauses)
        return self._known[clauses]

    def _find_stumbles(self, clauses: Sequence[str]) -> int | None:
        text = "，".join(clauses)
        if self._guard.copies(f"。{text}。") or self._guard.is_whole(text) or (DOUBLED.search(text) and not self._is_doubled):
            return None
        turned = len([clause for clause in clauses if _TURNED.match(clause)])
        pairs = list(map(_pairs, clauses))
        return sum(map(len, pairs)) - len(frozenset().union(*pairs)) + _WORSE * (max(0, turned - 1) + len([clause for clause in clauses if _INVERTED.match(clause)]))


#: Ways by the clauses of a sentence, the level it is said at, and the longest clause that is allowed.
WaysOf = dict[tuple[tuple[Piece, ...], str | None, int], Ways]


def _options(piece: Piece, level: str | None) -> tuple[str, ...]:
    """The wordings of a clause that can be said at a level, each once, the learned one first."""
    texts = (piece.text, *filter(None, piece.others))
    return tuple(dict.fromkeys(texts if level is None else [said for text in texts if (said := adapt(text, level)) is not None]))


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
def _pairs(clause: str) -> frozenset[str]:
    return frozenset(clause[k : k + 2] for k in range(len(clause) - 1))
