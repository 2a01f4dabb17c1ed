"""Document × profile → the lines of a page: each knows what it is, how deep it stands, and which of its words are a heading.

Every format that shows text is written from these lines, so that all of them show the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from generator.document import Block, Document, FrontKind, FrontLine, Paragraph, Part, Section, to_text, walk
from generator.exporting.profile import Profile, Role
from generator.parsing.parser import parse
from generator.parsing.rules.front import DATE

_FRONT: Mapping[FrontKind, Role] = MappingProxyType(
    {
        FrontKind.SUBTITLE: Role.SUBTITLE,
        FrontKind.DATE: Role.DATE,
        FrontKind.SPEAKER: Role.SPEAKER,
        FrontKind.DOCUMENT_NUMBER: Role.DOCUMENT_NUMBER,
        FrontKind.ADDRESSEE: Role.ADDRESSEE,
    }
)
#: What a draft leaves for a person to fill in.
_TODO = re.compile("(【待补[^】]*】)")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one line: plain, the words of a heading of some level, the opening of an item, or something to fill in."""

    text: str
    level: int = 0
    item: bool = False
    todo: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph on the page. ``depth`` counts the sections around it; ``opens`` when it begins one of them."""

    role: Role
    runs: tuple[Run, ...]
    level: int = 0  # of a heading that has the line to itself
    depth: int = 0
    opens: bool = False

    @property
    def text(self) -> str:
        """The words of the line."""
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class _Open:
    role: Role
    depth: int
    opens: bool
    level: int = 0
    runs: list[Run] = field(default_factory=list)

    def close(self) -> Line:
        runs = tuple(part for run in self.runs for part in _with_todos(run) if part.text)
        return Line(self.role, runs, self.level, self.depth, self.opens)


def _with_todos(run: Run) -> list[Run]:
    return [Run(piece, run.level, run.item, k % 2 == 1) for k, piece in enumerate(_TODO.split(run.text))]


class _Layout:
    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.done: list[_Open] = []

    def start(self, role: Role, depth: int = 0, *, opens: bool = False) -> _Open:
        self.done.append(_Open(role, depth, opens))
        return self.done[-1]

    def blocks(self, blocks: tuple[Block, ...], depth: int) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                self.paragraph(block, depth)
            else:
                self.section(block, depth)

    def paragraph(self, block: Paragraph, depth: int) -> None:
        if not (block.inline and self.done):
            self.start(_role(block), depth)
        self.done[-1].runs.append(Run(block.text))

    def section(self, block: Section, depth: int) -> None:
        level = self.profile.level_of(block.ordinal.style) or 0
        words = block.ordinal.written + block.heading
        if block.inline and self.done:
            self.done[-1].runs.append(Run(words, item=bool(block.heading)))
            self.blocks(block.blocks, depth)
            return
        line = self.start(Role.BODY, depth + 1, opens=True)
        if not block.heading:
            line.runs.append(Run(words))
        elif level and not (block.blocks and block.blocks[0].inline):
            line.role, line.level = Role.HEADING, level
            line.runs.append(Run(words))
        else:
            line.runs.append(Run(words, level=level, item=not level))
        self.blocks(block.blocks, depth + 1)


def _role(block: Paragraph) -> Role:
    if block.part is not Part.SIGNATURE:
        return Role.BODY
    return Role.SIGNATURE_DATE if DATE.fullmatch(block.text) else Role.SIGNATURE


def _red_head(document: Document) -> tuple[FrontLine, ...]:
    """The agency's name and the number below it, where they can stand above the title and still be read as what they are."""
    kinds = [line.kind for line in document.front]
    if not document.title or FrontKind.DOCUMENT_NUMBER not in kinds[1:]:
        return ()
    count = kinds.index(FrontKind.DOCUMENT_NUMBER) + 1
    if any(kind is not FrontKind.SUBTITLE for kind in kinds[: count - 1]):
        return ()
    head, rest = document.front[:count], replace(document, front=document.front[count:])
    text = "\n".join([*(line.text for line in head), to_text(rest)])
    return head if parse(text) == document else ()


def lay_out(document: Document, profile: Profile) -> tuple[Line, ...]:
    """The lines of a document in reading order.

    >>> from generator.parsing.parser import parse
    >>> from generator.files.profiles import read_profile
    >>> lines = lay_out(parse("在全县会议上的讲话\\n同志们：\\n讲两点意见。\\n一、提高站位\\n要认清形势。\\n二、压实责任\\n要守土尽责。"), read_profile())
    >>> [(line.role.value, line.text, line.level) for line in lines][:4]
    [('标题', '在全县会议上的讲话', 0), ('称呼', '同志们：', 0), ('正文', '讲两点意见。', 0), ('层次', '一、提高站位', 1)]
    """
    layout = _Layout(profile)
    red_head = _red_head(document)
    for front in red_head:
        layout.start(Role.AGENCY if front.kind is FrontKind.SUBTITLE else _FRONT[front.kind]).runs.append(Run(front.text))
    if document.title:
        layout.start(Role.TITLE).runs.append(Run(document.title))
    for front in document.front[len(red_head) :]:
        layout.start(_FRONT[front.kind]).runs.append(Run(front.text))
    if document.salutation:
        opens_paragraph = document.salutation_inline and bool(document.body) and isinstance(document.body[0], Paragraph)
        layout.start(Role.BODY if opens_paragraph else Role.SALUTATION).runs.append(Run(document.salutation))
        if opens_paragraph:
            first = document.body[0]
            assert isinstance(first, Paragraph)
            layout.done[-1].runs.append(Run(first.text))
            layout.blocks(document.body[1:], 0)
            return tuple(line.close() for line in layout.done)
    layout.blocks(document.body, 0)
    return tuple(line.close() for line in layout.done)


def skipped_levels(document: Document, profile: Profile) -> tuple[str, ...]:
    """The ordinals that stand more than one level below the item that holds them (一、 → 1.), where the profile minds."""
    if profile.skipping:
        return ()
    found = []
    for _, block in walk(document.body):
        if isinstance(block, Section) and (outer := profile.level_of(block.ordinal.style)):
            below = ((child, profile.level_of(child.ordinal.style) or 0) for child in block.children)
            found += [f"“{block.ordinal.marker}”之下的“{child.ordinal.marker}”" for child, level in below if level > outer + 1]
    return tuple(found)
