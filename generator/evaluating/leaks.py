"""What nobody may have given: figures, unknowns (×), names of places and people.

Figures and × are told, not blamed: an outline may have given them. Places and people are found by the rules that guard the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from generator.checking.corpus import names
from generator.checking.corpus.entry import Corpus, Lexicon
from generator.checking.corpus.places import find_places
from generator.document import Section, walk
from generator.evaluating.measure import Candidate, Ground, Measure
from generator.language.words import cut

_FIGURE = re.compile("[0-9０-９]+(?:[.．,，][0-9０-９]+)*[%％]?")
_UNKNOWN = re.compile("×+")
_SHORT_NAME = 2


def _without_ordinals(draft: Candidate) -> str:
    """The text with the ordinals of its items blanked: 1. and （1） are no figures."""
    text = list(draft.text)
    for _, block in walk(draft.document.body):
        if isinstance(block, Section) and block.span:
            end = block.span.start + len(block.ordinal.marker)
            text[block.span.start : end] = " " * (end - block.span.start)
    return "".join(text)


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - 6) : end + 6].replace("\n", " ").strip()


def places_in(text: str, lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """The places of the gazetteer, without those that other words make between them.

    A corpus lists such words one by one; a draft may hold any. A name begins with a word, and one of two characters ends with one:
    the county that 响应县委 holds is none.

    >>> list(places_in("响应县委号召，云岭县委带头。", Lexicon(places=("应县", "云岭县"))))
    [(7, '云岭县')]
    """
    found = list(find_places(text, lexicon))
    if found:
        edges = frozenset(accumulate(map(len, cut(text)), initial=0))
        yield from ((k, name) for k, name in found if k in edges and (len(name) > _SHORT_NAME or k + len(name) in edges))


def measure(draft: Candidate, ground: Ground) -> Iterator[Measure]:
    """Figures, unknowns, places and names of one draft."""
    text = _without_ordinals(draft)
    for id_, name, pattern in (("figures", "数字", _FIGURE), ("unknowns", "×", _UNKNOWN)):
        found = tuple(_around(text, match.start(), match.end()) for match in pattern.finditer(text))
        yield Measure(id_, name, len(found), found)
    places = tuple(f"“{name}”：{_around(draft.text, k, k + len(name))}" for k, name in places_in(draft.text, ground.lexicon))
    yield Measure("places", "地名", len(places), places, bool(places))
    people = tuple(finding.message for finding in names.check(Corpus((draft.entry,), ground.lexicon)))
    yield Measure("names", "像是人名", len(people), people, bool(people))
