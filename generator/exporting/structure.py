"""The structure of documents as a drawing, as JSON and as YAML: what ``yishi parse`` prints and the tests compare."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from generator.document import Block, Document, Paragraph, Section, Span, walk

_SHOWN = 32


@dataclass(frozen=True, slots=True)
class Source:
    """What is told of a source beside its documents: file name, metadata, removals, and the way back to the raw text."""

    name: str
    metadata: Mapping[str, str]
    removed: Sequence[tuple[str, str, Span]]  # why, text, place in the raw text
    documents: Sequence[tuple[Document, Callable[[Span], tuple[Span, Span]]]]  # span → (in the clean text, in the raw text)


def _shorten(text: str, limit: int = _SHOWN) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def draw(document: Document) -> str:
    """The readable drawing of a document's structure.

    >>> from generator.parsing.parser import parse
    >>> print(draw(parse("在全县会议上的讲话\\n同志们：\\n讲两点意见。\\n一、提高站位\\n要认清形势。\\n二、压实责任\\n要守土尽责。")))
    讲话  speech
      标题  在全县会议上的讲话
      称呼  同志们：
      开头  讲两点意见。
      一、提高站位
        要认清形势。
      二、压实责任
        要守土尽责。
      条数  两点意见：说 2，有 2
    """
    lines = [f"{GENRES[document.genre.value]}  {document.genre.value}"]
    if document.title:
        lines.append(f"  标题  {document.title}")
    lines += [f"  {FRONT[line.kind.value]}  {_shorten(line.text, 60)}" for line in document.front]
    if document.salutation:
        lines.append(f"  称呼  {document.salutation}")
    _draw_blocks(document.body, 1, lines)
    lines += [f"  条数  {one.phrase}：说 {one.announced}，有 {one.found}" + ("" if one.announced == one.found else "  ←不符") for one in document.announced]
    lines += [f"  编号  {one.marker}{_shorten(one.text, 12)}  应为 {one.expected}" for one in document.numbering_faults]
    return "\n".join(lines)


def _draw_blocks(blocks: tuple[Block, ...], depth: int, lines: list[str]) -> None:
    pad = "  " * depth
    for block in blocks:
        if isinstance(block, Paragraph):
            label = PARTS.get(block.part.value, "") if depth == 1 else ""
            lines.append(f"{pad}{label + '  ' if label else ''}{_shorten(block.text)}")
            continue
        first = block.blocks[0] if block.blocks else None
        tail = first.text if isinstance(first, Paragraph) and first.inline else ""
        lines.append(f"{pad}{block.ordinal.written}{_shorten(block.heading + tail, 44)}")
        _draw_blocks(block.blocks[1:] if tail else block.blocks, depth + 1, lines)


def outline(blocks: tuple[Block, ...], place: Callable[[Span], tuple[Span, Span]] | None = None) -> list[dict[str, Any]]:
    """The items of some blocks as nested mappings: marker, text, children, and where they stand."""
    out = []
    for block in blocks:
        if not isinstance(block, Section):
            continue
        first = block.blocks[0] if block.blocks else None
        tail = first.text if isinstance(first, Paragraph) and first.inline else ""
        entry: dict[str, Any] = {"marker": block.ordinal.marker, "style": block.ordinal.style.value, "text": block.heading + tail, "heading": block.heading}
        if place and block.span:
            entry["span"], entry["raw_span"] = _spans(place, block.span)
        entry["children"] = outline(block.blocks, place)
        out.append(entry)
    return out


def _spans(place: Callable[[Span], tuple[Span, Span]], span: Span) -> tuple[list[int], list[int]]:
    clean, raw = place(span)
    return [clean.start, clean.end], [raw.start, raw.end]


def to_plain(document: Document, place: Callable[[Span], tuple[Span, Span]]) -> dict[str, Any]:
    """One document as plain mappings and lists."""

    def placed(entry: dict[str, Any], span: Span | None) -> dict[str, Any]:
        if span:
            entry["span"], entry["raw_span"] = _spans(place, span)
        return entry

    closing = "\n".join(paragraph.text for paragraph in document.closing)
    paragraphs = [block for _, block in walk(document.body) if isinstance(block, Paragraph)]
    return {
        "title": document.title,
        "genre": document.genre.value,
        "evidence": list(document.evidence),
        "salutation": document.salutation,
        "closing": closing or None,
        "front": [placed({"kind": line.kind.value, "text": line.text}, line.span) for line in document.front],
        "announced": [placed({"phrase": a.phrase, "announced": a.announced, "found": a.found}, a.span) for a in document.announced],
        "numbering_faults": [placed({"marker": f.marker, "expected": f.expected, "text": f.text}, f.span) for f in document.numbering_faults],
        "attributions": [placed({"speaker": a.speaker, "verb": a.verb}, a.span) for a in document.attributions],
        "parts": [placed({"part": p.part.value, "text": p.text}, p.span) for p in paragraphs],
        "outline": outline(document.body, place),
    }


def _plain(sources: Sequence[Source]) -> dict[str, Any]:
    documents = [to_plain(document, place) | ({"source": source.name} if len(sources) > 1 else {}) for source in sources for document, place in source.documents]
    return {
        "documents": documents,
        "sources": [
            {
                "name": source.name,
                "metadata": dict(source.metadata),
                "removed": [{"why": why, "text": text, "raw_span": [span.start, span.end]} for why, text, span in source.removed],
            }
            for source in sources
        ],
    }


def as_json(sources: Sequence[Source]) -> str:
    """All sources as one JSON object."""
    return json.dumps(_plain(sources), ensure_ascii=False, indent=1)


def as_yaml(sources: Sequence[Source]) -> str:
    """All sources as YAML."""
    import yaml

    return str(yaml.safe_dump(_plain(sources), allow_unicode=True, sort_keys=False, width=120)).rstrip("\n")


def as_tree(sources: Sequence[Source]) -> str:
    """All sources as drawings."""
    out = []
    for source in sources:
        if len(sources) > 1:
            out.append(f"# {source.name}")
        out += [draw(document) for document, _ in source.documents]
    return "\n\n".join(out)


FORMS: Mapping[str, Callable[[Sequence[Source]], str]] = MappingProxyType({"tree": as_tree, "json": as_json, "yaml": as_yaml})
GENRES = MappingProxyType(
    {"speech": "讲话", "meeting_news": "会议新闻", "report": "报告", "notice": "通知", "minutes": "会议纪要", "host_script": "主持词", "other": "其他"}
)
PARTS = MappingProxyType({"opening": "开头", "lead": "导语", "reported": "转述", "reports": "会上", "roster": "名单", "closing": "结尾", "signature": "落款"})
FRONT = MappingProxyType({"subtitle": "副题", "date": "日期", "speaker": "署名", "document_number": "文号", "addressee": "主送"})
