"""The classes of wordings that may stand for each other: that none exchanges what must stand as it is."""

from __future__ import annotations

import re
from itertools import combinations

from generator.files.lexicon import read_phrase_lexicon
from generator.files.locations import data_folder

LEXICON = read_phrase_lexicon(data_folder("seeds") / "lexicon")
CLASSES = (*LEXICON.free, *LEXICON.verbs, *LEXICON.leads, *LEXICON.near, *LEXICON.oneway)
#: Words that tell how often or by when something is done.
HOW_OFTEN = ("定期", "经常", "按期", "随时", "第一时间", "每月", "逐月")


def test_a_body_has_one_name_through_a_draft() -> None:
    named = [row for row in CLASSES if sum(bool(re.search("(?<!有关)(?<!相关)(?<!责任)(?<!各级各)(?<!布)[部门局委办厅]$|机关$", word)) for word in row) >= 2]
    assert [row for row in named if not all(re.match("有的|个别|少数|一些|部分|有关|相关|各", word) for word in row)] == []


def test_how_often_something_is_done_is_not_exchanged() -> None:
    for row in CLASSES:
        for one, other in combinations(row, 2):
            told = [{word for word in HOW_OFTEN if word in text} for text in (one, other)]
            assert not (told[0] and told[1] and told[0] != told[1]), row
