"""The lexicon of sectors: that it holds what its README promises, and what a broken one is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from generator.errors import InputError
from generator.files.lexicon import read_sectors
from generator.files.locations import data_folder
from generator.learning.sectors import BELOW_SLOT, Sector, SectorTask, Wordings, sector_of, tasks_of

FOLDER = data_folder("seeds") / "lexicon" / "sectors"
SECTORS = read_sectors(FOLDER)
#: Levels, numbers, names, dates and marks that would say what no outline gave.
FORBIDDEN = re.compile(r"[0-9A-Za-z×；：“”‘’《》（）()—…？！]|[省县州镇]|(?<![布格骗])局|(?<![大练])厅|街道|[两三四五六七八九十百千万]个|[三四五六七八九十]项|百分之|总书记|同时|此外")


def sentences(sector: Sector) -> list[Wordings]:
    rows = [*sector.reasons, *sector.accounts, *(tuple(text.removeprefix(BELOW_SLOT) for text in row) for row in sector.below), *sector.means]
    for task in sector.tasks:
        rows += [*task.shortcomings, *task.measures, *task.accounts, *task.aims]
    return rows


def test_there_are_many_and_none_twice() -> None:
    assert len(SECTORS) >= 220
    names = [sector.name for sector in SECTORS]
    assert len(set(names)) == len(names)
    words = [word for sector in SECTORS for word in sector.words]
    assert not {word for word in words if words.count(word) > 1}


@pytest.mark.parametrize("sector", SECTORS, ids=lambda sector: sector.name)
def test_a_sector_has_what_its_readme_says(sector: Sector) -> None:
    assert all(2 <= len(word) <= 6 for word in sector.words)
    assert len(sector.reasons) >= 2 and sector.accounts and len(sector.tasks) >= 3
    assert len(sector.below) == 2 and len(sector.means) == 1
    assert all(text.startswith(f"{BELOW_SLOT}要") for row in sector.below for text in row)
    for task in sector.tasks:
        assert 2 <= len(task.name) <= 8 and task.words, task.name
        assert len(task.shortcomings) == 2 and len(task.measures) >= 4 and task.accounts and task.aims, task.name
        assert sector_of(SECTORS, sector.words[0])[1] is sector
        assert tasks_of(SECTORS, sector, task.name)[0][1] is task, task.name


@pytest.mark.parametrize("sector", SECTORS, ids=lambda sector: sector.name)
def test_a_sentence_has_wordings_alike_clause_by_clause_and_no_facts(sector: Sector) -> None:
    for row in sentences(sector):
        assert len(row) >= 2 and len(set(row)) == len(row), row
        assert len({text.count("，") for text in row}) == 1, row
        for text in row:
            assert text.endswith("。") and text.count("。") == 1, text
            assert 20 <= len(text) <= 62, text
            assert not FORBIDDEN.search(text), text


@pytest.mark.parametrize("sector", SECTORS, ids=lambda sector: sector.name)
def test_a_task_has_headings_that_hold_its_name(sector: Sector) -> None:
    for task in sector.tasks:
        assert len(set(task.headings)) == len(task.headings) == 3, task.name
        assert len({heading[:2] for heading in task.headings}) == 3, task.headings
        assert any(heading[2:] == task.name for heading in task.headings), task.headings
        for heading in task.headings:
            assert heading[2:].startswith(task.name) and len(heading) <= 14 and re.fullmatch("[一-龥]+", heading), heading


@pytest.mark.parametrize("sector", SECTORS, ids=lambda sector: sector.name)
def test_a_measure_says_first_who_is_to_take_it(sector: Sector) -> None:
    for task in sector.tasks:
        for row in task.measures:
            assert all(re.match("[^，]{2,}?要[^，]", text) for text in row), row


def test_no_sentence_stands_twice() -> None:
    every = [text for sector in SECTORS for row in sentences(sector) for text in row]
    assert len(set(every)) == len(every)


def test_a_focus_names_a_task_of_the_topics_sector_before_others() -> None:
    lining, cover = (SectorTask(name, words, near, (), (), (), ()) for name, words, near in (("井壁加固", ("井壁",), ("加固",)), ("桥面加固", ("桥面加固",), ())))
    wells, bridges = Sector("水井", ("水井",), tasks=(lining,)), Sector("桥梁", ("桥梁",), tasks=(cover,))
    assert tasks_of((wells, bridges), wells, "桥面加固") == [(2, lining)]
    assert tasks_of((wells, bridges), None, "桥面加固") == [(4, cover)]
    assert tasks_of((wells, bridges), None, "路灯") == []
    assert sector_of((wells, bridges), "路灯") == ("", None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- 领域: 水井\n", "词"),
        ("- 领域: 水井\n  词: [水井]\n  意义:\n    - [甲，乙。, 甲。]\n  责任: []\n  事项: []\n", "分句数不同"),
        ("- 领域: 水井\n  词: [水井]\n  意义: []\n  责任: []\n  事项:\n    - 名: 井壁加固\n      标题: [修好井台]\n      词: []\n      近词: []\n      短板: []\n      举措: []\n      责任: []\n      目标: []\n", "标题里应有事项的名：井壁加固"),
        ("- 领域: 水井\n  词: [水井]\n  意义: []\n  责任: []\n  属地:\n    - [村里要淘井。]\n  事项: []\n", "属地各句应以 {属地} 开头：水井"),
        ("领域: [", "不是正确的 YAML"),
    ],
)
def test_a_broken_file_is_named_with_what_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_sectors(tmp_path)
    assert str(tmp_path / "a.yaml") in str(caught.value)
    assert said in str(caught.value)


def test_measures_are_told_in_the_order_that_the_lexicon_gives(tmp_path: Path) -> None:
    said = [["水务部门要查清井况。", "水务部门要摸清井况。"], ["镇村要加固井壁。", "镇村要修好井壁。"], ["卫健部门要检验水质。", "卫健部门要化验水质。"]]
    task = {"名": "井壁加固", "词": ["井壁"], "近词": [], "短板": [], "举措": said, "责任": [], "目标": [], "次序": [1, 3, 2]}
    told = [{"领域": "水井", "词": ["水井"], "意义": [], "责任": [], "事项": [task]}]
    (tmp_path / "甲.yaml").write_text(yaml.safe_dump(told, allow_unicode=True), "utf-8")
    assert read_sectors(tmp_path)[0].tasks[0].order == (0, 2, 1)
    task["次序"] = [1, 1, 2]
    (tmp_path / "乙").mkdir()
    (tmp_path / "乙" / "甲.yaml").write_text(yaml.safe_dump(told, allow_unicode=True), "utf-8")
    with pytest.raises(InputError, match="每条一次：井壁加固"):
        read_sectors(tmp_path / "乙")
