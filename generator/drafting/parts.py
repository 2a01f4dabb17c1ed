"""What drafts on a topic tell in any case, by the lexicon: what a short one keeps, and which learned document has it all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from generator.learning.phrases import TopicPart

#: What may follow the name of a topic that is meant as a whole.
_WHOLE = re.compile("(?:工作|服务|管理|事业|发展|建设|安全|保障)*")
#: A text is on a part when it names it so often.
_TOLD = 2


def parts_of(table: Mapping[str, Sequence[TopicPart]], topic: str) -> Sequence[TopicPart]:
    """The parts of a topic that is meant as a whole; none for what is narrower, or not in the table.

    >>> table = {"教育": (TopicPart("建强教师队伍", ("教师",)),)}
    >>> [one.name for one in parts_of(table, "教育")], [one.name for one in parts_of(table, "教育事业发展")], list(parts_of(table, "职业教育"))
    (['建强教师队伍'], ['建强教师队伍'], [])
    """
    known = max((name for name in table if topic.startswith(name) and _WHOLE.fullmatch(topic[len(name) :])), key=len, default="")
    return table.get(known, ())


def tells_most(parts: Sequence[TopicPart], headings: Sequence[str], texts: Sequence[str], told: str = "") -> Counter[int]:
    """Which of some items tell a part that no heading ``told`` before names: for each part the one whose heading names it, else whose text does most.

    >>> parts = (TopicPart("严管矿山", ("矿",)), TopicPart("严管燃气", ("燃气", "管道")), TopicPart("严管道路", ("道路",)))
    >>> tells_most(parts, ["矿山要严", "城镇要查", "村居要管"], ["", "燃气管道要查", "要管好道路"], told="")
    Counter({0: 1, 1: 1})
    >>> tells_most(parts, ["矿山要严", "城镇要查"], ["", "燃气管道要查"], told="矿山和燃气")
    Counter()
    """
    out: Counter[int] = Counter()
    for part in parts:
        if any(word in told for word in part.words):
            continue
        named = [2 * _TOLD * any(word in heading for word in part.words) + times_named(text, part.words) for heading, text in zip(headings, texts, strict=True)]
        if max(named, default=0) >= _TOLD:
            out[named.index(max(named))] += 1
    return out


@lru_cache(maxsize=1 << 15)
def times_named(text: str, words: tuple[str, ...]) -> int:
    """How often some words stand in a text; learned texts are asked of again and again.

    >>> times_named("燃气管道要查，燃气要停", ("燃气", "管道"))
    3
    """
    return sum(map(text.count, words))


def share_told(parts: Sequence[TopicPart], text: str) -> float:
    """The share of the parts that a text names, 1.0 where there are none.

    >>> share_told((TopicPart("严管矿山", ("矿",)), TopicPart("严管燃气", ("燃气",))), "燃气要查"), share_told((), "")
    (0.5, 1.0)
    """
    return sum(any(word in text for word in part.words) for part in parts) / len(parts) if parts else 1.0
