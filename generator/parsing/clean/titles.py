"""Titles as pages set them: over several lines, and more than once."""

from __future__ import annotations

import re

from generator.language.sentences import is_ended
from generator.parsing.clean.cleaning import Cleaning, drop
from generator.parsing.clean.edits import Edit
from generator.parsing.clean.page import fold, is_item
from generator.parsing.lines import Line
from generator.parsing.rules.front import TITLE_END

_TITLE_LINES = 5
_LONGEST_TITLE = 100
_MIDDLE = re.compile("[。；！？：，:]$|号$|期$|文件$")


def join_broken_title(cleaning: Cleaning, lines: list[Line]) -> None:
    """A title set over two or three lines becomes one line, also below a red head."""
    known = fold(cleaning.metadata.get("标题", ""))
    for begin in range(min(_TITLE_LINES, len(lines) - 2)):
        joined = lines[begin].text
        if TITLE_END.search(joined) or len(joined) > 40 or _MIDDLE.search(joined):
            continue
        for k in range(begin + 1, min(begin + 4, len(lines) - 1)):
            text = lines[k].text
            if len(text) > 60 or (k > begin + 1 and _MIDDLE.search(lines[k - 1].text)):
                break
            joined += text
            ended = bool(TITLE_END.search(text))
            whole = fold(joined) == known if known else ended and "关于" in joined and len(joined) <= 90 and (begin == 0 or text.startswith("关于"))
            if whole or (len(text) <= 3 and begin == 0 and k == 1 and TITLE_END.search(joined)):
                cleaning.edit([Edit(lines[i].end, lines[i + 1].start, "") for i in range(begin, k)], "title")
                return
            if ended:
                break


def clear_repeated_title(cleaning: Cleaning, lines: list[Line]) -> None:
    """A title that stands again below the first line is taken out."""
    if len(lines) < 3 or len(fold(lines[0].text)) < 6 or is_ended(lines[0].text) or lines[0].text[-1] in "：:，" or is_item(lines[0].text):
        return
    title = fold(lines[0].text)
    repeated = [line for line in lines[1:] if len(title) <= len(line.text) < _LONGEST_TITLE and title[0] in line.text and fold(line.text) == title]
    cleaning.edit([drop(line, cleaning.text, "重复标题") for line in repeated], "title")
