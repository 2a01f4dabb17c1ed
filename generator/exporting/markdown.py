"""Markdown: headings by depth, a blank line between paragraphs, the metadata of a label in front matter.

Marks that Markdown would take for its own are escaped, so that the text shows as it is and is read back the same.
"""

from __future__ import annotations

import re

from generator.exporting.labels import FIELD
from generator.exporting.lines import Line
from generator.exporting.manuscript import Manuscript
from generator.exporting.profile import Role

_DEEPEST = 6
_MARKS = re.compile(r"[\\`*_\[\]]|(?<=\])\(|^[#>+-]|#(?=[ \t#]*$)")
_NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


def escape(text: str) -> str:
    r"""Words as Markdown that shows them unchanged.

    >>> print(escape("1. 见[附件](表*)"), escape("A&B"), escape("# 号"))
    1\. 见\[附件\]\(表\*) A&amp;B \# 号
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    return _NUMBER.sub(r"\1\\\2", _MARKS.sub(r"\\\g<0>", text))


def _line(line: Line) -> str:
    words = escape(line.text)
    if line.role is Role.TITLE:
        return f"# {words}"
    if line.role is Role.HEADING:
        return f"{'#' * min(line.depth + 1, _DEEPEST)} {words}"
    return f"> {words}" if line.role is Role.LABEL else words


def write_markdown(manuscript: Manuscript) -> bytes:
    """The document as Markdown in UTF-8."""
    value = manuscript.mark.metadata if manuscript.mark else None
    front = f"---\n{FIELD}: '{value.replace(chr(39), chr(39) * 2)}'\n---\n\n" if value else ""
    return (front + "\n\n".join(_line(line) for line in manuscript.lines()) + "\n").encode("utf-8")
