"""The words that a draft on the screen carries are those of the shipped profiles."""

from __future__ import annotations

import pytest

from generator.files.profiles import read_profile
from generator.language.labels import DEFAULT, is_label


@pytest.mark.parametrize("name", ["gbt9704", "reading"])
def test_the_usual_label_is_the_profiles(name: str) -> None:
    assert read_profile(name).label.text == DEFAULT
    assert is_label(DEFAULT)
