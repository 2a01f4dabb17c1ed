"""Saying a learned sentence by its rewordings: each clause as it was learned, or as one of those that may stand for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from random import Random
from typing import NamedTuple

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
    (('要压实全市各单位责任', '由各单位立下军令状'), 2)
    >>> len(set(ways.every(Random(1))))
    4
    """

    def __init__(self, pieces: Sequence[Piece], level: str | None, guard: CopyGuard, *, longest: int = 0, topic: str = "") -> None:
        """``level``: whose words the sentence is put in, ``None``: in those that it has; ``longest``: how long a clause may be, where not as the guard says;
        ``topic``: what was not learned where it is named."""
        self.options = tuple(_options(piece, level) for piece in pieces)
        #: Whether a clause is too long to be said as it stands, in whatever wording.
        self.is_long = any(of and min(map(len, of)) + MARKS > (longest or guard.longest) for of in self.options)
        #: What may stand after a wording of each clause but the last, where not every wording of the next one may.
        self._runs = () if longest else tuple(_apart(one, other, of, guard.longest, topic) for one, other, of in zip(pieces, pieces[1:], self.options[1:], strict=False))
        self._guard = guard
        self._is_doubled = all(self.options) and bool(DOUBLED.search("，".join(of[0] for of in self.options)))
        self._is_varied = all(self.options) and any(len(of) > 1 for of in self.options)
        self._known: dict[tuple[str, ...], int | None] = {}

    def __bool__(self) -> bool:
        """Whether there is another way than the learned one."""
        return self._is_varied

    def draw(self, rng: Random) -> tuple[str, ...]:
        """A wording of each clause, none beside one that it makes a learned run with."""
        chance = rng.random
        if not self._runs:
            return tuple([of[int(chance() * len(of))] for of in self.options])
        first = self.options[0]
        said = first[int(chance() * len(first))]
        way = [said]
        for of, after in zip(self.options[1:], self._runs, strict=True):
            known = after.get(said, of)
            said = known[int(chance() * len(known))]
            way.append(said)
        return tuple(way)

    def every(self, rng: Random) -> Iterator[tuple[str, ...]]:
        """All the ways of those, some of them where there are very many, from a drawn one on."""
        ways: list[tuple[str, ...]] = [(one,) for one in self.options[0]]
        for k, of in enumerate(self.options[1:]):
            after = self._runs[k] if self._runs else {}
            ways = [(*way, one) for way in ways for one in after.get(way[-1], of)]
            if len(ways) > _MOST:
                ways = [ways[at] for at in sorted(Random(len(ways)).sample(range(len(ways)), _MOST))]
        first = int(rng.random() * len(ways))
        yield from ways[first:]
        yield from ways[:first]

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


def _apart(one: Piece, other: Piece, of: tuple[str, ...], longest: int, topic: str) -> dict[str, tuple[str, ...]]:
    """The wordings ``of`` a clause that may stand after one of the clause before it, where not all may: two of one rewording are a learned run."""
    runs: dict[str, set[str]] = {}
    for a, b in zip((one.text, *one.others), (other.text, *other.others), strict=False):
        if a and b and len(a) + len(b) + 1 > longest and not (topic and (topic in a or topic in b)):
            runs.setdefault(a, set()).add(b)
    return {a: free for a, others in runs.items() if (free := tuple(b for b in of if b not in others))}


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
