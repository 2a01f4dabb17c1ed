"""Writing back into a file: whatever way a person wrote it, what they wrote stays and what was filled reads back."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.drafting.filling import mark
from generator.drafting.outline import Outline, Passage, SectionOutline
from generator.files.outline_writing import to_plain, write_back
from generator.files.outlines import outline_from_text
from tests.laws.outlines import outlines

TEXT = "说到底：要# 抓好“落实”，'一条一条'地抓，比如 - 甲: 乙。"


def completed(outline: Outline) -> Outline:
    """Some outline without blanks, made without a register: every blank holds a text that YAML finds hard."""
    numbers = itertools.count()

    def passage() -> tuple[Passage, ...]:
        return (Passage(f"{next(numbers)}{TEXT}"), Passage("yes"))

    def section(one: SectionOutline | Passage) -> SectionOutline | Passage:
        if isinstance(one, Passage):
            return one
        points = tuple(map(section, one.points)) if one.points is not None else (SectionOutline("1.", passage()), SectionOutline("- 乙", ()))
        return replace(one, heading=one.heading if one.heading is not None else f"#{next(numbers)}: 标题", content=passage() if one.content is None else one.content, points=points)

    sections = outline.sections if outline.sections is not None else (SectionOutline(), SectionOutline())
    filled = replace(
        outline, title=outline.title or "2024-03-05", front=("（3月5日）", "~"), salutation="同志们：",
        opening=outline.opening or passage(), sections=tuple(map(section, sections)), closing=outline.closing if outline.closing is not None else (),
    )
    return mark(outline, filled)


class Indentless(yaml.SafeDumper):
    pass


class Indented(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


STYLES = [
    {"Dumper": Indentless, "default_flow_style": False},
    {"Dumper": Indented, "default_flow_style": False},
    {"Dumper": Indented, "default_flow_style": None},
    {"Dumper": Indented, "default_flow_style": False, "default_style": '"'},
    {"Dumper": Indentless, "default_flow_style": False, "indent": 4, "width": 20},
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(outline=outlines(), style=st.sampled_from(STYLES), commented=st.booleans(), newline=st.sampled_from(("\n", "\r\n")))
def test_any_way_of_writing(outline: Outline, style: dict[str, object], commented: bool, newline: str) -> None:
    if "default_style" in style:  # quoted numbers would be written with a tag
        outline = replace(outline, length=None, seed=0)
    text = yaml.dump(to_plain(outline), allow_unicode=True, sort_keys=False, **style)  # type: ignore[call-overload]
    if commented and "width" not in style and not style.get("default_flow_style", True):
        text = "".join(f"{line}  # 注{k}\n\n# 夹注{k}\n" for k, line in enumerate(text.splitlines()))
    text = text.replace("\n", newline)
    asked = outline_from_text(text)
    filled = completed(asked)
    result = write_back(text, asked, filled)
    assert outline_from_text(result) == filled
    assert write_back(result, filled, filled) == result
    if newline == "\r\n":
        assert "\n" not in result.replace("\r\n", "")
    left = iter(result.splitlines())
    for line in text.splitlines():  # every comment still stands, in order
        if "# " in line and "注" in line:
            comment = line[line.index("  #" if "  #" in line else "#") :]
            assert any(comment in other for other in left), comment


@pytest.mark.parametrize(
    "text",
    [
        "主题: 教育",
        "{主题: 教育, 正文: [甲, 乙]}\n",
        "主题: 教育\n正文: # 说明\n  # 又一行\n- 甲\n\n- 标题:\n  要点: [丙, 丁]  # 尾注\n- 自动\n# 末尾\n",
        "正文:\n    -   标题: 甲\n        事实: 丁\n    -   乙\n主题: 教育\n",
        "主题: >-\n  教\n  育\n正文:\n- |\n  甲\n- '乙'\n内容以外: 1\n".replace("内容以外: 1\n", ""),
        "\ufeff主题: 教育\n".lstrip("\ufeff"),
        "---\n主题: 教育\n...\n",
    ],
)
def test_odd_files(text: str) -> None:
    asked = outline_from_text(text)
    filled = completed(asked)
    result = write_back(text, asked, filled)
    assert outline_from_text(result) == filled
    for line in text.splitlines():
        if line.lstrip().startswith("#"):
            assert line in result.splitlines()
