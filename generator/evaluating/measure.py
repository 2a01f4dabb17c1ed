"""What a measure is given (:class:`Candidate`, :class:`Ground`) and what it gives (:class:`Measure`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.checking.corpus.entry import Entry, Lexicon
from generator.document import Document, Paragraph, Part, walk
from generator.drafting.copying import LONGEST_RUN
from generator.evaluating.training import Training
from generator.language.sentences import split_sentences

_HAN = re.compile("[\u4e00-\u9fff]")
#: Lines that every document of a kind shares, and that are no sentences of its own.
_FRAME = frozenset({Part.SIGNATURE, Part.ROSTER})


@dataclass(frozen=True)
class Candidate:
    """One draft: its text as the parser writes it, the tree that text gives, and whether that is the tree it was read to."""

    name: str
    text: str
    document: Document
    parsed_back: bool = True

    @cached_property
    def entry(self) -> Entry:
        """The draft as the rules of a corpus see it."""
        return Entry(self.name, {}, self.text, self.document)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The sentences of the body, headings among them, without ordinals."""
        return self.said + self.headings

    @cached_property
    def said(self) -> tuple[str, ...]:
        """The sentences of the paragraphs alone."""
        paragraphs = (block for _, block in walk(self.document.body) if isinstance(block, Paragraph))
        return tuple(one for block in paragraphs if block.part not in _FRAME for one in split_sentences(block.text))

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The headings of the sections and items, without ordinals."""
        sections = (block for _, block in walk(self.document.body) if not isinstance(block, Paragraph))
        return tuple(one for block in sections if block.heading for one in split_sentences(block.heading))

    @cached_property
    def clauses(self) -> tuple[str, ...]:
        """Whatever stands between two marks or line ends, without ordinals."""
        return tuple(clause for _, clause in self.entry.clauses())


@dataclass(frozen=True, slots=True)
class Ground:
    """What drafts are held against: the training text, the field each word belongs to, the lexicon, and what was asked."""

    training: Training
    word_domains: Mapping[str, str] = field(default_factory=dict)
    lexicon: Lexicon = field(default_factory=Lexicon)
    longest_run: int = LONGEST_RUN
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of a draft; ``items`` are what was counted, ``fault`` says that the figure should not be what it is.

    A ``share`` is a number from 0 to 1, anything else a count.
    """

    id: str
    name: str
    value: float
    items: tuple[str, ...] = ()
    fault: bool = False
    share: bool = False

    @property
    def shown(self) -> str:
        """The figure as a person reads it.

        >>> Measure("a", "整句照搬", 0.125, share=True).shown, Measure("b", "最长相同", 24.0).shown
        ('12.5%', '24')
        """
        return f"{self.value:.1%}" if self.share else f"{self.value:g}"


def han(text: str) -> int:
    """How many Chinese characters a text holds; marks and ordinals do not make a sentence long.

    >>> han("（一）责任，要压实。")
    6
    """
    return len(_HAN.findall(text))


def ratio(part: int, whole: int) -> float:
    """A share, 0 of nothing."""
    return part / whole if whole else 0.0
