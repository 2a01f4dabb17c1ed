"""Drafts written and documents laid out anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import InputError, RequestError
from generator.workflows.reading import read_pieces

if TYPE_CHECKING:
    from generator.document import Document
    from generator.exporting.labels import Mark
    from generator.exporting.profile import Profile
    from generator.files.outputs import Outputs
    from generator.workflows.drafts import Draft


@dataclass(frozen=True, slots=True)
class Layout:
    """How documents are laid out: a profile, and where one is given the bytes of a Word document for styles, with its path."""

    profile: Profile
    reference: bytes | None = None
    reference_path: str = ""


@dataclass(frozen=True, slots=True)
class Exported:
    """The files that were written, and what is worth saying of them."""

    paths: tuple[Path, ...]
    notes: tuple[str, ...]


def open_layout(profile: str | None, reference: Path | None, outputs: Sequence[Path]) -> Layout:
    """The profile by name or path; whatever cannot be met by these outputs is refused before any work is done."""
    from generator.files.profiles import DEFAULT, read_profile

    for output in outputs:
        from generator.exporting.formats import writer_of

        writer_of(str(output))
    if reference is not None and not (outputs and all(output.suffix.lower() == ".docx" for output in outputs)):
        raise RequestError("--reference 只用于写 .docx", advice="请用 -o 给出后缀是 .docx 的文件，或不用 --reference")
    data = None
    if reference is not None:
        from generator.files.documents import read_reference

        data = read_reference(reference)
    return Layout(read_profile(profile or DEFAULT), data, str(reference or ""))


def _written(document: Document, mark: Mark | None, output: Path, layout: Layout) -> bytes:
    from generator.exporting.formats import writer_of
    from generator.exporting.manuscript import Manuscript

    try:
        return writer_of(str(output))(Manuscript(document, layout.profile, mark, layout.reference))
    except InputError as error:  # only a reference can be wrong here
        raise InputError(error.what, where=layout.reference_path, advice=error.advice) from error


def _remarks(document: Document, profile: Profile) -> tuple[str, ...]:
    from generator.exporting.lines import skipped_levels

    return tuple(f"版式 {profile.name} 不许越级：{place}" for place in skipped_levels(document, profile))


def export_draft(made: Draft, output: Path, layout: Layout) -> Exported:
    """Write a draft in the format of the file's suffix, labelled as generated."""
    from generator.exporting.labels import mark_draft
    from generator.files.writing import write_bytes

    write_bytes(output, _written(made.document, mark_draft(layout.profile.label), output, layout))
    return Exported((output,), _remarks(made.document, layout.profile))


def labelled_text(made: Draft, layout: Layout | None = None) -> str:
    """A draft as text to be shown, with its visible label; without a layout the shipped words, at the end."""
    if layout is None:
        from generator.language.labels import DEFAULT

        return f"{made.text}\n{DEFAULT}"
    from generator.exporting.labels import Mark, mark_draft
    from generator.exporting.manuscript import Manuscript
    from generator.exporting.plain import write_plain

    mark = mark_draft(layout.profile.label)
    shown = Mark(mark.text, mark.place, None) if mark else None
    return write_plain(Manuscript(made.document, layout.profile, shown)).decode("utf-8").rstrip("\n")


def convert_files(paths: Sequence[Path], outputs: Outputs, layout: Layout, *, piece: int | None = None, label: bool = False) -> Exported:
    """Lay out any documents; a document that was generated keeps its label, another carries one only when it is asked for."""
    from generator.exporting.labels import mark_again
    from generator.files.documents import list_documents
    from generator.files.writing import write_bytes

    found: list[tuple[Path, Document, Mark | None]] = []
    for path in list_documents(paths):
        raw, cleaned, pieces = read_pieces(path)
        if piece is not None and not 1 <= piece <= len(pieces):
            raise RequestError(f"没有第 {piece} 篇", where=str(path), advice=f"这份文件有 {len(pieces)} 篇")
        told = raw.metadata.get("AIGC") or raw.metadata.get("meta.aigc")
        generated = told is not None or "generated" in cleaned.metadata
        own = mark_again(layout.profile.label, None) if label else None
        mark = mark_again(layout.profile.label, told) if generated else own
        found += [(path, one.document, mark) for one in (pieces if piece is None else pieces[piece - 1 : piece])]
    targets = outputs.names([path for path, _, _ in found])
    ready = [(target, _written(document, mark, target, layout)) for target, (_, document, mark) in zip(targets, found, strict=True)]
    for target, data in ready:
        write_bytes(target, data)
    notes = (note for _, document, _ in found for note in _remarks(document, layout.profile))
    return Exported(tuple(targets), tuple(dict.fromkeys(notes)))
