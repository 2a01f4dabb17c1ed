"""Repairs inside a Word document: characters are put in and taken out where they stand, and every other part stays as it is.

The text is laid out exactly as :func:`generator.files.docx.extract` lays it out, with the place of every character in the document's XML
kept beside it; numbers that Word writes by itself have no place and are left alone. A run keeps its formatting.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from generator.checking.finding import Fix
from generator.files.docx import lines_of, open_document

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MOST_ROUNDS = 8

#: A character, and the element and place that it is written in; no element for what Word adds.
_Character = tuple[str, Any, int]


def _layout(document: Any) -> list[_Character]:
    out: list[_Character] = []
    for line in lines_of(document):
        characters = [(one, piece.element, piece.at + k) for piece in line for k, one in enumerate(piece.text)]
        text = "".join(piece.text for piece in line)
        kept = characters[len(text) - len(text.lstrip()) : len(text.rstrip())]
        if kept:
            out += [("\n", None, 0), *kept] if out else kept
    return out


def _write(element: Any, text: str) -> None:
    element.text = text
    element.set(_SPACE, "preserve")


def _apply(layout: Sequence[_Character], fixes: Sequence[Fix]) -> int:
    """Write the repairs into the elements, last first, so that places before them hold; gives how many could be made."""
    made = 0
    for fix in reversed(fixes):
        stretch = layout[fix.start : fix.end]
        if not stretch or any(element is None for _, element, _ in stretch):
            continue
        made += 1
        old, new = "".join(one for one, _, _ in stretch), fix.new
        while len(old) > 1 and new and old[-1] == new[-1]:  # what stays keeps its run
            old, new = old[:-1], new[:-1]
        spread = [*new] if len(new) == len(old) else [new, *[""] * (len(old) - 1)]
        for (_, element, at), written in reversed([*zip(stretch, spread, strict=False)]):
            _write(element, element.text[:at] + written + element.text[at + 1 :])
    return made


def _repacked(data: bytes, name: str, part: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            new.writestr(info, part if info.filename == name else old.read(info), compress_type=info.compress_type)
    return out.getvalue()


def mend_docx(data: bytes, find: Callable[[str], Sequence[Fix]]) -> tuple[bytes, int]:
    """The document with the repairs that ``find`` finds in its text, and how many were made.

    Raises :class:`~generator.errors.InputError` for what cannot be read as a Word document.
    """
    count = 0
    for _ in range(_MOST_ROUNDS):
        document = open_document(data)
        layout = _layout(document)
        made = _apply(layout, find("".join(one for one, _, _ in layout)))
        if not made:
            break
        from docx.opc.oxml import serialize_part_xml

        count += made
        data = _repacked(data, str(document.part.partname).lstrip("/"), serialize_part_xml(document.element))
    return data, count
