"""Repairs inside lines: stray controls, inserted pinyin, doubled commas, broken characters, width, script."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.language.letters import HAN
from generator.language.punctuation import fold_width
from generator.language.script import to_simplified
from generator.parsing.clean.edits import Edit

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ue000-\uf8ff\ufffd]+")
_SPACES = re.compile("[\xa0\u2000-\u200a\u202f\u205f\t]")
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
#: 開(kāi): one syllable with a tone mark, or plain letters (IPA ɡ and ɑ occur) right after a Han character.
_PINYIN = re.compile(rf"[(（](?<=[{HAN}].)(?=[^)）]{{0,7}}[{_TONES}])[a-zɑɡü{_TONES}]{{1,7}}[)）]")
_TONELESS = re.compile(rf"[(（](?<=[{HAN}].)(?:de|le|zhe|ma|ne|ba|men|zi|er|tou)[)）]")
#: Commas beside each other or beside another stop; the pattern starts with a class, not with a look-behind, to stay fast.
_DOUBLED = re.compile("[,，、。；：][,，]+|[,，][、。；：！？]")
#: Asked first: looking for pairs is faster than the pattern, and clean text holds none.
_DOUBLED_PAIRS = tuple(a + "，" for a in "，、。；：") + tuple("，" + b for b in "、。；：！？")
#: “。縣” of a page that went through the wrong code page.
_BROKEN = re.compile(r"[,，]?\?\?h(?=[\u4e00-\u9fff])")


def line_ends(text: str) -> Iterator[Edit]:
    """Every kind of line end becomes a newline, every kind of blank a space; controls go."""
    for match in _LINE_ENDS.finditer(text):
        yield Edit(match.start(), match.end(), "\n")
    for match in _SPACES.finditer(text):
        yield Edit(match.start(), match.end(), " ")
    for match in _CONTROLS.finditer(text):
        yield Edit(match.start(), match.end(), "")


def pinyin(text: str) -> Iterator[Edit]:
    """Pinyin inserted after characters (開(kāi) → 開)."""
    toned = [Edit(m.start(), m.end(), "", "夹注拼音") for m in _PINYIN.finditer(text)]
    yield from toned
    if len(toned) >= 3:
        for match in _TONELESS.finditer(text):
            yield Edit(match.start(), match.end(), "", "夹注拼音")


def marks(text: str) -> Iterator[Edit]:
    """Doubled commas, a comma beside another mark, characters broken by a wrong code page."""
    for match in _BROKEN.finditer(text) if "??h" in text else ():
        yield Edit(match.start(), match.end(), "。县", "乱码")
    if "," not in text and not any(pair in text for pair in _DOUBLED_PAIRS):
        return
    for match in _DOUBLED.finditer(text):
        kept = match[0].strip(",，") or "，"
        yield Edit(match.start(), match.end(), kept, "重复逗号")


def _same_length(convert: Callable[[str], str]) -> Callable[[str], Iterator[Edit]]:
    def edits(text: str) -> Iterator[Edit]:
        new = convert(text)
        if new != text:
            yield Edit(0, len(text), new)

    edits.__doc__ = convert.__doc__
    edits.__name__ = convert.__name__
    return edits


width = _same_length(fold_width)
script = _same_length(to_simplified)

#: 几 个 问 题 的 通 知: single characters set apart; names (李　强) are shorter and stay.
_SPACED = re.compile(rf"(?<![{HAN}])[{HAN}](?:[ \u3000][{HAN}]){{3,}}(?![{HAN}])|(?<=[{HAN}])(?:[ \u3000][{HAN}]){{4,}}(?![{HAN}])")



def _has_spaced(text: str) -> bool:
    """Whether three blanks stand one character apart; asked first, because looking for blanks is much faster than the pattern."""
    plain = text.replace("\u3000", " ")
    at = plain.find(" ")
    while at >= 0:
        if plain[at + 2 : at + 3] == " " and plain[at + 4 : at + 5] == " ":
            return True
        at = plain.find(" ", at + 1)
    return False


def spaced(text: str) -> Iterator[Edit]:
    """Letter-spaced titles (关 于 加 强) are closed up."""
    if not _has_spaced(text):
        return
    for match in _SPACED.finditer(text):
        for k, character in enumerate(match[0]):
            if character in " \u3000":
                yield Edit(match.start() + k, match.start() + k + 1, "")


#: A line that begins with a stop belongs to the line above (a link set on its own line by the page).
_TORN = re.compile("\n(?=[。，、；：！？”）])")


def torn(text: str) -> Iterator[Edit]:
    """Lines torn before a stop are joined again."""
    for match in _TORN.finditer(text):
        yield Edit(match.start(), match.end(), "")


_BLANKS = frozenset(" \u3000\n")
_BLANK_PAIRS = ("\n\n", "\n ", " \n", "\n\u3000", "\u3000\n")
_BLANK_EDGES = re.compile("^[ \u3000]+|[ \u3000]+$|\n{2,}", re.M)


def blanks(text: str) -> Iterator[Edit]:
    """Indents, trailing blanks and empty lines."""
    if not (any(pair in text for pair in _BLANK_PAIRS) or text[:1] in _BLANKS or text[-1:] in _BLANKS):
        return
    for match in _BLANK_EDGES.finditer(text):
        yield Edit(match.start(), match.end(), "\n" if match[0][0] == "\n" else "")
    if text.startswith("\n"):
        yield Edit(0, 1, "")
    if len(text) > 1 and text.endswith("\n"):
        yield Edit(len(text) - 1, len(text), "")
