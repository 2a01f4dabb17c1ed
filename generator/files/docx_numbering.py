"""The numbers that Word writes before paragraphs by itself: counted list by list and level by level, and written as Word shows them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from generator.files.docx_xml import W, value_of
from generator.language.numerals import to_han
from generator.language.ordinals import CIRCLED, STEMS

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
        **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), lambda number: str(number).translate(_FULL_WIDTH)),
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
        "none": lambda number: "",
    }
)


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
    formats = [found.get(W + "val") for found in element.iter(W + "numFmt") if found.get(W + "val") != "custom"]
    fonts = element.find(f"{W}rPr/{W}rFonts")
    restart = value_of(element, "lvlRestart")
    return _Level(
        start=_int(value_of(element, "start"), 1),
        format=formats[-1] if formats else "decimal",
        text=value_of(element, "lvlText") or "",
        close=value_of(element, "suff") == "nothing",
        legal=element.find(W + "isLgl") is not None and value_of(element, "isLgl") not in ("0", "false"),
        restart=None if restart is None else _int(restart, 0),
        symbol=fonts is not None and any(_SYMBOL_FONT.search(str(font)) for font in fonts.attrib.values()),
        style=value_of(element, "pStyle"),
    )


@dataclass(slots=True)
class _List:
    """One ``w:num``: lists that share an abstract numbering go on counting where the other stopped."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int]  # levels that begin anew with this list
    begun: set[int] = field(default_factory=set)


class Numbering:
    """The numbers that Word puts before paragraphs; must be asked for every paragraph in order.

    ``numbering`` and ``styles`` are the roots of these parts of the document, None where it has none.
    """

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._styles = {style.get(W + "styleId"): style for style in styles.iter(W + "style")} if styles is not None else {}
        self._default = next((key for key, style in self._styles.items() if style.get(W + "default") == "1" and style.get(W + "type") == "paragraph"), None)
        self._lists: dict[str, _List] = {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        if numbering is None:
            return
        abstracts = {found.get(W + "abstractNumId"): found for found in numbering.iterchildren(W + "abstractNum")}
        numbers = {found.get(W + "numId"): found for found in numbering.iterchildren(W + "num")}
        for key, number in numbers.items():
            name = value_of(number, "abstractNumId") or ""
            link = value_of(abstracts.get(name), "numStyleLink")
            if link:  # defined by a numbering style
                target = numbers.get(value_of(self._styles.get(link), "pPr/numPr/numId"))
                name = value_of(target, "abstractNumId") or name
            elements = [*abstracts[name].iterchildren(W + "lvl")] if name in abstracts else []
            overrides = list(number.iterchildren(W + "lvlOverride"))
            elements += [level for override in overrides for level in override.iterchildren(W + "lvl")]
            levels = {_int(element.get(W + "ilvl"), 0): _read_level(element) for element in elements}
            starts = {_int(one.get(W + "ilvl"), 0): _int(start, 1) for one in overrides if (start := value_of(one, "startOverride")) is not None}
            self._lists[key] = _List(name, levels, starts)

    def _place(self, paragraph: Any) -> tuple[str | None, int]:
        """The list and level of a paragraph, its own or its style's."""
        properties = paragraph.find(W + "pPr")
        number, level = value_of(properties, "numPr/numId"), value_of(properties, "numPr/ilvl")
        style = value_of(properties, "pStyle") or self._default
        seen: set[str] = set()
        while number is None and style is not None and style in self._styles and style not in seen:
            seen.add(style)
            element = self._styles[style]
            number = value_of(element, "pPr/numPr/numId")
            level = level or value_of(element, "pPr/numPr/ilvl")
            if number in self._lists and level is None:
                level = next((str(k) for k, one in self._lists[number].levels.items() if one.style == style), None)
            style = value_of(element, "basedOn")
        return number, _int(level, 0)

    def mark(self, paragraph: Any) -> str:
        """The number of this paragraph as Word shows it, with a blank where it would run into the text; or nothing."""
        key, at = self._place(paragraph)
        numbers = self._lists.get(key or "")
        level = numbers.levels.get(at) if numbers else None
        if numbers is None or level is None:
            return ""
        counts = self._counts[numbers.abstract]
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
