"""Each measure tells what it is there to tell, and keeps silent about what is fine."""

from __future__ import annotations

import pytest

from generator.checking.corpus.entry import Lexicon
from generator.document import to_text
from generator.evaluating import copied, form, leaks, purity, repeats
from generator.evaluating.evaluate import evaluate
from generator.evaluating.measure import Candidate, Ground, Measure
from generator.evaluating.training import open_training
from generator.learning.phrases import TOPIC, Phrases
from generator.parsing.parser import parse

LEARNED = "要健全隐患排查治理台账，逐项明确整改责任人和完成时限，确保问题闭环销号。"
OTHER = "要用好农闲时节组织技术培训，把良种良法送到田间地头。"
GROUND = Ground(
    open_training(Phrases(), [("甲.txt", f"讲话\n同志们：\n{LEARNED}"), ("乙.txt", f"讲话\n{OTHER}")], longest_run=24),
    word_domains={"隐患": "安全生产", "台账": "安全生产", "良种": "农业", "组织": "通用"},
    lexicon=Lexicon(formulas=("一级抓一级、层层抓落实",), places=("云岭县",)),
)


def draft(text: str, name: str = "稿.txt") -> Candidate:
    document = parse(text)
    return Candidate(name, to_text(document), document)


def measured(part: object, text: str, ground: Ground = GROUND) -> dict[str, Measure]:
    return {one.id: one for one in part.measure(draft(text), ground)}  # type: ignore[attr-defined]


def test_a_copied_sentence_is_told_with_its_length_and_its_file() -> None:
    found = measured(copied, f"讲话\n同志们：\n各地行动要快。{LEARNED}")
    run = found["longest_run"]
    assert run.value == len(LEARNED)
    assert run.fault
    assert run.items == (f"{len(LEARNED)} 字：“{LEARNED}”（甲.txt）",)
    assert found["long_runs"].value == 1
    assert found["whole_sentences"].value == 1.0
    assert found["whole_sentences"].items == (LEARNED[:-1],)
    assert found["whole_clauses"].value == pytest.approx(3 / 4)


def test_a_text_of_its_own_copies_nothing() -> None:
    found = measured(copied, "讲话\n同志们：\n春耕物资储运事关全年收成，各单位务必提早谋划，把化肥农膜备足备齐。")
    assert [one.value for one in found.values()] == [0, 0, 0, 0]
    assert not any(one.fault for one in found.values())


def test_a_run_up_to_the_limit_is_told_but_is_no_fault() -> None:
    part = LEARNED[1:21]
    found = measured(copied, f"讲话\n我们{part}还差得远。")
    assert found["longest_run"].value == len(part)
    assert not found["longest_run"].fault
    assert found["long_runs"].value == 0


def test_a_run_over_a_line_break_is_seen() -> None:
    assert measured(copied, f"讲话\n{LEARNED[:15]}\n{LEARNED[15:]}")["longest_run"].value == len(LEARNED)


def test_two_runs_are_two() -> None:
    found = measured(copied, f"讲话\n{OTHER}各地要因地制宜。{LEARNED}")
    assert found["long_runs"].value == 2
    assert [item.endswith("（甲.txt）") for item in found["long_runs"].items] == [True, False]


def test_a_clause_whose_topic_was_taken_out_is_known_again() -> None:
    phrases = Phrases(clause_texts=(f"做好{TOPIC}工作",), document_topics=("森林防火\n防火",))
    phrases.passage_documents.append(0)
    phrases.sentence_passages.append(0)
    phrases.sentence_clauses.extend((0, 1))
    clauses = open_training(phrases, longest_run=24).clauses
    assert {"做好森林防火工作", "做好防火工作"} <= clauses
    assert "做好防汛工作" not in clauses


def test_what_is_said_twice_is_told_and_set_phrases_are_not() -> None:
    twice = measured(repeats, "讲话\n要盯住重点区域和薄弱环节。要加快进度补齐短板。\n一、再动员\n要盯住重点区域和薄弱环节。")
    assert twice["doubled_sentences"].items == ("要盯住重点区域和薄弱环节",)
    assert twice["doubled_sentences"].fault
    fine = measured(repeats, "讲话\n要盯住重点区域和薄弱环节，一级抓一级、层层抓落实。\n一、再动员\n要加快进度补齐短板，一级抓一级、层层抓落实。")
    assert fine["doubled_sentences"].value == 0
    assert fine["doubled_clauses"].value == 0
    assert measured(repeats, "讲话\n要加快进度，全面补齐短板。要抓早抓小，全面补齐短板。")["doubled_clauses"].items == ("全面补齐短板",)


