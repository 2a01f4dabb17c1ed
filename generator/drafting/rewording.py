"""Saying a learned sentence by its rewordings: each clause as it was learned, or as one of those that may stand for it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from generator.drafting.levels import adapt
from generator.language.kinds import Kind

#: Around a clause of the training text stand two marks that belong to its run.
MARKS = 2
#: What follows a sentence, a subject or a heading, has about so many characters of its own.
_NEXT = 12
#: How many times more often than another wording the learned one is taken, where it may be: it reads best.
_AS_LEARNED = 2
#: One turn of the sentence about its object is enough.
_TURNED = re.compile("(?:要)?[把使让将]")
_WORSE, _MOST_DRAWS = 3, 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A clause to be said, and what may be said instead: ``others`` by the rewording they belong to, "" where it says the same."""

    text: str
    kind: Kind
    others: tuple[str, ...] = ()


def reword(pieces: Sequence[Piece], level: str, *, longest: int, rng: Random) -> tuple[str, ...] | None:
    """One wording for each clause, chosen so that hardly a run of one wording is longer than ``longest``; ``None`` when no clause has another.

    What stumbles is drawn again, and the best taken.

    >>> pieces = [Piece("要压实全县各单位责任", Kind.DEMAND, ("要把全县各单位的担子落到人头",)), Piece("逐级签订责任书", Kind.MEASURE, ("一级一级立下军令状",))]
    >>> reword(pieces, "市", longest=24, rng=Random(1))
    ('要把全市各单位的担子落到人头', '逐级签订责任书')
    """
    options = [_options(piece, level) for piece in pieces]
    if not any(len(of) > 1 for of in options):
        return None
    best = _draw(options, longest, rng=rng)
    least = _stumbles(best)
    for _ in range(_MOST_DRAWS - 1):
        if not least:
            break
        other = _draw(options, longest, rng=rng)
        if (now := _stumbles(other)) < least:
            best, least = other, now
    return best


def _options(piece: Piece, level: str) -> dict[int, str]:
    """The wordings of a clause that can be said at a level, by the number of their rewording, 0 the learned one."""
    said = ((k, adapt(text, level)) for k, text in enumerate((piece.text, *piece.others)) if text)
    return {k: text for k, text in said if text is not None}


def _draw(options: Sequence[Mapping[int, str]], longest: int, *, rng: Random) -> tuple[str, ...]:
    out: list[str] = []
    runs: dict[int, int] = {}  # how many of the last characters said stand so in each wording of the sentence
    end = len(options) - 1
    for k, of in enumerate(options):
        fit = []
        for number, text in of.items():
            room = longest - MARKS - len(text)
            # After a learned end the next sentence is likely to begin as it did where it was learned.
            seam = room if k < end or number else room - _NEXT
            if seam >= runs.get(number, 0) and all(
                run + len(text) <= longest - MARKS or run + _begin_alike(text, of.get(other, "")) <= longest - MARKS for other, run in runs.items() if other != number
            ):
                fit.append(number)
        said = rng.choice([*fit, *[0] * (_AS_LEARNED if 0 in fit else 0)] or list(of))
        text = of[said]
        out.append(text)
        runs = {
            number: (runs.get(number, 0) + len(text) if wording == text else _end_alike(text, wording)) + 1 for number, wording in of.items()
        }
    return tuple(out)


def _begin_alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    if one[:1] != other[:1]:
        return 0
    most = min(len(one), len(other))
    return next((k for k in range(1, most) if one[k] != other[k]), most)


def _end_alike(one: str, other: str) -> int:
    """How many characters two texts end with alike."""
    if one[-1:] != other[-1:]:
        return 0
    most = min(len(one), len(other))
    return next((k for k in range(1, most) if one[-1 - k] != other[-1 - k]), most)


@lru_cache(maxsize=1 << 12)
def _pairs(clause: str) -> frozenset[str]:
    return frozenset(clause[k : k + 2] for k in range(len(clause) - 1))


def _stumbles(clauses: Sequence[str]) -> int:
    """How many pairs of characters stand in more than one clause, and how many clauses beside a first one are turned about by 把, 使 or 让."""
    turned = sum(bool(_TURNED.match(clause)) for clause in clauses)
    pairs = list(map(_pairs, clauses))
    return sum(map(len, pairs)) - len(set().union(*pairs)) + _WORSE * max(0, turned - 1)
