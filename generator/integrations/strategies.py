"""Hypothesis strategies: ``documents()`` gives made documents with labels, the others names and numbers."""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st

from generator.integrations.source import document, kit
from generator.samples import entities
from generator.samples.faults import FAULTS
from generator.samples.make import NOISE_KINDS, Sample
from generator.samples.request import GENRES

_SEEDS = st.integers(0, 2**31 - 1)


def documents(*, genre: str | None = None, topic: str | None = None, length: int = 600, noise: bool = False, faults: bool = False) -> st.SearchStrategy[Sample]:
    """Made documents: with ``noise`` untidy in ways that shrink to none, with ``faults`` carrying one known fault or none."""
    return st.builds(
        document,
        _SEEDS,
        genre=st.just(genre) if genre else st.sampled_from(GENRES),
        topic=st.just(topic),
        length=st.just(length),
        noise=st.lists(st.sampled_from(NOISE_KINDS), max_size=3, unique=True).map(tuple) if noise else st.just(()),
        fault=st.none() | st.sampled_from(tuple(FAULTS)) if faults else st.none(),
    )


def texts(**asked: object) -> st.SearchStrategy[str]:
    """The texts of made documents."""
    return documents(**asked).map(lambda sample: sample.text)  # type: ignore[arg-type]


def places() -> st.SearchStrategy[str]:
    """Places that are on no map."""
    return _SEEDS.map(lambda seed: entities.place(kit().names, rng=Random(seed)))


def persons() -> st.SearchStrategy[str]:
    """Full names of nobody."""
    return _SEEDS.map(lambda seed: entities.person(kit().names, rng=Random(seed)))


def document_numbers() -> st.SearchStrategy[str]:
    """Document numbers that no body can have issued."""
    return _SEEDS.map(lambda seed: entities.document_number(entities.place(kit().names, rng=Random(seed)), rng=Random(seed)))
