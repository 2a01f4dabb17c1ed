"""The learned words that stand in a text, such as a heading: what it is on is told by them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping

from generator.language.clauses import DEMANDS
from generator.learning.phrases import Phrases

#: What begins with a demand is no word of what a heading is on: 要严 of 要严管.
_DEMAND, _DEMANDS = DEMANDS[0], re.compile(DEMANDS)
#: The words of so many clauses are kept: drafts say the same ones again and again.
_KEPT = 1 << 15


class _OfClauses(dict[str, tuple[str, ...]]):
    """What was found of each clause that was asked of; tuples, which are not gone through for garbage."""

    def __init__(self, find: Callable[[str], tuple[str, ...]]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, clause: str) -> tuple[str, ...]:
        self[clause] = found = self._find(clause)
        return found


class HeadingWords:
    """Finds the learned words of texts; its index is made when it is first asked."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._rows: dict[str, int] = {}
        self._beginning: dict[str, tuple[str, ...]] = {}  # the words by their first two characters
        self._weights: dict[str, int] = {}
        self._of_clauses = _OfClauses(self._find)

    @property
    def weights(self) -> Mapping[str, int]:
        """The squares of the rarities of all learned words of two characters and more."""
        if not self._rows:
            words, rarities = self._phrases.words, self._phrases.word_weights
            self._rows = {word: k for k, word in enumerate(words) if len(word) > 1 and not (word[0] == _DEMAND and _DEMANDS.match(word))}
            self._weights = {word: rarities[k] ** 2 for word, k in self._rows.items()}
            beginning: dict[str, list[str]] = defaultdict(list)
            for word in self._rows:
                beginning[word[:2]].append(word)
            self._beginning = {pair: tuple(words) for pair, words in beginning.items()}
        return self._weights

    def within(self, text: str) -> dict[str, int]:
        """The learned words of two characters and more that stand in a text, with the squares of their rarities."""
        weights = self.weights
        return {word: weights[word] for word in sorted(self.among(text))}

    def among(self, text: str) -> frozenset[str]:
        """The learned words of two characters and more that stand in a text, clause by clause: no word goes on in the next."""
        if len(self._of_clauses) >= _KEPT:
            self._of_clauses.clear()
        return frozenset().union(*map(self._of_clauses.__getitem__, text.replace("。", "，").replace("\n", "，").split("，")))

    def _find(self, clause: str) -> tuple[str, ...]:
        beginning = self._beginning if self.weights else {}
        pairs = beginning.keys() & set(map(str.__add__, clause, clause[1:]))
        return tuple([word for pair in pairs for word in beginning[pair] if word == pair or word in clause])

    def row(self, word: str) -> int:
        """The row of a word that was found in a text."""
        return self._rows[word]
