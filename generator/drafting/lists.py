"""Lists inside a sentence (燃气、消防、电梯等) said in another order; a long one that 等 closes also without one of its members."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

#: A list whose last member is closed by 等: 燃气、消防、电梯等.
_CLOSED_LIST = re.compile("(?P<members>[^，、。；：“”《》（）〈〉的和及与要]{2,8}(?:、[^，、。；：“”《》（）〈〉的和及与]{2,7}){2,6})等(?!级|次|候|待|于|同|环节|流程|程序|步骤|阶段)")
#: A list without 等: only what stands between two of its marks is certain to be a member.
_OPEN_LIST = re.compile("(?<=\\w)、[^，、。；：“”《》（）〈〉的和及与要]{2,7}(?:、[^，、。；：“”《》（）〈〉的和及与要]{2,7})*(?=、)")
#: A list that is counted right after it (甲、乙、丙三级包保) keeps all its members.
_COUNTED, _NEARBY = re.compile("[两二三四五六七八九十][级个类项种方级者]"), 14
_UNLIKE = 2
_LONG = 3  # members beside the first
#: Members that stand in an order, or are counted.
_TIERED = re.compile("[省市县区乡镇村组户国]|[前后先再]|[一二三四五六七八九十]|^进")


def list_sites(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where lists stand in a text whose ends are certain, as (start, end), with the other ways to give each.

    >>> next(list_sites("紧盯燃气、消防、电梯等风险"))
    (0, 10, ('紧盯燃气、电梯、消防',))
    >>> next(list_sites("紧盯燃气、消防、电梯、矿山等风险"))
    (0, 13, ('紧盯燃气、电梯、矿山、消防', '紧盯燃气、电梯、矿山', '紧盯燃气、消防、矿山', '紧盯燃气、消防、电梯'))
    """
    for match in _CLOSED_LIST.finditer(text):
        yield *match.span("members"), _other_lists(match["members"], closed=True)
    for match in _OPEN_LIST.finditer(text):
        if not _COUNTED.search(text, match.end(), match.end() + _NEARBY):
            yield *match.span(), _other_lists(match[0])


def _other_lists(members: str, *, closed: bool = False) -> tuple[str, ...]:
    """A list with its second to last members in another order; its first member may carry a verb.

    A member of a list that is not ``closed`` by 等, or of a short one, is missed when it goes. An open list is given from its second member's
    mark to its second to last member.

    >>> _other_lists("、消防、电梯")
    ('、电梯、消防',)
    """
    first, *rest = members.split("、")
    sizes = [len(member) for member in rest if member]
    if any(_TIERED.search(member) for member in rest) or _is_set(rest) or max(sizes, default=0) - min(sizes, default=0) > _UNLIKE:
        return ()  # what is ordered, or counted as a set, stays whole; what is of another size may not be a member
    turned = ["、".join((first, *rest[1:], rest[0]))]
    shorter = ["、".join((first, *rest[:k], *rest[k + 1 :])) for k in range(len(rest))] if closed and len(rest) >= _LONG else []
    return tuple(one for one in (*turned, *shorter) if one != members)


def _is_set(members: Sequence[str]) -> bool:
    """Whether the members of a list are made alike (政治判断力、政治领悟力), so that none may go.

    >>> _is_set(("政治领悟力", "政治执行力")), _is_set(("消防", "电梯"))
    (True, False)
    """
    named = [member for member in members if member]
    return len({len(member) for member in named}) == 1 and any(len(set(column)) == 1 for column in zip(*named, strict=True)) and len(named) > 1
