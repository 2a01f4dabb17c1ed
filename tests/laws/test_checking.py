"""Checking takes any string, points into it, mends to the end in one go, and costs in proportion to the text."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.checking.check import check
from generator.checking.fixing import mend
from generator.checking.proof import Proof, Spellings
from generator.checking.table import RULES, choose
from generator.files.sources import SourceText, view

ALL = choose(["all"])
SPELLINGS = Spellings({"部暑": "部署", "坐谈会": "座谈会"}, ("部暑期",))
#: Pieces that rules look for, mixed with anything.
PIECES = (
    "一、", "三、", "（一）", "1.", "（1）", "一是", "二要", "第一、", "首先，", "其次，", "最后，", "同志们：", "讲三点意见", "要压实责任", "，", ",", "，，", "。", "。。", "；", "\n",
    "“", "”", "‘", "’", "（", ")", "《", "》", "2026年03月05日", "2026.3.5", "县政发[2026]第03号", "二○二六年3月", "百分之5", "5-8%", "三、四个", "×", "XX", "____", "……等", "...", "--", "─",
    "責任", "(kāi)", "，??h領", "部暑", "部暑期", "１２", " ", "\u3000", "在全县会议上的讲话", "各单位要把责任落实到岗到人到具体环节。", "\r\n", "\t", "---\n", "<p>", "&nbsp;", "# ", "**",
)  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=40).map("".join)


@given(texts)
@settings(max_examples=400, deadline=None)
def test_any_text_is_checked_and_every_finding_lies_in_it(text: str) -> None:
    proof = Proof(text, SPELLINGS)
    for rule in RULES:
        for hit in rule.check(proof):
            assert 0 <= hit.span.start <= hit.span.end <= len(text)
            assert hit.message and hit.advice
            assert rule.mends or hit.new is None


def plain(whole: str) -> SourceText:
    return view(whole, "txt")


@given(texts)
@example("“““““a”””””。《《《《b》》》》")
@settings(max_examples=300, deadline=None)
def test_mending_twice_is_mending_once(text: str) -> None:
    once, _ = mend(text, plain, ALL, SPELLINGS)
    assert mend(once, plain, ALL, SPELLINGS) == (once, 0)


@given(texts)
@settings(max_examples=200, deadline=None)
def test_a_text_without_a_mendable_finding_stays_as_it_is(text: str) -> None:
    whole = view(text, "txt")
    findings = check(Proof(whole.text, SPELLINGS), ALL, path="", place=whole.place)
    mended, count = mend(text, plain, ALL, SPELLINGS)
    assert (mended == text) == (count == 0)
    if not any(one.fix for one in findings):
        assert mended == text


@given(texts)
@settings(max_examples=200, deadline=None)
def test_mending_keeps_every_line_end(text: str) -> None:
    def ends(one: str) -> tuple[int, int, int]:
        return one.count("\r\n"), one.count("\n"), one.count("\r")

    assert ends(mend(text, plain, ALL, SPELLINGS)[0]) == ends(text)


@given(texts, st.sampled_from(["txt", "md", "html"]))
@settings(max_examples=300, deadline=None)
def test_every_place_has_a_line_and_a_column(text: str, form: str) -> None:
    seen = view(text, form)
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for k in range(len(seen.text)):
        line, column = seen.place(k)
        assert 1 <= line <= len(rows)
        assert 1 <= column <= len(rows[line - 1]) + 2


SENTENCE = "一是要压实责任，各级各部门要守土尽责；二是要完善制度，做到举一反三、认真排查。第一，要抓好落实。（1）细化措施，①压实责任。"
SHAPES: dict[str, Callable[[int], str]] = {
    "one line": lambda n: SENTENCE * n,
    "many lines": lambda n: (SENTENCE + "\n") * n,
    "quotes": lambda n: "“‘《（" * (n * 15),
    "closing marks": lambda n: "”）》" * (n * 20),
    "half-width": lambda n: "责任,,(甲)" * (n * 8),
    "gaps": lambda n: "一、甲\n三、乙\n" * (n * 8),
    "strays": lambda n: "一、甲\n" + "五、乙\n" * (n * 15),
    "run-in gaps": lambda n: "一是甲。三是乙。" * (n * 8),
    "first items": lambda n: "一、\n" * (n * 20),
    "blanks": lambda n: "责任 责任 " * (n * 10) + "。",
    "unknowns": lambda n: "××县××" * (n * 12),
    "dots": lambda n: "." * (n * 60),
    "full stops": lambda n: "。" * (n * 60),
    "levels": lambda n: "一、甲\n（1）乙\n（2）丙\n" * (n * 5),
    "counts": lambda n: "讲三点意见：一是甲。二是乙。\n" * (n * 4),
}


def seconds(text: str) -> float:
    began = time.process_time()
    proof = Proof(text, SPELLINGS)
    for rule in RULES:
        list(rule.check(proof))
    return time.process_time() - began


@pytest.mark.parametrize("shape", SHAPES)
def test_ten_times_the_text_costs_about_ten_times_as_much(shape: str) -> None:
    small, large = SHAPES[shape](60), SHAPES[shape](600)
    base = max(min(seconds(small) for _ in range(2)), 0.01)
    assert seconds(large) < 25 * base
