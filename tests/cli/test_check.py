"""``yishi check`` as a user meets it: forms of report, exit codes, mending, bad input."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest

from generator.checking.table import RULES
from tests.conftest import Run

CLEAN = "在全县会议上的讲话\n同志们：\n下面，我讲两点意见。\n一、认清形势\n形势依然严峻。\n二、压实责任\n要守土尽责。\n同志们，让我们把各项任务落到实处！\n"
FAULTY = CLEAN.replace("两点", "三点").replace("形势依然严峻。", "形势依然严峻,会议定于2026年03月5日召开。")


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "讲话, 1.txt"
    path.write_text(FAULTY, "utf-8")
    return path


def test_a_clean_document_is_left_in_peace(run: Run, tmp_path: Path) -> None:
    (tmp_path / "好.txt").write_text(CLEAN, "utf-8")
    ran = run("check", tmp_path / "好.txt")
    assert (ran.code, ran.out) == (0, "")
    assert "没有发现问题" in ran.err


def test_findings_in_order_with_place_and_advice(run: Run, faulty: Path) -> None:
    ran = run("check", faulty)
    lines = ran.out.splitlines()
    assert ran.code == 1
    assert [line.split("[")[1].split("]")[0] for line in lines] == ["announced-count", "half-width-mark", "padded-date"]
    assert lines[1] == f"{faulty}:5:7: 错误 [half-width-mark] 中文里的半角标点“,”；改为“，”"
    assert "2 处可用 --fix 改正" in ran.err


def test_fail_on_decides_the_exit_code(run: Run, tmp_path: Path, faulty: Path) -> None:
    hint = tmp_path / "提示.txt"
    hint.write_text("约300多人参加了活动。\n", "utf-8")
    assert run("check", hint).code == 0
    assert run("check", hint, "--fail-on", "提示").code == 1
    assert run("check", hint, "--fail-on", "警告").code == 0
    assert run("check", faulty, "--fail-on", "从不").code == 0
    assert run("check", faulty, "--fail-on", "never").code == 0


def test_select_and_ignore(run: Run, faulty: Path) -> None:
    assert "padded-date" in run("check", faulty, "--select", "padded-date").out
    assert "announced-count" not in run("check", faulty, "--select", "padded-date,half-width-mark").out
    assert "padded-date" not in run("check", faulty, "--ignore", "padded-date").out
    assert run("check", faulty, "--select", "padded-date", "--ignore", "padded-date").code == 0


def test_a_rule_that_is_off_by_default_is_asked_for(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "层次.txt"
    path.write_text("一、认清形势\n1.看成绩\n成绩来之不易。\n2.看差距\n差距不容忽视。\n二、压实责任\n要守土尽责。\n", "utf-8")
    assert run("check", path, "--fail-on", "提示").code == 0
    assert "level-jump-digit" in run("check", path, "--select", "all").out


def test_json(run: Run, faulty: Path) -> None:
    findings = json.loads(run("check", faulty, "--format", "json").out)["findings"]
    assert findings[2] == {
        "path": str(faulty), "line": 5, "column": 17, "rule": "padded-date", "severity": "error", "message": "月份“03”编了虚位",
        "advice": "写作不带 0 的数字", "replacement": "3",
    }  # fmt: skip


def test_sarif_has_what_the_standard_requires(run: Run, faulty: Path) -> None:
    log = json.loads(run("check", faulty, "--format", "sarif").out)
    assert log["version"] == "2.1.0"
    (one,) = log["runs"]
    driver = one["tool"]["driver"]
    assert driver["name"] == "yishi"
    assert [rule["id"] for rule in driver["rules"]] == [rule.id for rule in RULES]
    assert all(rule["defaultConfiguration"]["level"] in ("error", "warning", "note") for rule in driver["rules"])
    assert len(one["results"]) == 3
    for result in one["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        place = result["locations"][0]["physicalLocation"]
        assert unquote(place["artifactLocation"]["uri"]) == str(faulty)
        assert " " not in place["artifactLocation"]["uri"]
        assert place["region"]["startLine"] >= 1
        assert place["region"]["startColumn"] >= 1


def test_github(run: Run, faulty: Path) -> None:
    line = run("check", faulty, "--format", "github").out.splitlines()[2]
    assert line.startswith("::error file=")
    assert "%2C 1.txt,line=5,col=17,title=padded-date::月份“03”编了虚位" in line


def test_much_of_one_kind_is_counted_unless_asked_for(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "半角.txt"
    path.write_text("要压实责任,抓好落实,确保成效。\n" * 10, "utf-8")
    assert "另有 15 处 [half-width-mark]" in run("check", path, "--select", "half-width-mark").out
    assert len(run("check", path, "--select", "half-width-mark", "--all").out.splitlines()) == 20


def test_list_names_every_rule(run: Run) -> None:
    out = run("check", "--list").out
    assert all(rule.id in out for rule in RULES)


def test_mending_writes_beside_and_keeps_encoding_and_line_ends(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "通知.txt"
    data = FAULTY.replace("\n", "\r\n").encode("gb18030")
    path.write_bytes(data)
    ran = run("check", path, "--fix")
    beside = tmp_path / "通知.改.txt"
    assert path.read_bytes() == data
    assert beside.read_bytes() == data.replace(",".encode("gb18030"), "，".encode("gb18030")).replace(b"03", b"3")
    assert "已改 2 处" in ran.err
    assert "announced-count" in ran.out and "padded-date" not in ran.out
    assert ran.code == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_mending_in_place_changes_nothing_else(run: Run, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "通知.txt"
    path.write_bytes(FAULTY.encode(encoding))
    run("check", path, "--fix", "--in-place")
    assert path.read_bytes() == FAULTY.replace("峻,", "峻，").replace("03", "3").encode(encoding)
    assert [one.name for one in tmp_path.iterdir()] == ["通知.txt"]
    before = path.read_bytes()
    assert "已改" not in run("check", path, "--fix", "--in-place").err
    assert path.read_bytes() == before


def test_front_matter_and_markup_are_not_touched(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "讲话.md"
    head = "---\ntitle: 讲话,2026.3.5\n---\n# 在全县会议上的讲话\n\n**同志们：**\n\n- 一是**压实责任**,抓好落实。\n- 二是强化保障。\n"
    path.write_text(head, "utf-8")
    ran = run("check", path, "--fix", "--in-place", "--select", "half-width-mark,date-form")
    assert path.read_text("utf-8") == head.replace("**,抓", "**，抓")
    assert ran.code == 0


def test_places_in_markdown_and_html_are_those_of_the_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "讲话.md").write_text("---\ntitle: 讲话\n---\n# 在全县会议上的讲话\n\n- 要**压实责任**,抓好落实。\n", "utf-8")
    assert ":6:12: " in run("check", tmp_path / "讲话.md", "--select", "half-width-mark").out
    page = '<html><body>\n<h1>在全县会议上的讲话</h1>\n<p class="a,b">同志们：</p>\n<p>要<b>压实责任</b>,抓好落实，确保各项工作任务圆满完成。</p>\n</body></html>\n'
    (tmp_path / "讲话.html").write_text(page, "utf-8")
    assert ":4:16: " in run("check", tmp_path / "讲话.html", "--select", "half-width-mark").out
    run("check", tmp_path / "讲话.html", "--fix", "--in-place", "--select", "half-width-mark")
    assert (tmp_path / "讲话.html").read_text("utf-8") == page.replace("</b>,抓", "</b>，抓")


def test_a_word_document_is_mended_in_its_runs(run: Run, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for line in FAULTY.strip().split("\n"):
        if "," in line:  # the fault stands across runs of different formatting
            paragraph = document.add_paragraph()
            paragraph.add_run("形势依然").bold = True
            paragraph.add_run("严峻,会议定于2026年0").italic = True
            paragraph.add_run("3月05日召开，压實").bold = True
            paragraph.add_run("責任。")
        else:
            document.add_paragraph(line)
    path = tmp_path / "讲话.docx"
    document.save(str(path))
    data = path.read_bytes()
    ran = run("check", path)
    assert f"{path}:5:7: 错误 [half-width-mark]" in ran.out
    ran = run("check", path, "--fix")
    assert path.read_bytes() == data
    assert "已改 4 处" in ran.err
    beside = tmp_path / "讲话.改.docx"
    runs = [(one.text, one.bold, one.italic) for one in docx.Document(str(beside)).paragraphs[4].runs]
    assert runs == [("形势依然", True, None), ("严峻，会议定于2026年", None, True), ("3月5日召开，压实", True, None), ("责任。", None, None)]
    assert parts(beside.read_bytes()).keys() == parts(data).keys()
    assert [name for name, part in parts(beside.read_bytes()).items() if part != parts(data)[name]] == ["word/document.xml"]
    before = beside.read_bytes()
    assert "已改" not in run("check", beside, "--fix", "--in-place").err
    assert beside.read_bytes() == before


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def refuses(ran: object, *words: str) -> None:
    err = ran.err  # type: ignore[attr-defined]
    assert ran.code == 2, err  # type: ignore[attr-defined]
    assert err.startswith("错误：") and "提示：" in err and "Traceback" not in err
    for word in words:
        assert word in err


def test_bad_requests(run: Run, faulty: Path, tmp_path: Path) -> None:
    refuses(run("check"), "没有给要检查的文件")
    refuses(run("check", tmp_path / "没有.txt"), "没有.txt")
    refuses(run("check", faulty, "--format", "xml"), "xml", "sarif")
    refuses(run("check", faulty, "--select", "padded-dates"), "padded-dates", "padded-date")
    refuses(run("check", faulty, "--ignore", "无此规则"), "无此规则", "--list")
    refuses(run("check", faulty, "--fail-on", "严重"), "严重")
    refuses(run("check", faulty, "--in-place"), "--fix")
    (tmp_path / "图.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0\1\2" * 90)
    refuses(run("check", tmp_path / "图.txt"), "图.txt")


def test_a_mended_copy_never_replaces_another_file(run: Run, faulty: Path) -> None:
    beside = faulty.with_name("讲话, 1.改.txt")
    beside.write_text("我改过的稿子", "utf-8")
    refuses(run("check", faulty, "--fix"), "不覆盖", "--in-place")
    assert beside.read_text("utf-8") == "我改过的稿子"
    assert faulty.read_text("utf-8") == FAULTY


def test_disk_full_while_mending_loses_nothing(run: Run, faulty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    refuses(run("check", faulty, "--fix", "--in-place"), "磁盘已满")
    assert faulty.read_text("utf-8") == FAULTY
    assert [one.name for one in faulty.parent.iterdir()] == [faulty.name]
