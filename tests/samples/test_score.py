"""Scores on cases whose right answer is known beforehand."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path

import pytest

from generator.samples.score.scoring import Score
from generator.samples.score.tasks import TASKS, Place
from generator.samples.score.tools import read_sarif, read_yishi
from tests.conftest import Run

RECORD = {
    "id": "1",
    "text": "县长谷听溪到会。\n一、提高站位\n要认清形势。\n二、压实责任\n要守土尽责。",
    "clean": "",
    "labels": {
        "parts": [{"part": "opening", "start": 0, "end": 8, "inline": False}, {"part": "body", "start": 16, "end": 22, "inline": False}],
        "markers": [{"depth": 1, "start": 9, "end": 11}, {"depth": 1, "start": 23, "end": 25}],
        "tree": [{"depth": 1, "start": 9, "end": 22}, {"depth": 1, "start": 23, "end": 36}],
        "entities": [{"type": "post", "start": 0, "end": 2}, {"type": "person", "start": 2, "end": 5}],
        "faults": [{"kind": "half-width-mark", "start": 20, "end": 21}, {"kind": "missing-closing", "start": 36, "end": 36}],
    },
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "gold.jsonl").write_text(json.dumps(RECORD, ensure_ascii=False) + "\n", "utf-8")
    return tmp_path / "gold.jsonl"


def test_perfect_predictions(gold: Path, run: Run) -> None:
    for task in TASKS:
        said = json.loads(run("corpus", "score", gold, gold, "--task", task, "--json").out)
        assert said["total"]["f1"] == 1.0
        assert said["total"]["right"] > 0
        assert said["misses"] == []


def test_misses_are_listed_with_their_place(gold: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "said.jsonl").write_text(json.dumps({"id": "1", "spans": [{"kind": "person", "start": 2, "end": 5}, {"kind": "place", "start": 5, "end": 7}]}) + "\n", "utf-8")
    said = json.loads(run("corpus", "score", gold, tmp_path / "said.jsonl", "--task", "entities", "--json").out)
    assert (said["total"]["precision"], said["total"]["recall"]) == (0.5, 0.5)
    assert [(miss["what"], miss["kind"], miss["around"]) for miss in said["misses"]] == [("误", "place", "县长谷听溪▸到会。⏎一、提高站位⏎要认清"), ("漏", "post", "▸县长谷听溪到会。⏎一、提高站")]


def test_nothing_predicted(gold: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "empty.jsonl").write_text("", "utf-8")
    said = json.loads(run("corpus", "score", gold, tmp_path / "empty.jsonl", "--json").out)
    assert said["total"]["recall"] == 0.0


def test_a_command_is_run_on_each_text(gold: Path, tmp_path: Path, run: Run) -> None:
    code = "import sys, json; text = open(sys.argv[1], encoding='utf-8').read(); print(json.dumps(text.split('\\n')))"
    command = f"{shlex.quote(sys.executable)} -c {shlex.quote(code)} {{file}}"
    said = json.loads(run("corpus", "score", gold, "--task", "chunks", "--run", command, "--reads", "chunks", "--json").out)
    assert said["kinds"]["section"]["recall"] == 1.0
    assert said["kinds"]["paragraph"]["recall"] == 1.0
    assert said["kinds"]["inside"]["wrong"] == 1, "one line is no block that the record marks"


def test_faults_are_found_by_kind_and_line() -> None:
    score = Score("faults")
    task = TASKS["faults"]
    found = [Place("half-width-mark", 17, 17), Place("missing-closing", 0, 0), Place("padded-date", 0, 4)]
    score.add("1", str(RECORD["text"]), task.gold(RECORD["labels"]), found, task)  # type: ignore[arg-type]
    assert {kind: (one.right, one.wrong, one.missed) for kind, one in score.kinds.items()} == {"half-width-mark": (1, 0, 0), "missing-closing": (1, 0, 0), "padded-date": (0, 1, 0)}


def test_the_built_in_checker_finds_what_the_command_finds(tmp_path: Path, run: Run) -> None:
    assert run("corpus", "make", tmp_path / "病稿", "-n", "12", "--faults", "1:padded-date,half-width-mark,numbering-gap", "--length", "800-1000").code == 0
    command = f"{shlex.quote(str(Path(sys.executable).with_name('yishi')))} check {{file}} --format sarif"
    told = [
        json.loads(run("corpus", "score", tmp_path / "病稿", "--task", "faults", "--controls", "--json", *how).out)
        for how in (("--tool", "check"), ("--run", command, "--reads", "sarif"))
    ]
    own, other = ({**one, "misses": [(miss["id"], miss["what"], miss["kind"], miss["start"]) for miss in one["misses"]]} for one in told)
    assert own == other  # SARIF says where a finding begins, and not where it ends
    assert told[0]["total"]["recall"] >= 0.9


def test_outputs_of_other_programs() -> None:
    sarif = {"runs": [{"results": [{"ruleId": "x", "locations": [{"physicalLocation": {"region": {"startLine": 2, "startColumn": 3}}}]}]}]}
    assert read_sarif(json.dumps(sarif), "甲乙\n丙丁戊") == [Place("x", 5, 5)]
    parsed = {"documents": [{"title": "丙", "salutation": None, "parts": [], "outline": [{"marker": "一、", "raw_span": [0, 9], "children": []}]}]}
    assert read_yishi(json.dumps(parsed), "一、甲乙丙") == [Place("item1", 0, 2), Place("section1", 0, 9), Place("title", 4, 5)]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "只能给一样"),
        (("--tool", "x"), "不认识的工具"),
        (("--tool", "parse", "--task", "x"), "不认识的任务"),
        (("--run", "cat"), "没有 {file}"),
        (("--run", "no-such-command {file}"), "找不到命令"),
        (("--run", "cat {file}", "--reads", "x"), "不认识的输出格式"),
        (("--run", "cat {file}"), "不是 JSON"),
    ],
)
def test_bad_requests_are_told(gold: Path, run: Run, arguments: tuple[str, ...], said: str) -> None:
    ran = run("corpus", "score", gold, *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert "提示：" in ran.err


def test_a_damaged_line_is_named(tmp_path: Path, run: Run) -> None:
    (tmp_path / "x.jsonl").write_text('{"id": "1"}\n[]\n', "utf-8")
    ran = run("corpus", "score", tmp_path / "x.jsonl", tmp_path / "x.jsonl")
    assert ran.code == 2
