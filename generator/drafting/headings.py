"""Parallel headings: all of one list follow one frame, or stood together in one learned list; none is said twice in a draft."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from random import Random

from generator.drafting.copying import LONGEST_WHOLE
from generator.drafting.levels import adapt, may_lend, same_tier
from generator.drafting.sampler import choose
from generator.drafting.stages import Heading, Model, Stage
from generator.drafting.subject import Subject, bare
from generator.drafting.supply import Supply
from generator.drafting.variation import Site, apply, draw_changes
from generator.language.clauses import is_movable
from generator.language.kinds import Kind
from generator.learning.parallel import outlier
from generator.learning.phrases import TOPIC
from generator.learning.register import HeadingList

#: Headings of notices and minutes (关于…) are of another make.
_SPOKEN = frozenset({"speech", "meeting_news", "report", "host_script"})
_SECTION_STYLES = frozenset({"HAN", "DI", "DI_NOUN"})
_SHORTEST, _LONGEST = 4, 24
#: How often a list of items takes the domain's matters as its headings, and the frames they are set in.
_BY_MATTER = 0.85
_LEAST_ITEMS = 3
_TRIES = 6  # to draw headings of which none breaks the row
_LISTS = 160  # of more learned lists so many are drawn
#: Matters that are no task in themselves, but how all tasks are seen to.
_MEANS = re.compile("责任|督|考核|保障|队伍|宣传|作风|问责|组织领导|协同|资金|经费|人才")
#: How often a speech takes the headings of a learned one for its main sections.
_BY_LEARNED = 0.95
#: The same beside given headings, and for one heading alone, for which whoever asks wants a choice.
_BESIDE, _ALONE = 0.7, 0.25
#: A learned speech that fills less of the length asked for is not followed.
_LEAST_FILLED = 0.25
#: How much a learned speech weighs of which the outline already has a heading.
_SAME_SPEECH = 30.0
#: Of measures under the headings of a frame so many characters make a section.
_CHARACTERS_BETWEEN = 1400
#: A section on what else is to be done, where a learned speech has less to say than was asked for.
_MORE = ("统筹兼顾，抓好各项重点工作", "统筹推进，抓实其他重点任务", "着眼全局，一体抓好相关工作")
_NEARLY_FILLED = 0.8
#: The share of what stands under a heading that can be said anew.
SAYABLE = 0.6
#: What a learned section, and a learned item, must have to lend.
_CHARACTERS_A_SECTION, _CHARACTERS_AN_ITEM = 140, 40
#: Matters of any subject that are no task of a meeting on a subject.
_SELDOM = re.compile("认识|表彰|学习")
_MATTER_FRAMES = ("抓好{}", "抓实{}", "把{}抓到位", "{}要抓紧抓实", "在{}上求突破", "在{}上见实效", "突出抓好{}", "持续加强{}", "{}一刻不放松")
_FAULTY = re.compile(
    "偏差|不够|不足|不强|不高|不实|不到位|差距|短板|欠缺|不容|低估|问题$|不平衡|水分|亟待|滞后|薄弱|松懈|有待|隐患$|矛盾$|参会|名单|情况$|成绩|成效|回顾|经验|关于|案例|教训|事故|违|虚|弄|失职|方案|通知"
)
#: How many items stood under a heading is not how many will stand there.
_COUNTED = re.compile("[两二三四五六七八九十]+(?:项|件|个方面)")
#: What a heading is about that opens or ends a speech.
_UNDERSTANDING = re.compile("认识|站位|思想|形势|意义|紧迫|责任感|使命感|清醒|警醒|自觉|正视")
_EXPLAINS = re.compile("认识|站位|思想|形势|意义|紧迫|责任感|使命感|清醒|正视|问题|差距|短板|不足|成绩|成效|重要|重大|必要")
GUARANTEE = re.compile("保障|组织领导|责任|督|考核|作风|合力|落实|纪律|协同|问责|氛围")


class HeadingStore:
    """The headings one draft may use."""

    def __init__(self, supply: Supply, subject: Subject, *, rng: Random, refused: frozenset[str] = frozenset(), framed_only: bool = False) -> None:
        self._learned_share = 0.0 if framed_only else _BY_LEARNED
        self.supply = supply
        self.subject = subject
        self.rng = rng
        self.refused = refused
        self.said: set[str] = set()
        self._frames: set[str] = set()
        self._matters: set[int] = set()
        domains = supply.phrases.domains
        self._home = domains[subject.domain] if subject.domain >= 0 else None
        self._generic = domains[subject.generic] if subject.generic >= 0 else None

    # -- sections ------------------------------------------------------------------------------------------------------

    def sections(self, given: Sequence[str | None], length: int, *, exactly: bool) -> list[Heading]:
        """Headings for the blank (``None``) main sections of a speech: those of one learned speech on the topic, else of a frame that takes the topic.

        Under the learned ones stands what their own sections say. Where the number is not asked ``exactly`` a learned speech keeps its own.
        Beside headings that are given stand those that would stand in their places.
        """
        beside = frozenset(text for text in given if text)
        for _ in range(_TRIES if beside else 1):
            found = self._draw_sections(len(given), length, exactly=exactly, beside=beside)
            if not beside:
                break
            whole = [Heading(text) if text else head for text, head in zip(given, found, strict=False)]
            found = [head for text, head in zip(given, found, strict=False) if not text]
            if not beside & {head.text for head in found} and outlier(tuple(head.text for head in whole)) is None:
                break
        else:
            found = [head for head in found if head.text not in beside]
        return self._say(found)

    def _draw_sections(self, count: int, length: int, *, exactly: bool, beside: frozenset[str]) -> list[Heading]:
        models = self._models(beside) if self._home is not None or self._generic is None else []
        learned = [found for model in models if (found := model.pick(count if exactly else None, rng=self.rng))]
        filled = [min(1.0, SAYABLE * sum(map(self.room, found)) / max(1, length)) for found in learned]
        if learned and max(filled) >= _LEAST_FILLED and self.rng.random() < self._learned_share * (1 if not beside and (count > 2 or not exactly) else _BESIDE if count > 1 + len(beside) else _ALONE):
            kin = [share * (_SAME_SPEECH if any(head.text in beside for head in found) else 1.0) for share, found in zip(filled, learned, strict=True)]
            found = choose(learned, kin, rng=self.rng)
            short = SAYABLE * sum(map(self.room, found)) < _NEARLY_FILLED * length
            return found if exactly or not short else self._with_more(found)
        few = count if exactly else min(count, 2 + max(1, round(length / _CHARACTERS_BETWEEN)))
        return self._framed_sections(few) or (self.rng.choice(learned) if learned else [])

    def _with_more(self, found: Sequence[Heading]) -> list[Heading]:
        """A learned speech that is too short, with a section more on the matters of the domain that it does not come to."""
        self._matters.update(head.matter for head in found)
        if len(self.matters(Stage.MIDDLE)) < _LEAST_ITEMS:
            return list(found)
        at = next((k for k, head in enumerate(found) if head.stage is Stage.LAST), len(found))
        more = [*found[:at], Heading(self.rng.choice(_MORE), stage=Stage.MIDDLE), *found[at:]]
        return more if outlier(tuple(head.text for head in more)) is None else list(found)

    def room(self, head: Heading) -> int:
        """How many characters the register has under a heading."""
        return self.supply.characters_under(self.subject, head.item) if head.item >= 0 else 0

    def _models(self, beside: frozenset[str]) -> list[Model]:
        """The learned speeches of the domain that a draft may follow: those on just its topic and of its kind of level before others.

        Their headings ``beside`` which others are sought are among them although they are said.
        """
        phrases = self.supply.phrases
        entries = [entry for entry in self._lists(self._home, sections=True) if self._home is None or self.is_close(entry.document)]
        near = [entry for entry in entries if same_tier(phrases.document_levels[entry.document], self.subject.level)]
        out = []
        for entry in near or entries:
            usable = [one for one in self._usable(entry, beside=beside) if self.room(one) >= _CHARACTERS_A_SECTION]
            first = [one for one in usable[:1] if _UNDERSTANDING.search(one.text)]
            last = [one for one in usable[-1:] if GUARANTEE.search(one.text) and one not in first]
            middle = [one for one in usable if one not in first and one not in last and not _UNDERSTANDING.search(one.text)]
            out.append(Model(*([replace(one, stage=stage) for one in part] for part, stage in zip((first, middle, last), Stage, strict=True))))
        return out

    def is_close(self, document: int) -> bool:
        """Whether a learned document is on just the topic of the draft."""
        return self._home is not None and self.subject.is_topic_of(self.supply.phrases.document_topics[document], self._home)

    def explaining(self) -> list[int]:
        """The passages at the head of learned documents on the topic: what the situation is, what is wanting."""
        levels = self.supply.phrases.document_levels
        items = [
            entry.first
            for entry in self.supply.lists_of(self._home)
            if entry.depth == 1 and len(entry.headings) >= 3 and self.is_close(entry.document) and _EXPLAINS.search(entry.headings[0]) and same_tier(levels[entry.document], self.subject.level)
        ]
        return [passage for item in items for passage in self.supply.under(item)]

    def _framed_sections(self, count: int) -> list[Heading]:
        frames = [frame for frame in self.supply.phrases.lexicon.headings if frame.name not in self._frames and len(frame.middle) >= count - 2]
        if not frames:
            return []
        frame = self.rng.choice(frames)
        self._frames.add(frame.name)
        first = [self.rng.choice(frame.first)] if count >= 3 else []
        last = [self.rng.choice(frame.last)] if count >= 2 else []
        middle = self.rng.sample(frame.middle, count - len(first) - len(last))
        stages = [Stage.FIRST] * len(first) + [Stage.MIDDLE] * len(middle) + [Stage.LAST] * len(last)
        return [Heading(text.format(主题=bare(self.subject.topic)), stage=stage) for text, stage in zip((*first, *middle, *last), stages, strict=True)]

    def framed(self, count: int) -> list[Heading]:
        """Headings of measures that name the topic, of one frame, for a topic on which no list was learned."""
        frames = [frame for frame in self.supply.phrases.lexicon.headings if frame.name not in self._frames]
        if not frames:
            return []
        frame = max(self.rng.sample(frames, len(frames)), key=lambda one: min(count, len(one.middle) + len(one.last)))
        self._frames.add(frame.name)
        texts = [*frame.middle[: count - 1], *frame.last[-1:], *frame.middle[count - 1 :], *frame.last[:-1]][:count]
        return self._say([Heading(text.format(主题=bare(self.subject.topic))) for text in texts])

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

    # -- items ---------------------------------------------------------------------------------------------------------

    def items(self, count: int, *, under: int = -1, stage: Stage | None = None) -> list[Heading]:
        """Parallel headings for one list, each with passages to follow it; ``under`` takes the learned list of a section.

        ``stage`` says what the list does: in a last section it tells who answers and with what means, in others what is to be done.

        Fewer than asked when the register holds no list or frame with so many.
        """
        domain = self._generic if self._home is None else self._home
        if under >= 0 and (lists := self.lists_under(under)):
            return self._say(self._some(max(lists, key=len), count))
        if self.rng.random() < _BY_MATTER:
            found = self._by_matter(count, stage)
            if len(found) >= min(count, _LEAST_ITEMS):
                return self._say(found)
        options: list[tuple[float, str, list[Heading]]] = []
        frames: dict[str, list[Heading]] = defaultdict(list)
        for entry in self._lists(domain, sections=False):
            usable = self._usable(entry, with_passages=True)
            pattern = self.supply.frame_of(entry)
            answering = 2 * sum(bool(_MEANS.search(one.text) or GUARANTEE.search(one.text)) for one in usable) >= len(usable)
            if stage is not None and answering is not (stage is Stage.LAST):
                continue  # a list tells who answers, or what is to be done
            if len(usable) >= 2 and pattern not in self._frames:
                options.append((1.0, pattern, usable))
            if pattern:
                frames[pattern] += usable
        for pattern, members in sorted(frames.items()):
            if pattern not in self._frames and len(members) > count:
                options.append((1.5, pattern, members))
        weights = [weight * min(1.0, len(members) / count) ** 4 for weight, _, members in options]
        if not options:
            return []
        _, pattern, members = choose(options, weights, rng=self.rng)
        if pattern:
            self._frames.add(pattern)
        return self._say(_distinct(members, count, rng=self.rng))

    def lists_under(self, item: int) -> list[list[Heading]]:
        """The learned lists inside a learned item, as far as their headings may be said and have something under them."""
        lists = [
            [one for one in self._usable(entry) if self.room(one) >= _CHARACTERS_AN_ITEM and (one.matter < 0 or one.matter not in self._matters)]
            for entry in self.supply.lists_under(item)
        ]
        return [found for found in lists if len(found) >= 2]

    def _some(self, members: Sequence[Heading], count: int) -> list[Heading]:
        """At most so many of the members, in their order; none with the number it had, where its surroundings are the training text's own."""
        for _ in range(_TRIES):
            kept = sorted(self.rng.sample(range(len(members)), min(count, len(members))))
            if outlier(tuple(members[k].text for k in kept)) is None:
                break
        return [members[k] for k in (kept if kept[0] else (*kept[1:], 0))]

    def matters(self, stage: Stage | None) -> list[int]:
        """The matters of the domain that a draft has not come to and that suit the place of a list."""
        domain = self.subject.domain if self._home is not None else self.subject.generic
        if domain < 0:
            return []
        names = self.supply.phrases.matters
        free = [
            one
            for one in self.supply.matters_of(self.subject, domain)
            if one not in self._matters and not _SELDOM.search(names[one].name) and not any(term in said for said in self.said for term in names[one].terms)
        ]
        return free if stage is None else [one for one in free if bool(_MEANS.search(names[one].name)) is (stage is Stage.LAST)]

    def _by_matter(self, count: int, stage: Stage | None) -> list[Heading]:
        """Matters of a domain set in one frame."""
        frames = [frame for frame in _MATTER_FRAMES if frame not in self._frames]
        names = self.supply.phrases.matters
        matters = self.matters(stage)
        if not frames or len(matters) < min(count, _LEAST_ITEMS if stage is not Stage.LAST else 2):
            return []
        frame = self.rng.choice(frames)
        self._frames.add(frame)
        chosen = sorted(self.rng.sample(matters, min(count, len(matters))))
        return [Heading(frame.format(names[matter].name), matter) for matter in chosen]

    # -- what is usable ------------------------------------------------------------------------------------------------

    def _lists(self, domain: str | None, *, sections: bool) -> Iterable[HeadingList]:
        levels = self.supply.phrases.document_levels
        known = self.supply.lists_of(domain)
        return (
            entry
            for entry in (known if len(known) <= _LISTS else self.rng.sample(known, _LISTS))
            if entry.genre in _SPOKEN
            and may_lend(levels[entry.document], self.subject.level)
            and (entry.depth == 1 and entry.genre == "speech" if sections else entry.depth > 1 or entry.style not in _SECTION_STYLES)
        )

    def _usable(self, entry: HeadingList, *, with_passages: bool = False, beside: frozenset[str] = frozenset()) -> list[Heading]:
        out = []
        for k, text in enumerate(entry.headings):
            item = entry.first + k
            written = self._written(text, beside)
            if written is None or (with_passages and not self.supply.says(self.subject, item)):
                continue
            out.append(Heading(written, entry.matters[k], item))
        return out

    def _written(self, text: str, beside: frozenset[str]) -> str | None:
        key = (self.subject, text)
        if key not in self.supply.written:
            self.supply.written[key] = self._as_said(text)
        written = self.supply.written[key]
        return None if written is None or (written in self.said and written not in beside) or any(word in written for word in self.refused) else written

    def _as_said(self, text: str) -> str | None:
        if _FAULTY.search(text) or re.search("[。；：！？“”（）×]|^要求", text) or text.count("，") > 2:
            return None
        adapted = adapt(_COUNTED.sub("各项", text).removeprefix("要").replace(TOPIC, bare(self.subject.topic)), self.subject.level)
        if adapted is None or not _SHORTEST <= len(adapted) <= _LONGEST or (len(adapted) > LONGEST_WHOLE and not self._sites(adapted)):
            return None
        return adapted if all(is_movable(phrase) or len(phrase) < 4 for phrase in adapted.split("，")) else None

    def _sites(self, text: str) -> tuple[Site, ...]:
        clauses = text.split("，")
        return self.supply.varier.sites(clauses, [Kind.DEMAND] * len(clauses))

    def _reworded(self, head: Heading) -> Heading:
        """A heading as long as a sentence in other words than it was learned in."""
        if head.item < 0 or len(head.text) <= LONGEST_WHOLE:
            return head
        sites = self._sites(head.text)
        text, _ = apply(head.text, sites, draw_changes(sites, len(head.text), Counter(), rng=self.rng))
        return replace(head, text=text)

    def _say(self, headings: Sequence[Heading]) -> list[Heading]:
        for _ in range(_TRIES):
            said = [self._reworded(head) for head in headings]
            if outlier(tuple(head.text for head in said)) is None:
                break
        headings = said
        self.said.update(one.text for one in headings)
        self._matters.update(one.matter for one in headings)
        return headings


def _distinct(members: Sequence[Heading], count: int, *, rng: Random) -> list[Heading]:
    """At most ``count`` members on different matters."""
    chosen: list[int] = []
    matters: set[int] = set()
    texts: set[str] = set()
    for k in rng.sample(range(len(members)), len(members)):
        one = members[k]
        if one.text in texts or (one.matter >= 0 and one.matter in matters):
            continue
        chosen.append(k)
        texts.add(one.text)
        matters.add(one.matter)
        if len(chosen) == count:
            break
    order = sorted(chosen)
    return [members[k] for k in (*order[1::2], *order[::2])]  # no two as they stood: where one ended and the next began is the training text's own
