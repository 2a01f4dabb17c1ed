"""What a draft says of its foci, above all on topics that the corpus does not have."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from random import Random

import pytest

from generator.document import Document, Genre, Section, body_text, walk
from generator.drafting.foci import Foci
from generator.drafting.outline import Outline, SectionOutline
from generator.drafting.passages import PassageWriter
from generator.drafting.sector_text import SectorText
from generator.drafting.supply import Supply
from generator.errors import RequestError
from generator.files.templates import read_templates
from generator.language.sentences import split_sentences
from generator.learning.register import Register, from_bytes, to_bytes
from generator.learning.sectors import Sector, named_tasks, sector_of
from generator.workflows.drafts import Drafter, make_draft
from tests.conftest import Run

FOCI = {
    "低空经济": ("低空物流", "起降场", "空域管理", "飞行安全"),
    "殡葬改革": ("惠民殡葬", "公墓建设", "移风易俗", "散埋乱葬治理"),
    "数字档案": ("档案室", "目录著录", "人才队伍"),
    "养老服务": ("助餐服务", "失能照护", "护理员队伍"),
}


@pytest.fixture(scope="module")
def drafter(register: Register) -> Drafter:
    return Drafter(register, read_templates())


def headed(document: Document, word: str) -> list[Section]:
    return [block for _, block in walk(document.body) if isinstance(block, Section) and block.heading and word in block.heading]


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
        assert not any(origin.role == "set" for origin in said), (topic, seed)


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


# -- sectors of public work --------------------------------------------------------------------------------------------


def _home(register: Register, topic: str) -> Sector:
    _, found = sector_of(register.phrases.lexicon.sectors, topic)
    assert found is not None
    return found


@pytest.mark.parametrize("topic", ["耕地保护", "殡葬改革", "社区矫正"])
@pytest.mark.parametrize("genre", [Genre.SPEECH, Genre.MEETING_NEWS, Genre.MINUTES])
def test_a_topic_of_a_sector_is_written_out_by_its_tasks(drafter: Drafter, register: Register, topic: str, genre: Genre) -> None:
    names = {task.name for task in _home(register, topic).tasks}
    made = drafter.draft(Outline(topic, genre, length=1800, seed=3))
    taken = [name for name in names if headed(made.document, name)]
    assert len(taken) >= 3
    assert any("领域词典" in note and taken[0] in note for note in made.notes)
    assert sum(origin.role == "sector" for origin in made.origins) >= 12


def test_what_is_told_to_be_wanting_in_a_task_is_answered(drafter: Drafter, register: Register) -> None:
    def sources(rows: tuple[tuple[str, ...], ...]) -> list[str]:
        return [row[0].rstrip("。") for row in rows]

    told = 0
    for topic, seed, genre, length in itertools.product(("耕地保护", "殡葬改革", "社区矫正", "低空经济"), range(4), (Genre.SPEECH, Genre.MEETING_NEWS), (800, 2000)):
        said = {origin.source for origin in drafter.draft(Outline(topic, genre, length=length, seed=seed)).origins}
        for task in _home(register, topic).tasks:
            for shortcoming, measure in zip(sources(task.shortcomings), sources(task.measures), strict=False):
                told += shortcoming in said
                assert shortcoming not in said or measure in said, (topic, seed, shortcoming)
    assert told > 30


@pytest.mark.parametrize(("length", "foci", "is_completed"), [(1200, 3, False), (1200, 1, True), (2000, 3, True), (2000, 1, True), (1500, 4, False)])
def test_foci_that_the_outline_gives_are_kept_and_completed_only_where_they_do_not_fill_the_length(drafter: Drafter, length: int, foci: int, *, is_completed: bool) -> None:
    given = ("撂荒地复种", "田长制", "耕地质量提升", "违法占地整治")[:foci]
    made = drafter.draft(Outline("耕地保护", length=length, foci=given, seed=1))
    assert all(headed(made.document, word) for word in given)
    assert any("领域词典另取了" in note for note in made.notes) is is_completed


def test_a_topic_that_the_corpus_has_is_written_from_the_corpus(drafter: Drafter) -> None:
    made = drafter.draft(Outline("教育", length=2000, seed=1))
    assert not any(origin.role == "sector" for origin in made.origins)


def test_two_seeds_say_a_sectors_sentences_in_different_words(drafter: Drafter) -> None:
    one, two = ({origin.sentence for origin in drafter.draft(Outline("耕地保护", length=2000, seed=seed)).origins if origin.role == "sector"} for seed in (1, 2))
    assert len(one & two) <= min(len(one), len(two)) // 5


@pytest.mark.parametrize("topic", ["耕地撂荒整治", "校车安全", "农村道路交通安全"])
def test_a_topic_that_is_one_task_of_a_sector_says_nothing_of_its_others(drafter: Drafter, register: Register, topic: str) -> None:
    home = _home(register, topic)
    (named,) = named_tasks(home, topic)
    others = {row[0].rstrip("。") for task in home.tasks if task is not named for row in (*task.shortcomings, *task.measures, *task.accounts, *task.aims)}
    for seed in range(2):
        made = drafter.draft(Outline(topic, length=2000, seed=seed))
        said = {origin.source for origin in made.origins if origin.role == "sector"}
        assert len(said) >= 4
        assert not said & others


@pytest.mark.parametrize("level", ["学校", "国企", "社区", "部门"])
def test_what_the_bodies_of_a_place_are_to_do_is_not_said_below_or_beside_them(drafter: Drafter, level: str) -> None:
    for topic, foci in (("物业管理", ()), ("职业教育", ()), ("禁毒", ("毒品预防教育", "社区戒毒"))):
        made = drafter.draft(Outline(topic, level=level, length=1500, foci=foci, seed=1))
        assert not any(origin.role == "sector" for origin in made.origins)


def test_who_answers_for_a_task_is_told_where_it_is_the_topic_and_not_again_after_measures_that_name_them(drafter: Drafter, register: Register) -> None:
    narrow = drafter.draft(Outline("校车安全", length=2000, seed=1))
    known = drafter.draft(Outline("教育", length=2000, foci=("学生营养餐", "校车交通安全", "重残儿童送教"), seed=1))
    accounts = {row[0].rstrip("。") for sector in register.phrases.lexicon.sectors for task in sector.tasks for row in task.accounts}
    assert {origin.source for origin in narrow.origins} & accounts
    assert not {origin.source for origin in known.origins} & accounts


def test_the_department_that_leads_a_sector_is_named(drafter: Drafter) -> None:
    texts = [drafter.draft(Outline("低空经济", level=level, length=2400, seed=seed)).text for level in ("县", "市", "区") for seed in range(3)]
    assert not any("牵头部门" in text for text in texts)
    assert any(f"{level}发展改革部门" in text for text in texts for level in ("县", "市", "区"))


def test_a_focus_that_is_only_near_a_task_is_headed_with_both(drafter: Drafter) -> None:
    made = drafter.draft(Outline("低空经济", length=2000, foci=("低空物流", "起降场", "飞手资质"), seed=1))
    assert headed(made.document, "飞手资质和无人机飞行秩序")


def test_two_foci_that_name_one_task_share_it(drafter: Drafter, register: Register) -> None:
    task = next(task for task in _home(register, "低空经济").tasks if task.name == "无人机飞行秩序")
    measures = {row[0].rstrip("。") for row in task.measures}
    for seed in range(3):
        made = drafter.draft(Outline("低空经济", length=2000, foci=("飞手资质", "飞行安全", "起降场"), seed=seed))
        for word in ("飞手资质", "飞行安全"):
            under = "".join(body_text((one,)) for one in headed(made.document, word))
            assert {origin.source for origin in made.origins if origin.sentence in under} & measures, (seed, word)


def test_a_topic_with_other_characters_in_a_domains_name_is_written_from_the_domain(drafter: Drafter, register: Register) -> None:
    made = drafter.draft(Outline("森林草原防灭火", length=1500, seed=1))
    learned = [origin for origin in made.origins if origin.document >= 0]
    own = register.phrases.domains.index("森林防火")
    topics = [register.phrases.document_topics[origin.document] for origin in learned]
    assert own >= 0 and len(learned) > 10
    assert sum("森林防火" in one for one in topics) > len(topics) // 2


@pytest.mark.parametrize(("topic", "domain"), [("护林防火", "森林防火"), ("产业招商工作", "招商引资"), ("卫生健康", "医疗卫生"), ("农业普查", "统计普查")])
def test_a_topic_under_another_name_is_written_from_the_corpus_and_keeps_its_name(drafter: Drafter, register: Register, topic: str, domain: str) -> None:
    made = drafter.draft(Outline(topic, length=1500, seed=1))
    phrases = register.phrases
    domains = {phrases.domains[phrases.sentence_domains[origin.row]] for origin in made.origins if origin.row >= 0}
    assert domain in domains
    assert topic.removesuffix("工作") in made.text.split("\n")[0]


@pytest.mark.parametrize("topic", ["警示教育", "义务教育", "党员教育", "养老保险"])
def test_a_topic_that_only_holds_the_name_of_a_domain_is_not_written_from_it(drafter: Drafter, topic: str) -> None:
    made = drafter.draft(Outline(topic, length=1500, seed=1))
    assert sum(origin.role == "sector" for origin in made.origins) >= 10
    assert not re.search("职业院校|日间照料", made.text)


@pytest.mark.parametrize("topic", ["校车安全", "重污染天气应对"])
@pytest.mark.parametrize("genre", [Genre.MEETING_NEWS, Genre.MINUTES])
def test_a_report_on_one_task_of_a_sector_tells_it_first(drafter: Drafter, topic: str, genre: Genre) -> None:
    made = drafter.draft(Outline(topic, genre, length=1200, seed=1))
    assert topic in made.document.sections[0].heading
    first = body_text(made.document.sections[0].blocks)
    assert sum(origin.role == "sector" and origin.sentence in first for origin in made.origins) >= 4


def test_offices_are_called_by_one_name_in_a_draft(drafter: Drafter) -> None:
    asked = itertools.product(("安全生产", "住房保障", "招商引资"), ("市", "县"), (1, 2))
    texts = [drafter.draft(Outline(topic, level=level, length=2500, seed=seed)).text for topic, level, seed in asked]
    mixed = [text for text in texts if re.search("住房城乡建设(?:局|部门)", text) and re.search("住建(?:局|部门)", text)]
    assert len(mixed) <= 1  # where the other name would copy it stays; three with the names left as they are


@pytest.mark.parametrize("topic", ["低空经济", "托育服务", "河湖长制"])
def test_a_task_is_headed_as_the_lexicon_has_it(drafter: Drafter, register: Register, topic: str) -> None:
    _, sector = sector_of(register.phrases.lexicon.sectors, topic)
    assert sector is not None
    known = {heading: task.name for task in sector.tasks for heading in task.headings}
    for seed in range(3):
        made = drafter.draft(Outline(topic, Genre.MEETING_NEWS, length=2000, seed=seed))
        headings = [section.heading.rstrip("。") for section in made.document.sections]
        told = [known[heading] for heading in headings if heading in known]
        assert len(set(told)) == len(told) >= 3
        assert set(headings[len(told) :]).isdisjoint(known)  # and then who answers


@pytest.mark.parametrize("genre", [Genre.MEETING_NEWS, Genre.MINUTES])
def test_what_stands_beside_a_task_is_of_its_build(drafter: Drafter, genre: Genre) -> None:
    verb_of = drafter._supply.phrases.lexicon.verb_of
    for topic, seed in itertools.product(("校车安全", "秸秆禁烧"), range(4)):
        headings = [section.heading.rstrip("。") for section in drafter.draft(Outline(topic, genre, length=2000, seed=seed)).document.sections]
        assert len(headings) > 2
        assert not any("，" in heading for heading in headings)
        assert not re.search("窗口|手续|办事", "".join(headings))
        assert sum(not verb_of(heading) for heading in headings) <= 1, headings  # one on who answers may be of another build


def test_what_was_asked_for_beside_foci_is_told_once(drafter: Drafter) -> None:
    for seed in range(6):
        made = drafter.draft(Outline("安全生产", Genre.MINUTES, length=2000, seed=seed, foci=("燃气安全",)))
        assert sum("燃气安全" in section.heading for section in made.document.sections) == 1
