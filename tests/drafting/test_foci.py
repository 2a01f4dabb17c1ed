"""What a draft says of its foci, above all on topics that the corpus does not have."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from random import Random

import pytest

from generator.document import Genre, Section, body_text, walk
from generator.drafting.foci import Foci
from generator.drafting.outline import Outline, SectionOutline
from generator.drafting.passages import PassageWriter
from generator.drafting.sector_text import SectorText
from generator.drafting.supply import Supply
from generator.errors import RequestError
from generator.files.templates import read_templates
from generator.language.sentences import split_sentences
from generator.learning.register import Register, from_bytes, to_bytes
from generator.workflows.drafts import Drafter, make_draft
from tests.conftest import Run
from tests.drafting.conftest import headed

FOCI = {
    "低空经济": ("低空物流", "起降场", "空域管理", "飞行安全"),
    "殡葬改革": ("惠民殡葬", "公墓建设", "移风易俗", "散埋乱葬治理"),
    "数字档案": ("档案室", "目录著录", "人才队伍"),
    "养老服务": ("助餐服务", "失能照护", "护理员队伍"),
}


@pytest.mark.parametrize(("topic", "genre"), list(itertools.product(FOCI, (Genre.SPEECH, Genre.MEETING_NEWS, Genre.MINUTES))))
def test_every_focus_is_a_heading_with_a_paragraph_of_its_own(drafter: Drafter, topic: str, genre: Genre) -> None:
    for seed in range(3):
        made = drafter.draft(Outline(topic, genre, length=1800, foci=FOCI[topic], seed=seed))
        for word in FOCI[topic]:
            sections = headed(made.document, word)
            assert sections, (seed, word)
            assert any(len(body_text((one,))) >= 60 for one in sections), (seed, word)
        assert not re.search(r"[{}]", made.text)
        assert all(name in ("工作成效", "时间", "地点", "主持人", "主要领导", "出席人员", "记录人") for name in made.missing)


def test_two_seeds_say_different_things_of_a_focus(drafter: Drafter) -> None:
    one, two = ({origin.sentence for origin in drafter.draft(Outline("低空经济", length=1800, foci=FOCI["低空经济"], seed=seed)).origins if origin.role == "set"} for seed in (1, 2))
    assert len(one & two) <= min(len(one), len(two)) // 3


def test_a_number_of_sections_asked_for_is_kept(drafter: Drafter) -> None:
    for seed in range(3):
        made = drafter.draft(Outline("低空经济", length=1800, section_count=3, foci=FOCI["低空经济"], seed=seed))
        assert len(made.document.sections) == 3
        assert all(headed(made.document, word) for word in FOCI["低空经济"])


def test_a_focus_that_finds_no_heading_is_still_said(drafter: Drafter) -> None:
    outline = Outline("低空经济", sections=(SectionOutline("抓好部署"), SectionOutline("压实责任")), foci=("起降场",), length=800)
    assert "起降场" in drafter.draft(outline).text


@pytest.mark.parametrize(
    ("focus", "kind"),
    [("飞行安全", "安全风险"), ("起降场", "设施场所"), ("档案室", "设施场所"), ("空域管理", "监管整治"), ("低空物流", "产业市场"), ("公墓建设", "项目建设"), ("人才队伍", "队伍人才"), ("碑位", "其他事项")],
)
def test_what_a_focus_is_called_tells_its_kind(register: Register, focus: str, kind: str) -> None:
    supply = Supply(register)
    subject = supply.subject("低空经济", "市")
    passages = PassageWriter(supply, subject, rng=Random(1))
    foci = Foci(passages, register.phrases.lexicon, subject, SectorText(passages, (), "低空经济", rng=Random(1)), rng=Random(1))
    assert foci.kind(focus).name == kind


@pytest.mark.parametrize("topic", ["低空经济", "殡葬改革", "物业管理"])
def test_a_speech_on_a_topic_of_a_sector_ends_as_learned_documents_on_any_topic_do(drafter: Drafter, topic: str) -> None:
    for seed in range(3):
        made = drafter.draft(Outline(topic, length=2000, level="县", foci=FOCI.get(topic, ()), seed=seed))
        last = body_text(made.document.sections[-1].blocks)
        said = [origin for origin in made.origins if origin.sentence in last]
        learned = [origin for origin in said if origin.document >= 0]
        assert len(learned) >= 2 and all(origin.generic for origin in learned), (topic, seed)
        assert sum(origin.role == "set" for origin in said) <= 1, (topic, seed)  # what leads to who does what


def test_the_end_of_a_speech_on_any_topic_speaks_of_money_and_of_officials_once(drafter: Drafter) -> None:
    for topic, seed in itertools.product(("低空经济", "公共法律服务"), range(6)):
        lines = drafter.draft(Outline(topic, Genre.SPEECH, length=1500, seed=seed)).text.split("\n")
        for said in ("县财政(局|部门)要", "县委组织部(门)?要"):
            assert sum(bool(re.search(said, line)) for line in lines) <= 1


def test_what_is_wanting_in_the_tasks_is_told_in_the_first_section_only(drafter: Drafter) -> None:
    for seed in range(4):
        made = drafter.draft(Outline("低空经济", length=2400, foci=FOCI["低空经济"], seed=seed))
        first = body_text(made.document.sections[0].blocks)
        wanting = [origin.sentence for origin in made.origins if re.match("一些|有的|部分|个别|少数|目前", origin.sentence) and origin.role == "sector"]
        assert wanting and all(sentence in first for sentence in wanting), seed


def test_a_focus_with_a_verb_is_a_heading_as_it_stands(drafter: Drafter) -> None:
    made = drafter.draft(Outline("低空经济", length=1500, foci=("规范空域管理", "守牢飞行安全"), seed=3))
    assert {"规范空域管理", "守牢飞行安全"} <= {(one.heading or "").rstrip("。") for _, one in walk(made.document.body) if isinstance(one, Section)}
    assert not re.search("规范规范|守牢守牢|[牢紧扣]守牢飞行安全", made.text)


def test_a_given_heading_on_a_thing_that_is_known_by_its_kind_is_written_out(drafter: Drafter) -> None:
    outline = Outline("低空经济", sections=(SectionOutline("建好起降场"), SectionOutline("规范空域管理")), length=900, seed=2)
    made = drafter.draft(outline)
    for word in ("起降场", "空域管理"):
        (section,) = headed(made.document, word)
        assert word in body_text(section.blocks)


@pytest.mark.parametrize("foci", [("空域、管理",), ("一",), ("安全", "安全"), tuple(f"着力点{k}" for k in range(10)), ("字" * 13,)])
def test_what_is_no_focus_is_refused(foci: tuple[str, ...]) -> None:
    with pytest.raises(RequestError, match="着力点"):
        Outline("低空经济", foci=foci)


def test_a_banned_word_in_a_focus_is_refused(register: Register) -> None:
    with pytest.raises(RequestError, match="着力点“飞行安全”里有禁用词“安全”"):
        make_draft(Outline("低空经济", foci=("飞行安全", "起降场"), banned=("安全",)), register, read_templates())


def test_foci_on_the_command_line_may_be_set_apart_in_any_way(run: Run) -> None:
    said = {run("draft", "-t", "低空经济", "-l", 900, *more).out for more in (("-f", "空域管理、飞行安全、"), ("-f", "空域管理", "--focus", "飞行安全"), ("-f", "空域管理, 飞行安全"))}
    assert len(said) == 1
    assert "空域管理" in said.pop()


def test_the_lexicon_of_foci_is_whole(register: Register) -> None:
    kinds = register.phrases.lexicon.foci
    assert len(kinds) == 16
    assert [one.name for one in kinds if not one.endings] == ["其他事项"]
    for kind in kinds:
        assert len([one for one in kind.headings if one.index("{}") == 2]) >= 5
        assert len(kind.shortcomings) >= 2
        patterns = (*kind.reasons, *kind.shortcomings, *kind.measures, *kind.accounts, *kind.aims)
        assert len(set(patterns)) == len(patterns) >= 36
        for one in patterns:
            assert one.endswith("。")
            assert set(re.findall(r"{(\w+)}", one)) <= {"着力点", "主题", "全域"}
            assert not re.search(r"\d|[××]", one)


def test_the_same_outline_without_a_lexicon_still_says_its_words(register: Register) -> None:
    bare = replace(register.phrases.lexicon, foci=())
    phrases = replace(register.phrases, lexicon=bare)
    made = make_draft(Outline("低空经济", foci=("起降场", "飞行安全"), length=900), replace(register, phrases=phrases), read_templates())
    assert "起降场" in made.text and "飞行安全" in made.text


def test_a_register_keeps_what_it_knows_of_foci(register: Register) -> None:
    assert from_bytes(to_bytes(register)).phrases.lexicon == register.phrases.lexicon


def test_every_sentence_on_foci_is_told_where_it_came_from(drafter: Drafter) -> None:
    made = drafter.draft(Outline("低空经济", length=1800, foci=FOCI["低空经济"], seed=4))
    opening, section = made.document.sections[:2]
    said = {origin.sentence for origin in made.origins}
    text = body_text(opening.blocks) + body_text(section.blocks)
    assert len([one for one in split_sentences(text) if one in said]) >= 10
    assert all(one in said for one in split_sentences(body_text(opening.blocks).replace("\n", "")))


def test_what_was_asked_for_beside_foci_is_told_once(drafter: Drafter) -> None:
    for seed in range(6):
        made = drafter.draft(Outline("安全生产", Genre.MINUTES, length=2000, seed=seed, foci=("燃气安全",)))
        assert sum("燃气安全" in section.heading for section in made.document.sections) == 1
