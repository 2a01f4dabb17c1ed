"""What foci bring to a draft: those of the outline, and on a topic that the register does not have those of the topic's sector.

On a topic that the register has, foci are a section beside the learned ones, or the first matters of a report. On one that it does not have they
are what the draft is about: why, what is wanting in each, what is done about it, who answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from generator.document import Genre
from generator.drafting.foci import LEAST, Foci
from generator.drafting.levels import GOVERNING
from generator.drafting.maker import Place
from generator.drafting.outline import Outline
from generator.drafting.passages import PassageWriter
from generator.drafting.sayings import SENTENCE_LENGTH, Sayings
from generator.drafting.section_headings import SectionHeadings
from generator.drafting.section_text import SectionText
from generator.drafting.sector_text import SectorText
from generator.drafting.stages import Heading, Stage
from generator.drafting.subject import bare
from generator.learning.phrases import TopicPart

#: A topic that the register does not have is written out by so many tasks of its sector where the outline has fewer foci:
#: no less than the first, no more than the second, one for each of so many characters between, more where it has some.
_LEAST_TASKS, _MOST_TASKS, _CHARACTERS_A_TASK, _CHARACTERS_A_FOCUS = 3, 7, 270, 400
_CHARACTERS_A_MATTER = 240
#: A draft of so many characters that has several foci tells one task besides.
_ONE_BESIDE = 1500
#: Of a topic that is one task no more is said than so many times what there is on it.
_NARROW = 2
#: So many sections has a speech on foci alone.
_FRAMED = 3
#: A speech of more learned sections gives up one for that on the foci.
_MOST_BESIDE = 3
#: Of the section that opens a speech one part in so many tells why, and this share what is wanting; of that which ends it one part in so many
#: who answers for what.
_REASONS, _WANTING, _ACCOUNTS = 3, 0.6, 4
#: A shorter draft does not come to those below and to means.
_LONG = 1000
#: One sentence on what is asked of those below goes into so many characters, and so many end a report.
_CHARACTERS_BELOW, _MATTERS_BELOW = 220, 1
#: How documents on any topic end is told in so many characters at least.
_LEAST_ENDING = 220
#: The kind of thing documents end with that the sector tells itself.
_MEANS = frozenset({2})
#: A heading under which it is told who does what.
_OF_ALL = re.compile("责任|协[同作调]|配合|合力|力量|组织|领导|分工|保障|支撑|格局")
#: A heading that tells what is wrong.
WRONG = re.compile("问题|隐患|短板|不足|教训|风险|形势|差距|悬空|走过场")


class Focused:
    """Knows the foci of one draft, and says what stands under their headings."""

    def __init__(self, passages: PassageWriter, sayings: Sayings, sections: SectionText, headings: SectionHeadings, outline: Outline, *, rng: Random) -> None:
        lexicon, subject = passages.supply.phrases.lexicon, passages.subject
        self._passages = passages
        self._sayings = sayings
        self._sections = sections
        self._headings = headings
        self._subject = subject
        self._is_long = (outline.length or _LONG) >= _LONG
        self._is_new = subject.is_unknown or subject.is_any  # the register has nothing on the topic
        self._sectors = SectorText(passages, lexicon.sectors if outline.level in GOVERNING else (), bare(outline.topic) if self._is_new else None, rng=rng)
        passages.lead = self._sectors.lead
        self._foci = Foci(passages, lexicon, subject, self._sectors, rng=rng, demands=outline.genre is Genre.MEETING_NEWS)
        self.notes: list[str] = []  # what the user should know of the foci
        self.asked = outline.foci if lexicon.foci else ()
        self._foci.claim(self.asked)
        most = max(_LEAST_TASKS, min(_MOST_TASKS, (outline.length or 0) // (_CHARACTERS_A_FOCUS if self.asked else _CHARACTERS_A_TASK)))
        if LEAST < len(self.asked) < _MOST_TASKS and (outline.length or 0) >= _ONE_BESIDE:
            most = max(most, len(self.asked) + 1)
        if lexicon.foci and self._is_new and len(self.asked) < most:
            self.asked += self._tasks(most)

    def _tasks(self, count: int) -> tuple[str, ...]:
        """Tasks of the topic's sector that bring the foci to so many, with a note for the user."""
        found = self._sectors.tasks(count - len(self.asked))
        self._foci.claim(found)
        if found:
            told = "着力点写不满篇幅，按领域词典另取了" if self.asked else "没有给着力点，按领域词典取了"
            self.notes.append(f"{told}：{'、'.join(found)}；可在提纲的着力点里改")
        return found

    @property
    def _narrow(self) -> str:
        """The topic where it is one task of a sector and the draft has no foci."""
        return "" if self.asked else self._sectors.narrow

    @property
    def has_matters(self) -> bool:
        """Whether the first matters of news and of minutes are foci, or the topic itself where it is one task of a sector."""
        return bool(self.asked or self._narrow)

    # -- headings ------------------------------------------------------------------------------------------------------

    def sections(self, found: list[Heading], count: int, *, exactly: bool) -> list[Heading]:
        """The sections of a speech with one on the foci: the first after that which opens the speech, beside the learned ones or instead of one.

        On a topic that the register does not have the foci are what the speech is about, and no speech on any topic is followed.
        """
        if self._narrow:
            return self._headings.framed(count if exactly else _FRAMED) or found
        if len(self.asked) < LEAST or not found:
            return found
        if self._subject.is_any and len(found) > LEAST and (framed := self._headings.framed(len(found) if exactly else _FRAMED)):
            return [head._replace(of_foci=True) if k == 1 else head for k, head in enumerate(framed)]
        at = next((k for k, head in enumerate(found) if k and self._headings.stage(head, k + 1, len(found)) is not Stage.FIRST), 0)
        kept = found[:at] + found[at + (1 if exactly or len(found) > _MOST_BESIDE else 0) :]
        return [*kept[:at], self._foci.section(kept), *kept[at:]]

    def matters(self, most: int, length: int, *, exactly: bool) -> list[Heading]:
        """The first matters of news and of minutes: the foci, and on a topic that the register does not have as many tasks as there is room for, or the one that it is."""
        own = self._tasks(length // _CHARACTERS_A_MATTER) if not exactly and self._subject.is_any else ()
        heads = self._foci.headings((*self.asked, *own) or (self._narrow,) * bool(self._narrow))[:most]
        self.asked = ()
        return heads

    def items(self) -> list[Heading]:
        """The headings under the section on the foci."""
        return self._foci.headings(self.asked)

    def room(self, head: Heading) -> int:
        """About how many characters there are to say under a heading on the foci or on one of them."""
        if head.of_foci:
            return sum(self._foci.room(focus, whole=self._subject.is_any) for focus in self.asked)
        return self._foci.room(head.focus, whole=False)

    def is_told(self, head: Heading) -> bool:
        """Whether a heading was given, and tells what kind of thing it is on."""
        given = head.matter < 0 and head.item < 0 and head.stage is None and not head.focus
        return given and not WRONG.search(head.text) and self._foci.is_told(head.text)

    def has_no_items(self, head: Heading) -> bool:
        """Whether what there is to say under a heading is told in paragraphs, on a topic that the register does not have."""
        return self._subject.is_any and (bool(self._narrow) or self.is_told(head))

    # -- text ----------------------------------------------------------------------------------------------------------

    def opening(self, length: int) -> list[str]:
        """Why the work of the topic's sector matters, as a report of a meeting opens; nothing where it is of no sector."""
        return self._sectors.reasons(length)

    def paragraphs(self, place: Place, length: int, stage: Stage) -> list[list[str]] | None:
        """What is said of the foci in the paragraphs of a section; ``None`` where it is not on them."""
        head = place.head
        if self._subject.is_any and head.item < 0 and (self.asked or self._narrow):
            if stage is Stage.FIRST:
                return self._wanting(place, length)
            if stage is Stage.LAST:
                return self._guarantee(place, length)
            if stage is Stage.MIDDLE and (topic := self._narrow):
                said = self._foci.paragraphs(topic, min(length, _NARROW * self._foci.room(topic, whole=True)), after=place.written)
                if said:
                    return said
        return self._foci.paragraphs(head.text, length, after=place.written) if self._is_new and self.is_told(head) else None

    def _guarantee(self, place: Place, length: int) -> list[list[str]] | None:
        """Who answers for the work of the sector, what is asked of those below and with what means, and between them how documents on any topic end."""
        accounts = self._sectors.accounts(length // _ACCOUNTS, after=place.written) if self.asked and _OF_ALL.search(place.head.text) else []
        accounts = [*self._sayings.say("分工领起", after=place.written), *accounts] if accounts else []
        below = self._below(max(1, length // _CHARACTERS_BELOW), after="" if accounts else place.written) if self._is_long else []
        rest = max(_LEAST_ENDING if self._is_long else 0, length - sum(map(len, (*accounts, *below))))
        said = self._sections.ending(place.head.text, rest, without=_MEANS if below else frozenset())
        if (accounts or below) and not said:
            said = self._sections.paragraphs(Place(Heading("")), rest, Stage.LAST)
        at = next((k for k, one in enumerate(said[:-1], 1) if self._sections.tells_who_leads("".join(one))), 0)
        return [one for one in (accounts, *said[:at], below, *said[at:]) if one] or None

    def _below(self, count: int, *, after: str = "") -> list[str]:
        """What is asked of those below, in so many sentences, and with what means the work of the sector is done."""
        below = self._sectors.below(count, after=after)
        return [*below, *self._sectors.means(after="" if below else after)]

    def closing(self) -> list[str]:
        """What a report of a meeting on a topic of a sector ends with besides who answers before all others."""
        return self._below(_MATTERS_BELOW) if self._is_new and self._is_long else []

    def _wanting(self, place: Place, length: int) -> list[list[str]]:
        """Why, what is wanting in each of the foci, and what is to be understood."""
        why = self._sectors.reasons(length // _REASONS, after=place.written) or self._sayings.say("意义", "形势要求", after=place.written)
        said = [why, self._foci.shortcomings(self.asked or (self._narrow,), int(length * _WANTING)), self._sayings.say("认识要求")]
        return [one for one in said if one]

    def item(self, focus: str, length: int, after: str) -> list[str]:
        """What the register has under a heading on a focus where it knows the topic, and what is said of the kind of thing that it is, or the task."""
        titled: Sequence[int] = () if self._is_new or self._subject.domain < 0 else self._passages.supply.titled(self._subject, focus)
        said = self._passages.follow([one for one in titled if one not in self._passages.reserved][:1], length, after=after) if titled else []
        rest = length - sum(map(len, said))
        return [*said, *self.text(focus, rest, "" if said else after)] if rest > SENTENCE_LENGTH // 2 or not said else said

    def part(self, part: TopicPart, length: int, after: str, heading: str) -> list[str]:
        """What the lexicon says of a part of a topic under a heading."""
        return self._sectors.part(part, length, after=after, heading=heading)

    def mentioned(self, part: TopicPart, count: int, heading: str) -> list[str]:
        """What the lexicon says of a part of a topic before all, in so many sentences under a heading."""
        return self._sectors.mentioned(part, count, heading)

    def text(self, heading: str, length: int, after: str) -> list[str]:
        """What is said of the thing that a short heading is on."""
        return self._foci.text(heading, length, after=after)
