"""Word documents (.docx) → text: a line for every paragraph and every break inside one, tables included, automatic numbers written out.

Read as Word shows it with all changes accepted: what was deleted is gone, what was inserted is there, and a number that
Word puts before a paragraph stands in the text, since ordinals carry a document's structure.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType
from typing import Any

from generator.errors import InputError
from generator.files.docx_numbering import Numbering
from generator.files.docx_xml import W, value_of
from generator.files.encodings import binary_kind

#: Bytes of all parts when unpacked, far above any document that a person wrote.
_LARGEST = 200 * 1024 * 1024
_BROKEN = "文件已损坏，不能作为 .docx 打开"
_ADVICE = "请用 Word 或 WPS 打开，另存为 .docx 后再试"

_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
#: Not shown: deleted and moved-away text, pinyin above characters, properties, the second copy of a text box.
_HIDDEN = frozenset({W + "del", W + "moveFrom", W + "rt", W + "pPr", W + "rPr", _FALLBACK})
_TEXT = frozenset({W + "t", _MATH_TEXT})
_WRITTEN = MappingProxyType({W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"})

_TITLES = frozenset({"Title", "Subtitle", "标题", "副标题"})


def _paragraphs(root: Any) -> Iterator[Any]:
    """Every paragraph in reading order: of the body, of tables and content controls; not of deleted rows."""
    for child in root:
        if child.tag == W + "p":
            yield child
        elif isinstance(child.tag, str) and child.tag not in _HIDDEN and child.find(f"{W}trPr/{W}del") is None:
            yield from _paragraphs(child)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line, and the element whose text it is from a place on; no element for what Word writes by itself."""

    text: str
    element: Any = None
    at: int = 0


def _gather(element: Any, pieces: list[Piece], boxes: list[Any]) -> None:
    for child in element:
        if child.tag == W + "txbxContent":
            boxes.append(child)
        elif child.tag in _TEXT:
            pieces.append(Piece(child.text or "", child))
        elif child.tag in _WRITTEN:
            pieces.append(Piece(_WRITTEN[child.tag]))
        elif isinstance(child.tag, str) and child.tag not in _HIDDEN:
            _gather(child, pieces, boxes)


def _split(pieces: list[Piece]) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    for piece in pieces:
        first, *others = piece.text.split("\n")
        line.append(Piece(first, piece.element, piece.at))
        at = piece.at + len(first) + 1
        for other in others:
            yield line
            line = [Piece(other, piece.element, at)]
            at += len(other) + 1
    yield line


def _lines(root: Any, numbering: Numbering, titles: frozenset[str]) -> Iterator[list[Piece]]:
    pieces: list[Piece] = []
    for paragraph in _paragraphs(root):
        boxes: list[Any] = []
        _gather(paragraph, pieces, boxes)
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        if mark is None or (mark.find(W + "del") is None and mark.find(W + "moveFrom") is None):
            if value_of(paragraph, "pPr/pStyle") in titles:
                pieces = [piece for piece in pieces if piece.text != "\n"]  # a break in a title only says how it is set
            yield from _split([Piece(numbering.mark(paragraph)), *pieces])
            pieces = []  # else the paragraph's end was deleted: it goes on in the next
        for box in boxes:
            yield from _lines(box, numbering, titles)
    yield from _split(pieces)


def open_document(data: bytes) -> Any:
    """The python-docx document of these bytes, refused when it is broken or would fill the memory."""
    try:
        from docx import Document
    except ImportError:
        raise InputError("读取 .docx 需要 python-docx", advice="请运行 pip install 'yishi[docx]'") from None
    if not zipfile.is_zipfile(BytesIO(data)):
        kind = binary_kind(data)
        what = _BROKEN if data[:2] == b"PK" else f"不是 .docx，而是{kind or '普通文本'}"
        raise InputError(what, advice=_ADVICE)
    # python-docx and lxml fail on damaged parts with errors of many kinds, some undocumented: all mean the same to the user.
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            size = sum(part.file_size for part in package.infolist())
        document = Document(BytesIO(data)) if size <= _LARGEST else None
        broken = document is not None and document.element.body is None
    except Exception as error:
        raise InputError(_BROKEN, advice=_ADVICE) from error
    if document is None:
        raise InputError(f"解压后过大（超过 {_LARGEST // 1024 // 1024} MB）", advice="请确认文件来源可靠，或拆分后再试")
    if broken:
        raise InputError(_BROKEN, advice=_ADVICE)
    return document


def lines_of(document: Any) -> Iterator[list[Piece]]:
    """The lines of an open document in pieces, empty lines included."""
    roots: dict[str, Any] = {}
    for relation in document.part.rels.values():
        if not relation.is_external:
            roots.setdefault(relation.reltype.rsplit("/", 1)[-1], getattr(relation.target_part, "element", None))
    return _lines(document.element.body, Numbering(roots.get("numbering"), roots.get("styles")), _titles(roots.get("styles")))


def _titles(styles: Any) -> frozenset[str]:
    """The ids of the styles for titles: a line break inside a title only says how it is set."""
    if styles is None:
        return frozenset()
    return frozenset(str(style.get(W + "styleId")) for style in styles.iter(W + "style") if value_of(style, "name") in _TITLES)


def _told_of(document: Any) -> dict[str, str]:
    """What an open document says in its properties of a generated text, under the name AIGC; nothing where it says nothing."""
    part = next((one.target_part for one in document.part.package.rels.values() if one.reltype.endswith("/custom-properties")), None)
    if part is None:
        return {}
    from docx.oxml import parse_xml

    try:
        found = parse_xml(part.blob)
    except SyntaxError:  # lxml's, for a broken part
        return {}
    value = next(("".join(one.itertext()).strip() for one in found if "AIGC" in str(one.get("name", ""))), None)
    return {} if value is None else {"AIGC": value}


def extract(data: bytes) -> str:
    """The text of a Word document line by line; empty lines, footnotes, headers and footers are left out.

    Raises :class:`~generator.errors.InputError` for a broken file, one that unpacks to more than 200 MB, and without python-docx.

    >>> extract(b"not a package")
    Traceback (most recent call last):
        ...
    generator.errors.InputError: 不是 .docx，而是普通文本
    提示：请用 Word 或 WPS 打开，另存为 .docx 后再试
    """
    return read(data)[0]


def read(data: bytes) -> tuple[str, dict[str, str]]:
    """The text of a Word document as :func:`extract` gives it, and what the file says of a generated text."""
    document = open_document(data)
    lines = ("".join(piece.text for piece in line) for line in lines_of(document))
    return "\n".join(stripped for line in lines if (stripped := line.strip())), _told_of(document)
