"""Word documents (.docx) → text: a line for every paragraph, tables included, automatic numbers written out.

Read as Word shows it with all changes accepted: what was deleted is gone, what was inserted is there, and a number that
Word puts before a paragraph stands in the text, since ordinals carry a document's structure.
"""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from types import MappingProxyType
from typing import Any

from generator.errors import InputError
from generator.files.encodings import binary_kind
from generator.language.numerals import to_han
from generator.language.ordinals import CIRCLED, STEMS

#: Bytes of all parts when unpacked, far above any document that a person wrote.
_LARGEST = 200 * 1024 * 1024
_BROKEN = "文件已损坏，不能作为 .docx 打开"
_ADVICE = "请用 Word 或 WPS 打开，另存为 .docx 后再试"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_VALUE = _W + "val"
#: Not shown: deleted and moved-away text, pinyin above characters, properties, the second copy of a text box.
_HIDDEN = frozenset({_W + "del", _W + "moveFrom", _W + "rt", _W + "pPr", _W + "rPr", _FALLBACK})
_TEXT = frozenset({_W + "t", _MATH_TEXT})
_WRITTEN = MappingProxyType({_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"})

_TITLES = frozenset({"Title", "Subtitle", "标题", "副标题"})
_SYMBOL_FONT = re.compile("Wingdings|Webdings|Symbol", re.I)
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
#: 1.1, 第一条, 一: what follows would run into the marker; 一、 （一） 1. ① 一是 need nothing between.
_NEEDS_BLANK = re.compile("[0-9A-Za-z一二三四五六七八九十百章节条款项编篇]$")
_LEGAL = str.maketrans("一二三四五六七八九十百", "壹贰叁肆伍陆柒捌玖拾佰")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
    (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def _han(number: int) -> str:
    if not 0 < number < 1000:
        return str(number)
    if number < 100:
        return to_han(number)
    hundreds, rest = divmod(number, 100)
    joint = "零" if 0 < rest < 10 else "一" if 10 <= rest < 20 else ""
    return to_han(hundreds) + "百" + joint + (to_han(rest) if rest else "")


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for value, letters in _ROMAN:
        out += letters * (number // value)
        number %= value
    return out


def _letters(number: int) -> str:
    """A … Z, AA, BB …, as Word counts."""
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number <= 26 * 26 else str(number)


def _from(row: str) -> Callable[[int], str]:
    return lambda number: row[number - 1] if 0 < number <= len(row) else str(number)


#: How Word's number formats are written; what is not here is written in plain digits. Word's ideographDigital shows ten as 一〇;
#: 十 is written, the only form an ordinal is counted in.
_FORMATS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                "chineseCounting",
                "chineseCountingThousand",
                "ideographDigital",
                "taiwaneseCounting",
                "taiwaneseCountingThousand",
                "taiwaneseDigital",
                "japaneseCounting",
                "japaneseDigitalTenThousand",
            ),
            _han,
        ),
        **dict.fromkeys(
            ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"), lambda number: _han(number).translate(_LEGAL)
        ),
        **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _from(CIRCLED)),
        "upperLetter": _letters,
        "lowerLetter": lambda number: _letters(number).lower(),
        "upperRoman": _roman,
        "lowerRoman": lambda number: _roman(number).lower(),
        "ideographTraditional": _from(STEMS),
        "ideographZodiac": _from("子丑寅卯辰巳午未申酉戌亥"),
        "ideographEnclosedCircle": _from("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
        "decimalEnclosedParen": "（{}）".format,
        "decimalEnclosedFullstop": "{}.".format,
        "decimalZero": "{:02}".format,
        "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
        "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
        "none": lambda number: "",
    }
)


def _value(element: Any, path: str) -> str | None:
    """The ``w:val`` of a descendant given as names joined by slashes."""
    found = element.find("/".join(_W + name for name in path.split("/"))) if element is not None else None
    value = found.get(_VALUE) if found is not None else None
    return None if value is None else str(value)


def _int(value: str | None, default: int) -> int:
    try:
        return default if value is None else int(value)
    except ValueError:
        return default


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str
    close: bool  # nothing between number and text
    legal: bool  # the numbers of all levels in digits
    restart: int | None
    symbol: bool
    style: str | None


def _read_level(element: Any) -> _Level:
    # A custom format stands beside the plain one that older programs show.
    formats = [found.get(_VALUE) for found in element.iter(_W + "numFmt") if found.get(_VALUE) != "custom"]
    fonts = element.find(f"{_W}rPr/{_W}rFonts")
    restart = _value(element, "lvlRestart")
    return _Level(
        start=_int(_value(element, "start"), 1),
        format=formats[-1] if formats else "decimal",
        text=_value(element, "lvlText") or "",
        close=_value(element, "suff") == "nothing",
        legal=element.find(_W + "isLgl") is not None and _value(element, "isLgl") not in ("0", "false"),
        restart=None if restart is None else _int(restart, 0),
        symbol=fonts is not None and any(_SYMBOL_FONT.search(str(font)) for font in fonts.attrib.values()),
        style=_value(element, "pStyle"),
    )


