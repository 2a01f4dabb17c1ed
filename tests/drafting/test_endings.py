"""What speeches tell at their end: who answers before all others, how it is seen to, who is called to account."""

from __future__ import annotations

import re

from generator.drafting.outline import Outline, Passage, SectionOutline
from generator.workflows.drafts import Drafter
from tests.drafting.conftest import TELLS

_TOPICS = ("安全生产", "营商环境", "教育", "乡村振兴", "就业", "财政", "交通运输", "低空经济")
#: Of the drafts so many tell each: some learned speeches of a level do not.
_SHARE = 0.9


def test_short_speeches_tell_who_answers_how_it_is_seen_to_and_who_is_called_to_account(drafter: Drafter) -> None:
    texts = [drafter.draft(Outline(topic, level=level, length=1500, seed=1)).text for topic in _TOPICS for level in ("市", "县", "区")]
    for tells in TELLS:
        assert sum(bool(re.search(tells, text)) for text in texts) >= _SHARE * len(texts), tells


def test_an_outline_that_gives_its_last_section_keeps_it(drafter: Drafter) -> None:
    given = SectionOutline("压实工作责任", (Passage("各科室要按分工抓好落实。"),))
    made = drafter.draft(Outline("教育", level="县", sections=(SectionOutline(), SectionOutline(), given), seed=1))
    assert made.text.split("\n")[-3:-1] == ["三、压实工作责任", "各科室要按分工抓好落实。"]
