"""How many of the learned documents of a domain speak of what a heading is on: what most of them do, no draft on it may leave out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from generator.drafting.stages import Heading
from generator.learning.register import HeadingList

#: A matter is wider than a word: to share it counts so much.
_BY_MATTER = 0.5


class Commonness:
    """Tells it by the words of headings and by their matters; ``lists`` are the learned lists by domain, ``words_in`` weighs the words of a text."""

    def __init__(self, lists: Mapping[str | None, Sequence[HeadingList]], words_in: Callable[[str], Mapping[str, int]]) -> None:
        self._lists = lists
        self._words_in = words_in
        self._documents: dict[str, list[tuple[str, frozenset[int]]]] = {}
        self._shares: dict[tuple[str, str | int], float] = {}

    def among(self, domain: str, heads: Sequence[Heading]) -> list[float]:
        """For each heading of one list the share of the domain's documents with a heading on the same; words that the list has twice are its frame.

        >>> def listed(document, *headings, matters=(-1, -1)):
        ...     return HeadingList("speech", "安全生产", "HAN_PAREN", 2, "", headings, matters, document, 0)
        >>> known = {"安全生产": [listed(0, "严管矿山", "严管燃气"), listed(1, "燃气整治"), listed(2, "燃气要查", "道路要管", matters=(-1, 7))]}
        >>> common = Commonness(known, lambda text: {word: 9 for word in ("严管", "矿山", "燃气", "道路") if word in text})
        >>> [round(share, 2) for share in common.among("安全生产", [Heading("严管矿山"), Heading("严管燃气"), Heading("严管秩序", matter=7)])]
        [0.33, 1.0, 0.17]
        """
        words = [self._words_in(head.text) for head in heads]
        times = Counter(word for one in words for word in one)
        out = []
        for head, known in zip(heads, words, strict=True):
            own = {word: weight for word, weight in known.items() if times[word] == 1}
            said = sum(weight * self._share(domain, word) for word, weight in own.items()) / (sum(own.values()) or 1)
            out.append(max(said, _BY_MATTER * self._share(domain, head.matter) if head.matter >= 0 else 0.0))
        return out

    def _share(self, domain: str, what: str | int) -> float:
        """The share of a domain's documents that have a word in a heading of an item, or a matter that one is on."""
        key = (domain, what)
        if key not in self._shares:
            documents = self._headings(domain)
            self._shares[key] = sum((what in text) if isinstance(what, str) else (what in matters) for text, matters in documents) / (len(documents) or 1)
        return self._shares[key]

    def _headings(self, domain: str) -> list[tuple[str, frozenset[int]]]:
        """The headings of items in each document of a domain that has any, and what matters they are on."""
        if domain not in self._documents:
            found: dict[int, list[HeadingList]] = defaultdict(list)
            for entry in self._lists.get(domain, ()):
                if entry.depth > 1:
                    found[entry.document].append(entry)
            self._documents[domain] = [
                ("\n".join(text for entry in entries for text in entry.headings), frozenset(matter for entry in entries for matter in entry.matters))
                for _, entries in sorted(found.items())
            ]
        return self._documents[domain]
