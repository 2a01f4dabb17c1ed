"""Rewordings beside a corpus: read, learned, stored, put together, said, and never copied whole."""

from __future__ import annotations

from array import array
from itertools import combinations, islice
from pathlib import Path

import pytest

from generator.drafting.copying import CopyGuard
from generator.drafting.outline import Outline
from generator.drafting.rewording import Piece, Ways
from generator.drafting.subject import sentence_text
from generator.drafting.supply import Supply
from generator.files.registers import learn_folder
from generator.files.templates import read_templates
from generator.language.clauses import kind_of
from generator.language.kinds import Kind
from generator.language.windows import WINDOW, encoded, window_at
from generator.learning.combining import combine
from generator.learning.register import Register, from_bytes, to_bytes
from generator.workflows.drafts import Drafter
from tests.conftest import ROOT, Run

GROUPS = ("anquan", "jiaoyu")
#: Of the sentences of a table so many at most cannot be said by their rewordings alone: words in them must be changed.
MOST_STUCK = 0.06


def copy(folder: Path, *, rewordings: bool) -> Path:
    for group in GROUPS:
        (folder / group).mkdir(parents=True)
        for path in sorted((ROOT / "corpus" / group).iterdir()):
            if rewordings or path.suffix != ".tsv":
                (folder / group / path.name).write_bytes(path.read_bytes())
    return folder


@pytest.fixture(scope="module")
def reworded(tmp_path_factory: pytest.TempPathFactory) -> Register:
    return learn_folder(copy(tmp_path_factory.mktemp("有改写"), rewordings=True), processes=1)[0]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Register:
    return learn_folder(copy(tmp_path_factory.mktemp("没有改写"), rewordings=False), processes=1)[0]


def rows() -> list[list[str]]:
    return [line.split("\t") for group in GROUPS for line in (ROOT / "corpus" / group / "rewordings.tsv").read_text("utf-8").splitlines()]


def test_rewordings_stand_beside_their_clauses(reworded: Register, plain: Register) -> None:
    phrases = reworded.phrases
    assert plain.phrases.clause_rewordings == ()
    assert phrases.clause_texts == plain.phrases.clause_texts
    assert len(phrases.clause_rewordings) == len(phrases.clause_texts)
    sentence, *versions = rows()[0]
    clause = phrases.clause_texts.index(sentence.split("，")[0])
    assert phrases.rewordings(clause) == tuple(version.split("，")[0] for version in versions)


def test_they_are_guarded_like_the_training_text(reworded: Register, plain: Register) -> None:
    assert set(plain.phrases.windows) < set(reworded.phrases.windows)


def test_they_survive_storing_and_putting_together(reworded: Register, plain: Register) -> None:
    assert from_bytes(to_bytes(reworded)).phrases.clause_rewordings == reworded.phrases.clause_rewordings
    assert combine([reworded], [1]).phrases.clause_rewordings == reworded.phrases.clause_rewordings
    assert combine([reworded, plain], [1, 1]).phrases.clause_rewordings == reworded.phrases.clause_rewordings
    assert combine([plain, reworded], [1, 1]).phrases.clause_rewordings == ()  # a document that two registers hold lends once, from the first


def test_what_answers_a_shortcoming_is_learned_and_goes_where_it_goes(reworded: Register, plain: Register) -> None:
    def told(register: Register) -> set[tuple[str, ...]]:
        phrases = register.phrases
        return {tuple(sentence_text(phrases, row) for row in pair) for pair in zip(phrases.wanting, phrases.answering, strict=True)}

    rows = [line.split("\t") for group in GROUPS for line in (ROOT / "corpus" / group / "answers.tsv").read_text("utf-8").splitlines()]
    assert plain.phrases.wanting == array("i")
    assert len(told(reworded)) >= 0.9 * sum(len(row) - 1 for row in rows)
    assert list(reworded.phrases.wanting) == sorted(reworded.phrases.wanting)
    assert told(from_bytes(to_bytes(reworded))) == told(reworded)
    combined = told(combine([plain, reworded], [0.01, 1]))  # all but what the one document told that is lent by the first
    assert combined <= told(reworded) and len(combined) >= 0.9 * len(told(reworded))
    supply = Supply(reworded)
    first, answer = reworded.phrases.wanting[0], reworded.phrases.answering[0]
    assert answer in supply.answers(first)
    assert supply.answers(answer) == ()


