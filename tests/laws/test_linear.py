"""Cost grows with the text and no faster. The bounds are wide: they tell a quadratic step from a linear one, not fast from slow."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from generator.parsing.clean import clean
from generator.parsing.parser import parse

SENTENCE = "一是要压实责任，各级各部门要守土尽责；二是要完善制度，做到举一反三、认真排查。第一，要抓好落实。（1）细化措施，①压实责任。"
SHAPES: dict[str, Callable[[int], str]] = {
    "one line": lambda n: SENTENCE * n,
    "many lines": lambda n: (SENTENCE + "\n") * n,
    "blanks": lambda n: " " * (n * 60),
    "brackets": lambda n: "（(" * (n * 30),
    "quotes": lambda n: '"“' * (n * 30),
    "commas": lambda n: "，" * (n * 60),
    "ordinals": lambda n: "三是四是" * (n * 15),
    "first ordinals": lambda n: "一、\n" * (n * 20),
    "dashes": lambda n: "——\n" * (n * 20),
    "pinyin": lambda n: "開(kāi" * (n * 12),
    "spaced": lambda n: "关 于 " * (n * 15),
}


def seconds(text: str) -> float:
    began = time.process_time()
    parse(clean(text).text)
    return time.process_time() - began


@pytest.mark.parametrize("shape", SHAPES)
def test_ten_times_the_text_costs_about_ten_times_as_much(shape: str) -> None:
    small, large = SHAPES[shape](300), SHAPES[shape](3000)
    base = max(min(seconds(small) for _ in range(3)), 0.004)
    assert seconds(large) < 25 * base
