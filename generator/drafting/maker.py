"""What the walk over a plan asks of whoever makes the words: headings, paragraphs, openings, closings.

The walk (:mod:`generator.drafting.compose`) knows the outline and where everything goes; a :class:`Maker` knows the register and what has been
said. Nothing else of the register is seen by the walk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from generator.drafting.origins import Origin
from generator.drafting.stages import Heading
from generator.errors import RequestError


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage is to stand: under which heading, what else it should take up, in the how-manieth of how many siblings."""

    head: Heading
    number: int = 1
    count: int = 1
    points: tuple[str, ...] = ()
    needed: bool = False  # the outline asked for it: something must be said
    marker: str = ""
    above: str = ""  # the heading that stands just before its own
    coming: str = ""  # the heading that stands after it with what is said under that at the beginning, as far as that is known

    @property
    def written(self) -> str:
        """The heading with its ordinal, as the text has it."""
        return self.marker + self.head.text


class Added(NamedTuple):
    """An item more: which of some rows of headings it stands in and where, its heading, its sentences."""

    row: int
    at: int
    heading: str
    sentences: list[str]


class Maker(Protocol):
    """What the walk asks of a maker of words. Lists of strings are sentences, to be joined as they are."""

    @property
    def origins(self) -> Sequence[Origin]:
        """Where each sentence came from."""

    @property
    def notes(self) -> Sequence[str]:
        """What the user should know about the words."""

    def opening(self, length: int) -> list[str]:
        """Sentences that open the document."""

    def closing(self, length: int) -> list[str]:
        """Sentences that end the document: who answers, where the last matter of a report is not on that."""

    def completing(self, heading: str, said: str, ends: str) -> tuple[list[str], list[str]]:
        """What a speech whose last ``heading`` is on who answers has not told: who does before all others, after its first section (``said``); how it is seen to, and who is called to account, in its last (``ends``)."""

    def headings(self, given: Sequence[str | None], length: int, *, exactly: bool = True) -> list[Heading]:
        """Parallel headings for the blank (``None``) among the outermost sections, under which ``length`` characters are to stand.

        Fewer, but two at least, where there are not as many of one kind and the number is not asked ``exactly``.
        """

    def room(self, head: Heading) -> int:
        """How many characters there are to say under a heading, 0 when that is not known."""

    def need(self, head: Heading) -> int:
        """How many characters it takes to tell under a heading what is told of the topic in any case, 0 where nothing is or that is not known."""

    def tells_what_to_do(self, heads: Sequence[Heading]) -> bool:
        """Whether each of some headings may follow 一要."""

    def shape(self, place: Place, length: int) -> int | None:
        """How many items a section of this length has whose shape is left open, 0 for paragraphs; ``None``: as planned."""

    def is_deep(self, place: Place) -> bool:
        """Whether items of a section will have lists of their own."""

    def item_headings(self, place: Place, count: int) -> list[Heading]:
        """Headings for the items of a section, as many as there are."""

    def lead(self, place: Place, *, learned_only: bool = False) -> list[str]:
        """A sentence or none between the heading of a section and its items."""

    def paragraphs(self, place: Place, length: int) -> list[list[str]]:
        """The paragraphs of a section that has no items."""

    def item(self, place: Place, length: int, after: str) -> list[str]:
        """The sentences of an item, to stand after the text ``after``."""

    def begins(self, head: Heading) -> str:
        """What a sentence under a heading begins with in any wording, "" where that is not known."""

    def remaining(self, rows: Sequence[Sequence[tuple[str, str]]], items: Sequence[tuple[str, str]], *, size: int, ends: int = -1) -> list[Added]:
        """The items that say in some ``rows`` of headings, each with what stands under it, what is told of the topic in any case and none of the ``items`` of the draft that ask for something is on, each to be set in after those before it; ``size``: how many characters the sections have, ``ends``: the row that ends a speech."""

    def unanswered(self, headings: str) -> Sequence[tuple[Origin, str]]:
        """What the maker found wanting and nothing that it asks for takes up, with what is left of it; ``headings``: those of the draft."""


def check_register(maker: Maker) -> None:
    """Raise :class:`~generator.errors.RequestError` when a maker had nothing to say."""
    if not maker.origins:
        raise RequestError("语体库里没有可用的句子", advice="请换一个语体库，或用更多文件重新学习")
