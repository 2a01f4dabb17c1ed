"""Reports of meetings: what they tell is of one document, nothing twice, and who answers for it stands at the end."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from random import Random

import pytest

from generator.document import Genre, body_text
from generator.drafting.headings import HeadingStore
from generator.drafting.item_headings import ItemHeadings
from generator.drafting.outline import Outline
from generator.drafting.stages import Heading
from generator.drafting.subject import find_subject
from generator.drafting.supply import Supply
from generator.learning.register import Register
from generator.workflows.drafts import Draft, Drafter
from tests.drafting.conftest import TELLS

#: Parts that every report on a topic tells and its document does not are told as others do.
_MOSTLY = 0.65
#: So large a share of those parts is told nowhere in fifteen reports at most.
_UNTOLD = 0.1


def _followed(made: Draft) -> Counter[int]:
    """How many sentences of its matters a report has from each learned document; what the lexicon adds is of none."""
    body = "".join(body_text(one.blocks) for one in made.document.sections)
    return Counter(origin.document for origin in made.origins if origin.sentence in body and origin.document >= 0)


@pytest.mark.parametrize(("topic", "seed"), [(topic, seed) for topic in ("安全生产", "森林防火", "营商环境", "基层党建") for seed in (1, 2)])
def test_the_matters_of_a_report_are_those_of_one_document(drafter: Drafter, topic: str, seed: int) -> None:
    made = drafter.draft(Outline(topic, Genre.MEETING_NEWS, level="县", length=1500, seed=seed))
    said = _followed(made)
    assert said.most_common(1)[0][1] >= _MOSTLY * said.total()


def test_the_next_seed_follows_another_document(drafter: Drafter) -> None:
    followed = [_followed(drafter.draft(Outline("安全生产", Genre.MEETING_NEWS, level="县", length=1500, seed=seed))).most_common(1)[0][0] for seed in range(3)]
    assert followed[0] != followed[1] != followed[2]


@pytest.mark.parametrize("topic", ["养老服务", "市场监管", "殡葬改革", "物业管理", "教育", "森林防火"])
def test_a_report_tells_who_answers(drafter: Drafter, topic: str) -> None:
    text = drafter.draft(Outline(topic, Genre.MEETING_NEWS, level="县", length=1500, seed=5)).text
    assert sum(bool(re.search(tells, text)) for tells in TELLS) >= 2


@pytest.mark.parametrize("topic", ["安全生产", "教育", "市场监管", "招商引资", "养老服务", "应急管理"])
def test_a_report_says_more_than_a_sentence_of_the_matter_at_large(drafter: Drafter, topic: str) -> None:
    for level in "市县区":
        line = drafter.draft(Outline(topic, Genre.MEETING_NEWS, level=level, length=1500, seed=6)).text.split("\n")[2]
        assert re.match("会议(?:指出|认为)，", line) and line.count("。") >= 2


def test_reports_come_to_what_they_raise_of_the_matter_at_large(drafter: Drafter, register: Register) -> None:
    supply = Supply(register)
    raised, left = 0, []
    for topic, level in itertools.product(("教育", "信访", "平安建设", "应急管理", "基层党建", "公共卫生", "市场监管"), "市县区"):
        made = drafter.draft(Outline(topic, Genre.MEETING_NEWS, level=level, length=1500, seed=6))
        line = made.text.split("\n")[2]
        body = "".join(body_text(one.blocks) + (one.heading or "") for one in made.document.sections)
        for origin in made.origins:
            if origin.sentence in line and supply.answers(origin.row):
                raised += 1
                weights = supply.words_in(origin.source)
                if sum(weight for word, weight in weights.items() if word in body) < 0.1 * sum(weights.values()):
                    left.append(origin.sentence)
    assert raised and len(left) <= 1, left  # an answer that there was no room for


def test_the_matters_of_a_report_keep_the_order_of_its_document(drafter: Drafter) -> None:
    rows = [[one.heading or "" for one in drafter.draft(Outline("安全生产", Genre.MEETING_NEWS, level=level, length=2000, seed=seed)).document.sections] for level in "县区" for seed in range(3)]
    places = [(k, len(row)) for row in rows for k, heading in enumerate(row) if re.search("企业.*责任", heading)]
    assert places and not any(k == count - 1 and count > 1 for k, count in places if k)  # 责任 in a heading does not put it last


def test_reports_tell_what_every_report_on_their_topic_does(drafter: Drafter, register: Register) -> None:
    parts = register.phrases.lexicon.parts
    told, untold = 0, []
    for topic, level in itertools.product(("安全生产", "教育", "财政", "营商环境", "医疗卫生"), "市县区"):
        text = drafter.draft(Outline(topic, Genre.MEETING_NEWS, level=level, length=1800, seed=1)).text
        missing = [(topic, level, part.name) for part in parts[topic] if not any(word in text for word in part.words)]
        untold += missing
        told += len(parts[topic]) - len(missing)
    assert len(untold) <= _UNTOLD * (told + len(untold)), untold


def test_what_no_list_has_enough_to_say_of_is_told_part_by_part(drafter: Drafter, register: Register) -> None:
    words = [part.words for part in register.phrases.lexicon.parts["财政"]]
    for level in "市县区":
        made = drafter.draft(Outline("财政", Genre.MEETING_NEWS, level=level, length=1800, seed=1))
        assert len(made.text) >= 0.75 * 1800
        assert sum(any(word in made.text for word in those) for those in words) >= 0.9 * len(words)


def test_what_a_report_adds_at_its_end_is_no_part_of_its_last_item(drafter: Drafter) -> None:
    made = drafter.draft(Outline("殡葬改革", Genre.MEETING_NEWS, level="县", length=1500, seed=5))
    [added] = [line for line in made.text.split("\n")[3:] if re.match("会议(?:要求|强调)，(?!要重点)", line)]
    assert added not in "".join(body_text(one.blocks) for one in made.document.sections)


@pytest.mark.parametrize(("topic", "level"), [("教育", "区"), ("统计普查", "县"), ("安全生产", "县"), ("基层党建", "县"), ("殡葬改革", "县")])
def test_what_a_report_says_of_the_matter_at_large_asks_nothing_of_single_bodies(drafter: Drafter, topic: str, level: str) -> None:
    lines = [drafter.draft(Outline(topic, Genre.MEETING_NEWS, level=level, length=1200, seed=seed)).text.split("\n")[2] for seed in range(4)]
    assert all(re.match("会议(?:指出|认为)，", line) for line in lines)
    assert not any(re.search("(?:(?<!全)[县区][^，。]{2,8}(?:局|委|部|办|校)|(?<!各)(?:医院|学校|企业))要", line) for line in lines)
    assert not any(re.match("会议(?:指出|认为)，(?:完善|健全|开展)", line) for line in lines)


def test_items_that_would_say_the_same_again_are_known(register: Register) -> None:
    supply = Supply(register)
    subject = find_subject(register.phrases, "森林防火", "市", ["市"])
    items = ItemHeadings(HeadingStore(supply, subject, rng=Random(1)))
    heads = [Heading(text, item=entry.first + k) for entry in supply.lists_of("森林防火") if entry.depth > 1 for k, text in enumerate(entry.headings)]
    watch, net, burn = (next(head for head in heads if head.text == text) for text in ("加密监测预警", "织密监测网络", "管住野外火源"))
    assert items.tells_again(watch, [net]) and not items.tells_again(watch, [burn])
