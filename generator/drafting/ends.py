"""What a draft ends with: who answers, with what means, how it is seen to, who is called to account, as far as it has not told that."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.document import Genre
from generator.drafting.focused import Focused
from generator.drafting.headings import GUARANTEE
from generator.drafting.outline import Outline
from generator.drafting.section_text import SectionText
from generator.drafting.stages import Heading
from generator.drafting.subject import Subject
from generator.drafting.supply import Supply

#: A report that is shorter does not come to means.
_LONG_REPORT = 1000
#: What the last section of a speech is headed besides, where it is on who answers.
_LED = re.compile("领导|真抓|实干")
#: A matter of a report on who answers.
_ANSWERS = re.compile("(?<!企业)(?<!主体)责任|领导|督|问责|追责|问效")


class Ends:
    """Says it for one draft."""

    def __init__(self, supply: Supply, subject: Subject, sections: SectionText, focused: Focused, outline: Outline) -> None:
        self._supply = supply
        self._subject = subject
        self._sections = sections
        self._focused = focused
        self._outline = outline

    def of_report(self, matters: Sequence[Heading], told: str) -> list[str]:
        """What ends a report beside a template's own words, as far as none of its ``matters`` tells that; ``told``: the whole draft."""
        if self._outline.genre is not Genre.MEETING_NEWS or self._subject.is_unknown:
            return []
        *before, last = matters or (Heading(""),)
        told_before = (self._told_in(one) for one in before if _ANSWERS.search(one.text))  # what a matter on something else says in passing does not end a report
        leads, *rest = self._sections.completing("".join((*told_before, self._told_in(last))), told)
        means = self._focused.closing() or (self._sections.means(told) if leads and (self._outline.length or _LONG_REPORT) >= _LONG_REPORT else [])
        return [*leads, *means, *(one for said in rest for one in said)]

    def of_speech(self, heading: str, said: str, ends: str, told: str) -> tuple[list[str], list[str]]:
        """Who answers before all others, and what comes after that, as far as a speech whose last section is on it, by its ``heading`` or by what it says, has not ``said`` the first, nor told the others where it ``ends``."""
        if self._subject.is_unknown or not (GUARANTEE.search(heading) or _LED.search(heading) or self._sections.tells_who_leads(ends)):
            return [], []
        leads, *rest = self._sections.completing(said, told, ends=ends)
        return leads, [one for said_then in rest for one in said_then]

    def _told_in(self, matter: Heading) -> str:
        """What a matter tells where it is on who answers, by its heading or by what stands under it; else nothing."""
        if matter.item < 0:
            return "".join(row[0] for row in matter.part.measures) if matter.part and _ANSWERS.search(matter.text) else ""
        text = self._supply.text_under(self._subject, matter.item)
        return text if _ANSWERS.search(matter.text) or self._sections.tells_who_leads(text) else ""
