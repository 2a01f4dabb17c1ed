"""Rewordings belong to sentences and headings that stand in the corpus, and say them in other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.checking.corpus.entry import Corpus, Entry, Finding
from generator.document import Section, walk
from generator.language.clauses import split_clauses

RULE = "rewording"


def rows(table: Entry) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table that say something, with their places."""
    at = 0
    for line in table.text.split("\n"):
        if line.strip() and not line.startswith("#"):
            yield at, line.split("\t")
        at += len(line) + 1


def mixture(wordings: Sequence[str]) -> int | None:
    """The number of a rewording each of whose clauses stands at its place in another wording of the sentence: it adds no way to say it, and forbids those that it is.

    >>> mixture(["压实责任，抓好落实", "扛起责任，推动见效"]), mixture(["压实责任，抓好落实", "扛起责任，推动见效", "压实责任，推动见效"])
    (None, 2)
    """
    rows = [wording.split("，") for wording in wordings]
    for k in range(len(rows) - 1, 0, -1):
        rest = [{row[at] for j, row in enumerate(rows) if j != k and at < len(row)} for at in range(len(rows[k]))]
        if len(rows) > 2 and all(clause in known for clause, known in zip(rows[k], rest, strict=True)):
            return k
    return None


def _sentences(corpus: Corpus) -> frozenset[str]:
    return frozenset("，".join(split_clauses(sentence)) for entry in corpus.entries for _, sentence in entry.sentences())


def _headings(corpus: Corpus) -> frozenset[str]:
    return frozenset(block.heading.rstrip("。；！？，：") for entry in corpus.entries for _, block in walk(entry.document.body) if isinstance(block, Section))


def check(corpus: Corpus) -> Iterator[Finding]:
    """Rewordings of what no document has, and sentences and lists of headings that a rewording leaves as they are."""
    sentences = _sentences(corpus) if corpus.rewordings else frozenset()
    for table in corpus.rewordings:
        for at, (sentence, *versions) in rows(table):
            own = split_clauses(sentence)
            if "，".join(own) not in sentences:
                yield table.find(RULE, at, f"语料里没有这一句：{sentence[:24]}")
            for version in versions:
                if split_clauses(version) == own:
                    yield table.find(RULE, at, f"这一句没有改：{sentence[:24]}")
            if (mixed := mixture([sentence, *versions])) is not None:
                yield table.find(RULE, at, f"第 {mixed + 1} 栏的分句都在别的栏里，混搭的说法反而用不上，请去掉这一栏：{sentence[:24]}")
    headings = _headings(corpus) if corpus.headings else frozenset()
    for table in corpus.headings:
        for at, (given, *versions) in rows(table):
            own = given.split("；")
            if absent := [one for one in own if one not in headings]:
                yield table.find(RULE, at, f"语料里没有这个标题：{absent[0]}")
            if any(version.split("；") == own for version in versions):
                yield table.find(RULE, at, f"这一列标题没有改：{given[:24]}")