def test_drafts_are_compared_with_one_another() -> None:
    one = draft("讲话\n要盯住重点区域和薄弱环节。要加快进度补齐短板弱项。", "一.txt")
    two = draft("讲话\n要盯住重点区域和薄弱环节。务必守住质量安全底线。", "二.txt")
    three = draft("讲话\n今年的任务比往年更加繁重。", "三.txt")
    between = repeats.compare([one, two, three])
    assert (between.pairs, between.most, between.worst) == (3, 0.5, ("一.txt", "二.txt"))
    assert between.mean == pytest.approx(0.5 / 3)
    assert repeats.compare([one]).pairs == 0
    headed = [draft(f"讲话\n一、坚决守住质量安全底线\n{text}\n二、凝聚工作合力\n今年任务更重。") for text in ("要盯住重点区域。", "要加快工程进度。")]
    assert repeats.compare(headed).most == 0, "a heading in common is no sentence in common"


def test_words_of_another_field_are_named() -> None:
    found = measured(purity, "讲话\n要排查隐患，建立台账，推广良种，组织群众。")["foreign_words"]
    assert found.items == ("良种（农业，1 次）",)
    assert found.value > 0
    assert "安全生产" in found.name
    assert measured(purity, "讲话\n要排查隐患，建立台账，组织群众。")["foreign_words"].value == 0


def test_figures_unknowns_places_and_people_are_found() -> None:
    found = measured(leaks, "讲话\n同志们：\n1.抓进度\n云岭县完成投资3.5亿元，×××作了通报。市长王建国强调，要加快进度。\n2.抓质量\n要严格验收。")
    assert [len(found[id_].items) for id_ in ("figures", "unknowns", "places", "names")] == [1, 1, 1, 1]
    assert "3.5" in found["figures"].items[0]
    assert "云岭县" in found["places"].items[0]
    assert "王建国" in found["names"].items[0]
    assert (found["figures"].fault, found["places"].fault, found["names"].fault) == (False, True, True)
    clean = measured(leaks, "讲话\n同志们：\n1.抓进度\n要加快进度。\n2.抓质量\n要严格验收。")
    assert [one.value for one in clean.values()] == [0, 0, 0, 0]


def test_faults_of_form_are_found() -> None:
    broken = measured(form, "讲话\n同志们：\n下面，我讲三点意见。\n一、提高“站位\n要认清形势。\n三、压实责任\n要守土尽责，【待补：时间】前完成。")
    assert [broken[id_].fault for id_ in ("marks", "numbering", "announced", "parse_back")] == [True, True, True, False]
    assert broken["placeholders"].items == ("【待补：时间】",)
    sound = measured(form, "讲话\n同志们：\n下面，我讲两点意见。\n一、提高站位\n要认清形势。\n二、压实责任\n要守土尽责。")
    assert not any(one.fault for one in sound.values())
    assert sound["placeholders"].value == 0


def test_a_tree_that_does_not_come_back_is_a_fault() -> None:
    document = parse("讲话\n要认清形势。")
    found = {one.id: one for one in form.measure(Candidate("稿.txt", to_text(document), document, parsed_back=False), GROUND)}
    assert found["parse_back"].fault


@pytest.mark.parametrize(("length", "fault"), [(11, False), (40, True), (5, True)])
def test_length_is_held_against_what_was_asked(length: int, fault: bool) -> None:
    ground = Ground(GROUND.training, length=length)
    found = measured(form, "讲话\n要认清当前形势。", ground)
    assert found["length"].value == 11
    assert found["length_off"].fault is fault
    assert "length_off" not in measured(form, "讲话\n要认清当前形势。")


def test_totals_are_means_worst_values_and_counts_of_faulty_drafts() -> None:
    both = evaluate([draft(f"讲话\n同志们：\n各地行动要快。{LEARNED}"), draft("讲话\n同志们：\n今年的任务比往年更加繁重。")], GROUND)
    total = {one.id: one for one in both.totals}["longest_run"]
    assert (total.mean, total.worst, total.faulty) == (len(LEARNED) / 2, len(LEARNED), 1)
    assert [bool(one.faults) for one in both.drafts] == [True, False]
