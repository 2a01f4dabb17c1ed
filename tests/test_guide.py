"""The walk in docs/guide.md, replayed: every command runs, and prints what the page says (… stands for any text)."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from generator.cli.commands import COMMANDS
from generator.files.outlines import read_outline
from generator.learning.register import Register

from .conftest import ROOT, Run

GUIDE = ROOT / "docs" / "guide.md"


def steps() -> list[tuple[str, str]]:
    """The commands of the page, each with the output shown below it."""
    out: list[tuple[str, str]] = []
    for block in re.findall(r"^```console\n(.*?)^```$", GUIDE.read_text("utf-8"), re.M | re.S):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, shown = part.partition("\n")
            out.append((command, shown))
    return out


def has_command(name: str) -> bool:
    return name in COMMANDS.entries


def test_the_walk(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, register: Register) -> None:
    monkeypatch.chdir(tmp_path)
    locked = None
    done = 0
    for command, shown in steps():
        program, *arguments = shlex.split(command)
        assert program == "yishi"
        if not has_command(arguments[0]):
            continue  # a command that this version does not have yet
        ran = run(*arguments)
        assert ran.code in ((0, 1) if arguments[0] == "check" else (0,)), (command, ran.err)
        said = ran.out + ran.err
        pattern = ".*".join(map(re.escape, shown.strip().split("…")))
        assert re.fullmatch(pattern, said.strip(), re.S), (command, said)
        if arguments[:2] == ["outline", "lock"]:
            before = read_outline(Path("填好.yaml"))
            locked = before.opening, before.items[1]
        done += 1
    after = read_outline(Path("填好.yaml"))
    assert locked == (after.opening, after.items[1])
    assert after.items[0].content and Path("讲话.txt").stat().st_size > 2000
    assert done >= 9
