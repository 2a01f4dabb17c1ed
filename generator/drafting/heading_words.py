"""The learned words that stand in a text, such as a heading: what it is on is told by them."""

from __future__ import annotations

import re

from generator.language.clauses import DEMANDS
from generator.learning.phrases import Phrases

#: What begins with a demand is no word of what a heading is on: 要严 of 要严管.
_DEMANDS = re.compile(DEMANDS)


class HeadingWords:
    """Finds the learned words of texts; its index is made when it is first asked."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._rows: dict[str, int] = {}
        self._beginning: dict[str, list[str]] = {}  # the words by their first two characters

    def within(self, text: str) -> dict[str, int]:
        """The learned words of two characters and more that stand in a text, with the squares of their rarities."""
        if not self._rows:
            self._rows.update((word, k) for k, word in enumerate(self._phrases.words) if len(word) > 1 and not _DEMANDS.match(word))
            for word in self._rows:
                self._beginning.setdefault(word[:2], []).append(word)
        found = {word for k, pair in enumerate(map(str.__add__, text, text[1:])) if pair in self._beginning for word in self._beginning[pair] if text.startswith(word, k)}
        return {word: self._phrases.word_weights[self._rows[word]] ** 2 for word in sorted(found)}

    def row(self, word: str) -> int:
        """The row of a word that was found in a text."""
        return self._rows[word]
