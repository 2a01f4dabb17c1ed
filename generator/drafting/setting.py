"""Sets what an outline says as a document, and reads a document back into an outline: two ways of one road.

The numbers of a list come from its style and the place of each item; an ordinal that is not the one due is kept as written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.document import Block, Document, FrontKind, FrontLine, Genre, Ordinal, OrdinalStyle, Paragraph, Section, to_text
from generator.drafting.outline import LONGEST_TOPIC, Layout, Outline, Passage, SectionOutline
from generator.errors import RequestError
from generator.language.ordinals import LAST, candidates, ordinal

_ENDED = "。！？；：，、…”）】"
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


# -- outline → document ------------------------------------------------------------------------------------------------


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
        heading, blocks = _set_section(one, own, style)
        if count == 1 and one.marker is None:
            out += _loose(heading, blocks)
            continue
        sign = due(style, number, count) if one.marker is None else read_ordinal(one.marker, heading or _first_text(blocks))
        if sign is None:
            raise RequestError(f"不认识的编号 {one.marker!r}", advice="编号照文中写法，例如 三、 或 第二，")
        out.append(Section(sign, heading, blocks, inline=own is Layout.INLINE))
    return tuple(out)


def _set_section(one: SectionOutline, layout: Layout, style: OrdinalStyle) -> tuple[str, tuple[Block, ...]]:
    heading = one.heading or ""
    content = one.content or ()
    runs_in = layout is not Layout.LINE
    if heading and runs_in and heading[-1] not in _ENDED:
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


# -- document → outline ------------------------------------------------------------------------------------------------


def outline_of(document: Document, *, topic: str, level: str = "县", seed: int = 0, body: range | None = None) -> Outline:
    """The complete outline of a document: drafting it gives the document back.

    ``body`` tells which top-level blocks are the main part where the document does not show it (one without numbered sections).

    >>> from generator.parsing.parser import parse
    >>> text = "在全县会议上的讲话\\n同志们：\\n讲两点意见。\\n一、提高站位\\n要认清形势。\\n二、压实责任\\n要守土尽责。"
    >>> again = set_document(outline_of(parse(text), topic="会议"))
    >>> write_document(again) == text
    True
    """
    span = body or _main_part(document)
    top = document.body[span.start : span.stop]
    points, style, layout = points_of(top, document.genre)
    above = [line for line in document.front if line.span and document.title_span and line.span.start < document.title_span.start]
    return Outline(
        topic=topic,
        genre=document.genre,
        level=level,
        title=document.title or "",
        letterhead=tuple(line.text for line in above),
        front=tuple(line.text for line in document.front if line not in above),
        salutation=document.salutation or "",
        opening=_passages(document.body[: span.start]),
        style=style,
        layout=layout,
        sections=points,
        closing=_passages(document.body[span.stop :]),
        seed=seed,
    )


def _main_part(document: Document) -> range:
    """From the first section to the last; all of it but the closing paragraphs where there is none."""
    places = [k for k, block in enumerate(document.body) if isinstance(block, Section)]
    if places:
        return range(places[0], places[-1] + 1)
    return range(len(document.body))


def _passages(blocks: Sequence[Block]) -> tuple[Passage, ...]:
    return tuple(Passage(block.text, True if block.inline else None) for block in blocks if isinstance(block, Paragraph))


def points_of(
    blocks: Sequence[Block], genre: Genre = Genre.SPEECH, around: OrdinalStyle | None = None
) -> tuple[tuple[SectionOutline | Passage, ...], OrdinalStyle | None, Layout | None]:
    """A list of an outline from the blocks of a document, with the style and the layout of most of its items."""
    sections = [block for block in blocks if isinstance(block, Section)]
    if not sections:
        return _passages(blocks), None, None
    style = sections[0].ordinal.style
    layouts = [_layout(section) for section in sections]
    layout = max(Layout, key=lambda one: (layouts.count(one), one is layouts[0]))
    out: list[SectionOutline | Passage] = []
    number = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            out.append(Passage(block.text, True if block.inline else None))
            continue
        number += 1
        try:
            regular = len(sections) > 1 and due(style, number, len(sections)) == block.ordinal
        except RequestError:
            regular = False
        out.append(_section_of(block, layouts[number - 1], layout, None if regular else block.ordinal.written))
    return tuple(out), style, layout


def _layout(section: Section) -> Layout:
    if section.inline:
        return Layout.INLINE
    first = section.blocks[0] if section.blocks else None
    if section.heading and (section.heading[-1] in _ENDED and (first is None or first.inline)):
        return Layout.RUN_IN
    if not section.heading and first is not None and first.inline:
        return Layout.RUN_IN
    return Layout.LINE


def _section_of(section: Section, own: Layout, layout: Layout, marker: str | None) -> SectionOutline:
    lead = 0
    while lead < len(section.blocks) and isinstance(section.blocks[lead], Paragraph):
        lead += 1
    points, style, inner = points_of(section.blocks[lead:], around=section.ordinal.style)
    content = _passages(section.blocks[:lead])
    made = SectionOutline(section.heading, content, points or None, style=style, layout=inner, marker=marker, own_layout=None if own is layout else own)
    if _set_section(made, own, section.ordinal.style)[0] != section.heading:  # the layout would close it with a full stop
        made = replace(made, own_layout=Layout.LINE)
    inline = [block.inline for block in section.blocks[:lead]]
    usual = [bool(block.inline) for block in set_lead(made, made.own_layout or layout, section.ordinal.style)]
    if inline != usual:
        content = tuple(Passage(one.text, is_in) for one, is_in in zip(content, inline, strict=True))
    else:
        content = tuple(Passage(one.text) for one in content)
    return replace(made, content=content)


def set_lead(one: SectionOutline, layout: Layout, style: OrdinalStyle) -> tuple[Block, ...]:
    """The paragraphs before the items, set as their place has it."""
    plain = replace(one, points=None, content=tuple(Passage(passage.text) for passage in one.content or ()))
    return _set_section(plain, layout, style)[1]


def only_headings(outline: Outline) -> Outline:
    """The outline with its headings and its shape, its text left to be written anew.

    A place that had only text (an item without a heading) keeps it.
    """
    return replace(outline, letterhead=(), front=None, salutation=None, opening=None, closing=None, sections=_headed(outline.sections or ()))


def _headed(points: Sequence[SectionOutline | Passage]) -> tuple[SectionOutline | Passage, ...]:
    out: list[SectionOutline | Passage] = []
    for one in points:
        if isinstance(one, SectionOutline):
            out.append(replace(one, content=None if one.heading else one.content, points=_headed(one.points) or None if one.points else None))
    return tuple(out)


#: What stands around the topic in a title, outermost first.
_BEFORE_TOPIC = re.compile(
    "^.*?(?:——|在|关于(?:印发|做好|加强|开展|推进|研究|进一步)*|召开|举行)(?=.{4})|^全[省市县区镇乡州]|^.{2,8}?(?:自治[区州县]|[省市县区](?![场民区域政级]))(?=.{4})|^\\d{4}年(?:度)?"
)
_AFTER_TOPIC = re.compile(
    "(?:工作|专项|行动|整治|集中|领导小组|指挥部|第.{1,3}次|动员|推进|调度|部署|专题|座谈|现场|电视电话|视频|总结|表彰|培训|协调|开班|有关问题|有关|情况|联席|总结|的|（.*?）)*"
    "(?:会议?|大会|班|仪式|方案|报告|汇报|通知|意见|纪要|讲话|主持词|会上).*$"
)
_WHOLE = re.compile("全([省市县区镇乡村])")
_OTHER_LEVEL = re.compile("乡镇|街道|社区|学校|医院|集团|公司")
_LEVELS_OF = {"集团": "国企", "乡": "乡镇"}


def guess_topic(document: Document) -> str:
    """What a document is about, as far as its title tells.

    >>> guess_topic(Document(title="在全县安全生产工作调度会上的讲话"))
    '安全生产'
    """
    title = document.title or ""
    while (shorter := _BEFORE_TOPIC.sub("", title, count=1)) != title:
        title = shorter
    topic = re.sub("[^\u4e00-\u9fff]", "", _AFTER_TOPIC.sub("", title)).removesuffix("工作")
    return topic[-LONGEST_TOPIC:] or "有关工作"


def guess_level(document: Document) -> str:
    """The level a document speaks for; 县 when nothing tells."""
    title = document.title or ""
    text = title + "".join(block.text for block in document.body[:2] if isinstance(block, Paragraph))
    if found := _WHOLE.search(text):
        return _LEVELS_OF.get(found[1], found[1])
    other = _OTHER_LEVEL.search(title)
    return _LEVELS_OF.get(other[0], other[0]) if other else "县"
