"""Files and folders read to their trees."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.document import Span
    from generator.exporting.structure import Source
    from generator.files.documents import RawDocument
    from generator.parsing.clean import Cleaned
    from generator.parsing.pieces import Piece


def read_pieces(path: Path) -> tuple[RawDocument, Cleaned, list[Piece]]:
    """One file read, cleaned and split into the documents that it holds."""
    from generator.files.documents import read_document
    from generator.parsing.clean import clean
    from generator.parsing.pieces import split_pieces

    raw = read_document(path)
    cleaned = clean(raw.text)
    return raw, cleaned, split_pieces(cleaned)


def parse_files(paths: Sequence[Path]) -> list[Source]:
    """Read, clean, split and parse files and folders."""
    from generator.document import Span
    from generator.exporting.structure import Source
    from generator.files.documents import list_documents

    sources = []
    for path in list_documents(paths):
        raw, cleaned, pieces = read_pieces(path)

        def places(piece: Piece, way: Any = cleaned.source_map) -> Callable[[Span], tuple[Span, Span]]:
            def place(span: Span) -> tuple[Span, Span]:
                whole = Span(span.start + piece.span.start, span.end + piece.span.start)
                return whole, way.raw(whole)

            return place

        sources.append(
            Source(
                str(path),
                {**raw.metadata, **cleaned.metadata},
                [(one.why, one.text, one.raw) for one in cleaned.removed],
                [(piece.document, places(piece)) for piece in pieces],
            )
        )
    return sources
