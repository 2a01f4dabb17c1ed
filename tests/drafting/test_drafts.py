"""What every draft must hold, over topics the corpus has and topics it has not, three genres, several lengths and seeds."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from random import Random

import pytest

from generator.document import Genre, Section, body_text, walk
from generator.drafting.anew import LONGEST, Anew
from generator.drafting.answering import unanswered
from generator.drafting.copying import CopyGuard
from generator.drafting.headings import HeadingStore
from generator.drafting.item_headings import ItemHeadings
from generator.drafting.origins import Origin
from generator.drafting.outline import Outline, SectionOutline, read_genre
from generator.drafting.rewording import Piece
from generator.drafting.sentence_writer import SentenceWriter
from generator.drafting.stages import Heading
from generator.drafting.subject import sentence_text
from generator.drafting.supply import Supply
from generator.errors import RequestError, YishiError
from generator.language.kinds import Kind
from generator.language.sentences import split_sentences
from generator.language.windows import WINDOW, encoded, one_line, window_at
from generator.learning.parallel import outlier
from generator.learning.register import Register
from generator.workflows.drafts import Draft, Drafter
from tests.conftest import ROOT, Run

TOPICS = ("安全生产", "养老", "重大项目建设", "殡葬改革", "低空经济")
CASES = [
    (topic, genre, length, seed)
    for (topic, genre), (length, seed) in itertools.product(
        itertools.product(TOPICS, ("speech", "meeting_news", "minutes")), ((900, 1), (2500, 2), (4000, 3), (600, 4))
    )
]


@pytest.fixture(scope="module")
def training(register: Register) -> str:
    """The whole text that the shipped register was learned from, a document or a rewording a line."""
    bodies = (path.read_text("utf-8").split("---", 2)[2] for path in sorted((ROOT / "corpus").glob("*/*.txt")))
    tables = (path.read_text("utf-8").replace("\t", "\n") for path in sorted((ROOT / "corpus").glob("*/rewordings.tsv")))
    return "\n".join((*(one_line(re.sub(r"\s*\n\s*", "\n", body.strip())) for body in bodies), *tables))


def draft(drafter: Drafter, topic: str, genre: str, length: int, seed: int) -> Draft:
    return drafter.draft(Outline(topic, read_genre(genre), length=length, seed=seed))


def longest_run(text: str, training: str, at_least: int) -> str:
    """A longest stretch of ``text`` of ``at_least`` characters or more that stands in the training text; "" when there is none."""
    best = ""
    start = 0
    while start + at_least <= len(text):
        size = max(at_least, len(best) + 1)
        if text[start : start + size] in training:
            while start + size < len(text) and text[start : start + size + 1] in training:
                size += 1
            best = text[start : start + size]
        start += 1
    return best


@pytest.mark.parametrize(("topic", "genre", "length", "seed"), CASES)
def test_every_draft(drafter: Drafter, training: str, topic: str, genre: str, length: int, seed: int) -> None:
    made = draft(drafter, topic, genre, length, seed)
    text = made.text
    assert made.document.genre is Genre(genre)
    assert not made.document.numbering_faults
    assert all(one.announced == one.found for one in made.document.announced)
    # no figure, no name, no date: what is not known is left to be filled in
    markers = {section.ordinal.marker for _, section in walk(made.document.body) if isinstance(section, Section)}
    assert not re.search(r"[0-9０-９×]", re.sub("|".join(map(re.escape, sorted(markers, key=len, reverse=True))), "", text) if markers else text)
    assert set(re.findall("【待补：(.*?)】", text)) == set(made.missing)
    for left, right in ("“”", "（）", "《》", "【】"):
        assert text.count(left) == text.count(right)
    # nothing said twice
    sentences = [origin.sentence for origin in made.origins]
    assert len(set(sentences)) == len(sentences)
    assert len({origin.source for origin in made.origins}) == len(sentences)
    headings = [section.heading for section in made.document.sections]
    assert len(set(headings)) == len(headings)
    # no long stretch of the training text, over sentences and headings too, and no whole sentence of more than 20 characters
    assert longest_run(one_line(text), training, 25) == ""
    assert not [sentence for sentence in sentences if len(sentence) > 21 and sentence in training]
    assert len(text) <= 1.6 * length
    assert len(text) >= 0.75 * length or any("只够写约" in note for note in made.notes)
    assert len(text) >= min(0.25 * length, 600)


def test_same_seed_same_draft_another_seed_another_draft(drafter: Drafter) -> None:
    made = [draft(drafter, "安全生产", "speech", 2500, seed) for seed in (7, 7, 8, 9, 10, 11)]
    assert made[0].text == made[1].text
    said = [{origin.sentence for origin in one.origins} for one in made[1:]]
    shares = [len(one & other) / len(one) for one, other in itertools.combinations(said, 2)]
    assert sum(shares) <= 0.15 * len(shares)  # those that follow one learned speech share more


def test_the_outline_is_kept(drafter: Drafter) -> None:
    outline = Outline(
        "营商环境", title="在全区企业服务日上的讲话", level="区", speaker="×××", post="区长", audience="各位企业家朋友：", time="3月5日",
        sections=(SectionOutline("把服务做到企业门口", points=(SectionOutline("帮办代办再提速"), SectionOutline("政策兑现再提效"))), SectionOutline("把承诺落到项目现场")), length=1800,
    )
    made = drafter.draft(outline)
    assert made.document.title == outline.title
    assert made.document.salutation == outline.audience
    assert [section.heading for section in made.document.sections] == ["把服务做到企业门口", "把承诺落到项目现场"]
    assert [child.heading for child in made.document.sections[0].children] == ["帮办代办再提速。", "政策兑现再提效。"]
    assert "区长　×××" in made.text


@pytest.mark.parametrize("path", sorted((ROOT / "seeds" / "outlines").glob("*.yaml")), ids=lambda path: path.stem)
def test_shipped_outlines_draft(run: Run, path: Path, register: Register) -> None:
    ran = run("draft", path)
    assert ran.code == 0, ran.err
    assert len(ran.out) > 400


def test_golden_drafts(drafter: Drafter) -> None:
    """Whole drafts kept as files, so that a change of the text shows in a review: run ``benchmarks/golden.py`` to renew them."""
    for path in sorted((Path(__file__).parents[1] / "golden").glob("*.txt")):
        topic, genre, length, seed = path.stem.split("-")
        assert draft(drafter, topic, genre, int(length), int(seed)).text + "\n" == path.read_text("utf-8"), path.name


def test_an_own_template_is_used(run: Run, tmp_path: Path, register: Register) -> None:
    (tmp_path / "speech.txt.j2").write_text("{{ o.topic }}讲话稿\n同志们：\n今天讲{{ count_han }}点。\n{{ body }}\n同志们，抓好落实！", "utf-8")
    ran = run("draft", "--topic", "教育", "--length", "1500", "--templates", tmp_path)
    assert ran.code == 0
    assert ran.out.startswith("教育讲话稿\n同志们：\n今天讲")


def test_an_edited_skeleton_is_obeyed(run: Run, tmp_path: Path, register: Register) -> None:
    import yaml

    shown = run("skeleton")
    assert shown.code == 0
    plain = yaml.safe_load(shown.out)
    plain["speech"]["一级层次"] = {"第一方面": 10}
    plain["speech"]["条数"]["第一方面"] = {"4": 10}
    (tmp_path / "骨架.yaml").write_text(yaml.safe_dump(plain, allow_unicode=True), "utf-8")
    ran = run("draft", "--topic", "教育", "--length", "3000", "--skeleton", tmp_path / "骨架.yaml")
    assert ran.code == 0
    assert "第四方面，" in ran.out
    assert "第五方面，" not in ran.out
    (tmp_path / "坏.yaml").write_text("speech: {篇数: 很多}", "utf-8")
    assert run("draft", "--topic", "教育", "--skeleton", tmp_path / "坏.yaml").code == 2


def test_requests_are_refused_with_a_reason() -> None:
    for wrong in ({"length": 10}, {"section_count": 0}, {"level": "国"}, {"topic": " "}):
        with pytest.raises(RequestError):
            Outline(**{"topic": "教育", **wrong})  # type: ignore[arg-type]
    assert issubclass(RequestError, YishiError)


def test_what_is_left_of_a_shortcoming_is_no_copy(drafter: Drafter, training: str) -> None:
    for level, seed in itertools.product(("市", "县", "区"), range(10)):
        made = drafter.draft(Outline("教育", level=level, length=2000, seed=seed))
        assert not [origin.sentence for origin in made.origins if len(origin.sentence) > 21 and origin.sentence.rstrip("。") in training]


def test_most_of_what_a_speech_finds_wanting_is_answered(drafter: Drafter, register: Register) -> None:
    """Where the corpus tells what answers a shortcoming, that is said too; others that share next to no word with what the speech says afterwards are few."""
    supply = Supply(register)
    known = 0
    told = 0
    for topic, level, seed in itertools.product(("养老服务", "教育", "安全生产", "乡村振兴"), ("县", "市", "区"), range(2)):
        made = drafter.draft(Outline(topic, level=level, length=2000, seed=seed))
        wanting = [origin for origin in made.origins if origin.role == "shortcoming"]
        assert all(origin.sentence in made.text for origin in wanting)
        headings = "\n".join(section.heading for _, section in walk(made.document.body) if isinstance(section, Section))
        left = [origin for origin, _ in unanswered(made.origins, headings, supply.shares.told, supply.answers)]
        told += len(wanting)
        assert not left or len(wanting) <= 4, (topic, level, seed, [origin.sentence for origin in left])
        rows = {origin.row for origin in made.origins if origin.sentence in made.text}
        answered = [origin for origin in made.origins if origin.row in rows and supply.answers(origin.row)]
        known += len(answered)
        assert all(not rows.isdisjoint(supply.answers(origin.row)) for origin in answered), (topic, level, seed)
    assert told > 40
    assert known > 60


@pytest.mark.parametrize(("topic", "domain"), [("统计工作", "统计普查"), ("党建工作", "基层党建"), ("防汛工作", "防汛抗旱"), ("文旅", "文化旅游"), ("城管工作", "城市管理与文明创建"), ("社会工作", "")])
def test_a_short_topic_is_written_from_the_domain_that_it_names(drafter: Drafter, register: Register, topic: str, domain: str) -> None:
    made = drafter.draft(Outline(topic, level="县", length=1500, seed=1))
    known = {register.phrases.domains[register.phrases.sentence_domains[origin.row]] for origin in made.origins if origin.row >= 0}
    assert (domain in known) if domain else not known - {"通用", "不限主题"}


def test_who_was_just_told_is_not_named_again(register: Register) -> None:
    supply = Supply(register)
    anew = Anew(supply.varier, supply.subject("养老服务", "县"), CopyGuard(frozenset()), rng=Random(1))
    assert anew.going_on("民政部门要公示价格", "。", "民政部门要查清底数，建好台账。") == "要公示价格"
    assert anew.going_on("民政部门要公示价格", "。", "民政部门要查清底数，财政部门要安排经费。") == "民政部门要公示价格"
    assert anew.going_on("民政部门要公示价格", "。", "财政部门要安排经费。") == "民政部门要公示价格"
    assert anew.going_on("民政部门要公示价格，财政部门要安排经费", "。", "民政部门要查清底数，建好台账。") == "民政部门要公示价格，财政部门要安排经费"


def test_a_sentence_looks_out_for_what_comes_next(register: Register) -> None:
    supply = Supply(register)
    pieces = [Piece("民政部门要查清底数", Kind.DEMAND, ("民政部门要把底数查清楚",)), Piece("建好管好用好台账", Kind.MEASURE, ("把台账建好管好用好",))]
    coming = "二、补齐设施短板。自然资源部门要保障用地"
    learned = "建好管好用好台账。" + coming
    guard = CopyGuard({window_at(encoded(learned), k) for k in range(len(learned) - WINDOW + 1)})
    endings = set()
    for turn in range(8):
        anew = Anew(supply.varier, supply.subject("养老服务", "县"), guard, rng=Random(1), turn=turn)
        found = anew.reword(pieces, "，".join(piece.text for piece in pieces), "。", "", lambda _: False, level=None, coming=coming)
        assert found is not None
        endings.add(found[0].split("，")[1])
    assert endings == {"把台账建好管好用好"}


def test_few_sentences_that_a_draft_comes_to_are_lost(drafter: Drafter, monkeypatch: pytest.MonkeyPatch) -> None:
    say, tried, lost = SentenceWriter._say, [], []

    def counted(self: SentenceWriter, sentence: int, score: float, room: int, *, opens: bool = False, then: int = -1) -> Origin | None:
        made = say(self, sentence, score, room, opens=opens, then=then)
        if self.supply.phrases.is_reworded(sentence) and room > LONGEST:
            tried.append(sentence)
            lost.extend([sentence] if made is None else [])
        return made

    monkeypatch.setattr(SentenceWriter, "_say", counted)
    for k, (topic, genre) in enumerate(itertools.product(("安全生产", "营商环境", "养老服务", "乡村振兴", "教育"), (Genre.SPEECH, Genre.MEETING_NEWS))):
        for level in ("县", "市", "区"):
            drafter.draft(Outline(topic, genre, level=level, length=2000, seed=k))
    assert len(tried) > 600
    assert len(lost) <= 0.01 * len(tried), [drafter._supply.clauses(sentence) for sentence in lost]


@pytest.mark.parametrize("topic", ["安全生产", "市场监管"])
def test_news_says_first_why_the_work_on_its_topic_matters(drafter: Drafter, topic: str) -> None:
    made = drafter.draft(Outline(topic, Genre.MEETING_NEWS, level="市", length=1500, seed=3))
    first = made.origins[0]
    assert first.row >= 0 and first.role in ("significance", "situation")
    assert first.sentence in made.text


@pytest.mark.parametrize("topic", ["统计工作", "社会工作"])
def test_a_topic_that_ends_with_work_is_followed_by_no_other(drafter: Drafter, topic: str) -> None:
    for genre, seed in itertools.product((Genre.SPEECH, Genre.MEETING_NEWS, Genre.MINUTES), range(2)):
        assert "工作工作" not in drafter.draft(Outline(topic, genre, length=1200, seed=seed)).text


@pytest.mark.parametrize("level", ["市", "县"])
def test_no_heading_breaks_the_row_of_the_sections(drafter: Drafter, level: str) -> None:
    for seed in range(1, 9):
        made = drafter.draft(Outline("养老服务", Genre.SPEECH, level=level, length=2000, seed=seed))
        headings = tuple(section.heading for section in made.document.sections)
        assert len(headings) > 1 and outlier(headings) is None


def test_items_of_a_short_speech_say_more_than_one_sentence(drafter: Drafter) -> None:
    told = [
        len(split_sentences(body_text(item.blocks)))
        for topic, level in itertools.product(("招商引资", "防汛抗旱", "教育", "市场监管", "文化旅游", "科技创新"), ("市", "县", "区"))
        for section in drafter.draft(Outline(topic, level=level, length=1500, seed=1)).document.sections
        for item in section.blocks
        if isinstance(item, Section)
    ]
    assert len(told) > 100
    assert sum(count < 2 for count in told) <= 0.06 * len(told)


def test_what_the_last_section_speaks_of_is_not_left_out(register: Register) -> None:
    supply = Supply(register)
    store = HeadingStore(supply, supply.subject("养老服务", "区"), rng=Random(1), refused=frozenset())
    items = ItemHeadings(store)
    members = [Heading("完善社区养老设施"), Heading("深化医养结合服务"), Heading("丰富老年文化生活")]
    ending = next(item for item in supply.of_item if any("医养结合" in sentence_text(supply.phrases, one) for passage in supply.under(item) for one in supply.sentences(store.subject, passage)))
    store.ending = ending
    assert items._spoken_of(members)[1] == 1
    store.ending = -1
    assert not items._spoken_of(members)


def test_what_an_outline_asks_for_is_not_told_in_one_sentence(drafter: Drafter) -> None:
    given = SectionOutline("压实责任，推动安全措施落到实处", points=(SectionOutline("党政同责、一岗双责"), SectionOutline("明查暗访和问责追责")))
    for seed in range(4):
        made = drafter.draft(Outline("安全生产", length=900, sections=(given,), seed=seed)).document
        first = next(block for _, block in walk(made.body) if isinstance(block, Section) and block.heading.startswith("党政同责"))
        assert len(split_sentences(body_text(first.blocks))) > 1
