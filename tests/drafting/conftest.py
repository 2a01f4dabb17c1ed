"""One drafter for all tests of this folder, and what they ask of a draft."""

from __future__ import annotations

import pytest

from generator.document import Document, Section, walk
from generator.files.templates import read_templates
from generator.learning.register import Register
from generator.workflows.drafts import Drafter


@pytest.fixture(scope="session")
def drafter(register: Register) -> Drafter:
    return Drafter(register, read_templates())


def headed(document: Document, word: str) -> list[Section]:
    """The sections and the items whose headings have a word."""
    return [block for _, block in walk(document.body) if isinstance(block, Section) and block.heading and word in block.heading]
