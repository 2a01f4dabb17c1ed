"""The one tree that parsing makes, drafting makes, checking reads and exporting writes.

A :class:`Document` is a title, a few front lines, a salutation and a body. The body is a sequence of blocks: a
:class:`Paragraph` is a run of text, a :class:`Section` an enumerated item with a heading and blocks of its own. Both may stand
*inline*, that is, continue the line of what precedes them, so that a list inside a paragraph and a list of paragraphs
are the same thing in two layouts.

>>> item = Section(Ordinal(OrdinalStyle.IS, 1, "一是"), "责任再压实。", (Paragraph("各部门要守土尽责。", inline=True),))
>>> print(to_text(Document(title="讲话", body=(Paragraph("下面，我讲一点意见。"), item))))
讲话
下面，我讲一点意见。
一是责任再压实。各部门要守土尽责。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class OrdinalStyle(StrEnum):
    """A family of ordinal markers; the value is the family's first member as it is usually written."""

    HAN = "一、"
    HAN_PAREN = "（一）"
    DIGIT = "1."
    DIGIT_PAREN = "（1）"
    CIRCLED = "①"
    IS = "一是"
    YAO = "一要"
    DI = "第一，"
    DI_NOUN = "第一方面"
    SEQUENCE = "首先"
    QI = "其一"
    STEM = "甲、"
    DECIMAL = "1.1"
    DASH = "——"


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A marker as it stands in the text.

    ``delimiter`` is what follows the marker and does not belong to it: the comma of 第一，, the space of 一　三三制.
    ``number`` is 1 for every member of an unnumbered family (——).
    """

    style: OrdinalStyle
    number: int
    marker: str
    delimiter: str = ""

    @property
    def written(self) -> str:
        """Marker and delimiter, as in the text."""
        return self.marker + self.delimiter


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of code points in a text."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """The piece of ``text`` that the span covers."""
        return text[self.start : self.end]


class Genre(StrEnum):
    """What kind of document it is (文种)."""

    SPEECH = "speech"
    MEETING_NEWS = "meeting_news"
    REPORT = "report"
    NOTICE = "notice"
    MINUTES = "minutes"
    HOST_SCRIPT = "host_script"
    OTHER = "other"


class Part(StrEnum):
    """What a paragraph does in its document."""

    OPENING = "opening"  # 开头: before the first section
    BODY = "body"
    LEAD = "lead"  # 导语: that a meeting was held, where, when, who
    REPORTED = "reported"  # ×××强调，…
    REPORTS = "reports"  # 会上，×××通报、汇报、发言
    ROSTER = "roster"  # 与会名单
    CLOSING = "closing"  # 结尾
    SIGNATURE = "signature"  # 落款


class FrontKind(StrEnum):
    """What a line between title and body is."""

    SUBTITLE = "subtitle"  # ——在…会议上的讲话
    DATE = "date"
    SPEAKER = "speaker"
    DOCUMENT_NUMBER = "document_number"  # 发文字号
    ADDRESSEE = "addressee"  # 主送机关


@dataclass(frozen=True, slots=True)
class FrontLine:
    """One line between title and body."""

    kind: FrontKind
    text: str
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text; ``inline`` when it continues the line of what precedes it."""

    text: str
    part: Part = Part.BODY
    inline: bool = False
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Section:
    """An enumerated item: its ordinal, its heading (with its full stop, if it has one; may be empty) and its blocks."""

    ordinal: Ordinal
    heading: str = ""
    blocks: tuple[Block, ...] = ()
    inline: bool = False
    span: Span | None = field(default=None, compare=False)

    @property
    def children(self) -> tuple[Section, ...]:
        """The items directly inside this one."""
        return tuple(block for block in self.blocks if isinstance(block, Section))


Block = Paragraph | Section


@dataclass(frozen=True, slots=True)
class Announced:
    """A phrase that says how many items follow, and how many really do."""

    phrase: str
    announced: int
    found: int
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class NumberingFault:
    """An ordinal that is not the one due; nothing is renumbered."""

    marker: str
    expected: str
    text: str
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said something, with which verb (×××强调), and the stretch of text that reports it."""

    speaker: str
    verb: str
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. What is found in it (announced counts, faults, attributions, evidence) does not take part in equality."""

    title: str | None = None
    front: tuple[FrontLine, ...] = ()
    salutation: str | None = None
    body: tuple[Block, ...] = ()
    salutation_inline: bool = False  # the greeting opens the first paragraph: 同志们，今天…
    genre: Genre = field(default=Genre.OTHER, compare=False)
    evidence: tuple[str, ...] = field(default=(), compare=False)
    announced: tuple[Announced, ...] = field(default=(), compare=False)
    numbering_faults: tuple[NumberingFault, ...] = field(default=(), compare=False)
    attributions: tuple[Attribution, ...] = field(default=(), compare=False)
    title_span: Span | None = field(default=None, compare=False)
    salutation_span: Span | None = field(default=None, compare=False)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The items of the outermost lists."""
        return tuple(block for block in self.body if isinstance(block, Section))

    @property
    def opening(self) -> tuple[Paragraph, ...]:
        """The paragraphs before the first section."""
        return self.of_part(Part.OPENING)

    @property
    def closing(self) -> tuple[Paragraph, ...]:
        """The paragraphs that end the document."""
        return self.of_part(Part.CLOSING)

    def of_part(self, part: Part) -> tuple[Paragraph, ...]:
        """The top-level paragraphs that play this part."""
        return tuple(block for block in self.body if isinstance(block, Paragraph) and block.part is part)


def walk(blocks: tuple[Block, ...], depth: int = 1) -> Iterator[tuple[int, Block]]:
    """Every block in reading order with its depth (1 is outermost)."""
    for block in blocks:
        yield depth, block
        if isinstance(block, Section):
            yield from walk(block.blocks, depth + 1)


def _write(blocks: tuple[Block, ...], out: list[str]) -> None:
    for block in blocks:
        if not block.inline and out:
            out.append("\n")
        if isinstance(block, Paragraph):
            out.append(block.text)
        else:
            out.append(block.ordinal.written + block.heading)
            _write(block.blocks, out)


def to_text(document: Document) -> str:
    """The document as plain text, one line a paragraph; parsing it gives the same tree back."""
    out: list[str] = [document.title] if document.title else []
    for line in document.front:
        out += ["\n", line.text] if out else [line.text]
    if document.salutation:
        out += ["\n", document.salutation] if out else [document.salutation]
        if document.salutation_inline and document.body:
            first, *rest = document.body
            if isinstance(first, Paragraph):
                out.append(first.text)
                _write(tuple(rest), out)
                return "".join(out)
    _write(document.body, out)
    return "".join(out)


def body_text(blocks: tuple[Block, ...]) -> str:
    """The text of some blocks, as it stands in the document."""
    out: list[str] = []
    _write(blocks, out)
    return "".join(out)
