"""``yishi draft -o`` and ``yishi convert``: formats by suffix, labels that stay, refusals in one line."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

LABEL = "（本文由人工智能辅助生成）"
DRAFT = ("draft", "--topic", "安全生产", "--length", "600", "--seed", "3")
SPEECH = "在全县会议上的讲话\n同志们：\n讲两点意见。\n一、提高站位\n要认清形势。\n二、压实责任\n要守土尽责。\n"


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    path = tmp_path / "讲话.txt"
    path.write_text(SPEECH, "utf-8")
    return path


def test_a_draft_shown_or_written_is_labelled_and_read_back_alike(run: Run, tmp_path: Path) -> None:
    shown = run(*DRAFT).out
    assert shown.endswith(LABEL + "\n")
    trees = set()
    for suffix in (".txt", ".md", ".html", ".docx"):
        target = tmp_path / f"稿{suffix}"
        assert run(*DRAFT, "-o", target).code == 0
        first = target.read_bytes()
        run(*DRAFT, "-o", target)
        assert target.read_bytes() == first
        trees.add(run("parse", target).out)
        told = json.loads(run("parse", target, "--format", "json").out)["sources"][0]
        assert told["metadata"]["generated"] == LABEL
        assert '"Label":"1"' in (told["metadata"].get("AIGC") or told["metadata"]["meta.aigc"])
        assert [one["why"] for one in told["removed"]] == ["生成标识"]
    assert len(trees) == 1
    run(*DRAFT, "-o", tmp_path / "稿.json")
    data = json.loads((tmp_path / "稿.json").read_text("utf-8"))
    assert (data["label"], data["AIGC"]["Label"]) == (LABEL, "1")


def test_a_profile_of_ones_own_moves_or_drops_the_label(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "版式.yaml"
    own.write_text("基于: gbt9704\n标识: {位置: 文首, 文字: 本文由AI生成，请人工核对}\n", "utf-8")
    assert run(*DRAFT, "--profile", own).out.startswith("本文由AI生成，请人工核对\n")
    own.write_text("基于: gbt9704\n标识: {显示: 否, 元数据: 否}\n", "utf-8")
    assert "生成" not in run(*DRAFT, "--profile", own).out.splitlines()[-1]
    run(*DRAFT, "--profile", own, "-o", tmp_path / "稿.txt")
    assert "AIGC" not in (tmp_path / "稿.txt").read_text("utf-8")


@pytest.mark.parametrize("suffix", [".pdf", "", ".doc"])
def test_a_suffix_that_is_no_format_is_refused_before_any_work(run: Run, tmp_path: Path, suffix: str) -> None:
    for ran in (run(*DRAFT, "-o", tmp_path / f"稿{suffix}"), run("convert", ROOT / "README.md", "-o", tmp_path / f"稿{suffix}")):
        assert ran.code == 2
        assert ".txt、.docx、.html" in ran.err
    assert not list(tmp_path.iterdir())


def test_convert_lays_out_and_labels_only_on_demand(run: Run, speech: Path, tmp_path: Path) -> None:
    drawn = run("parse", speech).out
    for suffix in (".md", ".html", ".docx", ".json", ".txt"):
        target = tmp_path / f"排好{suffix}"
        assert run("convert", speech, "-o", target).code == 0
        assert b"AIGC" not in target.read_bytes()
        if suffix != ".json":
            assert run("parse", target).out == drawn
    run("convert", speech, "-o", tmp_path / "标.txt", "--label")
    assert LABEL in (tmp_path / "标.txt").read_text("utf-8")


def test_convert_never_strips_a_label(run: Run, tmp_path: Path) -> None:
    off = tmp_path / "无标识.yaml"
    off.write_text("基于: gbt9704\n标识: {显示: 否, 元数据: 否, 文字: 本文由AI生成}\n", "utf-8")
    for suffix in (".txt", ".md", ".html", ".docx"):
        source, target = tmp_path / f"稿{suffix}", tmp_path / "再排.txt"
        run(*DRAFT, "-o", source)
        run("convert", source, "-o", target, "--profile", off)
        text = target.read_text("utf-8")
        assert "本文由AI生成" in text, suffix
        assert '"Label":"1"' in text, suffix


def test_a_label_of_another_producer_is_carried_on(run: Run, tmp_path: Path) -> None:
    source, target = tmp_path / "外来.md", tmp_path / "排好.md"
    source.write_text('---\nAIGC: \'{"Label":"2","ContentProducer":"X1"}\'\n---\n' + SPEECH, "utf-8")
    run("convert", source, "-o", target)
    assert '{"AIGC":{"Label":"2","ContentProducer":"X1"}}' in target.read_text("utf-8")
    assert LABEL in target.read_text("utf-8")


def test_a_compilation_becomes_several_files_or_one_piece(run: Run, tmp_path: Path) -> None:
    source = ROOT / "seeds" / "documents" / "05_huibian-xiangcun-zhenxing.txt"
    run("convert", source, "-o", tmp_path / "篇.docx")
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"篇-{k}.docx" for k in range(1, 5)]
    run("convert", source, "-o", tmp_path / "二.docx", "--piece", "2")
    assert (tmp_path / "二.docx").read_bytes() == (tmp_path / "篇-2.docx").read_bytes()
    assert "没有第 9 篇" in run("convert", source, "-o", tmp_path / "九.docx", "--piece", "9").err


def test_a_folder_is_converted_into_a_folder(run: Run, speech: Path, tmp_path: Path) -> None:
    (tmp_path / "出").mkdir()
    assert run("convert", speech, ROOT / "seeds" / "documents" / "15_markdown-shuzi-zhengfu.md", "-o", tmp_path / "出", "--to", "html").code == 0
    assert sorted(path.name for path in (tmp_path / "出").iterdir()) == ["15_markdown-shuzi-zhengfu.html", "讲话.html"]


def test_refusals(run: Run, speech: Path, tmp_path: Path) -> None:
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK\x03\x04")
    for arguments, told in (
        (("convert", speech, "-o", speech), "会盖掉输入文件"),
        (("convert", speech, "-o", tmp_path / "a.html", "--reference", broken), "--reference 只用于写 .docx"),
        (("convert", speech, "-o", tmp_path / "a.docx", "--reference", broken), "坏.docx: 不能作为 .docx 打开"),
        (("convert", speech, "-o", tmp_path / "a.docx", "--reference", tmp_path / "没有.docx"), "没有.docx"),
        (("convert", speech, "-o", tmp_path / "a.docx", "--profile", "国标"), "gbt9704、reading"),
        ((*DRAFT, "--reference", speech), "--reference 只用于写 .docx"),
        (("convert", speech), "--output"),
        (("convert", tmp_path / "没有.txt", "-o", tmp_path / "a.docx"), "文件不存在"),
    ):
        ran = run(*arguments)
        assert ran.code == 2, arguments
        assert told in ran.err
        assert "提示：" in ran.err
        assert "Traceback" not in ran.err
    assert speech.read_text("utf-8") == SPEECH
    assert not (tmp_path / "a.docx").exists()


def test_a_level_passed_over_is_told_where_the_profile_minds(run: Run, tmp_path: Path) -> None:
    source, strict = tmp_path / "讲话.txt", tmp_path / "严.yaml"
    source.write_text("在全县会议上的讲话\n同志们：\n讲两点意见。\n一、提高站位\n1.认清形势。要抓住重点。\n2.找准差距。要补齐短板。\n二、压实责任\n要守土尽责。\n", "utf-8")
    strict.write_text("基于: gbt9704\n越级: 否\n", "utf-8")
    assert "“一、”之下的“1.”" in run("convert", source, "-o", tmp_path / "a.docx", "--profile", strict).err
    assert "之下的" not in run("convert", source, "-o", tmp_path / "a.docx").err


def test_without_python_docx_a_file_is_written_but_no_reference_used(run: Run, speech: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    assert run("convert", speech, "-o", tmp_path / "a.docx").code == 0
    ran = run("convert", speech, "-o", tmp_path / "b.docx", "--reference", tmp_path / "a.docx")
    assert ran.code == 2
    assert "yishi[docx]" in ran.err
