"""The lists of a tree, and the markers that fell out of them: what the rules about numbering and parallels look at."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.document import Block, Document, OrdinalStyle, Section, Span, walk
from generator.language.ordinals import LAST, Candidate, candidates
from generator.parsing.lines import Line
from generator.parsing.rules.items import listed_elsewhere

#: Families that number paragraphs, and families that number inside them; a marker of another family outside all lists is mostly prose.
LINE_STYLES = frozenset(
    {OrdinalStyle.HAN, OrdinalStyle.HAN_PAREN, OrdinalStyle.DIGIT, OrdinalStyle.DIGIT_PAREN, OrdinalStyle.DI, OrdinalStyle.IS, OrdinalStyle.YAO, OrdinalStyle.QI}
)
_RUN_IN_STYLES = frozenset({OrdinalStyle.IS, OrdinalStyle.YAO, OrdinalStyle.DI, OrdinalStyle.QI, OrdinalStyle.SEQUENCE})


@dataclass(frozen=True, slots=True)
class Series:
    """One run of siblings and the item it stands under."""

    items: tuple[Section, ...]
    parent: Section | None

    @property
    def style(self) -> OrdinalStyle:
        """The family of its first member."""
        return self.items[0].ordinal.style

    @property
    def run_in(self) -> bool:
        """Whether its members stand inside paragraphs."""
        return self.items[-1].inline


@dataclass(frozen=True, slots=True)
class Stray:
    """A marker that is in no list; ``before`` is the open item it seems to follow (of its own family, or one that it continues)."""

    candidate: Candidate
    before: Section | None

    @property
    def span(self) -> Span:
        """The place of the marker."""
        return Span(self.candidate.start, self.candidate.start + len(self.candidate.ordinal.marker))

    @property
    def number(self) -> int:
        """What it counts."""
        return self.candidate.ordinal.number

    @property
    def continues(self) -> bool:
        """Whether it goes on counting where an item of another family stopped."""
        return self.before is not None and self.before.ordinal.style is not self.candidate.ordinal.style


def marker_span(section: Section) -> Span:
    """The place of an item's marker."""
    start = section.span.start if section.span else 0
    return Span(start, start + len(section.ordinal.marker))


def _starts_anew(section: Section, before: Section) -> bool:
    if section.ordinal.style is OrdinalStyle.DASH or before.ordinal.style is OrdinalStyle.DASH:
        return section.ordinal.style is not before.ordinal.style
    return section.ordinal.number == 1


def find_series(document: Document) -> Iterator[Series]:
    """Every list of the tree, outer ones before those inside them.

    >>> from generator.parsing.parser import parse
    >>> [[item.ordinal.marker for item in one.items] for one in find_series(parse("一、认识\\n一是学。二是做。\\n二、保障\\n要有力。"))]
    [['一、', '二、'], ['一是', '二是']]
    """
    pending: deque[tuple[tuple[Block, ...], Section | None]] = deque([(document.body, None)])
    while pending:
        blocks, parent = pending.popleft()
        run: list[Section] = []
        for block in blocks:
            if not isinstance(block, Section):
                continue
            if run and _starts_anew(block, run[-1]):
                yield Series(tuple(run), parent)
                run = []
            run.append(block)
            pending.append((block.blocks, block))
        if run:
            yield Series(tuple(run), parent)


def _like(candidate: Candidate, line: int, other: Section, other_line: int) -> bool:
    """Whether a stray marker stands as an item stands: at the start of a line, or in the same paragraph."""
    if candidate.first and not other.inline:
        return candidate.ordinal.style in LINE_STYLES and other.ordinal.style in LINE_STYLES
    return line == other_line and candidate.ordinal.style in _RUN_IN_STYLES and other.ordinal.style in _RUN_IN_STYLES


def find_strays(document: Document, text: str, lines: Sequence[Line]) -> Iterator[Stray]:
    """The markers of the body outside all lists; a table of contents and a list of attachments have none."""
    taken = {block.span.start: block for _, block in walk(document.body) if isinstance(block, Section) and block.span}
    if not taken:
        return
    begin = document.body[0].span.start if document.body[0].span else 0
    skipped = listed_elsewhere(lines, next((k for k, line in enumerate(lines) if line.end > begin), 0))
    index = {line.row: k for k, line in enumerate(lines)}
    last: dict[OrdinalStyle, tuple[Section, int]] = {}  # the last item of each family, with its line
    recent: Section | None = None
    for candidate in candidates(text):
        k = index[candidate.line]
        section = taken.get(candidate.start)
        if section is not None:
            last[section.ordinal.style] = section, k
            recent = section
            continue
        if candidate.start < begin or k in skipped or candidate.ordinal.number == LAST:
            continue
        open_ = [one for one, row in last.values() if one.span and (one is recent or one.span.end > candidate.start) and _like(candidate, k, one, row)]
        style, number = candidate.ordinal.style, candidate.ordinal.number
        own = next((one for one in open_ if one.ordinal.style is style), None)
        due = [one for one in open_ if one.ordinal.style is not style and one.ordinal.number + 1 == number]
        yield Stray(candidate, own or max(due, key=lambda one: one.span.start if one.span else 0, default=None))
