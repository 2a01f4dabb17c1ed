"""Hypothesis strategies for document trees in the form that the parser gives: every family, to depth four, lists of lines and
lists inside paragraphs."""

from __future__ import annotations

from hypothesis import strategies as st

from generator.document import Block, Document, Genre, Ordinal, OrdinalStyle, Paragraph, Part, Section
from generator.language.ordinals import LAST, ordinal

PHRASES = (
    "压实工作责任", "完善应急预案", "开展隐患排查", "加强值班值守", "细化工作措施", "严格监督检查", "提升服务水平", "健全长效机制",
    "强化宣传引导", "补齐短板弱项", "凝聚工作合力", "落实经费保障", "规范办事流程", "畅通沟通渠道", "抓好问题整改", "夯实基层基础",
)
NEVER_INLINE = frozenset({OrdinalStyle.DECIMAL, OrdinalStyle.DASH})

sentences = st.lists(st.sampled_from(PHRASES), min_size=2, max_size=5).map(lambda parts: "各部门要" + "，".join(parts) + "。")
paragraphs = st.lists(sentences, min_size=1, max_size=3).map("".join)
headings = st.lists(st.sampled_from(PHRASES), min_size=1, max_size=2, unique=True).map("，".join)


def numbered(style: OrdinalStyle, number: int, count: int) -> Ordinal:
    if style is OrdinalStyle.SEQUENCE:
        return ordinal(style, number if number < count or count == 2 else LAST)
    return ordinal(style, number)


@st.composite
def lists(draw: st.DrawFn, styles: tuple[OrdinalStyle, ...], *, inline: bool = False) -> tuple[Section, ...]:
    """A list in the first of the styles; the rest are for the lists inside it. The first item holds whatever any item holds,
    so that the document shows how its styles nest."""
    style, inner = styles[0], styles[1:]
    count = draw(st.integers(2, 4 if style is OrdinalStyle.SEQUENCE else 5))
    run_in = inline or draw(st.booleans())
    nested = bool(inner) and draw(st.booleans())
    items = []
    for number in range(1, count + 1):
        deeper = nested and (number == 1 or draw(st.booleans()))
        heading = draw(headings)
        blocks: tuple[Block, ...]
        if run_in:
            heading += "。"
            blocks = (Paragraph(draw(sentences), inline=True),)
            if deeper and not inline and inner[0] not in NEVER_INLINE:
                blocks = (Paragraph(draw(sentences) + "重点做到：", inline=True), *draw(lists(inner[:1], inline=True)))
        else:
            blocks = tuple(Paragraph(text) for text in draw(st.lists(paragraphs, min_size=1, max_size=2)))
            if deeper:
                if inner[0] not in NEVER_INLINE and draw(st.booleans()):
                    blocks = (*blocks, Paragraph("要重点做到："), *draw(lists(inner[:1], inline=True)))
                else:
                    blocks = (*blocks, *draw(lists(inner)))
        items.append(Section(numbered(style, number, count), heading, blocks, inline=inline))
    return tuple(items)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    styles = tuple(draw(st.permutations(list(OrdinalStyle)))[: draw(st.integers(1, 4))])
    if OrdinalStyle.DASH in styles[:-2]:  # —— carries no numbers: it can hold a short list, not a whole hierarchy
        styles = (*(style for style in styles if style is not OrdinalStyle.DASH), OrdinalStyle.DASH)
    opening = tuple(Paragraph(text, Part.OPENING) for text in draw(st.lists(paragraphs, min_size=1, max_size=2)))
    closing = tuple(Paragraph("同志们，" + text, Part.CLOSING) for text in draw(st.lists(paragraphs, max_size=1)))
    return Document(
        title="在全县" + draw(st.sampled_from(PHRASES)) + "会议上的讲话",
        salutation=draw(st.sampled_from(("同志们：", "各位代表：", "各位领导、同志们："))),
        body=(*opening, *draw(lists(styles)), *closing),
        genre=Genre.SPEECH,
    )
