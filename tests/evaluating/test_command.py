"""``yishi evaluate`` on real drafts of the shipped register, and on text taken from the shipped corpus."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.drafting.outline import Outline
from generator.files.documents import list_documents, read_document
from generator.files.locations import data_folder
from generator.files.templates import read_templates
from generator.learning.register import Register
from generator.workflows.drafts import Drafter
from tests.conftest import Run


@pytest.fixture(scope="module")
def made(register: Register, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drafts")
    drafter = Drafter(register, read_templates())
    for seed in (1, 2):
        (folder / f"{seed}.txt").write_text(drafter.draft(Outline("安全生产", seed=seed)).text, "utf-8")
    return folder


def told(run: Run, *arguments: str | Path) -> dict[str, Any]:
    ran = run("evaluate", *arguments, "--format", "json")
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_drafts_of_the_program_pass(made: Path, run: Run) -> None:
    ran = run("evaluate", made, "--strict")
    assert ran.code == 0, ran.out
    assert "✗ 与" not in ran.out
    found = told(run, made)
    assert [Path(one["name"]).name for one in found["drafts"]] == ["1.txt", "2.txt"]
    assert 12 <= found["totals"]["longest_run"]["worst"] <= 24
    assert found["totals"]["whole_sentences"]["worst"] == 0
    assert found["between"]["pairs"] == 1


def test_a_paragraph_of_the_corpus_is_told_with_its_file(made: Path, run: Run, tmp_path: Path) -> None:
    corpus = data_folder("corpus")
    source = next(path for path in list_documents([corpus]) if "speech" in path.name)
    copied = max(read_document(source).text.splitlines(), key=len)
    draft = tmp_path / "抄.txt"
    draft.write_text((made / "1.txt").read_text("utf-8") + "\n" + copied, "utf-8")
    run_of = told(run, draft)["drafts"][0]["measures"]["longest_run"]
    assert run_of["fault"]
    assert run_of["value"] >= len(copied) - 1
    assert source.relative_to(corpus).as_posix() in run_of["items"][0]
    assert run("evaluate", draft, "--strict").code == 1


def test_a_folder_counts_as_learned_from(made: Path, run: Run) -> None:
    found = told(run, made / "1.txt", "--training", made)["drafts"][0]["measures"]
    assert found["longest_run"]["value"] > 500
    assert "1.txt" in found["longest_run"]["items"][0]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--format", "xml"), "不认识的格式"),
        (("--training", "没有这个目录"), "没有这个目录"),
        (("--register", "没有这个文件"), "没有这个文件"),
        (("--longest-run", "3"), "--longest-run"),
    ],
)
def test_mistakes_are_told_in_one_line(arguments: tuple[str, ...], message: str, made: Path, run: Run) -> None:
    ran = run("evaluate", made, *arguments)
    assert ran.code == 2
    assert message in ran.err
    assert "提示：" in ran.err
    assert ran.out == ""