@dataclass(slots=True)
class _List:
    """One ``w:num``: lists that share an abstract numbering go on counting where the other stopped."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int]  # levels that begin anew with this list
    begun: set[int] = field(default_factory=set)


class _Numbering:
    """The numbers that Word puts before paragraphs; must be asked for every paragraph in order."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self.styles = {style.get(_W + "styleId"): style for style in styles.iter(_W + "style")} if styles is not None else {}
        self.default = next((key for key, style in self.styles.items() if style.get(_W + "default") == "1" and style.get(_W + "type") == "paragraph"), None)
        self.lists: dict[str, _List] = {}
        self.counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        if numbering is None:
            return
        abstracts = {found.get(_W + "abstractNumId"): found for found in numbering.iterchildren(_W + "abstractNum")}
        numbers = {found.get(_W + "numId"): found for found in numbering.iterchildren(_W + "num")}
        for key, number in numbers.items():
            name = _value(number, "abstractNumId") or ""
            link = _value(abstracts.get(name), "numStyleLink")
            if link:  # defined by a numbering style
                target = numbers.get(_value(self.styles.get(link), "pPr/numPr/numId"))
                name = _value(target, "abstractNumId") or name
            elements = [*abstracts[name].iterchildren(_W + "lvl")] if name in abstracts else []
            overrides = list(number.iterchildren(_W + "lvlOverride"))
            elements += [level for override in overrides for level in override.iterchildren(_W + "lvl")]
            levels = {_int(element.get(_W + "ilvl"), 0): _read_level(element) for element in elements}
            starts = {_int(one.get(_W + "ilvl"), 0): _int(start, 1) for one in overrides if (start := _value(one, "startOverride")) is not None}
            self.lists[key] = _List(name, levels, starts)

    def _place(self, paragraph: Any) -> tuple[str | None, int]:
        """The list and level of a paragraph, its own or its style's."""
        properties = paragraph.find(_W + "pPr")
        number, level = _value(properties, "numPr/numId"), _value(properties, "numPr/ilvl")
        style = _value(properties, "pStyle") or self.default
        seen: set[str] = set()
        while number is None and style is not None and style in self.styles and style not in seen:
            seen.add(style)
            element = self.styles[style]
            number = _value(element, "pPr/numPr/numId")
            level = level or _value(element, "pPr/numPr/ilvl")
            if number in self.lists and level is None:
                level = next((str(k) for k, one in self.lists[number].levels.items() if one.style == style), None)
            style = _value(element, "basedOn")
        return number, _int(level, 0)

    def mark(self, paragraph: Any) -> str:
        """The number of this paragraph as Word shows it, with a blank where it would run into the text; or nothing."""
        key, at = self._place(paragraph)
        numbers = self.lists.get(key or "")
        level = numbers.levels.get(at) if numbers else None
        if numbers is None or level is None:
            return ""
        counts = self.counts[numbers.abstract]
        if at in numbers.starts and at not in numbers.begun:
            counts[at] = numbers.starts[at] - 1
        numbers.begun.add(at)
        counts[at] = counts.get(at, level.start - 1) + 1
        for below in [k for k in counts if k > at]:
            restart = numbers.levels[below].restart if below in numbers.levels else None
            if restart is None or at < restart:
                del counts[below]
        if level.format == "bullet":
            return "" if level.symbol or _PRIVATE_USE.search(level.text) else level.text

        def written(match: re.Match[str]) -> str:
            k = int(match[1]) - 1
            other = numbers.levels.get(k, level)
            form = "decimal" if level.legal else other.format
            return _FORMATS.get(form, str)(counts.get(k, other.start))

        text = re.sub("%([1-9])", written, level.text)
        return text + "\u3000" if _NEEDS_BLANK.search(text) and not level.close else text


def _paragraphs(root: Any) -> Iterator[Any]:
    """Every paragraph in reading order: of the body, of tables and content controls; not of deleted rows."""
    for child in root:
        if child.tag == _W + "p":
            yield child
        elif isinstance(child.tag, str) and child.tag not in _HIDDEN and child.find(f"{_W}trPr/{_W}del") is None:
            yield from _paragraphs(child)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line, and the element whose text it is from a place on; no element for what Word writes by itself."""

    text: str
    element: Any = None
    at: int = 0


def _gather(element: Any, pieces: list[Piece], boxes: list[Any]) -> None:
    for child in element:
        if child.tag == _W + "txbxContent":
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


def _lines(root: Any, numbering: _Numbering, titles: frozenset[str]) -> Iterator[list[Piece]]:
    pieces: list[Piece] = []
    for paragraph in _paragraphs(root):
        boxes: list[Any] = []
        _gather(paragraph, pieces, boxes)
        mark = paragraph.find(f"{_W}pPr/{_W}rPr")
        if mark is None or (mark.find(_W + "del") is None and mark.find(_W + "moveFrom") is None):
            if _value(paragraph, "pPr/pStyle") in titles:
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
    return _lines(document.element.body, _Numbering(roots.get("numbering"), roots.get("styles")), _titles(roots.get("styles")))


def _titles(styles: Any) -> frozenset[str]:
    """The ids of the styles for titles: a line break inside a title only says how it is set."""
    if styles is None:
        return frozenset()
    return frozenset(str(style.get(_W + "styleId")) for style in styles.iter(_W + "style") if _value(style, "name") in _TITLES)


def told_of(document: Any) -> dict[str, str]:
    """The properties that an open document itself says of a generated text."""
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
    """The text of a Word document, one line a paragraph; empty paragraphs, footnotes, headers and footers are left out.

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
    return "\n".join(stripped for line in lines if (stripped := line.strip())), told_of(document)
