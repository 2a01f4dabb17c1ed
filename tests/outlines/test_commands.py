"""``yishi outline`` and ``yishi fill`` as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.document import OrdinalStyle
from generator.files.outline_schema import schema_text
from generator.files.outlines import outline_from_text, read_outline
from generator.learning.register import Register
from tests.conftest import ROOT, Run

OUTLINE = """\
# 县级调度会
文种: 讲话   # 也可写 speech
主题: 安全生产
篇幅: 900

正文:
  # 先讲形势
  - 标题: 认清形势，增强紧迫感   # 一字不改
    事实: [排查隐患1284处]
  - 压实责任，推动措施落地  # 这里只写了标题
  - {标题: 强化保障, 要点: [经费保障, 队伍保障]}
禁用词:
  - 大水漫灌
"""


@pytest.fixture
def outline(tmp_path: Path, register: Register) -> Path:
    path = tmp_path / "提纲.yaml"
    path.write_text(OUTLINE, "utf-8")
    return path


def test_schema_is_current_and_holds_for_the_examples() -> None:
    import jsonschema
    import yaml

    path = ROOT / "seeds" / "outlines" / "outline.schema.json"
    assert path.read_text("utf-8") == schema_text()
    schema = json.loads(schema_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    for example in sorted(path.parent.glob("*.yaml")):
        text = example.read_text("utf-8")
        assert text.startswith("# yaml-language-server: $schema=outline.schema.json\n"), example.name
        jsonschema.validate(yaml.safe_load(text), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"主题": "教育", "标提": "讲话"}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"主题": "教育", "正文": [{"要典": ["甲"]}]}, schema)


def test_a_filled_outline_validates_too(outline: Path, run: Run) -> None:
    import jsonschema
    import yaml

    jsonschema.validate(yaml.safe_load(run("fill", outline).out), json.loads(schema_text()))


def test_filling_keeps_what_a_person_wrote(outline: Path, run: Run) -> None:
    ran = run("fill", outline, "-o", outline.with_name("填好.yaml"))
    assert ran.code == 0, ran.err
    text = outline.with_name("填好.yaml").read_text("utf-8")
    lines = text.splitlines()
    for line in ("# 县级调度会", "文种: 讲话   # 也可写 speech", "  # 先讲形势", "  - 标题: 认清形势，增强紧迫感   # 一字不改", "    事实: [排查隐患1284处]",
                 "  - 标题: 压实责任，推动措施落地  # 这里只写了标题", "禁用词:", "  - 大水漫灌"):
        assert line in lines, line
    assert text.count("排查隐患1284处") == 2  # as asked, and as said
    filled = outline_from_text(text)
    assert filled.is_complete
    assert [one.heading for one in filled.items[2].items] == ["经费保障", "队伍保障"]
    assert all(one.origins.get("content") for one in filled.items)
    again = run("fill", outline.with_name("填好.yaml"))
    assert again.out == text and "没有空白" in again.err
    assert run("draft", outline.with_name("填好.yaml")).out == run("draft", outline).out


def test_only_one_place_and_candidates(outline: Path, run: Run) -> None:
    place = "正文[2].内容"
    filled = outline.with_name("填好.yaml")
    assert run("fill", outline, "-o", filled).code == 0
    before = read_outline(filled)
    listed = run("fill", filled, "--only", place, "--candidates", "3")
    options = [line for line in listed.out.splitlines() if line[:1].isdigit() and "种子" in line]
    assert [line.split(".")[0] for line in options] == ["1", "2", "3"]
    seed = options[1].split("种子 ")[1].split("：")[0]
    assert run("fill", filled, "--only", place, "--seed", seed, "-o", filled).code == 0
    after = read_outline(filled)
    assert after.items[1].content and options[1].endswith(after.items[1].content[0].text)
    assert (after.items[0], after.items[2], after.opening, after.seed) == (before.items[0], before.items[2], before.opening, before.seed)
    one = run("fill", outline, "--only", "正文[3].要点[2]")
    assert one.code == 0
    partly = outline_from_text(one.out)
    assert partly.items[2].items[1].content and partly.items[2].items[0].content is None and partly.items[0].content is None
    for wrong in ("正文[9]", "正文.标题", "标提", "正文[1].主题", "正文[1].标题"):
        assert run("fill", filled, "--only", wrong).code == 2


def test_locked_values_stay_through_other_seeds(outline: Path, run: Run) -> None:
    filled = outline.with_name("填好.yaml")
    run("fill", outline, "-o", filled)
    before = read_outline(filled)
    assert run("outline", "lock", filled, "开头", "正文[2].内容").code == 0
    for seed in ("5", "6"):
        assert run("fill", filled, "--seed", seed, "-o", filled).code == 0
        after = read_outline(filled)
        assert after.opening == before.opening and after.items[1].content == before.items[1].content
        assert after.items[0].content != before.items[0].content
        assert after.seed == int(seed)
    assert run("fill", filled, "--only", "开头", "--seed", "9").code == 2


def test_new_outlines_of_every_genre(tmp_path: Path, run: Run, register: Register) -> None:
    for genre in ("讲话", "会议新闻", "会议纪要", "报告", "通知", "主持词"):
        path = tmp_path / f"{genre}.yaml"
        assert run("outline", "new", "--genre", genre, "--topic", "养老服务", "-o", path).code == 0
        assert path.read_text("utf-8").startswith("# yaml-language-server: $schema=")
        assert run("outline", "check", path).code == 0
        drafted = run("draft", path)
        assert drafted.code == 0, drafted.err
        uncommented = [line[2:] if line.startswith("# ") and ": " in line and "yishi" not in line and "yaml" not in line else line for line in path.read_text("utf-8").splitlines()]
        assert outline_from_text("\n".join(line for line in uncommented if not line.startswith(("样式: 一、  # ", "#")))).topic == "养老服务"


FAULTS = """\
文种: 诗歌
主题: 安全生产
标提: 讲话
层级: 国
篇幅: 50
种子: -1
样式: 圈圈
锁定: 也许
正文:
  - 标题: 甲
    要典: [乙]
    条数: 很多
    要点:
      - 编号: 乙乙
        排法: 横排
      - 段落: 一段
        接排: 大概
