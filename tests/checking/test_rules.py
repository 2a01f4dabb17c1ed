"""Case files a person can read and extend: rule and what it is about, a text, what the rule finds in it (or 没有).

Each line of what is found is line:column, what is said, and after an arrow what ``--fix`` writes in its place.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checking.check import check
from generator.checking.finding import Finding
from generator.checking.proof import Proof, Spellings
from generator.checking.table import BY_ID, RULES, choose
from generator.files.lexicon import read_spellings
from generator.files.locations import data_folder
from tests.conftest import ROOT

FOLDER = Path(__file__).parent / "cases"
SPELLINGS: Spellings = read_spellings(data_folder("seeds") / "lexicon")


def find(text: str, *rules: str) -> list[Finding]:
    def place(k: int) -> tuple[int, int]:
        return text.count("\n", 0, k) + 1, k - text.rfind("\n", 0, k)

    return check(Proof(text, SPELLINGS), choose(rules), path="", place=place)


def told(one: Finding) -> str:
    new = "" if one.fix is None else f" → {one.fix.new or '删'}"
    return f"{one.line}:{one.column} {one.message}{new}"


def read_cases() -> list[tuple[str, str, str, str]]:
    cases = []
    for path in sorted(FOLDER.glob("*.txt")):
        for block in path.read_text("utf-8").split("=== ")[1:]:
            name, _, rest = block.partition("\n")
            text, _, expected = rest.partition("\n---\n")
            cases.append((name.split()[0], name, text, expected.strip()))
    return cases


@pytest.mark.parametrize(("rule", "text", "expected"), [pytest.param(rule, text, expected, id=name) for rule, name, text, expected in read_cases()])
def test_case(rule: str, text: str, expected: str) -> None:
    assert ("\n".join(map(told, find(text, rule))) or "没有") == expected


def test_every_rule_has_a_case_it_finds_and_one_it_leaves_alone() -> None:
    found = {rule for rule, _, _, expected in read_cases() if expected != "没有"}
    left = {rule for rule, _, _, expected in read_cases() if expected == "没有"}
    assert found == left == set(BY_ID)


def test_rules_say_that_they_mend_when_a_case_is_mended_and_only_then() -> None:
    mended = {rule for rule, _, _, expected in read_cases() if "→" in expected}
    assert mended == {rule.id for rule in RULES if rule.mends}


def test_every_rule_says_why_and_by_what_authority() -> None:
    assert len(RULES) >= 25
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.why and rule.source, rule.id


def test_miswritten_words_stand_nowhere_in_the_corpus_and_none_is_its_own_right_form() -> None:
    assert len(SPELLINGS.right) >= 80
    for wrong, right in SPELLINGS.right.items():
        assert wrong != right
        assert not list(SPELLINGS.find(right)), right
    for path in (ROOT / "corpus").rglob("*.txt"):
        assert not list(SPELLINGS.find(path.read_text("utf-8"))), path


def test_lines_that_a_page_puts_around_a_document_are_not_judged() -> None:
    page = "首页 > 要闻\n在全县会议上的讲话\n来源:本站 时间:2022-01-10\n同志们：\n要压实责任，抓好落实。\n版权所有:某某网"
    assert find(page, "half-width-mark", "date-form", "placeholder-left") == []


def test_places_are_those_of_the_untouched_text() -> None:
    text = "  在全县会议上的讲话\n\n同志们：\n    一是壓實責任,,抓好落实。\n    三是强化保障。\n    四是严明纪律。"
    places = {one.rule: (one.line, one.column) for one in find(text)}
    assert places["traditional-character"] == (4, 7)
    assert places["doubled-mark"] == (4, 11)
    assert places["numbering-gap"] == (5, 5)


def test_a_compilation_is_judged_piece_by_piece() -> None:
    one = "各单位要明确责任分工，加强协作配合，形成工作合力。\n会后抓紧传达学习，认真抓好落实。"
    text = f"讲话2篇\n讲话篇1\n同志们：\n{one}\n讲话篇2\n同志们：\n{one}"
    assert find(text, "duplicate-paragraph", "doubled-salutation", "missing-salutation") == []
