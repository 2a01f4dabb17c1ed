"""How much of what one text tells another tells too, by the words of both and the squares of their rarities."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set

from generator.learning.phrases import TopicPart

#: A part of a topic is told by so many of the sentences that the lexicon has on it.
_OF_PART = 3
#: The words of so many texts, which are looked for in one draft after another, are kept, and of so many that are longer.
_KEPT, _LONG, _KEPT_LONG = 4096, 600, 64


class Shares:
    """Tells it for one register; ``words_in`` finds the words of a text, ``weights`` has the squares of their rarities.

    >>> weights = dict.fromkeys(("矿山", "燃气", "道路"), 9)
    >>> shares = Shares(lambda text: frozenset(word for word in weights if word in text), weights)
    >>> shares.told("严管矿山，整治燃气。", "燃气要查。"), shares.told("要抓好。", "燃气要查。")
    (0.5, 1.0)
    >>> part = TopicPart.of("严管矿山", ("矿",), ("严管矿山",), (("企业要查矿山。", "企业要验矿山、道路。"),))
    >>> shares.part_told(part, shares.words("矿山要查。", "要抓好。")), shares.on_part("矿山、道路、燃气要查。", part)
    (1.0, 0.6666666666666666)
    """

    def __init__(self, words_in: Callable[[str], frozenset[str]], weights: Mapping[str, int]) -> None:
        self._words_in = words_in
        self._weights = weights
        self._words: dict[str, frozenset[str]] = {}
        self._long: dict[str, frozenset[str]] = {}
        self._of_parts: dict[bytes, tuple[frozenset[str], frozenset[str], int]] = {}

    def told(self, text: str, told: str) -> float:
        """The share of the words of a text that stand in what was told; 1.0 where it has none."""
        words = self._known(text)
        return self._weight(words & self._known(told)) / self._weight(words) if words else 1.0

    def words(self, *texts: str) -> frozenset[str]:
        """The words of some texts."""
        return frozenset().union(*map(self._known, texts))

    def part_told(self, part: TopicPart, told: Set[str]) -> float:
        """The share of the words with which the lexicon says what is done in a part of a topic that are among those of what is told."""
        _, words, whole = self._of(part)
        return self._weight(words & told) / whole if whole else 0.0

    def on_part(self, text: str, part: TopicPart) -> float:
        """The share of the words of a text with which the lexicon says what is done in a part of a topic."""
        words = self._known(text)
        shared = words & self._of(part)[0]
        return self._weight(shared) / self._weight(words) if shared else 0.0

    def _weight(self, words: Set[str]) -> int:
        return sum(map(self._weights.__getitem__, words))

    def _known(self, text: str) -> frozenset[str]:
        """The words of a text."""
        known, most = (self._words, _KEPT) if len(text) <= _LONG else (self._long, _KEPT_LONG)
        if text not in known:
            if len(known) >= most:
                known.clear()
            known[text] = self._words_in(text)
        return known[text]

    def _of(self, part: TopicPart) -> tuple[frozenset[str], frozenset[str], int]:
        """The words of all wordings of what is done in a part of a topic, and those of the first with what these weigh."""
        if part.packed not in self._of_parts:
            rows = part.measures[:_OF_PART]
            every, first = (self._words_in("\n".join(texts)) for texts in ((wording for row in rows for wording in row), (row[0] for row in rows)))
            self._of_parts[part.packed] = every, first, self._weight(first)
        return self._of_parts[part.packed]