题下: {甲: 乙}
占位: 待定
标题: 讲话
title: 讲话
"""


def test_every_fault_in_one_run_with_its_place(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "提纲.yaml"
    path.write_text(FAULTS, "utf-8")
    ran = run("outline", "check", path)
    assert ran.code == 2
    places = ["1:5", "3:1", "4:5", "5:5", "6:5", "7:5", "8:5", "11:5", "12:9", "14:13", "15:13", "17:13", "18:5", "19:5", "21:1"]
    for place in places:
        assert f"提纲.yaml:{place}: " in ran.err, place
    assert ran.err.count("提纲.yaml:") == len(places)
    assert '不认识的字段 "标提"，应为 "标题"' in ran.err and '不认识的字段 "要典"，应为 "要点"' in ran.err


@pytest.mark.parametrize(
    ("text", "value"),
    [("标题: yes", "yes"), ("标题: 2024-03-05", "2024-03-05"), ("标题: 010", "010"), ("标题: 12:30:00", "12:30:00"), ("标题: null字", "null字"), ("标题: 1e3", "1e3"), ("标题: ''", "")],
)
def test_scalars_stay_as_written(text: str, value: str) -> None:
    assert outline_from_text(f"主题: 教育\n{text}\n").title == value


@pytest.mark.parametrize(
    ("text", "word"),
    [("主题: 教育\n主题: 养老", "重复"), ("主题: 教育\n正文:\n\t- 甲", "制表符"), ("a: &a [x]\nb: [*a, *a]", "锚点"), ("主题: !!python/name:os.system", "标签"), ("[" * 300, "嵌套"), ("", "空的")],
)
def test_traps_of_yaml(tmp_path: Path, run: Run, text: str, word: str) -> None:
    path = tmp_path / "坏.yaml"
    path.write_text(text, "utf-8")
    for command in ("draft", "fill"):
        ran = run(command, path)
        assert ran.code == 2 and word in ran.err and "提示：" in ran.err and "坏.yaml" in ran.err


def test_styles_layouts_and_counts_are_obeyed(run: Run, register: Register) -> None:
    from generator.files.templates import read_templates
    from generator.workflows.drafts import make_draft

    text = "主题: 安全生产\n篇幅: 2500\n样式: 第一，\n正文:\n  - 标题: 甲事要抓紧\n    条数: 3\n    样式: （一）\n    排法: 接排\n  - 标题: 乙事要抓实\n    要点: [丙项, 丁项]\n    样式: 一是\n    排法: 段内\n    内容: 讲两点。\n"
    made = make_draft(outline_from_text(text), register, read_templates())
    first, second = made.document.sections
    assert first.ordinal.style is OrdinalStyle.DI
    assert [child.ordinal.style for child in first.children] == [OrdinalStyle.HAN_PAREN] * 3
    assert all(child.inline for child in second.children)
    assert made.notes == tuple(note for note in made.notes if "层次与提纲不同" not in note)


TABLE = "单位,人,数\n甲镇,张××,12\n乙镇,,7\n\"丙: 街道\",李××,9\n甲镇,王××,1\n多,一,栏,的\n"


def test_a_table_fills_one_outline_many_times(tmp_path: Path, run: Run, register: Register) -> None:
    outline = tmp_path / "提纲.yaml"
    outline.write_text("主题: 安全生产\n单位: '{单位}'\n讲话人: '{人}'\n篇幅: 600\n正文:\n  - 标题: 抓好{单位}的事\n    事实: ['{单位}排查隐患{数}处']\n  - 压实责任\n", "utf-8")
    (tmp_path / "名单.csv").write_text(TABLE, "utf-8")
    folder = tmp_path / "结果"
    arguments = ("fill", outline, "--table", tmp_path / "名单.csv", "--name", "{单位}", "--draft", "-o", folder)
    ran = run(*arguments)
    assert ran.code == 2
    for place, word in (("名单.csv:3:", "缺少 人"), ("名单.csv:5:", "相同"), ("名单.csv:6:", "栏")):
        assert place in ran.err and word in ran.err
    assert "写成 2 份" in ran.err
    names = sorted(path.name for path in folder.glob("[!.]*"))
    assert names == ["丙_街道.txt", "丙_街道.yaml", "丙_街道.说明.md", "甲镇.txt", "甲镇.yaml", "甲镇.说明.md"]
    assert "- 甲镇排查隐患12处：正文[1]" in (folder / "甲镇.说明.md").read_text("utf-8")
    text = (folder / "甲镇.txt").read_text("utf-8")
    assert text.count("甲镇排查隐患12处") == 1
    edited = (folder / "甲镇.yaml").read_text("utf-8") + "# 我改过\n"
    (folder / "甲镇.yaml").write_text(edited, "utf-8")
    (tmp_path / "名单.csv").write_text(TABLE.replace("乙镇,,7", "乙镇,赵××,7"), "utf-8")
    again = run(*arguments)
    assert "写成 1 份，原有 2 份" in again.err
    assert (folder / "甲镇.yaml").read_text("utf-8") == edited
    (tmp_path / "名单.csv").write_text(TABLE.replace("甲镇,张××,12", "甲镇,张××,13"), "utf-8")
    kept = run(*arguments)
    assert "被人改过" in kept.err and (folder / "甲镇.yaml").read_text("utf-8") == edited


def test_other_tables_and_folders(tmp_path: Path, run: Run, register: Register) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    outline = tmp_path / "提纲.yaml"
    outline.write_text("主题: 教育\n单位: '{单位}'\n篇幅: 500\n", "utf-8")
    (tmp_path / "a.jsonl").write_text('{"单位": "一中"}\n坏行\n', "utf-8")
    ran = run("fill", outline, "--table", tmp_path / "a.jsonl", "-o", tmp_path / "一")
    assert ran.code == 2 and "a.jsonl:2: 不是一个 JSON 对象" in ran.err and (tmp_path / "一" / "001.yaml").is_file()
    book = openpyxl.Workbook()
    book.active.append(["单位"])
    book.active.append(["二中"])
    book.save(tmp_path / "b.xlsx")
    assert run("fill", outline, "--table", tmp_path / "b.xlsx", "-o", tmp_path / "二").code == 0
    assert read_outline(tmp_path / "二" / "001.yaml").unit == "二中"
    assert run("fill", tmp_path / "二", "-o", tmp_path / "三", "--draft").code == 0
    assert (tmp_path / "三" / "001.txt").is_file()
    for wrong in (("--table", tmp_path / "无.csv"), ("--table", outline), ()):
        assert run("fill", tmp_path if not wrong else outline, *wrong, "-o", tmp_path / "四").code == 2 or not wrong
    assert run("fill", tmp_path).code == 2
