"""Made documents one at a time: the same number gives the same document, in every tool."""

from __future__ import annotations

from functools import cache
from random import Random

from generator.drafting.outline import read_genre
from generator.samples.kit import Kit
from generator.samples.make import Sample, make_sample
from generator.samples.recipe import Recipe
from generator.samples.request import GENRES


@cache
def kit() -> Kit:
    """What documents are made with: the shipped register, opened once."""
    from generator.files.shards import make_kit
    from generator.workflows.samples import drafter

    return make_kit(drafter)


def document(number: int, *, genre: str | None = None, topic: str | None = None, length: int = 1000, noise: tuple[str, ...] = (), fault: str | None = None) -> Sample:
    """A made document with its labels.

    ``genre`` and ``topic`` are as in an outline, ``noise`` names kinds of mess that befall it, ``fault`` a rule that it breaks.

    >>> sample = document(7, genre="纪要", topic="安全生产", length=600)
    >>> sample.genre, sample.topic, sample.marked.of("parts")[0].cut(sample.text).endswith("纪要")
    ('minutes', '安全生产', True)
    """
    recipe = Recipe(
        1,
        number,
        genres=(read_genre(genre).value,) if genre else GENRES,
        topics=(topic,) if topic else (),
        shortest=length,
        longest=length,
        noise=dict.fromkeys(noise, 1.0),
        faults=1.0 if fault else 0.0,
        fault_kinds=(fault,) if fault else (),
    )
    return make_sample(0, "train", recipe, kit())


def any_document(rng: Random, **asked: object) -> Sample:
    """A made document by chance."""
    return document(rng.getrandbits(31), **asked)  # type: ignore[arg-type]
