"""Learning a folder: complete, resumable, deterministic."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.drafting.supply import Supply
from generator.files.registers import learn_folder
from generator.learning.frames import find_frame
from generator.learning.observations import observe
from generator.learning.register import Register, from_bytes, to_bytes
from generator.parsing.parser import parse
from tests.conftest import ROOT, Run


def some(folder: Path, count: int) -> None:
    folder.mkdir(exist_ok=True)
    for path in sorted((ROOT / "corpus").rglob("speech-*.txt"))[:count]:
        (folder / f"{path.parent.name}-{path.name}").write_bytes(path.read_bytes())


def test_one_new_file_costs_one_file(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YISHI_CACHE", str(tmp_path / "cache"))
    some(tmp_path / "文件", 12)
    first = run("learn", tmp_path / "文件", "-o", tmp_path / "a.register")
    assert first.code == 0
    assert "沿用" not in first.out
    some(tmp_path / "文件", 13)
    second = run("learn", tmp_path / "文件", "-o", tmp_path / "b.register")
    assert "其中 12 个文件沿用上次结果" in second.out
    third = run("learn", tmp_path / "文件", "-o", tmp_path / "c.register")
    assert "其中 13 个文件沿用上次结果" in third.out
    assert (tmp_path / "b.register").read_bytes() == (tmp_path / "c.register").read_bytes()


@pytest.mark.parametrize("processes", [1, 2])
def test_the_number_of_processes_changes_nothing(tmp_path: Path, processes: int) -> None:
    some(tmp_path / "文件", 30)
    register, refused, _ = learn_folder(tmp_path / "文件", processes=processes, cached=False)
    whole, _, _ = learn_folder(tmp_path / "文件", processes=1, cached=False)
    assert not refused
    assert to_bytes(register) == to_bytes(whole)


def test_a_file_that_cannot_be_read_is_skipped_and_named(run: Run, tmp_path: Path) -> None:
    some(tmp_path / "文件", 3)
    (tmp_path / "文件" / "坏.txt").write_bytes(bytes(range(256)) * 20)
    ran = run("learn", tmp_path / "文件", "-o", tmp_path / "a.register")
    assert ran.code == 0
    assert "坏.txt" in ran.err
    assert "学了 3 篇" in ran.out


def test_a_register_survives_storing(register: Register) -> None:
    data = to_bytes(register)
    assert to_bytes(from_bytes(data)) == data
    assert register.manifest["documents"] >= 400


def test_a_register_of_other_peoples_documents_has_no_domains(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "文件"
    folder.mkdir()
    for path in sorted((ROOT / "corpus" / "anquan").glob("*.txt")) + sorted((ROOT / "corpus" / "xiaofang").glob("*.txt")):
        (folder / f"{path.parent.name}-{path.name}").write_text(path.read_text("utf-8").split("---\n", 2)[2].strip(), "utf-8")
    assert run("learn", folder, "-o", tmp_path / "own.register").code == 0
    ran = run("draft", "--topic", "消防安全", "--register", tmp_path / "own.register", "--length", "1500")
    assert ran.code == 0, ran.err
    assert "消防安全" in ran.out


def test_skeleton_is_printed_and_drawn(run: Run, tmp_path: Path, register: Register) -> None:
    ran = run("skeleton", "--plot", tmp_path / "骨架.svg")
    assert ran.code == 0
    assert "一级层次" in ran.out
    svg = (tmp_path / "骨架.svg").read_text("utf-8")
    assert svg.startswith("<svg")
    assert "一、" in svg


def test_frames_need_something_in_common() -> None:
    assert find_frame(("过好思想关", "过好作风关", "过好责任关"))[0].pattern == "过好〈〉关"
    assert find_frame(("提高站位", "狠抓落实", "严肃问责")) == ()
    assert find_frame(("提高站位",)) == ()
    assert find_frame(("同一个", "同一个")) == ()


def test_a_paragraph_begins_a_passage_whatever_its_first_sentence() -> None:
    text = "在全县粮食工作会议上的讲话\n同志们：\n一、抓好落实\n压实责任。各乡镇要逐级签订责任书，把任务分解到村组。\n加大投入。财政部门要安排专项资金，保证按时足额拨付。\n二、强化监督\n督查部门要定期开展实地督查，及时通报进展情况。\n"
    seen = observe(parse(text))
    assert [sentence.first for sentence in seen.sentences] == [True, True, True]


def test_what_stands_after_the_items_of_a_section_does_not_lead_it(register: Register) -> None:
    supply = Supply(register)
    sections = [item for item in supply.of_item if supply.lists_under(item)]
    after = 0
    for item in sections:
        first = min((passage for entry in supply.lists_under(item) for k in range(len(entry.headings)) for passage in supply.under(entry.first + k)), default=-1)
        assert all(passage < first for passage in supply.leading(item)) or first < 0
        after += first >= 0 and any(passage > first for passage in supply.of_item[item])
    assert after > 3
