"""Facts: word for word, once, in their place; and no other figure or name in any draft."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from generator.document import Genre
from generator.drafting.outline import Outline, SectionOutline, walk_sections
from generator.drafting.placing import texts_of
from generator.errors import RequestError
from generator.files.templates import read_templates
from generator.learning.register import Register
from generator.workflows.drafts import Draft, make_draft
from tests.conftest import Run

TOPICS = ("安全生产", "养老", "重大项目建设", "校园安全", "医疗卫生")
GENRES = (Genre.SPEECH, Genre.MEETING_NEWS, Genre.MINUTES)
_FIGURE = re.compile(r"\d[\d.]*|[一二三四五六七八九十百千]{2,}(?=[万亿]|余|多个|个百分点|家|户|人次|公里|元)")


def fact(number: int, rng: Random) -> str:
    """One of many ways in which a fact is given, with a figure of its own."""
    n = 1000 + number * 37 + rng.randrange(30)
    makes = (
        f"排查隐患{n}处", f"今年以来完成投资{n}万元", f"仍有{n}户未完成搬迁", f"{n % 12 + 1}月底前完成改造{n}户",
        f"持证上岗率达到{n % 90 + 10}.{n}%以上", f"全县建成服务站点{n}个，覆盖{n + 1}个村组", f"各单位要在{n}个点位落实专人值守。",
        f"由××局第{n}号专班负责", f"会议于20{n % 70 + 30}年{n % 12 + 1}月{n % 28 + 1}日召开", f"力争带动就业{n}人",
    )
    return makes[rng.randrange(len(makes))]


def make(seed: int) -> Outline:
    """An outline with five facts: two for the whole, three for sections and an item."""
    rng = Random(seed)
    one, two, three, four, five = (fact(5 * seed + k, rng) for k in range(5))
    return Outline(
        TOPICS[seed % len(TOPICS)], GENRES[seed % len(GENRES)], length=1000 + 200 * (seed % 6), seed=seed,
        facts=(one, two),
        sections=(
            SectionOutline("认清形势任务", facts=(three,)),
            SectionOutline(None, points=(SectionOutline("抓好重点环节", facts=(four,)), SectionOutline("补齐短板弱项"))),
            SectionOutline("压实各方责任", facts=(five,)),
        ),
    )


def misplaced(outline: Outline, made: Draft) -> list[str]:
    """What is wrong with the facts of a draft: not once, not in place, or a figure that no fact holds."""
    faults = []
    texts = list(texts_of(made.filled))
    owned = {fact: path for path, one in walk_sections(outline.sections) for fact in one.facts}
    for fact in (*outline.facts, *owned):
        if made.text.count(fact) != 1:
            faults.append(f"{fact}: {made.text.count(fact)} times")
        where = [path for path, text in texts if fact in text]
        if fact in owned and not all(path.startswith(owned[fact].removesuffix(".要点[1]")) for path in where):
            faults.append(f"{fact}: in {where}")
    rest = made.text
    for fact in (*outline.facts, *owned):
        rest = rest.replace(fact, "")
    rest = re.sub(r"^\s*(?:\d+\.|（\d+）)|（\d+）", "", rest, flags=re.M)
    faults += [f"figure {found}" for found in re.findall(r"[0-9０-９]+", rest)]
    if "××" in rest:
        faults.append("name")
    return faults


@pytest.mark.parametrize("seed", range(12))
def test_every_fact_once_and_in_place_and_no_other_figure(seed: int, register: Register) -> None:
    outline = make(seed)
    assert misplaced(outline, make_draft(outline, register, read_templates())) == []


def test_a_fact_the_given_text_says_is_not_said_again(register: Register) -> None:
    outline = Outline("教育", sections=(SectionOutline("抓安全", facts=("排查隐患12处",)), SectionOutline("前段排查隐患13处")), facts=("排查隐患13处",), length=700)
    text = make_draft(outline, register, read_templates()).text
    assert text.count("排查隐患13处") == 1 and text.count("排查隐患12处") == 1


def test_a_fact_without_a_place_is_refused_with_its_place(register: Register) -> None:
    complete = make_draft(Outline("教育", sections=(SectionOutline("抓安全"), SectionOutline("抓质量")), length=700), register, read_templates()).filled
    sections = complete.items
    asked = replace(complete, sections=(replace(sections[0], facts=("新增学位300个",)), *sections[1:]))
    with pytest.raises(RequestError, match="新增学位300个"):
        make_draft(asked, register, read_templates())


def test_required_and_banned_words(register: Register) -> None:
    for genre, seed in itertools.product(GENRES, range(3)):
        free = make_draft(Outline("安全生产", genre, length=1200, seed=seed), register, read_templates()).text
        banned = tuple(sorted(set(re.findall("隐患|企业|排查|责任制|检查", free))))[:2]
        assert banned
        outline = Outline("安全生产", genre, length=1200, seed=seed, required=("网格化管理", "一张图"), banned=banned)
        text = make_draft(outline, register, read_templates()).text
        assert "网格化管理" in text and "一张图" in text
        assert not any(word in text for word in outline.banned), (genre, seed)


def test_a_banned_word_in_given_text_is_told_with_its_place(register: Register) -> None:
    with pytest.raises(RequestError, match=r"正文\[2\]\.标题"):
        make_draft(Outline("教育", sections=(SectionOutline("抓安全"), SectionOutline("抓质量")), banned=("质量",), length=700), register, read_templates())


def test_own_placeholders(register: Register) -> None:
    outline = Outline("教育", Genre.MINUTES, placeholder="（{}待定）", placeholders={"记录人": "办公室"}, length=600)
    made = make_draft(outline, register, read_templates())
    assert "（时间待定）" in made.text and "记录：办公室" in made.text
    assert "时间" in made.missing and "记录人" in made.missing


def test_what_can_be_told_before_writing_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "提纲.yaml"
    for text, word in (
        ("主题: 教育\n禁用词: 质量\n正文:\n  - 抓质量\n", "正文[1].标题"),
        ("主题: 教育\n事实: 新增学位300个\n正文:\n  - 标题: 新增学位300个\n    内容: 新增学位300个。\n", "写了 2 次"),
        ("主题: 教育\n正文:\n  - 标题: 甲\n    内容: 一段。\n    事实: 新增学位300个\n", "不在给定的文字里"),
        ("主题: 教育\n要求词: 提质量\n禁用词: 质量\n", "又是禁用词"),
    ):
        path.write_text(text, "utf-8")
        ran = run("outline", "check", path)
        assert ran.code == 2 and word in ran.err and "提纲.yaml" in ran.err and "提示：" in ran.err, ran.err
