"""What answers what is found wanting stands in the same document, after it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.corpus.entry import Corpus, Finding
from generator.checking.corpus.rewordings import rows
from generator.language.clauses import split_clauses

RULE = "answer"


def check(corpus: Corpus) -> Iterator[Finding]:
    """Sentences of the table of answers that no document has, or that stand in no document one after the other."""
    if not corpus.answers:
        return
    documents = [["，".join(split_clauses(sentence)) for _, sentence in entry.sentences()] for entry in corpus.entries]
    places: dict[str, list[tuple[int, int]]] = {}
    for document, sentences in enumerate(documents):
        for k, sentence in enumerate(sentences):
            places.setdefault(sentence, []).append((document, k))
    for table in corpus.answers:
        for at, columns in rows(table):
            wanting, *answers = ["，".join(split_clauses(column)) for column in columns]
            known = places.get(wanting, [])
            if not known:
                yield table.find(RULE, at, f"语料里没有这一句：{wanting[:24]}")
                continue
            for answer in answers:
                if not any(document == other and k < later for document, k in known for other, later in places.get(answer, ())):
                    yield table.find(RULE, at, f"同一篇后面没有这一句：{answer[:24]}")
