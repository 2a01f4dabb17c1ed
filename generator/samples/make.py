"""One sample: drafted by chance, labelled, given a fault, made untidy. Record ``k`` is the same wherever it is made."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from generator.samples.entities import cast_of
from generator.samples.faults import FAULTS, spoil
from generator.samples.kit import Kit
from generator.samples.labels import label
from generator.samples.marks import Marked
from generator.samples.noise import untidy
from generator.samples.noise.compilation import compile_pieces
from generator.samples.noise.table import COMPILATION, NOISES
from generator.samples.recipe import LEVELS, Recipe
from generator.samples.request import draw_outline
from generator.samples.weave import weave

#: Every kind of mess, as a recipe may name it.
NOISE_KINDS = (*NOISES, COMPILATION)


@dataclass(frozen=True, slots=True)
class Sample:
    """A made document: its final text with its labels, and the clean text it was made from."""

    number: int
    id: str
    split: str
    genre: str
    topic: str
    level: str
    marked: Marked
    clean: str
    noise: tuple[str, ...]
    seed: int

    @property
    def text(self) -> str:
        """The final text."""
        return self.marked.text

    @property
    def encoding(self) -> str:
        """How its own file is to be written."""
        return "gb18030" if "gb18030" in self.noise else "utf-8"


def _clean(recipe: Recipe, kit: Kit, stream: str) -> tuple[Marked, str, str, str]:
    """A clean labelled document, its genre, topic and level."""
    rng = Random(stream)
    level = rng.choice(LEVELS)
    cast = cast_of(kit.names, level, rng=rng)
    outline = draw_outline(recipe, kit.topics, cast, rng=rng)
    drafted = kit.draft(outline)
    woven = weave(drafted, kit, cast, outline.genre, rng=rng)
    marks = label(
        woven.document, woven.text, genre=outline.genre.value, topic=outline.topic, entities=woven.entities, origins=drafted.origins, carried=woven.carried
    )
    return Marked(woven.text, marks), outline.genre.value, outline.topic, level


def make_sample(number: int, split: str, recipe: Recipe, kit: Kit) -> Sample:
    """Make record ``number``: every choice comes from streams of chance named by the seed and the number."""
    stream = f"{recipe.seed}:{number}"
    marked, genre, topic, level = _clean(recipe, kit, stream)
    clean = marked.text
    rng = Random(f"{stream}:mess")
    faulty = rng.random() < recipe.faults
    kinds = [kind for kind in NOISE_KINDS if rng.random() < recipe.noise.get(kind, 0.0)]
    if faulty:
        marked = spoil(marked, recipe.fault_kinds or tuple(FAULTS), rng=rng)
    if COMPILATION in kinds:
        others = [_clean(recipe, kit, f"{stream}:{k}")[0] for k in range(rng.choice((1, 1, 2)))]
        marked = compile_pieces([marked, *others], kit.names, rng=rng)
        clean = "\n".join([clean, *(other.text for other in others)])
    marked = untidy(marked, kinds, kit.names, rng=rng)
    return Sample(number, f"{recipe.seed}-{number:07d}", split, genre, topic, level, marked, clean, tuple(kinds), recipe.seed)
