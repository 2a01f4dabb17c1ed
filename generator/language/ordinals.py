"""Ordinal markers: how each family is written, and where one may stand in a text.

One row a family in :data:`FAMILIES`; a new numbering style is one row here and one member of
:class:`~generator.document.OrdinalStyle`. Finding a marker says only that it *may* be an ordinal: whether it
belongs to a list is decided by its company, in ``parsing``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.document import Ordinal, OrdinalStyle
from generator.language.letters import LETTER
from generator.language.numerals import HAN_NUMERAL, to_han, to_int

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
STEMS = "甲乙丙丁戊己庚辛壬癸"
#: 首先…其次…再次…最后. "最后" has no fixed number: it closes whatever stands before it.
SEQUENCE = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 99}
LAST = SEQUENCE["最后"]
#: What 第一… may count. Only true counters: 第一时间, 第一责任人, 第一季度 number nothing.
DI_NOUNS = (
    "方面|问题|层面|重点|环节|任务|阶段|部分|关键|件事情?|项任务|项工作|项|点|类|步|句话|件"
)

#: After one of these an ordinal may stand in the middle of a paragraph.
_SOFT = "。；：！？，、!?;:,\\s”’」』）)】…—"
_HARD = frozenset("。；：！？!?;:\n \t\u3000”」』）)】…")


@dataclass(frozen=True, slots=True)
class Family:
    """How one family of markers is found and written."""

    style: OrdinalStyle
    pattern: str  # verbose regex with one group: the numeral
    write: Callable[[int], str]
    delimiter: str = ""  # what a writer puts after the marker
    inline: str = "soft"  # where it may stand inside a paragraph: after soft stops, after hard stops, "never"


FAMILIES: tuple[Family, ...] = (
    Family(
        OrdinalStyle.DECIMAL, r"(\d{1,2}(?:[.．]\d{1,2}){1,3})(?=[\s、]?(?:" + LETTER + r"|[“《]))", lambda n: f"1.{n}", "　", "never"
    ),
    Family(OrdinalStyle.IS, f"({HAN_NUMERAL})是", lambda n: to_han(n) + "是"),
    Family(OrdinalStyle.YAO, f"({HAN_NUMERAL})要(?!么)", lambda n: to_han(n) + "要"),
    Family(OrdinalStyle.DI_NOUN, f"第({HAN_NUMERAL})(?:个?(?:{DI_NOUNS})(?=[，,：:、\\s]|是|就是|要)|个{LETTER}{{0,4}}?(?=[，,：:、\\s]))", lambda n: f"第{to_han(n)}方面", "，"),
    Family(
        OrdinalStyle.DI, f"第({HAN_NUMERAL})(?:(?=[，,：:\\s])|(?=、(?!第|{HAN_NUMERAL}))|(?=[是要]))", lambda n: f"第{to_han(n)}", "，"
    ),
    Family(OrdinalStyle.QI, f"其({HAN_NUMERAL})(?=[，,、：:])", lambda n: f"其{to_han(n)}", "，"),
    Family(OrdinalStyle.SEQUENCE, "(首先|其次|再次|再者|最后)", lambda n: {v: k for k, v in SEQUENCE.items()}[n], "，", "hard"),
    Family(OrdinalStyle.HAN_PAREN, f"[（(]?({HAN_NUMERAL})[）)]", lambda n: f"（{to_han(n)}）"),
    Family(OrdinalStyle.HAN, f"({HAN_NUMERAL})(?:[、．.](?!{HAN_NUMERAL}[、，])|(?=[\u3000 ]))", lambda n: to_han(n) + "、", "", "hard"),
    Family(OrdinalStyle.DIGIT_PAREN, r"[（(]?(\d{1,2})[）)]", lambda n: f"（{n}）"),
    Family(OrdinalStyle.DIGIT, r"(\d{1,2})[.．、](?!\d(?!\d{3}年))", lambda n: f"{n}.", "", "hard"),
    Family(OrdinalStyle.CIRCLED, f"([{CIRCLED}])", lambda n: CIRCLED[n - 1]),
    Family(OrdinalStyle.STEM, f"([{STEMS}])、(?![{STEMS}])", lambda n: STEMS[n - 1] + "、", "", "hard"),
    Family(OrdinalStyle.DASH, "(——|──|――|—)(?![—─―])", lambda _: "——", "", "never"),
)
_BY_STYLE = {family.style: family for family in FAMILIES}
_ANY = re.compile(f"(?<![^{_SOFT}])(?:" + "|".join(f"(?:{family.pattern})" for family in FAMILIES) + ")")
_COURTESY = re.compile("[，,]?(?:我|再次|请允许|衷心|预|，)*(?:祝|感谢|谢谢)")
_DELIMITER = re.compile("[，,：:、]?[ \u3000]*")
#: Families whose marker is complete in itself: what follows belongs to the heading.
_BARE = frozenset({OrdinalStyle.IS, OrdinalStyle.YAO, OrdinalStyle.DASH, OrdinalStyle.CIRCLED})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where an ordinal may stand: its marker at ``start``, the item's own text from ``after``."""

    ordinal: Ordinal
    start: int
    after: int
    line: int
    first: bool  # nothing but blanks before it on its line


