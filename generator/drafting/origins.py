"""Where each sentence of a draft came from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """One composed sentence: its role, the clauses it is made of with the documents they come from, and its score."""

    sentence: str
    role: str
    clauses: tuple[str, ...]
    documents: tuple[int, ...]
    score: float
    generic: bool  # rests on text that fits any subject
