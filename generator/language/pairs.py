"""Marks that come in pairs: which closes which, what is left alone, what stands inside its own kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

#: Half-width round brackets count as the full-width ones: their width is another question.
_CLOSES: Mapping[str, str] = MappingProxyType(
    {"”": "“", "’": "‘", "）": "（", ")": "（", "》": "《", "〉": "〈", "〕": "〔", "】": "【", "」": "「", "』": "『"}
)
_OPENS = MappingProxyType({"(": "（"} | {mark: mark for mark in _CLOSES.values()})
PARTNER: Mapping[str, str] = MappingProxyType({open_: close for close, open_ in _CLOSES.items() if close != ")"})
_MARK = re.compile("[“”‘’（）()《》〈〉〔〕【】「」『』]")
#: 1) and 一） number an item; the bracket closes nothing.
_NUMBERING = re.compile("(?:^|[\\s。；：，、！？])(?:\\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z①-⑳])$")
_NUMBERING_REACH = 5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two marks that belong together; ``inside`` names the mark of the innermost pair around them."""

    start: int
    end: int
    mark: str
    inside: str


@dataclass(frozen=True, slots=True)
class Matched:
    """The pairs of a line, and the places of the marks without a partner."""

    pairs: tuple[Pair, ...]
    alone: tuple[int, ...]


def match_marks(line: str) -> Matched:
    """Match the paired marks of one line.

    >>> match_marks("要做到“四个“到位””。").pairs[1]
    Pair(start=6, end=9, mark='“', inside='“')
    >>> match_marks("（一）落实“责任制。").alone
    (5,)
    """
    open_: list[tuple[int, str]] = []
    pairs: list[Pair] = []
    alone: list[int] = []
    for found in _MARK.finditer(line):
        place, mark = found.start(), found[0]
        if mark in _OPENS:
            open_.append((place, _OPENS[mark]))
            continue
        wanted = _CLOSES[mark]
        k = next((k for k in range(len(open_) - 1, max(-1, len(open_) - 9), -1) if open_[k][1] == wanted), None)
        if k is None:
            latin = mark == "’" and (line[place - 1 : place].isascii() or line[place + 1 : place + 2].isdigit())  # don’t, ’99
            numbering = wanted == "（" and _NUMBERING.search(line[max(0, place - _NUMBERING_REACH) : place])
            if not (latin or numbering):
                alone.append(place)
            continue
        alone += [one for one, _ in open_[k + 1 :]]
        pairs.append(Pair(open_[k][0], place, wanted, open_[k - 1][1] if k else ""))
        del open_[k:]
    alone += [one for one, _ in open_]
    return Matched(tuple(sorted(pairs, key=lambda pair: pair.start)), tuple(sorted(alone)))
