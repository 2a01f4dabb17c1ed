"""What the rules for single documents are given: the text as its writer left it, and the trees it parses to.

Rules about characters read :attr:`Proof.lines`, the untouched text; rules about structure read the trees in
:attr:`Proof.sheets`, whose places lead back to the untouched text. Lines that cleaning takes away whole (a page's navigation
and footers) are nobody's writing and are shown to no rule.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.checking.series import Series, Stray, find_series, find_strays
from generator.document import Document, Paragraph, Section, Span, walk
from generator.language.sentences import split_sentences
from generator.parsing.clean import Cleaned, clean
from generator.parsing.clean.edits import SourceMap
from generator.parsing.lines import Line, split_lines
from generator.parsing.pieces import Piece, split_pieces

#: What cleaning calls a page's mischief inside lines that stay.
_SPOILED = frozenset({"夹注拼音", "乱码", "署名", "电头"})


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule does not hold; ``new`` mends it where mending is mechanical."""

    span: Span  # in the untouched text
    message: str
    advice: str
    new: str | None = None


@dataclass(frozen=True)
class Spellings:
    """Words and set phrases that are often miswritten, each with its right form; ``innocent`` strings hold a wrong form by chance.

    >>> spellings = Spellings({"部暑": "部署"}, ("部暑期",))
    >>> list(spellings.find("部暑工作，教育部暑期安排。"))
    [(0, '部暑', '部署')]
    """

    right: Mapping[str, str] = field(default_factory=dict)
    innocent: tuple[str, ...] = ()

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        known = sorted({*self.right, *self.innocent}, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, known)) or "(?!)")

    def find(self, text: str) -> Iterator[tuple[int, str, str]]:
        """Place, wrong form and right form of everything miswritten; the longest form counts."""
        for match in self._pattern.finditer(text):
            if match[0] in self.right:
                yield match.start(), match[0], self.right[match[0]]


@dataclass(frozen=True)
class Sheet:
    """One document of a proof: its clean text, its tree, and the way from there to the untouched text."""

    piece: Piece
    source_map: SourceMap

    @property
    def document(self) -> Document:
        """The tree; its spans count code points of :attr:`text`."""
        return self.piece.document

    @property
    def text(self) -> str:
        """The clean text of this document alone."""
        return self.piece.text

    def raw(self, span: Span | None) -> Span:
        """The place in the untouched text."""
        if span is None:
            return Span(0, 0)
        return self.source_map.raw(Span(span.start + self.piece.span.start, span.end + self.piece.span.start))

    @cached_property
    def lines(self) -> list[Line]:
        """The lines of the clean text that hold something."""
        return split_lines(self.text)

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """The lists of the tree, each with the item it stands under."""
        return tuple(find_series(self.document))

    @cached_property
    def strays(self) -> tuple[Stray, ...]:
        """The markers that belong to no list."""
        return tuple(find_strays(self.document, self.text, self.lines))

    @cached_property
    def sentences(self) -> tuple[tuple[Span, str], ...]:
        """The sentences of headings and paragraphs with their places in the clean text, in reading order."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[tuple[Span, str]]:
        at = 0
        for _, block in walk(self.document.body):
            if isinstance(block, Section):
                at = max(at, (block.span.start if block.span else at) + len(block.ordinal.written))
            elif block.span:
                at = max(at, block.span.start)
            words = block.text if isinstance(block, Paragraph) else block.heading
            for sentence in split_sentences(words):
                place = self.text.find(sentence, at, block.span.end if block.span else None)
                if place >= 0:
                    yield Span(place, place + len(sentence)), sentence
                    at = place + len(sentence)


@dataclass(frozen=True)
class Proof:
    """The text of one file as it was found, and everything that reading makes of it.

    >>> proof = Proof("在全县会议上的讲话\\n同志们：\\n  要压实责任,抓好落实。\\n版权所有：某某网")
    >>> [line.text for line in proof.lines]
    ['在全县会议上的讲话', '同志们：', '要压实责任,抓好落实。']
    >>> proof.sheets[0].document.salutation
    '同志们：'
    """

    text: str
    spellings: Spellings = field(default_factory=Spellings)

    @cached_property
    def cleaned(self) -> Cleaned:
        """The clean text with what was removed."""
        return clean(self.text)

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The documents in the text: one, or as many as a compilation holds."""
        return tuple(Sheet(piece, self.cleaned.source_map) for piece in split_pieces(self.cleaned))

    @cached_property
    def _spoiled(self) -> tuple[list[int], list[int]]:
        spans = sorted((one.raw.start, one.raw.end) for one in self.cleaned.removed if one.why in _SPOILED)
        return [start for start, _ in spans], [end for _, end in spans]

    def is_spoiled(self, place: int) -> bool:
        """Whether a place lies in what a page put into the text (pinyin, rubbish, bylines): rules about characters keep still there."""
        starts, ends = self._spoiled
        k = bisect_right(starts, place) - 1
        return k >= 0 and place < ends[k]

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the untouched text, without the blanks around them, of which something is left in the clean text."""
        place = self.cleaned.source_map.raw
        kept = [place(Span(line.start, line.end)) for line in split_lines(self.cleaned.text)]
        out: list[Line] = []
        k = 0
        for line in split_lines(self.text):
            while k < len(kept) and kept[k].end <= line.start:
                k += 1
            if k < len(kept) and kept[k].start < line.end:
                out.append(line)
        return tuple(out)
