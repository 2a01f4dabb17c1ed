"""One drafter for all tests of this folder."""

from __future__ import annotations

import pytest

from generator.files.templates import read_templates
from generator.learning.register import Register
from generator.workflows.drafts import Drafter


@pytest.fixture(scope="session")
def drafter(register: Register) -> Drafter:
    return Drafter(register, read_templates())
