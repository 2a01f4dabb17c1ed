"""The documents tell of what is there: commands and examples are the live ones, links lead somewhere, no page names a machine's folders."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from .conftest import ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
#: [words](target) and [words](target "title"), not inside code.
LINK = re.compile(r"\[[^\[\]\n]*\]\(([^()\s]+)(?:\s+\"[^\"\n]*\")?\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.S)


def generated() -> ModuleType:
    """benchmarks/cli_docs.py, which is a script and no package."""
    spec = importlib.util.spec_from_file_location("cli_docs", ROOT / "benchmarks" / "cli_docs.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def links(page: Path) -> list[str]:
    """The relative links of a page, without what stands after #."""
    found = [match[1].partition("#")[0] for match in LINK.finditer(CODE.sub("", page.read_text("utf-8")))]
    return [link for link in found if link and not re.match("[a-z]+:", link)]


def test_the_command_page_is_up_to_date() -> None:
    again = "python benchmarks/cli_docs.py > docs/cli.md"
    assert (ROOT / "docs" / "cli.md").read_text("utf-8") == generated().cli_docs(), again


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    missing = [link for link in links(page) if not (page.parent / link).exists()]
    assert not missing, missing


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_page_names_a_folder_of_one_machine(page: Path) -> None:
    assert "/" + "work/" not in page.read_text("utf-8")


def test_the_outlines_shown_are_the_shipped_ones() -> None:
    page = (ROOT / "docs" / "outlines.md").read_text("utf-8")
    shown = re.findall(r"^### (seeds/outlines/\S+\.yaml)\n.*?```yaml\n(.*?)```$", page, re.M | re.S)
    assert len(shown) == 3
    for name, text in shown:
        assert text == (ROOT / name).read_text("utf-8"), name


def test_no_sheet_that_was_read_keeps_a_real_text() -> None:
    sheets = sorted((ROOT / "benchmarks" / "readings" / "text").glob("*/sheet.txt"))
    assert len(sheets) >= 60
    for sheet in sheets:
        real = re.findall("^(\\d+)\treal$", (sheet.parent / "key.tsv").read_text("utf-8"), re.M)
        entries = dict(re.findall("^【(\\d+)】\n((?:(?!【\\d+】$).*\n?)*)", sheet.read_text("utf-8"), re.M))
        scores = dict(line.split("\t", 1) for line in (sheet.parent / "scores.tsv").read_text("utf-8").splitlines())
        assert {entries[number].strip() for number in real} <= {"（真实公文，不收入仓库）"}, sheet
        assert {scores.get(number) or scores[str(int(number))] for number in real} <= {"0", "1", "2"}, sheet
