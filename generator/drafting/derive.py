"""Derives an outline from a document: the complete one, which drafts to the document again, or its headings alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.document import Block, Document, Genre, OrdinalStyle, Paragraph, Section
from generator.drafting.outline import LONGEST_TOPIC, Layout, Outline, Passage, SectionOutline
from generator.drafting.setting import ENDED, due, set_lead, set_section
from generator.errors import RequestError


def outline_of(document: Document, *, topic: str, level: str = "县", seed: int = 0, body: range | None = None) -> Outline:
    """The complete outline of a document: drafting it gives the document back.

    ``body`` tells which top-level blocks are the main part where the document does not show it (one without numbered sections).

    >>> from generator.drafting.setting import set_document, write_document
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
    if section.heading and (section.heading[-1] in ENDED and (first is None or first.inline)):
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
    if set_section(made, own, section.ordinal.style)[0] != section.heading:  # the layout would close it with a full stop
        made = replace(made, own_layout=Layout.LINE)
    inline = [block.inline for block in section.blocks[:lead]]
    usual = [bool(block.inline) for block in set_lead(made, made.own_layout or layout, section.ordinal.style)]
    if inline != usual:
        content = tuple(Passage(one.text, is_in) for one, is_in in zip(content, inline, strict=True))
    else:
        content = tuple(Passage(one.text) for one in content)
    return replace(made, content=content)


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
