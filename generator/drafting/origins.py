"""Where each sentence of a draft came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.drafting.variation import Change


@dataclass(frozen=True, slots=True)
class Origin:
    """One sentence of a draft: what it does, the learned sentence it says anew, and how it differs from it."""

    sentence: str
    role: str
    source: str  # the learned sentence, without its stop
    document: int  # row of the register's documents
    changes: tuple[Change, ...]
    dropped: tuple[str, ...]
    score: float
    generic: bool
    row: int = -1  # of the register's sentences, -1 for a set one

    def said(self, others: Mapping[str, str]) -> Origin:
        """Where the sentence came from that is said instead, by the sentences for which there is one."""
        return replace(self, sentence=others[self.sentence]) if self.sentence in others else self
