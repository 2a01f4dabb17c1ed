"""What the maker of words has left to say at the end is set into a report's matters and into a speech's lists, or before how all is seen to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import pytest

from generator.drafting.adding import Sections, with_the_rest
from generator.drafting.maker import Added, Maker
from generator.drafting.outline import Passage, SectionOutline


class Left:
    """A maker that has some items left, and remembers what it was asked."""

    def __init__(self, *left: Added) -> None:
        self.left = list(left)
        self.rows: list[list[str]] = []
        self.items: list[tuple[str, str]] = []
        self.ends = -2
        self.size = 0

    def remaining(self, rows: Sequence[Sequence[tuple[str, str]]], items: Sequence[tuple[str, str]], *, size: int, ends: int = -1) -> list[Added]:
        self.size = size
        self.rows, self.items, self.ends = [[heading for heading, _ in row] for row in rows], list(items), ends
        return self.left


def section(heading: str, *texts: str, points: Sequence[SectionOutline | Passage] = ()) -> SectionOutline:
    return SectionOutline(heading, tuple(map(Passage, texts)), points=tuple(points) or None)


def headings(sections: Sections) -> list[str | None]:
    return [one.heading for one in sections if isinstance(one, SectionOutline)]


def test_a_report_has_them_among_its_matters() -> None:
    matters = (section("办好小学", "要就近入学。"), section("管好食堂", "要留样。"), section("压实责任", "书记负总责。"))
    maker = Left(Added(0, 1, "办好高中", ["要提质。", "要帮扶。"]), Added(0, 3, "建强队伍", ["要培训。"]))
    made = with_the_rest(matters, cast(Maker, maker), is_listed=True)
    assert headings(made) == ["办好小学", "办好高中", "管好食堂", "建强队伍", "压实责任"]
    assert isinstance(made[1], SectionOutline) and made[1].content == (Passage("要提质。要帮扶。"),)
    assert maker.rows == [["办好小学", "管好食堂", "压实责任"]] and ("管好食堂", "要留样。") in maker.items


def test_a_speech_has_them_in_its_lists_and_before_supervision() -> None:
    items = [section("办好小学", "要就近入学。"), section("管好食堂", "要留样。")]
    speech = (section("认清形势", "教育要紧。"), section("抓好重点", points=items), section("压实责任", "书记负总责。", "要督查。", "要问责。"))
    maker = Left(Added(0, 2, "办好高中", ["要提质。"]), Added(1, 0, "", ["要培训。"]))
    first, middle, last = with_the_rest(speech, cast(Maker, maker), is_listed=False)
    assert first == speech[0]
    assert isinstance(middle, SectionOutline) and headings(middle.points or ()) == ["办好小学", "管好食堂", "办好高中"]
    assert isinstance(last, SectionOutline) and [one.text for one in last.content or ()] == ["书记负总责。", "要培训。", "要督查。", "要问责。"]
    assert maker.rows == [["办好小学", "管好食堂"], []] and maker.ends == 1
    assert [heading for heading, _ in maker.items] == ["办好小学", "管好食堂", "压实责任", "压实责任", "压实责任"]  # neither what opens it nor a heading alone tells what is done
    assert maker.size == sum(map(len, ("认清形势", "教育要紧。", "抓好重点", "办好小学", "要就近入学。", "管好食堂", "要留样。", "压实责任", "书记负总责。", "要督查。", "要问责。")))


@pytest.mark.parametrize("points", [(), (Passage("要就近入学。"), Passage("要留样。")), (section("办好小学", "要就近入学。"),)])
def test_without_a_list_of_headings_nothing_is_asked(points: Sequence[SectionOutline | Passage]) -> None:
    speech = (section("认清形势", "教育要紧。"), section("抓好重点", "要抓好。", points=points), section("压实责任", "书记负总责。"))
    maker = Left(Added(0, 0, "办好高中", ["要提质。"]))
    assert with_the_rest(speech, cast(Maker, maker), is_listed=False) == speech
    assert maker.ends == -2
