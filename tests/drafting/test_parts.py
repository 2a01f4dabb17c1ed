"""What drafts on a topic tell in any case: short ones keep it."""

from __future__ import annotations

import re

from generator.document import Genre
from generator.drafting.outline import Outline
from generator.drafting.part_headings import fitting_heading
from generator.drafting.parts import parts_of, share_told
from generator.files.lexicon import read_phrase_lexicon
from generator.files.locations import data_folder
from generator.learning.parallel import outlier
from generator.learning.phrases import TopicPart
from generator.learning.register import Register
from generator.learning.sectors import BELOW_SLOT
from generator.workflows.drafts import Drafter

LEXICON = read_phrase_lexicon(data_folder("seeds") / "lexicon")
#: Of the parts of its topic a short draft tells so much, as far as any learned speech of its level does.
_SHARE = 0.8
_TOPICS = ("乡村振兴", "教育", "国企改革", "文化旅游", "重大项目建设")


def _body(text: str) -> str:
    """A draft without what opens and ends it."""
    return "\n".join(text.split("\n")[4:-1])


def test_short_drafts_tell_the_parts_of_their_topic(drafter: Drafter, register: Register) -> None:
    shares = [
        share_told(parts_of(register.phrases.lexicon.parts, topic), _body(drafter.draft(Outline(topic, Genre.SPEECH, level=level, length=1500, seed=seed)).text))
        for topic in _TOPICS
        for level in ("市", "县", "区")
        for seed in (1, 2)
    ]
    assert sum(shares) / len(shares) >= _SHARE


def test_a_narrow_topic_has_no_parts(register: Register) -> None:
    table = register.phrases.lexicon.parts
    assert parts_of(table, "教育") and not parts_of(table, "职业教育") and not parts_of(table, "教育收费")


def test_parts_belong_to_domains(register: Register) -> None:
    """A part under a name that no domain has would never be looked up."""
    known = {part for domain in register.phrases.domains if domain for part in domain.split("与")}
    assert not [topic for topic in register.phrases.lexicon.parts if topic not in known and not any(domain.startswith(topic) or domain.endswith(topic) for domain in known)]


def test_every_part_has_something_to_say_and_headings_of_every_build() -> None:
    for topic, parts in LEXICON.parts.items():
        for part in parts:
            assert len(part.measures) >= 4 and all(len(set(row)) == len(row) >= 3 for row in part.measures), (topic, part.name)
            sizes = {len(heading) for heading in part.headings if "，" not in heading}
            assert sizes >= {6, 7, 8} and any("，" in heading for heading in part.headings), (topic, part.name)
            assert all(any(word in heading for word in part.words) for heading in part.headings), (topic, part.name)


def test_the_sentences_of_parts_have_no_facts_and_name_no_level() -> None:
    for parts in LEXICON.parts.values():
        for text in (text for part in parts for row in part.measures for text in row):
            bare = text.removeprefix(BELOW_SLOT)
            assert text.endswith("。") and text.count("。") == 1 and 24 <= len(bare) <= 72, text
            assert not re.search("[0-9A-Za-z×；：“”《》]|全[市县区]|各[市县]|乡镇(?!卫生院)|街道(?!路|社区)", bare), text
    assert {len({text.count("，") for text in row}) for parts in LEXICON.parts.values() for part in parts for row in part.measures} == {1}


def test_what_no_document_tells_the_lexicon_does(drafter: Drafter, register: Register) -> None:
    """Headings on a part stand in a row with learned ones, and sentences of the lexicon under them."""
    told = 0
    for topic in ("森林防火", "消防", "食品药品", "营商环境", "统计普查"):
        measures = {row[0].rstrip("。") for part in parts_of(register.phrases.lexicon.parts, topic) for row in part.measures}
        headings = {heading[2:] for part in parts_of(register.phrases.lexicon.parts, topic) for heading in part.headings}
        for seed in range(3):
            made = drafter.draft(Outline(topic, Genre.MEETING_NEWS, level="县", length=2200, seed=seed))
            added = [heading for heading in headings if f"{heading}。" in made.text]  # the row may give it another verb
            said = {origin.source for origin in made.origins if origin.role == "sector"} & measures
            assert outlier(tuple(filter(None, (section.heading for section in made.document.sections)))) is None, (topic, seed)
            assert not said or added, (topic, seed)
            told += len(added) > 0 and len(said) >= 2
    assert told >= 5


def test_a_part_is_headed_like_the_row_it_stands_in() -> None:
    part = TopicPart.of("严管矿山安全", ("矿",), ("严管矿山安全", "抓好矿山安全监管", "矿山监管要从严", "严查矿山，守住底线"), (("企业要查矿。", "企业要验矿。"),))
    rows = {
        ("管好道路交通", "整治燃气隐患", "排查消防风险"): "严管矿山安全",
        ("交通监管要跟上", "燃气监管要到位", "消防监管要过细"): "矿山监管要从严",
        ("狠抓交通安全监管", "狠抓燃气安全监管", "狠抓消防安全监管"): "狠抓矿山安全监管",
        ("推动交通更加安全", "推动燃气更加安全", "推动消防更加安全"): None,
    }
    for texts, expected in rows.items():
        assert fitting_heading(part, texts, said=frozenset(), turn=0) == expected
