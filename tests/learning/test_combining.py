"""Registers put together: nothing lost, nothing doubled, every number in its range, and drafts that draw on all."""

from __future__ import annotations

from array import array
from dataclasses import fields, replace
from pathlib import Path

import pytest

from generator.drafting.outline import Outline, read_genre
from generator.files.registers import learn_folder, write_register
from generator.files.templates import read_templates
from generator.language.windows import one_line
from generator.learning.combining import combine
from generator.learning.phrases import KINDS, PARTS, ROLES, Matter, Phrases
from generator.learning.register import Register, from_bytes, to_bytes
from generator.workflows.drafts import Drafter
from generator.workflows.registers import open_registers, weighted_path
from tests.conftest import ROOT, Run

LEFT, RIGHT = ("anquan", "tongyong"), ("xiaofang", "anquan")


def learned(folder: Path, groups: tuple[str, ...], odd: int) -> Register:
    """A register of every second file of some groups, so that two share their domains and no document."""
    for group in groups:
        (folder / group).mkdir(parents=True)
        for path in (ROOT / "corpus" / group / "matters.yaml", *sorted((ROOT / "corpus" / group).glob("*.txt"))[odd::2]):
            (folder / group / path.name).write_bytes(path.read_bytes())
    return learn_folder(folder, processes=1)[0]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("两处")


@pytest.fixture(scope="module")
def left(folders: Path) -> Register:
    return learned(folders / "左", LEFT, 0)


@pytest.fixture(scope="module")
def right(folders: Path) -> Register:
    return learned(folders / "右", RIGHT, 1)


@pytest.fixture(scope="module")
def both(left: Register, right: Register) -> Register:
    return combine([left, right], [1, 1])


def without_weights(register: Register) -> dict[str, object]:
    return {key: value for key, value in register.manifest.items() if key != "weights"}


def test_one_register_alone_stays_as_it_is(left: Register) -> None:
    alone = combine([left], [1])
    assert (alone.skeleton, alone.headings, alone.phrases) == (left.skeleton, left.headings, left.phrases)
    assert without_weights(alone) == without_weights(left)


def test_sizes_add_up(left: Register, right: Register, both: Register) -> None:
    for column in ("document_topics", "passage_documents", "sentence_roles", "clause_texts", "clause_words"):
        assert len(getattr(both.phrases, column)) == len(getattr(left.phrases, column)) + len(getattr(right.phrases, column)), column
    for key in ("documents", "characters", "sentences", "clauses"):
        assert both.manifest[key] == left.manifest[key] + right.manifest[key]
    assert len(both.headings) == len(left.headings) + len(right.headings)
    assert set(both.phrases.words) == {*left.phrases.words, *right.phrases.words}
    assert set(both.phrases.domains) == {"安全生产", "消防", "通用"}
    names = [(matter.domain, matter.name) for matter in both.phrases.matters]
    assert len(names) == len(set(names))
    assert both.phrases.lexicon == left.phrases.lexicon
    assert both.manifest["name"] == "左+右"
    speeches = [one.skeleton.of("speech") for one in (left, right, both)]
    assert sum(one.documents for one in speeches[:2]) == speeches[2].documents
    assert sum(sum(one.top.values()) for one in speeches[:2]) == sum(speeches[2].top.values())


