"""What nobody may have given: figures, unknowns (×), names of places and people.

Figures and × are told, not blamed: an outline may have given them. Places and people are found by the rules that guard the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.corpus import names, places
from generator.checking.corpus.entry import Corpus
from generator.document import Section, walk
from generator.evaluating.measure import Candidate, Ground, Measure

_FIGURE = re.compile("[0-9０-９]+(?:[.．,，][0-9０-９]+)*[%％]?")
_UNKNOWN = re.compile("×+")


def _without_ordinals(draft: Candidate) -> str:
    """The text with the ordinals of its items blanked: 1. and （1） are no figures."""
    text = list(draft.text)
    for _, block in walk(draft.document.body):
        if isinstance(block, Section) and block.span:
            end = block.span.start + len(block.ordinal.marker)
            text[block.span.start : end] = " " * (end - block.span.start)
    return "".join(text)


def measure(draft: Candidate, ground: Ground) -> Iterator[Measure]:
    """Figures, unknowns, places and names of one draft."""
    text = _without_ordinals(draft)
    for id_, name, pattern in (("figures", "数字", _FIGURE), ("unknowns", "×", _UNKNOWN)):
        found = tuple(text[max(0, match.start() - 6) : match.end() + 6].replace("\n", " ").strip() for match in pattern.finditer(text))
        yield Measure(id_, name, len(found), found)
    corpus = Corpus((draft.entry,), ground.lexicon)
    for id_, name, rule in (("places", "地名", places), ("names", "像是人名", names)):
        found = tuple(finding.message for finding in rule.check(corpus))
        yield Measure(id_, name, len(found), found, bool(found))
