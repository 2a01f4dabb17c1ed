"""Which clauses of a sentence may be left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.drafting.rewording import Piece
from generator.language.kinds import Kind

_DROPPED = frozenset({Kind.MEASURE, Kind.DEMAND, Kind.SHORTCOMING})
#: A clause that leans on the one before it.
LEANS = re.compile("^(?:并|同时|从而|由其|以便|以及|直至|对|也|还|更|再|又|则|均|都)")
#: Who answers before all others: a sentence that says so is there for it.
_LEADS = re.compile("主要负责|一把手|第一责任|负总责")


def droppable(pieces: Sequence[Piece]) -> list[int]:
    """The clauses that may be left out: measures between measures, none that another leans on, and the aim at the end.

    >>> droppable([Piece("要压实责任", Kind.DEMAND), Piece("完善制度", Kind.MEASURE), Piece("强化督查", Kind.MEASURE), Piece("确保落实", Kind.AIM)])
    [1, 2, 3]
    """
    return [
        k
        for k in range(1, len(pieces))
        if pieces[k - 1].kind not in (Kind.BASIS, Kind.CONDITION) and (_middle(*pieces[k : k + 2]) if k < len(pieces) - 1 else pieces[k].kind is Kind.AIM)
    ]


def _middle(piece: Piece, following: Piece) -> bool:
    return piece.kind in _DROPPED and not LEANS.match(following.text) and not _LEADS.search(piece.text) and following.kind not in (Kind.STATEMENT, Kind.JUDGEMENT, Kind.OTHER)
