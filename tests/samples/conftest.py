"""Two hundred made documents with every kind of mess and fault, and clean ones; made once."""

from __future__ import annotations

import pytest

from generator.files.shards import make_kit
from generator.learning.register import Register
from generator.samples.kit import Kit
from generator.samples.make import NOISE_KINDS, Sample, make_sample
from generator.samples.recipe import Recipe
from generator.workflows.samples import drafter

SHORT = {"shortest": 600, "longest": 1200}


@pytest.fixture(scope="session")
def kit(register: Register) -> Kit:
    return make_kit(drafter)


@pytest.fixture(scope="session")
def messy(kit: Kit) -> list[Sample]:
    recipe = Recipe(100, seed=11, noise=dict.fromkeys(NOISE_KINDS, 0.4), **SHORT)
    return [make_sample(k, "train", recipe, kit) for k in range(100)]


@pytest.fixture(scope="session")
def faulty(kit: Kit) -> list[Sample]:
    recipe = Recipe(100, seed=12, faults=1.0, **SHORT)
    return [make_sample(k, "train", recipe, kit) for k in range(100)]
