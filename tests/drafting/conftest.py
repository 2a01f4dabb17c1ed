"""One drafter for all tests of this folder, and what they ask of a draft."""

from __future__ import annotations

import pytest

from generator.document import Document, Section, walk
from generator.files.templates import read_templates
from generator.learning.register import Register
from generator.workflows.drafts import Drafter

#: What tells who answers before all others, how it is seen to, and who is called to account.
TELLS = ("负总责|第一责任人|主要负责|主要领导|党政(?:主要)?负责|属地责任", "督[查导]|考核|暗访", "问责|追责|追究|约谈|处理|处分")


@pytest.fixture(scope="session")
def drafter(register: Register) -> Drafter:
    return Drafter(register, read_templates())


def headed(document: Document, word: str) -> list[Section]:
    """The sections and the items whose headings have a word."""
    return [block for _, block in walk(document.body) if isinstance(block, Section) and block.heading and word in block.heading]
