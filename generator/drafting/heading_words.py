"""The learned words that stand in a text, such as a heading: what it is on is told by them."""

from __future__ import annotations

import re

from generator.learning.phrases import Phrases

#: What begins with a demand is no word of what a heading is on: 要严 of 要严管.
_DEMANDS = re.compile("要(?!素|害|点|求|件|务|闻|道|塞|职|情)")


class HeadingWords:
    """Finds the learned words of texts; its index is made when it is first asked."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._rows: dict[str, int] = {}
        self._longest = 0

    def within(self, text: str) -> dict[str, int]:
        """The learned words of two characters and more that stand in a text, with the squares of their rarities."""
        if not self._rows:
            self._rows.update((word, k) for k, word in enumerate(self._phrases.words) if len(word) > 1 and not _DEMANDS.match(word))
            self._longest = max(map(len, self._rows), default=0)
        pieces = {text[k : k + size] for k in range(len(text)) for size in range(2, self._longest + 1)}
        return {word: self._phrases.word_weights[self._rows[word]] ** 2 for word in sorted(pieces & self._rows.keys())}

    def row(self, word: str) -> int:
        """The row of a word that was found in a text."""
        return self._rows[word]
