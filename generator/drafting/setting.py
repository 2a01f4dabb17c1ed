"""Sets what an outline says as a document; :mod:`generator.drafting.derive` goes the other way.

The numbers of a list come from its style and the place of each item; an ordinal that is not the one due is kept as written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from generator.document import Block, Document, FrontKind, FrontLine, Genre, Ordinal, OrdinalStyle, Paragraph, Section, to_text
from generator.drafting.outline import Layout, Outline, Passage, SectionOutline
from generator.errors import RequestError
from generator.language.ordinals import LAST, candidates, ordinal

#: Marks that close a heading; run-in text needs one before it.
ENDED = "。！？；：，、…”）】"
#: The style of a list where nothing says it, by the style of the list around it.
_WITHIN = {
    OrdinalStyle.HAN: OrdinalStyle.HAN_PAREN,
    OrdinalStyle.HAN_PAREN: OrdinalStyle.DIGIT,
    OrdinalStyle.DIGIT: OrdinalStyle.DIGIT_PAREN,
    OrdinalStyle.DIGIT_PAREN: OrdinalStyle.CIRCLED,
}


def style_within(style: OrdinalStyle | None, genre: Genre = Genre.SPEECH) -> OrdinalStyle:
    """The usual style of a list inside a list of another (``None``: of the outermost list).

    >>> style_within(None).value, style_within(OrdinalStyle.HAN).value, style_within(OrdinalStyle.DI).value
    ('一、', '（一）', '一是')
    """
    if style is None:
        return OrdinalStyle.IS if genre is Genre.MEETING_NEWS else OrdinalStyle.HAN
    return _WITHIN.get(style, OrdinalStyle.DIGIT_PAREN if style is OrdinalStyle.IS else OrdinalStyle.IS)


def read_ordinal(marker: str, following: str) -> Ordinal | None:
    """The ordinal that a text begins with when it is written so; ``None`` when this is no ordinal.

    >>> read_ordinal("第二个问题，", "关于经费").number
    2
    >>> read_ordinal("甲乙", "关于经费")
    """
    found = next(candidates(marker + following), None)
    if found is None or found.start or found.ordinal.written != marker:
        return None
    return found.ordinal


@lru_cache(maxsize=1 << 10)
def due(style: OrdinalStyle, number: int, count: int) -> Ordinal:
    """The ordinal due to the ``number``-th of ``count`` items; raises :class:`~generator.errors.RequestError` when a style has none.

    >>> [due(OrdinalStyle.SEQUENCE, k, 3).written for k in (1, 2, 3)]
    ['首先，', '其次，', '最后，']
    """
    if style is OrdinalStyle.SEQUENCE and number == count > 2:
        number = LAST
    try:
        return ordinal(style, number)
    except (KeyError, IndexError, ValueError) as error:
        raise RequestError(f"编号“{style.value}”写不到第 {number} 项", advice="请换一种样式，或减少条数") from error


def set_points(
    points: Sequence[SectionOutline | Passage], style: OrdinalStyle | None, layout: Layout, genre: Genre = Genre.SPEECH, around: OrdinalStyle | None = None
) -> tuple[Block, ...]:
    """The blocks of a list. A single item carries no number (一、 without 二、 is no list): what stands in it stands alone."""
    count = sum(isinstance(one, SectionOutline) for one in points)
    style = style or style_within(around, genre)
    out: list[Block] = []
    number = 0
    for one in points:
        if isinstance(one, Passage):
            out.append(Paragraph(one.text, inline=bool(one.run_in)))
            continue
        number += 1
        own = one.own_layout or layout
        heading, blocks = set_section(one, own, style)
        if count == 1 and one.marker is None:
            out += _loose(heading, blocks)
            continue
        sign = due(style, number, count) if one.marker is None else read_ordinal(one.marker, heading or _first_text(blocks))
        if sign is None:
            raise RequestError(f"不认识的编号 {one.marker!r}", advice="编号照文中写法，例如 三、 或 第二，")
        out.append(Section(sign, heading, blocks, inline=own is Layout.INLINE))
    return tuple(out)


def set_section(one: SectionOutline, layout: Layout, style: OrdinalStyle) -> tuple[str, tuple[Block, ...]]:
    """The heading and the blocks of one section."""
    heading = one.heading or ""
    content = one.content or ()
    runs_in = layout is not Layout.LINE
    if heading and runs_in and heading[-1] not in ENDED:
        heading += "。"
    first = not heading or runs_in
    blocks: list[Block] = []
    for k, passage in enumerate(content):
        usual = first and k == 0
        blocks.append(Paragraph(passage.text, inline=usual if passage.run_in is None else passage.run_in))
    if one.layout is not Layout.FOLDED:
        blocks += set_points(one.points or (), one.style, one.layout or Layout.RUN_IN, around=style)
    return heading, tuple(blocks)


def _first_text(blocks: Sequence[Block]) -> str:
    for block in blocks:
        if block.inline:
            return block.text if isinstance(block, Paragraph) else block.ordinal.written + block.heading
        break
    return ""


def _loose(heading: str, blocks: tuple[Block, ...]) -> list[Block]:
    """A lone item without its number: the heading as a paragraph, what stood run in after it in the same paragraph."""
    if blocks and isinstance(first := blocks[0], Paragraph) and first.inline:
        return [Paragraph(heading + first.text), *blocks[1:]]
    return [Paragraph(heading), *blocks] if heading else list(blocks)


def set_lead(one: SectionOutline, layout: Layout, style: OrdinalStyle) -> tuple[Block, ...]:
    """The paragraphs before the items, set as their place has it."""
    plain = replace(one, points=None, content=tuple(Passage(passage.text) for passage in one.content or ()))
    return set_section(plain, layout, style)[1]


def set_passages(passages: Sequence[Passage]) -> tuple[Paragraph, ...]:
    """Paragraphs given word for word."""
    return tuple(Paragraph(one.text, inline=bool(one.run_in)) for one in passages)


def set_body(outline: Outline) -> tuple[Block, ...]:
    """The blocks of the outline's sections."""
    layout = outline.layout or (Layout.LINE if outline.genre is Genre.SPEECH else Layout.RUN_IN)
    return set_points(outline.sections or (), outline.style, layout, outline.genre)


def set_document(outline: Outline) -> Document:
    """The document that a complete outline says. What kind its front lines are is found by parsing its text."""
    opening = set_passages(outline.opening or ())
    return Document(
        title=outline.title or None,
        front=tuple(FrontLine(FrontKind.SUBTITLE, line) for line in outline.front or ()),
        salutation=outline.salutation or None,
        body=(*opening, *set_body(outline), *set_passages(outline.closing or ())),
        salutation_inline=bool(outline.salutation and opening and opening[0].inline),
        genre=outline.genre,
    )


def write_document(document: Document, letterhead: Sequence[str] = ()) -> str:
    """The text of a document, the lines above its title first."""
    return "\n".join([*letterhead, to_text(document)]) if letterhead else to_text(document)