def test_every_number_is_in_its_range(both: Register) -> None:
    phrases = both.phrases
    sentences, clauses, words = len(phrases.sentence_roles), len(phrases.clause_texts), len(phrases.words)
    limits = {
        "word_domains": (-1, len(phrases.domains)),
        "word_sentences": (0, sentences),
        "passage_documents": (0, len(phrases.document_topics)),
        "passage_parts": (0, len(PARTS)),
        "passage_roles": (0, len(ROLES)),
        "passage_matters": (-1, len(phrases.matters)),
        "passage_sentences": (0, sentences + 1),
        "sentence_clauses": (0, clauses + 1),
        "sentence_passages": (0, len(phrases.passage_documents)),
        "sentence_domains": (0, len(phrases.domains)),
        "sentence_matters": (-1, len(phrases.matters)),
        "sentence_roles": (0, len(ROLES)),
        "clause_kinds": (0, len(KINDS)),
        "clause_words": (0, words),
        "clause_word_starts": (0, len(phrases.clause_words) + 1),
    }
    for column, (least, end) in limits.items():
        values = getattr(phrases, column)
        assert least <= min(values) <= max(values) < end, column
    for column, length in (("word_weights", words), ("word_domains", words), ("word_sentence_starts", words + 1), ("clause_word_starts", clauses + 1)):
        assert len(getattr(phrases, column)) == length, column
    for column in ("sentence_passages", "sentence_domains", "sentence_matters", "sentence_norms", "sentence_usable"):
        assert len(getattr(phrases, column)) == sentences, column
    for column in ("passage_sentences", "sentence_clauses", "clause_word_starts", "word_sentence_starts"):
        assert list(getattr(phrases, column)) == sorted(getattr(phrases, column)), column
    assert phrases.passage_sentences[-1] == sentences
    assert phrases.sentence_clauses[-1] == clauses


def test_every_row_still_says_what_it_said(left: Register, right: Register, both: Register) -> None:
    def told(phrases: Phrases) -> list[tuple[object, ...]]:
        rows: list[tuple[object, ...]] = []
        for sentence, passage in enumerate(phrases.sentence_passages):
            matter, document = phrases.sentence_matters[sentence], phrases.passage_documents[passage]
            about = phrases.matters[matter].name if matter >= 0 else ""
            words = [phrases.words[word] for word in phrases.sentence_words(sentence)]
            clauses = phrases.clause_texts[phrases.sentence_clauses[sentence] : phrases.sentence_clauses[sentence + 1]]
            rows.append((words, clauses, about, phrases.domains[phrases.sentence_domains[sentence]], phrases.document_topics[document]))
        return rows

    assert told(both.phrases) == told(left.phrases) + told(right.phrases)


def test_passages_stay_under_their_headings(left: Register, right: Register, both: Register) -> None:
    def standing(register: Register) -> list[tuple[str, str]]:
        headings = {entry.first + k: text for entry in register.headings for k, text in enumerate(entry.headings)}
        above = [(headings.get(entry.above, ""), text) for entry in register.headings for text in entry.headings]
        phrases = register.phrases
        starts = [phrases.sentence_clauses[first] for first in phrases.passage_sentences[:-1]]
        return above + [(headings.get(item, ""), phrases.clause_texts[start]) for item, start in zip(phrases.passage_items, starts, strict=True) if item >= 0]

    assert sorted(standing(both)) == sorted(standing(left) + standing(right))


def test_words_are_counted_through_all(left: Register, right: Register, both: Register) -> None:
    def holders(register: Register, word: str) -> int:
        phrases = register.phrases
        wanted = phrases.words.index(word)
        return sum(wanted in phrases.sentence_words(sentence) for sentence in range(len(phrases.sentence_roles)))

    word = "隐患"
    assert holders(both, word) == holders(left, word) + holders(right, word)
    start, end = (both.phrases.word_sentence_starts[both.phrases.words.index(word) + k] for k in (0, 1))
    rows = both.phrases.word_sentences[start:end]
    assert min(rows) < len(left.phrases.sentence_roles) <= max(rows)


def test_the_training_text_of_all_is_guarded_whatever_lends(left: Register, right: Register, both: Register) -> None:
    little = combine([left, right], [0.1, 0.2])
    for column in ("windows", "pairs"):
        whole = array("I", sorted({*getattr(left.phrases, column), *getattr(right.phrases, column)}))
        assert array("I", getattr(both.phrases, column)) == array("I", getattr(little.phrases, column)) == whole
    for one in (left, right):
        assert all(little.phrases.role_chain[state].keys() >= follows.keys() for state, follows in one.phrases.role_chain.items())


