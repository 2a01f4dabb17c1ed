"""Which items of a learned list are kept where there is no room for all: what most documents on the topic speak of."""

from __future__ import annotations

import re

import pytest

from generator.document import Section
from generator.drafting.answering import moderated
from generator.drafting.outline import Outline
from generator.drafting.stages import Heading
from generator.drafting.supply import Supply
from generator.learning.register import Register
from generator.workflows.drafts import Drafter


def test_what_most_documents_have_in_a_heading_is_more_common_than_what_one_has(register: Register) -> None:
    fire, mines, rare = Supply(register).commonness.among("安全生产", [Heading("严管燃气消防"), Heading("严管矿山"), Heading("严管索道")])
    assert fire > mines > rare


@pytest.mark.parametrize("seed", range(6))
def test_a_short_speech_on_safety_speaks_of_fire(drafter: Drafter, seed: int) -> None:
    made = drafter.draft(Outline("安全生产", level="县", length=1500, seed=seed))
    assert "消防" in made.text or "火灾" in made.text


def test_a_list_at_the_end_that_is_cut_keeps_who_answers_before_all_others(drafter: Drafter) -> None:
    endings = [drafter.draft(Outline("安全生产", level="县", length=1500, seed=seed)).document.sections[-1] for seed in range(4)]
    headings = ["".join(item.heading for item in ending.blocks if isinstance(item, Section)) for ending in endings]
    assert sum(bool(re.search("领导|党政|属地", one)) for one in headings) >= 3  # none when all that a speech may end with is worth as much


@pytest.mark.parametrize(("topic", "level"), [(topic, level) for topic in ("低空经济", "殡葬改革", "耕地保护") for level in ("县", "市", "区")])
def test_a_speech_on_a_topic_of_the_lexicon_ends_with_who_answers_and_who_looks_after_it(drafter: Drafter, topic: str, level: str) -> None:
    made = drafter.draft(Outline(topic, level=level, length=1500, seed=3))
    last = "".join(line for line in made.text.split("\n")[-6:])
    assert any(word in last for word in ("负总责", "主要负责", "负责同志", "牵头"))
    assert any(word in last for word in ("督查", "考核", "暗访"))


def test_many_shortcomings_are_not_spoken_of_where_few_are_told() -> None:
    told = "有的站点闲置。有的队伍不稳。"
    assert moderated("全县工作面临不少困难和挑战。", f"全县工作面临不少困难和挑战。{told}") == "全县工作面临一些困难和挑战。"
    assert moderated("全县工作面临不少困难和挑战。", f"全县工作面临不少困难和挑战。{told}有的投入不足。") == "全县工作面临不少困难和挑战。"
    assert moderated("走访不少于一次。", "走访不少于一次。") == "走访不少于一次。"
