"""Plain text: a line for every paragraph. The metadata of a label, for which text has no other place, is the last line."""

from __future__ import annotations

from generator.exporting.labels import FIELD
from generator.exporting.manuscript import Manuscript


def write_plain(manuscript: Manuscript) -> bytes:
    """The document as UTF-8 text."""
    lines = [line.text for line in manuscript.lines()]
    if manuscript.mark and manuscript.mark.metadata:
        lines.append(f"{FIELD}: {manuscript.mark.metadata}")
    return ("\n".join(lines) + "\n").encode("utf-8")
