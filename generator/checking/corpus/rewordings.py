"""Rewordings belong to a sentence that stands in the corpus, and say it in other words."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.corpus.entry import Corpus, Entry, Finding
from generator.language.clauses import split_clauses

RULE = "rewording"
#: A shorter clause may have no other wording.
_SHORTEST = 8


def _rows(table: Entry) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table of rewordings that say something, with their places."""
    at = 0
    for line in table.text.split("\n"):
        if line.strip() and not line.startswith("#"):
            yield at, line.split("\t")
        at += len(line) + 1


def _sentences(corpus: Corpus) -> frozenset[str]:
    return frozenset("，".join(split_clauses(sentence)) for entry in corpus.entries for _, sentence in entry.sentences())


def check(corpus: Corpus) -> Iterator[Finding]:
    """Rewordings of sentences that no document has, and clauses that a rewording leaves as they are."""
    sentences = _sentences(corpus) if corpus.rewordings else frozenset()
    for table in corpus.rewordings:
        for at, (sentence, *versions) in _rows(table):
            own = split_clauses(sentence)
            if "，".join(own) not in sentences:
                yield table.find(RULE, at, f"语料里没有这一句：{sentence[:24]}")
            for version in versions:
                for old, new in zip(own, split_clauses(version), strict=False):
                    if old == new and len(old) >= _SHORTEST:
                        yield table.find(RULE, at, f"这个分句没有改：{old}")