def ordinal(style: OrdinalStyle, number: int) -> Ordinal:
    """Write the ordinal of a family.

    >>> ordinal(OrdinalStyle.HAN_PAREN, 12).written, ordinal(OrdinalStyle.DI, 2).written, ordinal(OrdinalStyle.DASH, 3).written
    ('（十二）', '第二，', '——')
    """
    family = _BY_STYLE[style]
    return Ordinal(style, 1 if style is OrdinalStyle.DASH else number, family.write(number), family.delimiter)


def number_of(style: OrdinalStyle, numeral: str) -> int:
    """The number that a numeral has in its family (the last component for 1.1)."""
    match style:
        case OrdinalStyle.CIRCLED:
            return CIRCLED.index(numeral) + 1
        case OrdinalStyle.STEM:
            return STEMS.index(numeral) + 1
        case OrdinalStyle.SEQUENCE:
            return SEQUENCE[numeral]
        case OrdinalStyle.DASH:
            return 1
        case OrdinalStyle.DECIMAL:
            return int(re.split("[.．]", numeral)[-1])
        case _:
            return to_int(numeral)


def _starts_line(text: str, position: int) -> bool:
    while position and text[position - 1] != "\n":
        position -= 1
        if not text[position].isspace():
            return False
    return True


def candidates(text: str) -> Iterator[Candidate]:
    """Every place in ``text`` where an ordinal may stand, in reading order.

    >>> [c.ordinal.marker for c in candidates("二、要点\\n讲两点：一是压实责任；二是举一反三、认真排查。统筹第一、第二剂次。")]
    ['二、', '一是', '二是']
    """
    line, counted = 0, 0
    for match in _ANY.finditer(text):
        start = match.start()
        line += text.count("\n", counted, start)
        counted = start
        family = FAMILIES[(match.lastindex or 1) - 1]
        first = _starts_line(text, start)
        if not first and (family.inline == "never" or (family.inline == "hard" and text[start - 1] not in _HARD)):
            continue
        marker, after = match[0], match.end()
        number = number_of(family.style, match[match.lastindex or 1])
        if number == 0 or (family.style is OrdinalStyle.IS and text.startswith(match[match.lastindex or 1], after)):
            continue  # 一是一、二是二 counts nothing
        if number == LAST and _COURTESY.match(text, match.end()):
            continue  # 最后，祝大家… takes leave
        if family.style is OrdinalStyle.HAN and marker[-1] not in "、．." and not first:
            continue  # 一　三三制 is a heading only at the start of a line
        delimiter = ""
        if family.style in (OrdinalStyle.IS, OrdinalStyle.YAO):
            delimiter = text[after : after + 1] if text[after : after + 1] in "，," else ""
        elif family.style not in _BARE:
            found = _DELIMITER.match(text, after)
            delimiter = found[0] if found else ""
            if marker[-1] in "、．.）)" and delimiter.strip():
                delimiter = delimiter if marker[-1] in "）)" and delimiter[0] == "、" else ""
        if not first and marker[-1] in "）)" and marker[0] not in "（(":
            continue  # a lone closing bracket numbers nothing inside a paragraph
        yield Candidate(Ordinal(family.style, number, marker, delimiter), start, after + len(delimiter), line, first)