def test_a_register_with_itself_lends_everything_once(left: Register) -> None:
    twice = combine([left, left], [1, 1])
    assert twice.headings == left.headings
    counted = {"document_topics", "document_levels", "document_genres", "document_lending", "role_chain"}
    for column in {one.name for one in fields(Phrases)} - counted:
        assert getattr(twice.phrases, column) == getattr(left.phrases, column), column
    outline, templates = Outline("安全生产", length=1500, seed=5), read_templates()
    assert Drafter(twice, templates).draft(outline).text == Drafter(left, templates).draft(outline).text
    # what the first does not lend the second may
    assert len(set(combine([left, left], [0.5, 1]).phrases.passage_documents)) == len(set(left.phrases.passage_documents))


@pytest.mark.parametrize("weight", [0.25, 0.5, 0.75])
def test_a_weight_is_the_share_of_documents_that_lend(left: Register, right: Register, weight: float) -> None:
    some = combine([left, right], [1, weight])
    shift = len(left.phrases.document_topics)

    def lend(register: Register, least: int) -> set[int]:
        return {document for document in (*register.phrases.passage_documents, *(entry.document for entry in register.headings)) if document >= least}

    whole, part = lend(right, 0), lend(some, shift)
    assert abs(len(part) - weight * len(whole)) <= 0.5
    assert part < {shift + document for document in whole}
    assert lend(combine([left, right], [1, weight / 2]), shift) < part  # a smaller share is part of a greater
    assert len(some.phrases.document_topics) == shift + len(right.phrases.document_topics)


def test_the_skeleton_counts_by_weight(left: Register, right: Register) -> None:
    one, other = left.skeleton.of("speech"), right.skeleton.of("speech")
    got = combine([left, right], [1, 0.5]).skeleton.of("speech")
    assert got.documents == round(one.documents + other.documents / 2)
    assert got.top["一、"] == round(one.top["一、"] + other.top["一、"] / 2)
    assert list(got.lengths) == sorted(got.lengths)
    assert all(min(pair) <= length <= max(pair) for length, *pair in zip(got.lengths, one.lengths, other.lengths, strict=True))


def test_one_matter_of_two_registers_has_the_terms_of_both(left: Register) -> None:
    first, *rest = left.phrases.matters
    more = replace(first, terms=("新说法", *first.terms))
    new = Matter(first.domain, "另一件事", ("别的",))
    other = replace(left, phrases=replace(left.phrases, matters=(more, new, *rest[1:])))
    merged = combine([left, other], [1, 1]).phrases.matters
    assert merged == (replace(first, terms=(*first.terms, "新说法")), *rest, new)


def test_a_word_that_registers_give_to_different_domains_belongs_to_none(left: Register, right: Register) -> None:
    phrases = left.phrases
    owned = next(word for word, domain in zip(phrases.words, phrases.word_domains, strict=True) if domain >= 0 and word in right.phrases.words)
    at, elsewhere = right.phrases.words.index(owned), right.phrases.domains.index("消防")
    domains = array("h", right.phrases.word_domains)

    def owner(domain: int) -> int:
        domains[at] = domain
        made = combine([left, replace(right, phrases=replace(right.phrases, word_domains=domains))], [1, 1]).phrases
        return made.word_domains[made.words.index(owned)]

    assert owner(-1) >= 0
    assert owner(elsewhere) == -1


def test_the_same_bytes_twice_and_after_storing(left: Register, right: Register) -> None:
    stored = [from_bytes(to_bytes(one)) for one in (left, right)]
    data = to_bytes(combine([left, right], [1, 0.5]))
    assert data == to_bytes(combine([left, right], [1, 0.5])) == to_bytes(combine(stored, [1, 0.5]))
    assert to_bytes(from_bytes(data)) == data


