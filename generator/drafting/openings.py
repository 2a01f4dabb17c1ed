"""What a report of a meeting says of the matter in general: why it matters, how it stands, what is to be understood."""

from __future__ import annotations

import itertools
import re

from generator.document import Genre
from generator.drafting.focused import Focused
from generator.drafting.headings import HeadingStore
from generator.drafting.outline import Outline
from generator.drafting.sayings import SENTENCE_LENGTH, Sayings
from generator.drafting.section_text import SectionText
from generator.language.clauses import DEMANDS

#: What the report of a meeting says of the matter in general, and what a long one says.
_OPENING = ("意义", "形势要求", "认识要求", "重点领起")
_LONG_OPENING = ("意义", "意义", "形势要求", "认识要求", "认识要求", "重点领起")
#: What demands something of those who hear it.
_DEMANDING = re.compile(f"{DEMANDS}|必须|务必|应当|不能|决不")


class Openings:
    """Says it for one draft."""

    def __init__(self, sections: SectionText, sayings: Sayings, focused: Focused, headings: HeadingStore, outline: Outline, *, unknown: bool) -> None:
        """``unknown``: whether the register has nothing on the topic."""
        self._sections = sections
        self._sayings = sayings
        self._focused = focused
        self._headings = headings
        self._outline = outline
        self._unknown = unknown

    def of_report(self, length: int) -> list[str]:
        """What opens a report in about ``length`` characters; nothing for a speech, which a template's own words open."""
        if self._outline.genre is Genre.SPEECH:
            return []
        if own := self._focused.opening(length):
            return [*own, *self._sayings.say("认识要求")]
        followed = () if self._unknown else dict.fromkeys((self._headings.followed, -1))  # first the document whose matters are told, then any
        for significant, document in itertools.product((True, False), followed):
            self._headings.followed = document
            if why := self._sections.reasons.why(length, significant=significant):
                return self._with_demand(why)
        if not self._unknown:
            return self._with_demand(self._sections.reasons.why_in_general())
        return self._sayings.fill(_LONG_OPENING if length > len(_OPENING) * SENTENCE_LENGTH else _OPENING, length)

    def _with_demand(self, why: list[str]) -> list[str]:
        """Why the work matters, and what is to be understood where nothing of that demands it."""
        return why if not why or any(map(_DEMANDING.search, why)) else [*why, *self._sayings.say("认识要求", after=why[-1])]
