"""A layout profile: the page, the fonts, how every part of a document looks, and how generated text is labelled.

Profiles are YAML files (``templates/profiles``); ``files/profiles`` reads them. Lengths are millimetres where they measure the
page, points where they measure type, characters and lines where the standard counts in these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import floor
from types import MappingProxyType

from generator.document import OrdinalStyle

#: The sizes of Chinese type by name, in points.
SIZES: Mapping[str, float] = MappingProxyType(
    {
        "初号": 42, "小初": 36, "一号": 26, "小一": 24, "二号": 22, "小二": 18, "三号": 16, "小三": 15, "四号": 14, "小四": 12,
        "五号": 10.5, "小五": 9,
    }
)  # fmt: skip
_TWIPS_A_MM = 1440 / 25.4


class Role(StrEnum):
    """What a line of a document is; the value is its key in a profile."""

    AGENCY = "发文机关标志"  # 红头
    TITLE = "标题"
    SUBTITLE = "副题"
    DATE = "日期"
    SPEAKER = "署名"
    DOCUMENT_NUMBER = "发文字号"
    ADDRESSEE = "主送机关"
    SALUTATION = "称呼"
    HEADING = "层次"
    BODY = "正文"
    SIGNATURE = "落款"
    SIGNATURE_DATE = "落款日期"
    ITEM = "列项"  # the words that open an item inside running text: 一是…
    LABEL = "标识"


#: The lines that stand above the text and apart from it.
HEAD = frozenset({Role.AGENCY, Role.TITLE, Role.SUBTITLE, Role.DATE, Role.SPEAKER, Role.DOCUMENT_NUMBER})


class Align(StrEnum):
    """Where the lines of a paragraph stand."""

    JUSTIFIED = "两端"
    LEFT = "左"
    CENTRED = "居中"
    RIGHT = "右"


class Colour(StrEnum):
    """The colours that the standard knows."""

    BLACK = "黑"
    RED = "红"


class Place(StrEnum):
    """Where the label of generated text stands."""

    HEAD = "文首"
    TAIL = "文末"


@dataclass(frozen=True, slots=True)
class Face:
    """How one kind of line looks: font (a name in the profile), size in points, and so on; indents count characters."""

    font: str
    size: float
    bold: bool = False
    align: Align = Align.JUSTIFIED
    first: float = 0  # indent of the first line
    right: float = 0  # indent from the right
    pitch: float | None = None  # points from line to line; None: the grid's
    colour: Colour = Colour.BLACK


@dataclass(frozen=True, slots=True)
class Level:
    """One level of headings: the families of ordinals that it holds, and its look."""

    families: frozenset[OrdinalStyle]
    face: Face


@dataclass(frozen=True, slots=True)
class Page:
    """Sheet and margins in millimetres, and the grid: lines a page, characters a line (None: as many as fit)."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    lines: int
    characters: int | None

    @property
    def text_width(self) -> float:
        """The width of the type area in points."""
        return (self.width - self.left - self.right) / 25.4 * 72

    @property
    def pitch(self) -> int:
        """From line to line in twentieths of a point, rounded down so that the last line still fits."""
        return floor((self.height - self.top - self.bottom) * _TWIPS_A_MM / self.lines)

    def spacing(self, size: float) -> int:
        """What is added between characters of ``size`` points to reach the grid, in twentieths of a point.

        >>> Page(210, 297, 37, 35, 28, 26, 22, 28).spacing(16), Page(210, 297, 37, 35, 28, 26, 22, 28).pitch
        (-5, 579)
        """
        if self.characters is None:
            return 0
        return floor((self.width - self.left - self.right) * _TWIPS_A_MM / self.characters - size * 20)


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The number at the foot: its pattern ({} is the number), look, distance from the type area (mm), and indent in characters."""

    pattern: str
    face: Face
    distance: float
    odd: Align
    even: Align
    indent: float


@dataclass(frozen=True, slots=True)
class Label:
    """The label of generated text: whether drafts carry it, its words and place, and what the metadata says."""

    visible: bool
    text: str
    place: Place
    metadata: bool
    producer: str = ""
    produce_id: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """A whole layout."""

    name: str
    page: Page
    fonts: Mapping[str, tuple[str, ...]]  # name in the profile → fonts by preference; the first one is asked for
    latin: str | None  # the font of Latin letters and digits; None: the Chinese one
    faces: Mapping[Role, Face]
    levels: tuple[Level, ...]
    skipping: bool  # 一、 may hold 1. directly
    keep_headings: bool  # a heading stays on the page of what follows it
    blank_after_head: int
    blank_before_signature: int
    number: PageNumber | None
    label: Label

    def level_of(self, family: OrdinalStyle) -> int | None:
        """The level that a family of ordinals heads, from 1; None: it heads nothing and is set as running text."""
        return next((k for k, level in enumerate(self.levels, 1) if family in level.families), None)
