"""Headings of the main sections: those of one learned speech on the topic, or of a frame that takes the topic."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.drafting.headings import GUARANTEE, LIKE_LEVEL, SAME_LEVEL, TRIES, HeadingStore
from generator.drafting.levels import same_tier
from generator.drafting.parts import share_told
from generator.drafting.sampler import choose
from generator.drafting.stages import Heading, Model, Stage
from generator.drafting.subject import bare, fill_slots
from generator.language.numerals import to_han
from generator.learning.parallel import outlier
from generator.learning.sectors import sector_of

#: How often a speech takes the headings of a learned one beside given headings, and for one heading alone, for which whoever asks wants a choice.
_BESIDE, _ALONE = 0.7, 0.25
#: A learned speech that fills less of the length asked for is not followed.
_LEAST_FILLED = 0.25
#: A learned speech that fills less than so much of the length weighs by this power of its share: what opens and ends a draft comes to it.
_FULL, _FULLER = 0.85, 12
#: One that has more to say than so many times the length weighs less by this power: too much of it would have to go.
_ROOMY, _CROWDED = 1.3, 6
#: So many beginnings or endings of just the draft's level do without those of others.
_ENOUGH_ENDS = 2
#: A speech without a section that says why weighs so much, and one that begins in the middle, with fewer sections left, next to nothing.
_WITHOUT_FIRST, _IN_PART, _WHOLE = 0.02, 0.005, 3
#: One that leaves out parts of the topic that are told in any case weighs less by this power of the share it has.
_COMPLETE = 2
#: What sections are headed where nothing was learned.
_PLAINEST = ("统一{主题}工作思想认识", "突出{主题}工作重点", "压实{主题}工作责任", "强化{主题}工作保障")
#: How much one on more than the topic weighs: 财政审计 where 审计 is the topic.
_WIDER = 0.01
#: How much a learned speech weighs of which the outline already has a heading.
_SAME_SPEECH = 30.0
#: Of measures under the headings of a frame so many characters make a section.
_CHARACTERS_BETWEEN = 1400
#: A section on what else is to be done, where a learned speech has less to say than was asked for.
_MORE = ("统筹兼顾，抓好各项重点工作", "统筹推进，抓实其他重点任务", "着眼全局，一体抓好相关工作")
_NEARLY_FILLED = 0.7
#: A section on other matters comes to so many of them.
_LEAST_MATTERS = 3
#: What a learned section must have to lend.
_CHARACTERS_A_SECTION = 84
#: What a heading is about that opens or ends a speech.
_UNDERSTANDING = re.compile("认识|意识|[看认]清|立场|观念|站位|思想|形势|意义|紧迫|责任感|使命感|清醒|警醒|自觉|正视")
_EXPLAINS = re.compile("^(?!.*(?:学习|根基)).*(?:认识|站位|思想|形势|意义|紧迫|责任感|使命感|清醒|正视|问题|差距|短板|不足|成绩|成效|重要|重大|必要)")


class SectionHeadings:
    """Draws the headings of main sections from the headings a draft may use; ``framed_only`` follows no learned speech."""

    def __init__(self, store: HeadingStore, *, framed_only: bool = False) -> None:
        self.store = store
        self._framed_only = framed_only

    def sections(self, given: Sequence[str | None], length: int, *, exactly: bool) -> list[Heading]:
        """Headings for the blank (``None``) main sections of a speech: those of one learned speech on the topic, else of a frame that takes the topic.

        Under the learned ones stands what their own sections say. Where the number is not asked ``exactly`` a learned speech keeps its own.
        Beside headings that are given stand those that would stand in their places.
        """
        beside = frozenset(text for text in given if text)
        if not beside:
            return self.store.say(self._draw(len(given), length, exactly=exactly, beside=beside))
        for _ in range(TRIES):
            row = [Heading(text) if text else head for text, head in zip(given, self._draw(len(given), length, exactly=exactly, beside=beside), strict=False)]
            found = [head for text, head in zip(given, row, strict=False) if not text]
            if not beside & {head.text for head in found} and outlier(tuple(head.text for head in row)) is None:
                return self.store.say(found)
        return self.store.say([head for head in found if head.text not in beside])

    def _draw(self, count: int, length: int, *, exactly: bool, beside: frozenset[str]) -> list[Heading]:
        learned, filled = self._learned(self.store.home, count if exactly else None, length, beside) if self.store.home is not None or self.store.generic is None else ([], [])
        if self.store.anything not in (None, self.store.home) and max(filled, default=0.0) < _LEAST_FILLED:  # nothing on the topic for this level: as on any topic
            learned, filled = self._learned(self.store.anything, count if exactly else None, length, beside)
        often = 1.0 if not beside and (count > 2 or not exactly) else _BESIDE if count > 1 + len(beside) else _ALONE
        if learned and not self._framed_only and max(filled) >= _LEAST_FILLED and self.store.rng.random() < often:
            kin = [min(1.0, share / _FULL) ** _FULLER * min(1.0, _ROOMY / share) ** _CROWDED * self._standing(found) * (_SAME_SPEECH if any(head.text in beside for head in found) else 1.0) for share, found in zip(filled, learned, strict=True)]
            found = choose(learned, kin, rng=self.store.rng)
            short = sum(map(self.store.room, found)) < _NEARLY_FILLED * length
            return found if exactly or not short else self._with_more(found)
        few = count if exactly else min(count, 2 + max(1, round(length / _CHARACTERS_BETWEEN)))
        return self.framed(few) or (self.store.rng.choice(learned) if learned else [])

    def _with_more(self, found: Sequence[Heading]) -> list[Heading]:
        """A learned speech that is too short, with a section more on the matters of the domain that it does not come to; these are too wide for a topic of a sector."""
        self.store.matters_said.update(head.matter for head in found)
        subject, phrases = self.store.subject, self.store.supply.phrases
        parts = phrases.domains[subject.domain].split("与") if subject.domain >= 0 else []
        narrow = subject.name not in parts and sector_of(phrases.lexicon.sectors, subject.name)[0] != ""
        if narrow or len(self.store.matters(Stage.MIDDLE)) < _LEAST_MATTERS:
            return list(found)
        at = next((k for k, head in enumerate(found) if head.stage is Stage.LAST), len(found))
        more = [*found[:at], Heading(self.store.rng.choice(_MORE), stage=Stage.MIDDLE), *found[at:]]
        return more if outlier(tuple(head.text for head in more)) is None else list(found)

    def _standing(self, found: Sequence[Heading]) -> float:
        """How much the headings of a learned speech weigh for what it is: whole, and said at just the level of the draft."""
        supply = self.store.supply
        passages = supply.under(found[0].item)
        near = self.store.nearness(supply.phrases.passage_documents[passages[0]]) if passages else 1.0
        whole = 1.0 if found[0].stage is Stage.FIRST else _WITHOUT_FIRST if len(found) >= _WHOLE else _IN_PART
        if passages and self.store.is_wider(supply.phrases.passage_documents[passages[0]]):
            whole *= _WIDER
        if not self.store.parts:
            return near * whole
        key = self.store.subject.topic, self.store.subject.level, tuple(head.item for head in found)
        if key not in supply.shares_told:
            supply.shares_told[key] = share_told(self.store.parts, "\n".join(supply.text_under(self.store.subject, head.item) for head in found))
        return near * whole * supply.shares_told[key] ** _COMPLETE

    def _learned(self, home: str | None, count: int | None, length: int, beside: frozenset[str]) -> tuple[list[list[Heading]], list[float]]:
        """The headings of the learned speeches of a domain, ``count`` of each or all, and how many times the length each has to say."""
        learned = [found for model in self._models(home, beside) if (found := model.pick(count, rng=self.store.rng))]
        return learned, [sum(map(self.store.room, found)) / max(1, length) for found in learned]

    def _models(self, home: str | None, beside: frozenset[str]) -> list[Model]:
        """The learned speeches of the domain that a draft may follow: those on just its topic and of its kind of level before others.

        Their headings ``beside`` which others are sought are among them although they are said.
        """
        phrases = self.store.supply.phrases
        entries = [entry for entry in self.store.lists(home, sections=True) if home in (None, self.store.anything) or self.store.is_close(entry.document)]
        near = [entry for entry in entries if same_tier(phrases.document_levels[entry.document], self.store.subject.level)]
        out = []
        for entry in near or entries:
            usable = [one for one in self.store.usable(entry, beside=beside) if self.store.room(one) >= _CHARACTERS_A_SECTION]
            first = [one for one in usable[:1] if _UNDERSTANDING.search(one.text)]
            last = [one for one in usable[-1:] if GUARANTEE.search(one.text) and one not in first]
            middle = [one for one in usable if one not in first and one not in last]
            out.append(Model(*([one._replace(stage=stage) for one in part] for part, stage in zip((first, middle, last), Stage, strict=True))))
        return out

    def explaining(self, *, any_level: bool = False) -> list[int]:
        """The passages at the head of learned documents on the topic of a level like the draft's, of that which the draft follows alone if it has any: what the situation is, what is wanting.

        ``any_level``: of all levels whose words the draft can take.
        """
        items = self._sections_at(0, _EXPLAINS)
        if any_level:
            return [passage for item in items for passage in self.store.supply.under(item)]
        found = self._of_nearest(items)
        own = [passages for passages in found if self.store.supply.phrases.passage_documents[passages[0]] == self.store.followed]
        return [passage for passages in own or found for passage in passages]

    def guaranteeing(self) -> list[list[int]]:
        """The passages at the end of the learned documents on the topic of a level like the draft's, a list a document: who answers, with what means, how it is seen to."""
        return self._of_nearest(self._sections_at(-1, GUARANTEE))

    def _of_nearest(self, items: Sequence[int]) -> list[list[int]]:
        """The passages under some sections of learned documents, without those of other levels where enough are of the draft's own."""
        found = [list(passages) for item in items if (passages := self.store.supply.under(item))]
        nearness = [self.store.nearness(self.store.supply.phrases.passage_documents[passages[0]]) for passages in found]
        least = max(nearness, default=0.0) if nearness.count(SAME_LEVEL) >= _ENOUGH_ENDS else LIKE_LEVEL
        return [passages for passages, near in zip(found, nearness, strict=True) if near >= min(max(nearness), least)]

    def _sections_at(self, place: int, pattern: re.Pattern[str]) -> list[int]:
        """The sections at one place of learned speeches on the topic, of the draft's kind of level, whose headings hold a pattern."""
        levels = self.store.supply.phrases.document_levels
        return [
            entry.first + place % len(entry.headings)
            for entry in self.store.supply.lists_of(self.store.home)
            if entry.depth == 1
            and len(entry.headings) >= _WHOLE
            and self.store.is_close(entry.document)
            and pattern.search(entry.headings[place])
            and same_tier(levels[entry.document], self.store.subject.level)
        ]

    def framed(self, count: int) -> list[Heading]:
        """Headings of one frame that take the topic; none where every frame has been used."""
        frames = [frame for frame in self.store.supply.phrases.lexicon.headings if frame.name not in self.store.frames and len(frame.middle) >= count - 2]
        if not frames:
            return []
        frame = self.store.rng.choice(frames)
        self.store.frames.add(frame.name)
        first = [self.store.rng.choice(frame.first)] if count >= 3 else []
        last = [self.store.rng.choice(frame.last)] if count >= 2 else []
        middle = self.store.rng.sample(frame.middle, count - len(first) - len(last))
        stages = [Stage.FIRST] * len(first) + [Stage.MIDDLE] * len(middle) + [Stage.LAST] * len(last)
        return [Heading(fill_slots(text, {"主题": bare(self.store.subject.topic)}), stage=stage) for text, stage in zip((*first, *middle, *last), stages, strict=True)]

    def stage(self, head: Heading, number: int, count: int) -> Stage:
        """What a section does, from where it stands and what its heading says."""
        heading = head.text
        if head.stage is not None:
            return head.stage
        if number == 1 and count >= 3 and (_UNDERSTANDING.search(heading) or "问题" in heading):
            return Stage.FIRST
        if number == count >= 2 and GUARANTEE.search(heading):
            return Stage.LAST
        return Stage.MIDDLE


def plainest(topic: str, rank: int) -> Heading:
    """The heading of the section of such a rank, counted from 0, where nothing was learned.

    >>> plainest("物业管理", 1).text, plainest("物业管理", 4).text
    ('突出物业管理工作重点', '抓好物业管理工作重点任务之五')
    """
    text = _PLAINEST[rank] if rank < len(_PLAINEST) else "抓好{主题}工作重点任务之" + to_han(rank + 1)
    return Heading(fill_slots(text, {"主题": bare(topic)}))
