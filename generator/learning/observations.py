"""What one document teaches. Observations are small, independent of each other and cheap to store: learning a folder is
observing each document once and merging, so a second run with one new file costs one file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple

from generator.document import Block, Document, Paragraph, Section, to_text, walk
from generator.language.clauses import kind_of, role_of, split_clauses, stands_alone
from generator.language.sentences import split_sentences
from generator.language.windows import window_bytes
from generator.language.words import content_words, cut

#: Raised when observations made by an older version may not be reused.
OBSERVATION_VERSION = 25
_DEMANDS = frozenset({"要", "必须", "应当", "务必"})
_SHORTEST, _LONGEST = 8, 160


class Clause(NamedTuple):
    """A clause with its kind and the words that say what it is about."""

    text: str
    kind: str
    words: tuple[str, ...]
    lead: str = ""  # its first word, after 要 where there is one: a verb in measures


class Sentence(NamedTuple):
    """A sentence taken apart. ``heading`` is the index of its item's heading in the observation, -1 outside items."""

    role: str
    part: str
    heading: int
    first: bool  # opens its paragraph
    stop: str
    alone: bool  # it can stand in another document
    clauses: tuple[Clause, ...]


class Siblings(NamedTuple):
    """The headings of one list, with the style and depth of its items."""

    style: str
    depth: int
    inline: bool
    parent: str  # style of the list above, "" at the top
    headings: tuple[str, ...]
    counted: int  # how many items the list has
    first: int  # number of the list's first heading in the observation
    above: int  # number of the heading that the list stands under, -1 at the top


@dataclass(frozen=True, slots=True)
class Observation:
    """What one document teaches."""

    genre: str
    title: str
    domain: str
    level: str
    recombine: bool
    length: int
    salutation: str
    parts: tuple[str, ...]
    lists: tuple[Siblings, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    introductions: tuple[str, ...] = ()
    closing: str = ""
    announced: int = 0
    windows: bytes = b""  # hashes of every window of the whole text, as little-endian 32-bit numbers
    metadata: Mapping[str, str] = field(default_factory=dict)


_STOPS = re.compile("[。；！？，：:;]+$")


class _Observer:
    def __init__(self) -> None:
        self.lists: list[Siblings] = []
        self.sentences: list[Sentence] = []
        self.introductions: list[str] = []
        self.headings = 0

    def blocks(self, blocks: tuple[Block, ...], depth: int, parent: str, heading: int) -> None:
        run: list[Section] = []
        before = ""
        for block in (*blocks, None):
            if isinstance(block, Section):
                if run and (block.ordinal.style is not run[-1].ordinal.style or (block.ordinal.number == 1 and len(run) > 1)):
                    self._list(run, depth, parent, heading)
                    run = []
                if not run and before:
                    self.introductions.append(before[-40:])
                run.append(block)
                continue
            if run:
                self._list(run, depth, parent, heading)
                run = []
            if isinstance(block, Paragraph):
                self._paragraph(block, heading)
                before = block.text

    def _list(self, run: list[Section], depth: int, parent: str, above: int) -> None:
        first = self.headings
        style = run[0].ordinal.style.name
        titles = tuple(_STOPS.sub("", section.heading) for section in run)
        self.lists.append(Siblings(style, depth, run[0].inline, parent, titles, len(run), first, above))
        self.headings += len(run)
        for k, section in enumerate(run):
            self.blocks(section.blocks, depth + 1, style, first + k)

    def _paragraph(self, paragraph: Paragraph, heading: int) -> None:
        first = True  # of those that are learned: one that is too short may stand before it
        for sentence in split_sentences(paragraph.text):
            if not _SHORTEST <= len(sentence) <= _LONGEST or sentence.count("“") != sentence.count("”"):
                continue
            clauses = tuple(_clause(text) for text in split_clauses(sentence))
            if clauses:
                self.sentences.append(Sentence(role_of(sentence).value, paragraph.part.value, heading, first, sentence[-1], stands_alone(sentence), clauses))
                first = False


def _clause(text: str) -> Clause:
    words = cut(text)
    demand = next((k for k, word in enumerate(words) if word in _DEMANDS), -1)
    lead = words[demand + 1] if demand + 1 < len(words) else ""
    return Clause(text, kind_of(text).value, tuple(dict.fromkeys(content_words(words))), lead)


def observe(document: Document, metadata: Mapping[str, str] | None = None) -> Observation:
    """Take a document apart.

    >>> from generator.parsing.parser import parse
    >>> seen = observe(parse("在全县会议上的讲话\\n同志们：\\n讲两点意见。\\n一、提高站位\\n要认清形势，扛起责任。\\n二、压实责任\\n要守土尽责。"))
    >>> seen.lists[0].style, seen.lists[0].headings
    ('HAN', ('提高站位', '压实责任'))
    """
    metadata = metadata or {}
    observer = _Observer()
    observer.blocks(document.body, 1, "", -1)
    parts: list[str] = []
    for block in document.body:
        name = "sections" if isinstance(block, Section) else block.part.value
        if not parts or parts[-1] != name:
            parts.append(name)
    length = sum(len(block.text) if isinstance(block, Paragraph) else len(block.heading) for _, block in walk(document.body))
    closing = document.closing[0].text[:40] if document.closing else ""
    return Observation(
        genre=document.genre.value,
        title=document.title or "",
        domain=str(metadata.get("domain", "")),
        level=str(metadata.get("level", "")),
        recombine=str(metadata.get("recombine", "true")).lower() != "false",
        length=length,
        salutation=document.salutation or "",
        parts=tuple(parts),
        lists=tuple(observer.lists),
        sentences=tuple(observer.sentences),
        introductions=tuple(observer.introductions),
        closing=closing,
        announced=len(document.announced),
        windows=window_bytes(to_text(document)),
        metadata={key: str(value) for key, value in metadata.items()},
    )


def to_plain(observation: Observation) -> dict[str, Any]:
    """An observation as dicts, lists and strings, for storing and for handing from process to process."""
    return {one.name: getattr(observation, one.name) for one in fields(observation)}


def _read_clause(row: Sequence[Any]) -> Clause:
    return Clause._make((row[0], row[1], tuple(row[2]), *row[3:]))


def from_plain(plain: Mapping[str, Any]) -> Observation:
    """Read an observation stored by :func:`to_plain`."""
    values = dict(plain)
    values["lists"] = tuple(Siblings._make((*row[:4], tuple(row[4]), *row[5:])) for row in values["lists"])
    values["sentences"] = tuple(Sentence._make((*row[:6], tuple(map(_read_clause, row[6])))) for row in values["sentences"])
    values["parts"] = tuple(values["parts"])
    values["introductions"] = tuple(values["introductions"])
    return Observation(**values)
