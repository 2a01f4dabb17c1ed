"""Long titles over several lines: about equally long, broken between words, never before 的 or after 关于."""

from __future__ import annotations

import unicodedata
from functools import cache
from math import ceil

#: A line does not begin with one of these, nor end in one of those.
_NOT_FIRST = ("的", "了", "和", "与", "及", "、", "，", "）", "》", "”", "：", "上", "中", "等")
_NOT_LAST = ("关于", "在", "对", "向", "和", "与", "及", "《", "（", "“", "的、")
#: What tearing a phrase costs, in characters of unevenness, and what passing over a blank between two headlines does.
_TORN, _AT_BLANKS = 6.0, 5.0


def width(text: str) -> float:
    """How wide a text is in full-width characters.

    >>> width("2026年")
    3.0
    """
    return sum(1 if unicodedata.east_asian_width(character) in "WFA" else 0.5 for character in text)


def break_title(title: str, room: float) -> tuple[str, ...]:
    """The lines of a title in ``room`` full-width characters a line; joined they give the title again.

    >>> break_title("关于印发全县安全生产治本攻坚三年行动实施方案的通知", 20)
    ('关于印发全县安全生产治本', '攻坚三年行动实施方案的通知')
    >>> break_title("市安委会召开全体会议 部署冬季安全生产 确保安全度冬", 18)
    ('市安委会召开全体会议 ', '部署冬季安全生产 确保安全度冬')
    >>> break_title("在全县会议上的讲话", 20)
    ('在全县会议上的讲话',)
    """
    if width(title) <= room:
        return (title,)
    from generator.language.words import cut  # late: a dictionary that short titles do not need

    words = cut(title)
    count = ceil(width(title) / room)
    while count <= len(words):
        if found := _lines(tuple(words), count, room):
            return found
        count += 1
    return (title,)  # one word longer than a line: the page breaks it where it must


def _lines(words: tuple[str, ...], count: int, room: float) -> tuple[str, ...]:
    """The best way to set words in ``count`` lines; empty when there is none."""
    ideal = width("".join(words)) / count
    blanks = any(word.isspace() for word in words)

    @cache
    def best(start: int, left: int) -> tuple[float, tuple[str, ...]]:
        if left == 1:
            last = "".join(words[start:])
            return (abs(width(last) - ideal), (last,)) if 0 < width(last) <= room else (float("inf"), ())
        found: tuple[float, tuple[str, ...]] = (float("inf"), ())
        for stop in range(start + 1, len(words)):
            line = "".join(words[start:stop])
            if width(line) > room:
                break
            cost, rest = best(stop, left - 1)
            torn = words[stop].startswith(_NOT_FIRST) + line.endswith(_NOT_LAST)
            passed = blanks and not line[-1].isspace()
            cost += abs(width(line) - ideal) + _TORN * torn + _AT_BLANKS * passed
            if cost < found[0]:
                found = (cost, (line, *rest))
        return found

    return best(0, count)[1]
