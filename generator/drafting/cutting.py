"""Which sentences of a passage stay where there is no room for all of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

#: What a sentence is worth that opens the passage, that answers what the draft found wanting, that says what the heading does, that tells who
#: answers before all others, and at the end who is called to account, or what is asked after what is wanting.
OPENS, ANSWERS, TITLED, LEADS, CLOSES = 1.5, 2.5, 2.8, 2.5, 3.0
#: What is the first to hold such a share of a heading is what it names, or one of the things.
_NAMED = 0.25
#: Those at the head of a body, and not those who are called to account.
IN_CHARGE = "(?<!约谈)(?<!约谈单位)主要负责"
TELLS_WHO_LEADS = re.compile(f"负总责|第一责任人|{IN_CHARGE}(?:同志|人)要")
#: What is worth so much does not go for a little room.
_WORTHY = 0.4


def kept(sizes: Sequence[int], worths: Sequence[float], length: int, most: int = 0) -> list[bool]:
    """Which of some sentences of so many characters stay: those worth least go first, of equals the last, until the rest fit a length; one stays, and two, or what is worth much, that have ``most``.

    >>> kept([40, 40, 40, 30], [1.5, 0, 2, 0], 100)
    [True, False, True, False]
    >>> kept([90, 90], [0, 0], 60), kept([40, 40, 40], [0, 0, 0], 70, 80)
    ([True, False], [True, True, False])
    >>> kept([48, 46, 39, 43], [1.5, 2.5, 0.5, 0], 128, 149)
    [True, True, True, False]
    """
    stay = [True] * len(sizes)
    left = sum(sizes)
    for k in sorted(range(len(sizes)), key=lambda k: (worths[k], -k))[:-1]:
        if left <= length or (left <= most and (sum(stay) == 2 or worths[k] >= _WORTHY)):
            break
        stay[k] = False
        left -= sizes[k]
    return stay


def titled(texts: Sequence[str], weights: Mapping[str, int]) -> list[float]:
    """How much each sentence is the first to say of a heading, by the share of its words that it holds; 1.0 where it is one of the things that it names.

    >>> titled(["要整合农村服务资源", "用于互助点水电维修", "互助要常态"], {"农村": 1, "互助": 3})
    [1.0, 1.0, 0.0]
    >>> titled(["要整治道路", "要管好校车"], {"整治": 1, "道路": 5, "校车": 5, "管好": 2})[1], titled(["要查"], {"要查": 1, "道路": 9})
    (1.0, [0.4])
    """
    left = dict(weights)
    whole = sum(weights.values()) or 1
    shares = []
    for text in texts:
        held = [word for word in left if word in text]
        shares.append(min(1.0, sum(map(left.pop, held)) / whole / _NAMED))
    return shares
