"""How much of what one text tells another tells too, by the words of both and the squares of their rarities."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import compress

from generator.learning.phrases import TopicPart

#: A part of a topic is told by so many of the sentences that the lexicon has on it.
_OF_PART = 3
#: The words of so many texts, which are looked for in one draft after another, are kept.
_KEPT = 4096
#: Words of two characters are told by the pairs in a text; those of so many texts are kept.
_PAIR, _KEPT_PAIRS = 2, 16
#: A text that is longer is asked of by its pairs.
_LONG = 600


class Shares:
    """Tells it for one register; ``words_in`` weighs the words of a text.

    >>> shares = Shares(lambda text: {word: 9 for word in ("矿山", "燃气", "道路") if word in text})
    >>> shares.told("严管矿山，整治燃气。", "燃气要查。"), shares.told("要抓好。", "燃气要查。")
    (0.5, 1.0)
    >>> part = TopicPart.of("严管矿山", ("矿",), ("严管矿山",), (("企业要查矿山。", "企业要验矿山、道路。"),))
    >>> shares.part_told(part, "矿山要查。"), shares.on_part("矿山、道路、燃气要查。", part)
    (1.0, 0.6666666666666666)
    """

    def __init__(self, words_in: Callable[[str], Mapping[str, int]]) -> None:
        self._words_in = words_in
        self._words: dict[str, Mapping[str, int]] = {}
        self._pairs: dict[str, frozenset[str]] = {}
        self._of_parts: dict[bytes, tuple[frozenset[str], Mapping[str, int]]] = {}

    def told(self, text: str, told: str) -> float:
        """The share of the words of a text that stand in what was told; 1.0 where it has none."""
        return self._share_in(told, self._known(text), without=1.0)

    def part_told(self, part: TopicPart, told: str) -> float:
        """The share of the words with which the lexicon says what is done in a part of a topic that stand in what is told."""
        return self._share_in(told, self._of(part)[1])

    def _share_in(self, told: str, weights: Mapping[str, int], *, without: float = 0.0) -> float:
        """The share of the weights of words that stand in a text, by its pairs where it is long: more is asked of such a text."""
        if len(told) <= _LONG:
            return _share(weights, told, without=without)
        pairs, whole = self._pairs_of(told), sum(weights.values())
        found = (word in pairs if len(word) == _PAIR else word[:_PAIR] in pairs and word in told for word in weights)
        return sum(compress(weights.values(), found)) / whole if whole else without

    def _pairs_of(self, text: str) -> frozenset[str]:
        """The pairs of characters in a text that is asked of for one part after another."""
        if text not in self._pairs:
            if len(self._pairs) >= _KEPT_PAIRS:
                self._pairs.clear()
            self._pairs[text] = frozenset(map(str.__add__, text, text[1:]))
        return self._pairs[text]

    def on_part(self, text: str, part: TopicPart) -> float:
        """The share of the words of a text with which the lexicon says what is done in a part of a topic."""
        return _share(self._known(text), self._of(part)[0])

    def _known(self, text: str) -> Mapping[str, int]:
        if text not in self._words:
            if len(self._words) >= _KEPT:
                self._words.clear()
            self._words[text] = self._words_in(text)
        return self._words[text]

    def _of(self, part: TopicPart) -> tuple[frozenset[str], Mapping[str, int]]:
        """The words of all wordings of what is done in a part of a topic, and those of the first with their weights."""
        if part.packed not in self._of_parts:
            rows = part.measures[:_OF_PART]
            every = frozenset(self._words_in("\n".join(wording for row in rows for wording in row)))
            self._of_parts[part.packed] = every, self._words_in("\n".join(row[0] for row in rows))
        return self._of_parts[part.packed]


def _share(weights: Mapping[str, int], told: str | frozenset[str], *, without: float = 0.0) -> float:
    """The share of the weights of words that stand in a text or among words; ``without`` words, that."""
    whole = sum(weights.values())
    return sum(weight for word, weight in weights.items() if word in told) / whole if whole else without
