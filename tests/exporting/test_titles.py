"""Long titles: about equal lines, whole words, nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exporting.titles import break_title, width

TITLES = (
    "关于进一步加强全市危险化学品企业安全生产工作的实施意见",
    "在全县安全生产暨消防安全工作会议上的讲话提纲（征求意见稿）",
    "××市人民政府办公室关于印发××市推进基本公共服务均等化三年行动计划（2026—2028年）的通知",
    "市安委会召开全体会议 部署冬季安全生产 确保安全度冬",
)


@pytest.mark.parametrize("title", TITLES)
def test_lines_are_even_and_begin_and_end_well(title: str) -> None:
    lines = break_title(title, 19)
    assert "".join(lines) == title
    assert all(width(line) <= 19 for line in lines)
    assert min(map(width, lines)) >= 0.5 * max(map(width, lines))
    for line in lines[1:]:
        assert not line.startswith(("的", "、", "》", "）", "和"))
    for line in lines[:-1]:
        assert not line.endswith(("关于", "《", "（", "在"))


@given(st.text(alphabet="安全生产 A1（）《》的、关于", max_size=80), st.floats(2, 30))
def test_any_title_is_given_whole(title: str, room: float) -> None:
    assert "".join(break_title(title, room)) == title
