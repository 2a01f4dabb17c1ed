"""Saying a learned sentence by its rewordings: each clause as it was learned, or as one of those that may stand for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from generator.drafting.levels import adapt
from generator.language.kinds import Kind

#: Two clauses of one wording may stand side by side up to this many characters: longer, they would be a run of the training text.
_SIDE_BY_SIDE = 20
_TRIES = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A clause to be said, and what may be said instead: ``others`` by the rewording they belong to."""

    text: str
    kind: Kind
    others: tuple[str, ...] = ()


def reword(pieces: Sequence[Piece], level: str, *, rng: Random) -> tuple[str, ...] | None:
    """One wording for each clause, so that neighbours are of different rewordings; ``None`` when no clause has another.

    Of some draws the one that repeats least is taken.

    >>> pieces = [Piece("要压实全县各单位责任", Kind.DEMAND, ("要把全县各单位的担子落到人头",)), Piece("逐级签订责任书", Kind.MEASURE, ("一级一级立下军令状",))]
    >>> reword(pieces, "市", rng=Random(1))
    ('要把全市各单位的担子落到人头', '逐级签订责任书')
    """
    options = [_options(piece, level) for piece in pieces]
    if not any(len(others) > 1 for others in options):
        return None
    drawn = [_draw(options, rng=rng) for _ in range(_TRIES)]
    return min(drawn, key=_repeated)


def _options(piece: Piece, level: str) -> list[tuple[int, str]]:
    """The wordings of a clause that can be said at a level, each with the number of its rewording."""
    said = ((k, adapt(text, level)) for k, text in enumerate((piece.text, *piece.others)))
    return [(k, text) for k, text in said if text is not None]


def _draw(options: Sequence[Sequence[tuple[int, str]]], *, rng: Random) -> tuple[str, ...]:
    out: list[str] = []
    before = -1
    for of in options:
        apart = [one for one in of if one[0] != before or len(out[-1]) + len(one[1]) < _SIDE_BY_SIDE]
        before, text = rng.choice(apart or of)
        out.append(text)
    return tuple(out)


def _repeated(clauses: Sequence[str]) -> int:
    """How many pairs of characters stand in more than one clause."""
    pairs = [{clause[k : k + 2] for k in range(len(clause) - 1)} for clause in clauses]
    return sum(map(len, pairs)) - len(set().union(*pairs))
