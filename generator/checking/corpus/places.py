"""No real place below the nation: nothing of the gazetteer, unless the characters belong to other words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.checking.corpus.entry import Corpus, Finding, Lexicon

RULE = "place"
_HEAD = 2


def _by_head(names: Sequence[str]) -> Mapping[str, list[str]]:
    table: dict[str, list[str]] = defaultdict(list)
    for name in sorted(set(names), key=len, reverse=True):
        table[name[:_HEAD]].append(name)
    return table


def find_places(text: str, lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """Every name of the gazetteer in a text with its place, the longest first at each; what is allowed is left out.

    >>> list(find_places("到云岭县调研", Lexicon(places=("云岭", "云岭县"))))
    [(1, '云岭县')]
    """
    return _find(text, lexicon, _by_head(lexicon.places))


def _find(text: str, lexicon: Lexicon, table: Mapping[str, list[str]]) -> Iterator[tuple[int, str]]:
    for k in range(len(text) - 1):
        names = table.get(text[k : k + _HEAD])
        name = next((name for name in names if text.startswith(name, k)), None) if names else None
        if name and not lexicon.excuses(RULE, text, k, k + len(name)):
            yield k, name


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every name of the gazetteer, the longest first at each place; what is allowed is listed with its reason."""
    table = _by_head(corpus.lexicon.places)
    for entry in corpus.texts:
        for k, name in _find(entry.text, corpus.lexicon, table):
            yield entry.find(RULE, k, f"真实地名“{name}”：{entry.text[max(0, k - 6) : k + len(name) + 6].strip()}")
