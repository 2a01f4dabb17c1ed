"""What speeches and reports of meetings tell at their end: who answers before all others, how it is seen to, who is called to account."""

from __future__ import annotations

import re

import pytest

from generator.document import Genre
from generator.drafting.headings import HeadingStore
from generator.drafting.item_headings import ItemHeadings
from generator.drafting.outline import Outline
from generator.drafting.stages import Heading
from generator.drafting.subject import find_subject
from generator.drafting.supply import Supply
from generator.files.templates import read_templates
from generator.learning.register import Register
from generator.workflows.drafts import Drafter

_TOPICS = ("安全生产", "营商环境", "教育", "乡村振兴", "就业", "财政", "交通运输", "低空经济")
_TELLS = ("负总责|第一责任人|主要负责|主要领导|党政(?:主要)?负责|属地责任", "督[查导]|考核|暗访", "问责|追责|追究|约谈|处理|处分")
#: Of the drafts so many tell each: some learned speeches of a level do not.
_SHARE = 0.9


def test_short_speeches_tell_who_answers_how_it_is_seen_to_and_who_is_called_to_account(drafter: Drafter) -> None:
    texts = [drafter.draft(Outline(topic, level=level, length=1500, seed=1)).text for topic in _TOPICS for level in ("市", "县", "区")]
    for tells in _TELLS:
        assert sum(bool(re.search(tells, text)) for text in texts) >= _SHARE * len(texts), tells


@pytest.mark.parametrize("topic", ["养老服务", "市场监管", "殡葬改革", "物业管理", "教育", "森林防火"])
def test_reports_of_meetings_tell_who_answers(drafter: Drafter, topic: str) -> None:
    made = drafter.draft(Outline(topic, Genre.MEETING_NEWS, level="县", length=1500, seed=5))
    assert sum(bool(re.search(tells, made.text)) for tells in _TELLS) >= 2


def test_what_a_report_adds_at_its_end_is_no_part_of_its_last_item(drafter: Drafter) -> None:
    made = drafter.draft(Outline("殡葬改革", Genre.MEETING_NEWS, level="县", length=1500, seed=5))
    [added] = [line for line in made.text.split("\n")[3:] if re.match("会议(?:要求|强调)，(?!要重点)", line)]
    assert added not in "".join(str(one) for one in made.document.sections)


def test_an_outline_that_gives_its_last_section_keeps_it(drafter: Drafter, register: Register) -> None:
    from generator.drafting.outline import Passage, SectionOutline

    given = SectionOutline("压实工作责任", (Passage("各科室要按分工抓好落实。"),))
    made = Drafter(register, read_templates()).draft(Outline("教育", level="县", sections=(SectionOutline(), SectionOutline(), given), seed=1))
    assert made.text.split("\n")[-3:-1] == ["三、压实工作责任", "各科室要按分工抓好落实。"]


def test_items_that_would_say_the_same_again_are_known(register: Register) -> None:
    from random import Random

    supply = Supply(register)
    subject = find_subject(register.phrases, "森林防火", "市", ["市"])
    items = ItemHeadings(HeadingStore(supply, subject, rng=Random(1)))
    heads = [Heading(text, item=entry.first + k) for entry in supply.lists_of("森林防火") if entry.depth > 1 for k, text in enumerate(entry.headings)]
    watch, net, burn = (next(head for head in heads if head.text == text) for text in ("加密监测预警", "织密监测网络", "管住野外火源"))
    assert items.tells_again(watch, [net]) and not items.tells_again(watch, [burn])
