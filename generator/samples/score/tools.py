"""What other programs print, read as places: one row a form of output; and the tools of this program, called directly."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from generator.checking.proof import Proof, Spellings
from generator.checking.table import choose
from generator.document import Document, Paragraph, Part, Section, Span, walk
from generator.errors import InputError
from generator.parsing.clean import clean
from generator.parsing.pieces import split_pieces
from generator.samples.score.tasks import Place

Reader = Callable[[str, str], list[Place]]
Find = Callable[[str], list[Place]]


# -- this program's parser ---------------------------------------------------------------------------------------------


def parse(text: str) -> list[Place]:
    """The structure and the sections that the parser of this program finds in a text as it stands.

    >>> [(one.kind, one.start) for one in parse("同志们：\\n讲两点意见。\\n一、提高站位\\n要认清形势。\\n二、压实责任\\n要守土尽责。")][:3]
    [('salutation', 0), ('item1', 12), ('section1', 12)]
    """
    cleaned = clean(text)
    out: list[Place] = []
    for piece in split_pieces(cleaned):

        def raw(span: Span, by: int = piece.span.start) -> Span:
            return cleaned.source_map.raw(Span(span.start + by, span.end + by))

        out += _document(piece.document, raw)
        if piece.document.title and piece.document.title_span is None:
            out += _named(piece.document.title, text, raw(Span(0, 0)).start)
    return out


def _named(title: str, text: str, before: int) -> Iterator[Place]:
    """A title that was taken from the line above its document (a teaser of a template site)."""
    start = text.rfind(title, 0, before + 1 + len(title))
    if start >= 0:
        yield Place("title", start, start + len(title))


def _document(document: Document, raw: Callable[[Span], Span]) -> Iterator[Place]:
    for kind, span in (("title", document.title_span), ("salutation", document.salutation_span)):
        if span:
            yield _place(kind, raw(span))
    for depth, block in walk(document.body):
        if block.span is None:
            continue
        if isinstance(block, Section):
            start = raw(Span(block.span.start, block.span.start + len(block.ordinal.marker)))
            yield _place(f"item{depth}", start)
            yield _place(f"section{depth}", raw(block.span))
        elif isinstance(block, Paragraph) and block.part in (Part.CLOSING, Part.SIGNATURE):
            yield _place(block.part.value, raw(block.span))


def _place(kind: str, span: Span) -> Place:
    return Place(kind, span.start, span.end)


# -- this program's checker --------------------------------------------------------------------------------------------


def checker(spellings: Spellings) -> Find:
    """What ``yishi check`` finds in a text, by the rules that are on by default.

    >>> [(one.kind, one.start, one.end) for one in checker(Spellings())("会议定于2026年03月5日召开。")]
    [('padded-date', 9, 11)]
    """
    rules = choose()

    def find(text: str) -> list[Place]:
        proof = Proof(text, spellings)
        return [_place(rule.id, hit.span) for rule in rules for hit in rule.check(proof)]

    return find


#: The tools by name, each made with the word lists that it needs.
TOOLS: Mapping[str, Callable[[Spellings], Find]] = MappingProxyType({"parse": lambda _: parse, "check": checker})


# -- what others print -------------------------------------------------------------------------------------------------


def _json(printed: str) -> Any:
    try:
        return json.loads(printed)
    except ValueError as error:
        raise InputError(f"打印的不是 JSON：{printed[:60]!r}", advice="请检查 --run 的命令和 --reads 的格式") from error


def read_spans(printed: str, text: str) -> list[Place]:
    """``{"spans": [{"kind", "start", "end"}]}`` or the bare list."""
    plain = _json(printed)
    spans = plain["spans"] if isinstance(plain, dict) else plain
    return [Place(str(one.get("kind") or one.get("label") or ""), int(one["start"]), int(one["end"])) for one in spans]


def read_chunks(printed: str, text: str) -> list[Place]:
    """A JSON list of texts; each is looked for after the one before it.

    >>> [(one.start, one.end) for one in read_chunks('["甲乙", "乙丙"]', "甲乙丙")]
    [(0, 2), (1, 3)]
    """
    out: list[Place] = []
    at = 0
    for chunk in _json(printed):
        bare = str(chunk).strip()
        start = text.find(bare, at)
        if bare and start >= 0:
            out.append(Place("inside", start, start + len(bare)))
            at = start + 1
    return out


def read_yishi(printed: str, text: str) -> list[Place]:
    """``yishi parse --format json``."""
    out: list[Place] = []

    def items(entries: list[Any], depth: int) -> None:
        for entry in entries:
            start, end = entry["raw_span"]
            out.append(Place(f"item{depth}", start, start + len(entry["marker"])))
            out.append(Place(f"section{depth}", start, end))
            items(entry["children"], depth + 1)

    for document in _json(printed)["documents"]:
        items(document["outline"], 1)
        out += (Place(part["part"], *part["raw_span"]) for part in document["parts"] if part["part"] in ("closing", "signature"))
        for kind in ("title", "salutation"):
            start = text.find(document[kind]) if document[kind] else -1
            if start >= 0:
                out.append(Place(kind, start, start + len(document[kind])))
    return out


def read_sarif(printed: str, text: str) -> list[Place]:
    """SARIF of a checker: the rule's id is the kind, the region the place."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    out: list[Place] = []
    for run in _json(printed)["runs"]:
        for result in run.get("results", ()):
            region = ((result.get("locations") or [{}])[0].get("physicalLocation") or {}).get("region") or {}
            if "charOffset" in region:
                start = int(region["charOffset"])
            else:
                line = min(max(int(region.get("startLine", 1)), 1), len(starts))
                start = starts[line - 1] + int(region.get("startColumn", 1)) - 1
            out.append(Place(str(result["ruleId"]), start, start + int(region.get("charLength", 0))))
    return out


READERS: Mapping[str, Reader] = MappingProxyType({"spans": read_spans, "chunks": read_chunks, "yishi": read_yishi, "sarif": read_sarif})