def test_where_most_sentences_have_rewordings_the_others_lend_nothing(reworded: Register, plain: Register) -> None:
    lent = [row for row, usable in enumerate(reworded.phrases.sentence_usable) if usable]
    assert lent and all(map(reworded.phrases.is_reworded, lent))
    assert sum(map(bool, plain.phrases.sentence_usable)) > len(lent)


def test_drafts_say_them_clause_by_clause_and_none_whole(reworded: Register) -> None:
    drafter = Drafter(reworded, read_templates())
    told = {part for row in rows() for version in row[1:] for part in version.split("，")}
    whole = {version for row in rows() for version in row if len(version) > 20}
    made = [drafter.draft(Outline("安全生产", length=2000, seed=seed)) for seed in range(4)]
    changes = [change.new for draft in made for origin in draft.origins for change in origin.changes]
    assert sum(new in told for new in changes) > 40
    sentences = {origin.sentence[:-1] for draft in made for origin in draft.origins}
    assert not sentences & whole


def shared(register: Register) -> float:
    """What share of their sentences two drafts on one topic have in common, over ten seeds."""
    drafter = Drafter(register, read_templates())
    said = [{origin.sentence for origin in drafter.draft(Outline("教育", length=2500, seed=seed)).origins} for seed in range(10)]
    shares = [len(one & other) / min(len(one), len(other)) for one, other in combinations(said, 2)]
    return sum(shares) / len(shares)


def test_two_seeds_share_hardly_a_sentence(reworded: Register) -> None:
    assert shared(reworded) <= 0.15


def test_a_list_of_headings_is_said_in_one_of_its_ways(tmp_path: Path) -> None:
    folder = copy(tmp_path / "文件", rewordings=True)
    own = [(entry.document, entry.headings) for entry in learn_folder(folder, processes=1)[0].headings if entry.domain == "教育" and entry.depth == 1 and entry.genre == "speech"]
    table = folder / "jiaoyu" / "headings.tsv"
    said = {headings: tuple(f"把{heading}记牢" for heading in headings) for _, headings in own if all(headings) and not any("；" in one for one in headings)}
    table.write_text("".join(f"{'；'.join(old)}\t{'；'.join(new)}\n" for old, new in said.items()), "utf-8")
    register = learn_folder(folder, processes=1)[0]
    assert {entry.headings: entry.rewordings for entry in register.headings if entry.headings in said} == {old: (new,) for old, new in said.items()}
    assert from_bytes(to_bytes(register)).headings == register.headings
    drafter = Drafter(register, read_templates())
    rows = [tuple(section.heading.rstrip("。") for section in drafter.draft(Outline("教育", length=2500, seed=seed)).document.sections) for seed in range(12)]
    reworded = [row for row in rows if any(heading.endswith("记牢") for heading in row)]
    assert reworded
    assert all(sum(heading.endswith("记牢") for heading in row) >= len(row) - 1 for row in reworded)  # a section on other matters may stand among them


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("要压实责任，抓好落实\t要把责任落到人头", "第 2 栏有 1 个分句，第一栏有 2 个"),
        ("要压实责任，抓好落实", "只有第一栏，没有改写"),
        (b"\xff\xfe\xfa", "改写表读不出来"),
    ],
)
def test_a_table_that_cannot_be_understood_is_told_with_its_line(run: Run, tmp_path: Path, line: str | bytes, said: str) -> None:
    folder = tmp_path / "文件"
    folder.mkdir()
    for path in sorted((ROOT / "corpus" / "anquan").glob("speech-*.txt"))[:3]:
        (folder / path.name).write_bytes(path.read_bytes())
    table = folder / "rewordings.tsv"
    table.write_bytes(line if isinstance(line, bytes) else f"# 说明\n\n{line}\n".encode())
    for command in (("learn", folder, "-o", tmp_path / "a.register"), ("corpus", "check", folder)):
        ran = run(*command)
        assert ran.code == 2
        assert said in ran.err
        assert f"{table}:3" in ran.err or isinstance(line, bytes)
    assert not (tmp_path / "a.register").exists()


