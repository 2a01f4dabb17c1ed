"""Manuscript → .docx."""

from __future__ import annotations

from generator.exporting.docx.body import paragraphs
from generator.exporting.docx.parts import new_file
from generator.exporting.docx.reference import fill_reference
from generator.exporting.manuscript import Manuscript


def write_docx(manuscript: Manuscript) -> bytes:
    """The document as a Word file: a new one by the profile, or with styles and page of the reference."""
    profile, lines = manuscript.profile, manuscript.lines()
    title = manuscript.document.title or ""
    metadata = manuscript.mark.metadata if manuscript.mark else None
    if manuscript.reference is None:
        return new_file("".join(paragraphs(lines, profile)), profile, title, metadata)
    return fill_reference(manuscript.reference, profile, lambda ids: "".join(paragraphs(lines, profile, ids)), title, metadata)
