"""The training text as drafts are held against it: its windows, its clauses, and (where the files are at hand) who said it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.checking.corpus.entry import Entry
from generator.document import Document
from generator.drafting.copying import CopyGuard
from generator.language.windows import window_bytes
from generator.learning.phrases import TOPIC, Phrases

_MARKS = re.compile("[，。；：！？\n]+")
_BREAK = re.compile(r"[ \t\u3000]*\n\s*")


@dataclass(frozen=True, slots=True)
class Training:
    """What was learned from; ``names`` and ``starts`` say where in ``joined`` the text of each file begins."""

    guard: CopyGuard
    clauses: frozenset[str]
    names: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()
    joined: str = field(default="", repr=False)

    def place(self, run: str) -> str | None:
        """The first file that holds a run; ``None`` when none of those at hand does."""
        at = self.joined.find(run)
        return self.names[bisect_right(self.starts, at) - 1] if at >= 0 else None


def _slotted(phrases: Phrases) -> Iterator[str]:
    """The clauses of a register as they were said: its topics stand where they were taken out."""
    for sentence, passage in enumerate(phrases.sentence_passages):
        texts = phrases.clause_texts[phrases.sentence_clauses[sentence] : phrases.sentence_clauses[sentence + 1]]
        for text in texts:
            if TOPIC not in text:
                yield text
            else:
                topics = phrases.document_topics[phrases.passage_documents[passage]].split("\n")
                yield from (text.replace(TOPIC, topic) for topic in topics if topic)


def open_training(phrases: Phrases, files: Sequence[tuple[str, str]] = (), *, longest_run: int) -> Training:
    """The training text of a register, and of some files (name, text) that are counted as learned from as well.

    >>> training = open_training(Phrases(), [("甲.txt", "各级各部门要压实责任链条，完善制度。")], longest_run=24)
    >>> training.place("完善制度"), training.place("健全机制"), "完善制度" in training.clauses
    ('甲.txt', None, True)
    """
    import numpy as np

    flat = [_BREAK.sub("", text.strip()) for _, text in files]
    clauses = {piece for text in _slotted(phrases) for piece in _MARKS.split(text)}
    for name, text in files:
        clauses.update(clause for _, clause in Entry(name, {}, text, Document()).clauses())
    windows = frozenset(phrases.windows).union(np.frombuffer(b"".join(map(window_bytes, flat)), dtype="<u4").tolist())
    starts, at = [], 0
    for text in flat:
        starts.append(at)
        at += len(text) + 1
    names = tuple(name for name, _ in files)
    return Training(CopyGuard(windows, longest_run), frozenset(clauses), names, tuple(starts), "\n".join(flat))
