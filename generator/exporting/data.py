"""JSON: the structure that ``yishi parse --format json`` prints, the text its places count in, and the label."""

from __future__ import annotations

import json

from generator.document import Span, to_text
from generator.exporting.labels import FIELD
from generator.exporting.manuscript import Manuscript
from generator.exporting.structure import to_plain
from generator.parsing.parser import parse


def _same(span: Span) -> tuple[Span, Span]:
    return span, span


def write_json(manuscript: Manuscript) -> bytes:
    """The document as JSON in UTF-8."""
    text = to_text(manuscript.document)
    told: dict[str, object] = {}
    if mark := manuscript.mark:
        told = {"label": mark.text, FIELD: json.loads(mark.metadata)[FIELD] if mark.metadata else None}
    told |= {"text": text, "documents": [to_plain(parse(text), _same)], "sources": []}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