def test_drafts_draw_on_all_and_copy_from_none(folders: Path, left: Register, right: Register, both: Register) -> None:
    training = "\n".join(one_line(path.read_text("utf-8").split("---", 2)[2].strip()) for path in sorted(folders.rglob("*.txt")))
    drafter = Drafter(both, read_templates())
    second = len(left.phrases.document_topics)
    sources: set[bool] = set()
    for genre, seed in (("speech", 1), ("speech", 2), ("meeting_news", 3), ("minutes", 4)):
        made = drafter.draft(Outline("安全生产", read_genre(genre), length=2000, seed=seed))
        sources |= {origin.document >= second for origin in made.origins if origin.document >= 0}
        text = one_line(made.text)
        assert not [text[k : k + 25] for k in range(len(text) - 24) if text[k : k + 25] in training]
        headings = [section.heading for section in made.document.sections]
        assert len(headings) == len(set(headings))
    assert sources == {False, True}


# -- the command line --------------------------------------------------------------------------------------------------


@pytest.fixture
def files(tmp_path: Path, left: Register, right: Register) -> tuple[Path, Path]:
    write_register(left, tmp_path / "左.register")
    write_register(right, tmp_path / "右.register")
    return tmp_path / "左.register", tmp_path / "右.register"


def test_draft_and_fill_take_several_registers(run: Run, tmp_path: Path, files: tuple[Path, Path]) -> None:
    one, other = files
    asked = ("--topic", "消防", "--length", "900", "--explain")
    alone, together, less = (run("draft", *asked, *more) for more in (("-r", one), ("-r", one, "-r", other), ("-r", one, "--register", f"{other}:0.5")))
    assert (alone.code, together.code, less.code) == (0, 0, 0), less.err
    assert len({alone.out, together.out, less.out}) == 3
    assert run("draft", *asked, "-r", one, "-r", f"{other}:0.5").out == less.out
    assert run("draft", *asked, "-r", f"{one}:1").out == alone.out
    outline = tmp_path / "提纲.yaml"
    outline.write_text("主题: 消防\n文种: 讲话\n篇幅: 900\n", "utf-8")
    filled = run("fill", outline, "-r", one, "-r", f"{other}:0.5")
    assert filled.code == 0, filled.err
    assert filled.out != run("fill", outline, "-r", one).out


@pytest.mark.parametrize("weight", ["0", "-1", "1.5", "nan", "inf", "一半", ""])
@pytest.mark.parametrize("command", ["draft", "fill"])
def test_a_wrong_weight_is_told(run: Run, tmp_path: Path, files: tuple[Path, Path], command: str, weight: str) -> None:
    outline = tmp_path / "提纲.yaml"
    outline.write_text("主题: 消防\n文种: 讲话\n", "utf-8")
    ran = run(command, outline, "-r", files[0], "-r", f"{files[1]}:{weight}")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"错误：{files[1]}:{weight}: 语体库的权重“{weight}”")
    assert "提示：写成 文件:权重" in ran.err


def test_a_missing_register_is_named_without_its_weight(run: Run, tmp_path: Path) -> None:
    ran = run("draft", "-t", "消防", "-r", f"{tmp_path / '没有.register'}:0.5")
    assert ran.code == 2
    assert ran.err.startswith(f"错误：{tmp_path / '没有.register'}: ")


def test_what_exists_as_written_is_a_path(tmp_path: Path, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    named = tmp_path / "县:0.5"
    named.write_bytes(files[0].read_bytes())
    assert weighted_path(str(named)) == (named, 1.0)
    assert weighted_path(f"{named}:0.5") == (named, 0.5)
    assert weighted_path(f"{tmp_path}/版:本/没有.register") == (tmp_path / "版:本" / "没有.register", 1.0)
    monkeypatch.chdir(tmp_path)
    assert weighted_path("a:0.5") == (Path("a:0.5"), 1.0)  # a drive, as far as one can see
    Path("a").write_bytes(files[0].read_bytes())
    assert weighted_path("a:0.5") == (Path("a"), 0.5)
    assert open_registers(["a"]).manifest["name"] == "左"
    assert open_registers(["a:0.5"]).manifest["weights"] == [0.5]
