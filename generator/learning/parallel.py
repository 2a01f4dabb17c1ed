"""Whether the headings of a list are parallel, and which one of them is not.

Where all the others of a list share a frame or a measure, one that does neither breaks the row. Headings that are parallel in nothing are
left alone: not every list wants to be.
"""

from __future__ import annotations

import re
from functools import lru_cache

from generator.learning.frames import find_frame, measure

#: Words that half of all headings share say nothing about their build.
_COMMON = re.compile("〈〉|[的和与，、]|工作|安全|建设|发展|管理")
_LEAST_FIXED = 2
#: Headings of one build are of one length, give or take.
_SPREAD = 2
_FAR = 3
#: 总体要求, 附则: what opens or ends many a list of another build.
_FRAMING = 4
_DATED = re.compile("[\\d“”×]")


def _fixed(headings: tuple[str, ...]) -> int:
    """How many characters of a frame say how the headings are built; 0 when there is no frame."""
    frames = find_frame(headings)
    return len(_COMMON.sub("", frames[0].pattern)) if frames else 0


def _alike(headings: tuple[str, ...]) -> bool:
    """Whether headings are parallel: a frame and about one length, or one measure."""
    lengths = [len(heading) for heading in headings]
    measures = {measure(heading) for heading in headings}
    if len(measures) == 1 and ("，" in headings[0] or (len(headings) > 2 and len(headings[0]) > _FRAMING)):
        return True
    return max(lengths) - min(lengths) <= _SPREAD and _fixed(headings) >= _LEAST_FIXED


def _far(one: str, others: tuple[str, ...]) -> bool:
    """Whether a heading is built otherwise: another number of phrases, or a length far from that of all others."""
    phrases = one.count("，")
    if any(phrases == other.count("，") for other in others):
        return min(abs(len(one) - len(other)) for other in others) >= _FAR
    return True


def _breaks_rhythm(one: str, others: tuple[str, ...]) -> bool:
    """Whether a heading leaves a looser row: two of one length against one twice as long, or phrases that begin in one length."""
    if len(others) == 2 and "，" not in "".join(others):
        dated = _DATED.search("".join((one, *others)))  # 2026年工作安排
        return not dated and len(others[0]) == len(others[1]) > _FRAMING and len(one) >= 2 * len(others[0])
    counts = {other.count("，") for other in others}
    firsts = {other.find("，") for other in others}
    return len(others) > 2 and len(counts) == len(firsts) == 1 and counts != {0} and one.count("，") not in counts


@lru_cache(maxsize=1 << 12)
def outlier(headings: tuple[str, ...]) -> int | None:
    """The one heading that breaks the row, if exactly one does.

    >>> outlier(("思想再统一", "责任再压实", "扎实做好群众的宣传发动", "措施再细化"))
    2
    >>> outlier(("提高站位", "压实责任", "强化保障")) is None
    True
    """
    count = len(headings)
    if count < 3 or not all(headings) or len(set(headings)) < count or _fixed(headings):
        return None
    if len({heading[:2] for heading in headings}) == 1 or len({heading[-2:] for heading in headings}) == 1:
        return None
    found = []
    for k, heading in enumerate(headings):
        others = headings[:k] + headings[k + 1 :]
        framing = len(heading) <= _FRAMING and k in (0, count - 1)
        if not framing and ((_alike(others) and _far(heading, others)) or _breaks_rhythm(heading, others)):
            found.append(k)
    return found[0] if len(found) == 1 else None
