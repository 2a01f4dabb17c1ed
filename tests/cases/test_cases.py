"""Case files a person can read and extend: a name, a text, the drawing that ``yishi parse`` prints for it.

Add a case by copying one; ``known_failures.txt`` holds what the parser cannot do yet, and fails when it learns to.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.exporting.structure import draw
from generator.parsing.parser import parse

FOLDER = Path(__file__).parent
KNOWN = "known_failures.txt"


def read_cases() -> list[object]:
    cases = []
    for path in sorted(FOLDER.glob("*.txt")):
        for block in path.read_text("utf-8").split("=== ")[1:]:
            name, _, rest = block.partition("\n")
            text, _, expected = rest.partition("\n---\n")
            marks = [pytest.mark.xfail(strict=True, reason="known")] if path.name == KNOWN else []
            cases.append(pytest.param(text, expected.strip(), id=f"{path.stem}-{name}", marks=marks))
    return cases


@pytest.mark.parametrize(("text", "expected"), read_cases())
def test_case(text: str, expected: str) -> None:
    assert draw(parse(text)) == expected


def test_there_are_cases_of_every_kind() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} >= {"families", "layout", "negatives", "faults", "closings", "known_failures"}
