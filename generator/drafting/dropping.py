"""Which clauses of a sentence may be left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.language.kinds import Kind

_DROPPED = frozenset({Kind.MEASURE, Kind.DEMAND, Kind.SHORTCOMING})
#: A clause that leans on the one before it.
LEANS = re.compile("^(?:并|同时|从而|由其|以便|以及|直至|对|也|还|更|再|又|则|均|都)")


def droppable(texts: Sequence[str], kinds: Sequence[Kind]) -> list[int]:
    """The clauses that may be left out: measures between measures, none that another leans on, and the aim at the end.

    >>> droppable(("要压实责任", "完善制度", "强化督查", "确保落实"), (Kind.DEMAND, Kind.MEASURE, Kind.MEASURE, Kind.AIM))
    [1, 2, 3]
    """
    return [
        k
        for k in range(1, len(texts))
        if kinds[k - 1] not in (Kind.BASIS, Kind.CONDITION) and (_middle(texts, kinds, k) if k < len(texts) - 1 else kinds[k] is Kind.AIM)
    ]


def _middle(texts: Sequence[str], kinds: Sequence[Kind], k: int) -> bool:
    return kinds[k] in _DROPPED and not LEANS.match(texts[k + 1]) and kinds[k + 1] not in (Kind.STATEMENT, Kind.JUDGEMENT, Kind.OTHER)