def test_a_table_of_answers_that_cannot_be_understood_is_told_with_its_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_bytes(next((ROOT / "corpus" / "anquan").glob("speech-*.txt")).read_bytes())
    (tmp_path / "answers.tsv").write_text("# 对应\n有的单位责任不实\n", "utf-8")
    ran = run("learn", tmp_path, "-o", tmp_path / "a.register")
    assert ran.code == 2
    assert "answers.tsv:2" in ran.err
    assert "没有对应的句子" in ran.err
    (tmp_path / "answers.tsv").write_bytes(b"\xff\xfe\xfa")
    assert "问题对应表读不出来" in run("corpus", "check", tmp_path).err


def sayable(wordings: list[str]) -> bool:
    """Whether a sentence can be said in two ways by its rewordings alone, no run of any of them too long."""
    windows = {window_at(encoded(line), k) for line in (f"。{one}。" for one in wordings) for k in range(len(line) - WINDOW + 1)}
    columns = zip(*(one.split("，") for one in wordings), strict=True)
    ways = Ways([Piece(first, kind_of(first), tuple("" if other == first else other for other in others)) for first, *others in columns], None, CopyGuard(windows))
    return len(list(islice((way for way in ways.walk(0) if ways.stumbles(way) is not None), 2))) == 2


def test_clauses_of_one_rewording_that_make_a_long_run_are_not_said() -> None:
    one, other = Piece("要压实各单位消防安全责任", Kind.DEMAND, ("要把消防责任落到各单位肩上",)), Piece("逐级签订年度消防工作责任书", Kind.MEASURE, ("由各单位立下消防工作的军令状",))
    guard = CopyGuard(frozenset())
    assert set(Ways((one, other), "县", guard).walk(0)) == {(one.text, other.others[0]), (one.others[0], other.text)}
    assert len(set(Ways((one, other), "县", guard, longest=84).walk(0))) == 4  # these were not learned
    assert len(set(Ways((one, other), "县", guard, topic="消防").walk(0))) == 4  # nor where the topic is named
    assert {way[1] for way in Ways((one, other), "县", guard, topic="消防").walk(0, seam=11)} == {other.others[0]}  # the learned end would run on into what is said next


def test_turns_that_follow_each_other_say_a_sentence_in_different_ways() -> None:
    pieces = [Piece(f"{name}要抓好工作", Kind.DEMAND, tuple(f"{name}要{word}工作" for word in ("推进", "做实", "落实"))) for name in ("甲", "乙", "丙")]
    ways = Ways(pieces, None, CopyGuard(frozenset()))
    assert len(set(ways.walk(0))) == 64
    for seed in (0, 7, 11_000, 987_654_321):
        assert len({next(ways.walk(seed + k)) for k in range(20)}) == 20


def test_the_rewordings_of_a_sentence_are_enough_to_say_it() -> None:
    tables = {path.parent.name: path.read_text("utf-8").splitlines() for path in sorted((ROOT / "corpus").glob("*/rewordings.tsv"))}
    stuck = {name: sum(not sayable(line.split("\t")) for line in lines) / len(lines) for name, lines in tables.items()}
    assert sum(stuck[name] * len(lines) for name, lines in tables.items()) <= MOST_STUCK * sum(map(len, tables.values())), stuck
