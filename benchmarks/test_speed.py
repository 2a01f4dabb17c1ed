"""pytest-benchmark timings of the inner steps: ``pytest benchmarks --benchmark-only``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.drafting.outline import Outline
from generator.files.registers import own_register
from generator.files.templates import read_templates
from generator.learning.register import Register
from generator.parsing.clean import clean
from generator.parsing.parser import parse
from generator.workflows.drafts import make_draft

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def register() -> Register:
    return own_register()


@pytest.fixture(scope="module")
def text() -> str:
    return "\n".join(path.read_text("utf-8").split("---\n", 2)[2] for path in sorted((ROOT / "corpus" / "anquan").glob("*.txt")))


def test_cleaning(benchmark: Any, text: str) -> None:
    assert benchmark(clean, text).text


def test_parsing(benchmark: Any, text: str) -> None:
    assert benchmark(parse, text).body


def test_drafting(benchmark: Any, register: Register) -> None:
    templates = read_templates()
    assert benchmark(make_draft, Outline("安全生产", length=2500, seed=7), register, templates).text
