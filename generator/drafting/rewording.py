"""Saying a learned sentence by its rewordings: each clause as it was learned, or as one of those that may stand for it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from random import Random
from typing import NamedTuple

from generator.drafting.copying import LONGEST_WHOLE
from generator.drafting.levels import adapt
from generator.language.kinds import Kind

#: A mark of the training text stands before a clause, and one after it.
MARK = 1
MARKS = 2 * MARK
#: How many times more often than another wording the learned one is taken, where it may be: it reads best.
_AS_LEARNED = 1
#: One turn of the sentence about its object is enough.
_TURNED = re.compile("(?:要)?[把使让将]")
_WORSE, _MOST_DRAWS = 3, 3
#: How many clauses are tried in all until a sentence is said without a run too long.
_MOST_TRIED = 40


class Piece(NamedTuple):
    """A clause to be said, and what may be said instead: ``others`` by the rewording they belong to, "" where it says the same."""

    text: str
    kind: Kind
    others: tuple[str, ...] = ()


class Wording(NamedTuple):
    """How the clauses of a sentence are said; ``is_free``: as far as the wordings tell, no run of one is too long."""

    clauses: tuple[str, ...]
    is_free: bool


def reword(pieces: Sequence[Piece], level: str | None, *, longest: int, rng: Random, run: int = 0, seam: int = 0) -> Wording | None:
    """One wording for each clause, chosen so that hardly a run of one wording is longer than ``longest``; ``None`` when no clause has another.

    ``run`` characters of what was said before would run on in the learned wording, and so would ``seam`` characters of what is said next. What
    stumbles is drawn again, and the best taken.

    >>> pieces = [Piece("要压实全县各单位责任", Kind.DEMAND, ("要把全县各单位的担子落到人头",)), Piece("逐级签订责任书", Kind.MEASURE, ("一级一级立下军令状",))]
    >>> reword(pieces, "市", longest=24, rng=Random(1))
    Wording(clauses=('要压实全市各单位责任', '一级一级立下军令状'), is_free=True)
    """
    options = [_options(piece, level) for piece in pieces]
    if not all(options) or not any(len(set(of.values())) > 1 for of in options):
        return None
    draws = _Draws(options, longest, run, seam, rng)
    best = draws.draw()
    least = _stumbles(best.clauses)
    for _ in range(_MOST_DRAWS - 1):
        if not least or not best.is_free:
            break
        other = draws.draw()
        if other.is_free and (now := _stumbles(other.clauses)) < least:
            best, least = other, now
    return best


def _options(piece: Piece, level: str | None) -> dict[int, str]:
    """The wordings of a clause that can be said at a level, by the number of their rewording, 0 the learned one; more than one may say the same."""
    found = {}
    for k, text in enumerate((piece.text, *piece.others)):
        said = text or piece.text if level is None else adapt(text or piece.text, level)
        if said is not None:
            found[k] = said
    return found


class _Draws:
    """Draws a wording of each clause; where none of one fits, those before it are drawn again.

    A clause that is too long whatever is said before it takes any; words in it must be changed.
    """

    def __init__(self, options: Sequence[Mapping[int, str]], longest: int, run: int, seam: int, rng: Random) -> None:
        self._options = options
        self._seam = seam
        self._longest = longest
        self._rng = rng
        self._begin = {0: max(run, MARK)}
        self._last = len(options) - 1
        self._long = [not self._fitting(of, {} if k else self._begin) for k, of in enumerate(options)]
        self._said: list[str] = []
        self._tried = 0

    def draw(self) -> Wording:
        for seam in (self._seam, 0) if self._seam else (0,):
            self._tried = 0
            self._said = []
            if self._go(self._begin, 0, seam):
                return Wording(tuple(self._said), is_free=not any(self._long))
        return Wording(tuple(self._rng.choice(list(of.values())) for of in self._options), is_free=False)

    def _go(self, runs: Mapping[int, int], length: int, seam: int) -> bool:
        """Whether the rest can be said; ``runs``: how many of the last characters said stand so in each wording, ``length``: how many were said."""
        said = self._said
        k = len(said)
        if k > self._last:
            return True
        of, long = self._options[k], self._long[k]
        fit = list(of) if long else self._fitting(of, runs, length, seam if k == self._last else -1)
        while fit and self._tried < _MOST_TRIED:
            self._tried += 1
            number = self._rng.choice([*fit, *[0] * _AS_LEARNED] if fit[0] == 0 else fit)
            fit.remove(number)
            text = of[number]
            said.append(text)
            if k == self._last or self._go({} if long else _runs(of, text, runs), length + len(text) + MARK, seam):
                return True
            said.pop()
        return False

    def _fitting(self, of: Mapping[int, str], runs: Mapping[int, int], length: int = 0, seam: int = -1) -> list[int]:
        """The numbers of the wordings, one of those that say the same, that make no run too long.

        ``seam``: how much of what comes after a last clause would run on from its learned end, -1 for another clause.
        """
        longest = self._longest
        fit = []
        seen = set()
        for number, text in of.items():
            if text in seen:
                continue
            seen.add(text)
            size = len(text) + MARK
            now = runs.get(number, MARK)
            if now + size > longest or (seam >= 0 and now > length and length + size > LONGEST_WHOLE):
                continue
            if seam > 0 and 0 in of and seam + (now + size if number == 0 else MARK + _end_alike(text, of[0]) if text[-1:] == of[0][-1:] else 0) > longest:
                continue
            for other, run in runs.items():
                if run + size > longest and other != number and run + begin_alike(text, of.get(other, "")) > longest:
                    break
            else:
                fit.append(number)
        return fit


def _runs(of: Mapping[int, str], text: str, runs: Mapping[int, int]) -> dict[int, int]:
    """How many of the last characters said stand so in each wording, when ``text`` has been said."""
    end, size = text[-1:], len(text) + MARK
    return {
        number: runs.get(number, MARK) + size if wording == text else MARK + _end_alike(text, wording) if wording[-1:] == end else MARK
        for number, wording in of.items()
    }


def begin_alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    if one[:1] != other[:1]:
        return 0
    most = min(len(one), len(other))
    return next((k for k in range(1, most) if one[k] != other[k]), most)


def _end_alike(one: str, other: str) -> int:
    """How many characters two texts end with alike, the last of them."""
    most = min(len(one), len(other))
    return next((k for k in range(1, most) if one[-1 - k] != other[-1 - k]), most)


@lru_cache(maxsize=1 << 12)
def _pairs(clause: str) -> frozenset[str]:
    return frozenset(clause[k : k + 2] for k in range(len(clause) - 1))


def _stumbles(clauses: Sequence[str]) -> int:
    """How many pairs of characters stand in more than one clause, and how many clauses beside a first one are turned about by 把, 使 or 让."""
    turned = len([clause for clause in clauses if _TURNED.match(clause)])
    pairs = list(map(_pairs, clauses))
    return sum(map(len, pairs)) - len(frozenset().union(*pairs)) + _WORSE * max(0, turned - 1)
