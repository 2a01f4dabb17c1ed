"""Bad input: one clear line in Chinese and a piece of advice, exit code 2, no traceback, nothing half-written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.files.registers import write_register
from generator.learning.register import FORMAT, Register
from tests.conftest import ROOT, Run


def refuses(ran: object, *words: str) -> None:
    err = ran.err  # type: ignore[attr-defined]
    assert ran.code == 2, err  # type: ignore[attr-defined]
    assert err.startswith("错误：")
    assert "Traceback" not in err
    assert "提示：" in err
    for word in words:
        assert word in err


def test_empty_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    refuses(run("parse", tmp_path / "空.txt"), "空.txt")


@pytest.mark.parametrize("head", [b"\x89PNG\r\n\x1a\n" + b"\0\1\2" * 90, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3" + b"\0" * 60, bytes(range(256)) * 8])
def test_binary_file(run: Run, tmp_path: Path, head: bytes) -> None:
    (tmp_path / "图.txt").write_bytes(head)
    refuses(run("parse", tmp_path / "图.txt"), "图.txt")


def test_folder_without_documents(run: Run, tmp_path: Path) -> None:
    refuses(run("parse", tmp_path), str(tmp_path))
    refuses(run("learn", tmp_path, "-o", tmp_path / "x.register"))
    assert not (tmp_path / "x.register").exists()


def test_missing_file(run: Run, tmp_path: Path) -> None:
    refuses(run("parse", tmp_path / "没有.txt"), "没有.txt")


def test_wrongly_declared_encoding_is_read_all_the_same(run: Run, tmp_path: Path) -> None:
    page = '<html><head><meta charset="gb2312"></head><body><p>在全县会议上的讲话</p><p>同志们：</p><p>要压实责任，抓好落实，确保各项任务按期完成。</p></body></html>'
    (tmp_path / "页.html").write_bytes(page.encode("utf-8"))
    ran = run("parse", tmp_path / "页.html")
    assert ran.code == 0
    assert "同志们" in ran.out


def test_a_file_of_fifty_megabytes_is_parsed_or_refused_in_one_line(run: Run, tmp_path: Path) -> None:
    big = tmp_path / "大.txt"
    with big.open("wb") as out:
        for _ in range(70):
            out.write("同志们：一是要压实责任。\n".encode() * 20_000)
    refuses(run("parse", big), "大.txt", "过大")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--topic", "安全生产", "--genre", "诗歌"), "诗歌"),
        (("--topic", "安全生产", "--length", "10"), "篇幅"),
        (("--topic", "安全生产", "--sections", "0"), "层次"),
        (("--topic", "安全生产", "--level", "国"), "层级"),
        (("--topic", ""), "主题"),
        (("--topic", "安" * 80), "主题"),
        (("--topic", "安全生产", "--seed", "三"), "--seed"),
        ((), "主题"),
        (("--nothing",), "--nothing"),
        (("没有.yaml",), "没有.yaml"),
    ],
)
def test_requests_that_cannot_be_met(run: Run, arguments: tuple[str, ...], word: str) -> None:
    refuses(run("draft", *arguments), word)


def test_every_fault_of_an_outline_is_told_with_its_place(run: Run, tmp_path: Path) -> None:
    outline = tmp_path / "提纲.yaml"
    outline.write_text("文种: 诗歌\n主题: 安全生产\n标提: 讲话\n篇幅: 很长\n正文:\n  - 标题: 一\n    要典: [a]\n", "utf-8")
    ran = run("draft", outline)
    assert ran.code == 2
    for place in (":1:5:", ":3:1:", ":4:5:", ":7:5:"):
        assert place in ran.err
    assert '应为 "标题"' in ran.err


@pytest.mark.parametrize(
    "text",
    ["", "- 一\n- 二\n", "主题: &a 安全\n标题: *a\n", "主题: !!python/object/apply:os.system [ls]\n", "主题: [\n", "\t主题: 安全\n", "主题: 安全\n主题: 生产\n", "[" * 200, "主题: {a: b}\n"],
)
def test_traps_of_yaml(run: Run, tmp_path: Path, text: str) -> None:
    outline = tmp_path / "坏.yaml"
    outline.write_text(text, "utf-8")
    ran = run("draft", outline)
    assert ran.code == 2
    assert "坏.yaml" in ran.err
    assert "Traceback" not in ran.err


TEMPLATES = {
    "loops": "{% for i in range(10**9) %}x{% endfor %}",
    "loops inside": "{% for i in range(1000) %}{% for j in range(1000) %}{{ pick(['a']) }}{% endfor %}{% endfor %}",
    "reaches for classes": "{{ ''.__class__.__mro__ }}",
    "reaches for functions": "{{ pick.__globals__ }}",
    "includes a file": "{% include '/etc/passwd' %}",
    "unknown name": "{{ 没有 }}",
    "bad syntax": "{% if %}",
    "divides by zero": "{{ 1 / 0 }}",
    "huge text": "{{ 'x' * 900000000 }}",
    "changes its outline": "{{ o.__setattr__('topic', '别的') }}",
    "no body": "标题\n同志们：\n没有正文。",
}


@pytest.mark.parametrize("name", TEMPLATES)
def test_templates_that_loop_or_reach_out(run: Run, tmp_path: Path, name: str, register: Register) -> None:
    (tmp_path / "speech.txt.j2").write_text(TEMPLATES[name], "utf-8")
    began = time.monotonic()
    ran = run("draft", "--topic", "安全生产", "--length", "800", "--templates", tmp_path, "-o", tmp_path / "稿.txt")
    refuses(ran, "speech.txt.j2")
    assert time.monotonic() - began < 20
    assert not (tmp_path / "稿.txt").exists()


def test_damaged_and_newer_registers(run: Run, tmp_path: Path, register: Register) -> None:
    whole = tmp_path / "好.register"
    write_register(register, whole)
    data = whole.read_bytes()
    (tmp_path / "半.register").write_bytes(data[: len(data) // 2])
    (tmp_path / "改.register").write_bytes(data[:-5000] + bytes(5000))
    (tmp_path / "别.register").write_bytes(b"PK\x03\x04" + bytes(100))
    (tmp_path / "新.register").write_bytes(data.replace(b"\xa6format" + bytes([FORMAT]), b"\xa6format\x63", 1))
    for name, word in (("半", "损坏"), ("改", "损坏"), ("别", "不是语体库"), ("新", "更新的版本"), ("无", "读不出")):
        refuses(run("draft", "--topic", "安全生产", "--register", tmp_path / f"{name}.register"), word)


def test_no_permission_to_write(run: Run, tmp_path: Path, register: Register) -> None:
    refuses(run("draft", "--topic", "安全生产", "--length", "600", "-o", tmp_path / "没有的目录" / "稿.txt"), "稿.txt")
    refuses(run("draft", "--topic", "安全生产", "--length", "600", "-o", tmp_path), str(tmp_path))


def test_disk_full_in_mid_write_loses_nothing(run: Run, tmp_path: Path, register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "稿.txt"
    target.write_text("原来的稿子", "utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    refuses(run("draft", "--topic", "安全生产", "--length", "600", "-o", target), "稿.txt")
    assert target.read_text("utf-8") == "原来的稿子"
    assert [path.name for path in tmp_path.iterdir()] == ["稿.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_interrupting_leaves_nothing_half_written(tmp_path: Path) -> None:
    folder = tmp_path / "文件"
    folder.mkdir()
    for k in range(60):
        # none like another: what is alike is observed once, and learning would be over before it is interrupted
        (folder / f"{k}.txt").write_text(f"在全县第{k}次会议上的讲话\n同志们：\n" + "各部门要压实责任，完善制度，确保落实。\n" * 4000, "utf-8")
    environment = {**os.environ, "YISHI_CACHE": str(tmp_path / "cache"), "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-m", "generator.cli.main", "learn", str(folder), "-o", str(tmp_path / "x.register")],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # who runs the tests in the background may have them ignore it
    )
    time.sleep(2)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "已中断" in err.decode()
    assert "Traceback" not in err.decode()
    assert not (tmp_path / "x.register").exists()
