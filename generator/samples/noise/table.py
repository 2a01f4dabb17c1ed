"""The kinds of mess, in the order in which they befall a document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from types import MappingProxyType

from generator.samples.entities import Names
from generator.samples.marks import Marked
from generator.samples.noise.characters import gb18030, ocr, pinyin, traditional
from generator.samples.noise.lines import linebreaks
from generator.samples.noise.web import web

Noise = Callable[..., Marked]

#: A compilation is made before these: it needs other documents.
COMPILATION = "compilation"
#: Characters first, then lines, then the page around them.
NOISES: Mapping[str, Noise] = MappingProxyType(
    {
        "ocr": ocr,
        "traditional": traditional,
        "pinyin": pinyin,
        "gb18030": gb18030,
        "linebreaks": linebreaks,
        "web": web,
    }
)


def untidy(marked: Marked, kinds: list[str], names: Names, *, rng: Random) -> Marked:
    """Let the kinds of mess befall a text, in the table's order."""
    for kind, noise in NOISES.items():
        if kind in kinds:
            marked = noise(marked, names, rng=rng)
    return marked
