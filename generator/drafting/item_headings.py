"""Headings of one list: all follow one frame, or stood together in one learned list."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import lru_cache
from random import Random
from typing import NamedTuple

from generator.drafting.cutting import titled
from generator.drafting.headings import GUARANTEE, MEANS, TRIES, HeadingStore
from generator.drafting.parts import tells_most
from generator.drafting.sampler import choose
from generator.drafting.stages import Heading, Stage
from generator.drafting.subject import bare, fill_slots
from generator.language.kinds import Role
from generator.learning.frames import find_frame
from generator.learning.parallel import outlier
from generator.learning.phrases import ROLES

#: How often a list of items takes the domain's matters as its headings, and the frames they are set in.
_BY_MATTER = 0.85
_SHORTEST_HEAD, _LONGEST_HEAD = 5, 9
_LEAST_ITEMS = 3
#: A heading of another list is by no more characters shorter or longer than those of a list that it stands beside.
_UNLIKE = 1
#: A sentence that is so like what is found wanting answers it.
_ANSWERS = 0.08
#: What all learned speeches have weighs so much, what answers a thing found wanting, and what a draft on the topic tells in any case.
_COMMON, _ANSWER, _PART, _NAMED = 4.0, 2, 10.0, 2.0
#: What ends a speech weighs more than all that.
_ENDING = 12.0
#: What a speech ends with: in any case who answers before all others, and how it is seen to.
_ENDS = re.compile("领导|责任|督|考核|问责|合力|协[同作]|联动|齐抓共管|(?:要素|资金|经费|基础|组织|条件|投入)保障|经费|投入|纪律|作风|氛围")
_LEADS, _SEES_TO = re.compile("领导|党政|属地"), re.compile("督|考核|问责")
#: An item that shares more of its words with one of another list, by their weights, tells the same again; those of one list share less.
_AGAIN = 0.15
#: What a learned item must have to lend.
_CHARACTERS_AN_ITEM = 56
_MATTER_FRAMES = ("抓好{}", "抓实{}", "把{}抓到位", "{}要抓紧抓实", "突出抓好{}", "统筹抓好{}", "在{}上见实效")
_PLAIN_FRAMES = ("抓好{}", "抓实{}", "做实{}")
_PLAIN_STARTS = tuple(frame.removesuffix("{}") for frame in _PLAIN_FRAMES)


class Told(NamedTuple):
    """What a draft has told in its headings, to be gone back to where a row of them is not taken."""

    headings: frozenset[str]
    frames: frozenset[str]
    matters: frozenset[int]
    is_plain: bool


class ItemHeadings:
    """Draws the headings of lists from the headings a draft may use."""

    def __init__(self, store: HeadingStore, told: Set[int] = frozenset()) -> None:
        """``told``: the learned sentences that the draft has said, as they stand when headings are drawn."""
        self.store = store
        self._told = told
        self._is_plain = False  # whether the draft has headings of a verb and its object, so that others must be like them

    @property
    def said(self) -> Told:
        """What the draft has said in headings, the frames of its lists, the matters they are on, and whether they are a verb and its object."""
        return Told(frozenset(self.store.said), frozenset(self.store.frames), frozenset(self.store.matters_said), self._is_plain)

    @said.setter
    def said(self, said: Told) -> None:
        self.store.said, self.store.frames, self.store.matters_said, self._is_plain = set(said.headings), set(said.frames), set(said.matters), said.is_plain

    def items(self, count: int, *, under: int = -1, stage: Stage | None = None, learned: bool = False, heading: str = "") -> list[Heading]:
        """Parallel headings for one list, each with passages to follow it; ``under`` takes the learned list of a section.

        ``stage`` says what the list does: in a last section it tells who answers and with what means, in others what is to be done;
        ``learned``: the headings are those of one learned list, or of one frame; ``heading``: the section's, of whose items those stay that it names.

        Fewer than asked when the register holds no list or frame with so many.
        """
        domain = self.store.generic if self.store.home is None else self.store.home
        if under >= 0 and (members := self.longest_under(under)):
            return self.store.say(self._some(members, count, ends=stage is Stage.LAST, heading=heading))
        if not learned and self.store.rng.random() < _BY_MATTER:
            found = self._of_matters(count, stage)
            self._is_plain = self._is_plain or bool(found)
            found = found or self._by_matter(count, stage)
            if len(found) >= min(count, _LEAST_ITEMS):
                return self.store.say(found)
        options: list[tuple[float, str, list[Heading]]] = []
        frames: dict[str, list[Heading]] = defaultdict(list)
        for entry in self.store.lists(domain, sections=False):
            usable = self.store.usable(entry, with_passages=True)
            pattern = "" if self.store.is_reworded(entry) else _frame_of(entry.headings)
            answering = 2 * sum(bool(MEANS.search(one.text) or GUARANTEE.search(one.text)) for one in usable) >= len(usable)
            if stage is not None and answering is not (stage is Stage.LAST):
                continue  # a list tells who answers, or what is to be done
            if len(usable) >= 2 and pattern not in self.store.frames:
                options.append((1.0, pattern, usable))
            if pattern:
                frames[pattern] += usable
        for pattern, members in sorted(frames.items()):
            if pattern not in self.store.frames and len(members) > count:
                options.append((1.5, pattern, members))
        weights = [weight * min(1.0, len(members) / count) ** 4 for weight, _, members in options]
        if not options:
            return []
        _, pattern, members = choose(options, weights, rng=self.store.rng)
        if pattern:
            self.store.frames.add(pattern)
        return self.store.say(_distinct(members, count, rng=self.store.rng))

    def keep(self, members: Sequence[Heading], count: int) -> list[Heading]:
        """At most so many of the headings of one document, as they are to be set down."""
        return self.store.say(self._some(members, count))

    def go_together(self, one: Sequence[Heading], other: Sequence[Heading]) -> bool:
        """Whether two lists may stand as one: each heading a verb and its object, of as many phrases and about one length."""
        verb_of = self.store.supply.phrases.lexicon.verb_of
        both = (*one, *other)
        if len({head.text.count("，") for head in both}) > 1 or not all(head.focus or verb_of(head.text) or head.text.startswith(_PLAIN_STARTS) for head in both):
            return False
        lengths = [len(head.text) for head in one]
        return all(min(lengths) - _UNLIKE <= len(head.text) <= max(lengths) + _UNLIKE for head in other)

    def tells_again(self, head: Heading, others: Sequence[Heading], most: float = _AGAIN) -> bool:
        """Whether what was learned under a heading is much the same as what stands under one of some others: shares more than ``most`` of its words."""
        supply, subject = self.store.supply, self.store.subject
        own = supply.words_in(supply.text_under(subject, head.item))
        texts = [supply.text_under(subject, other.item) for other in others]
        return any(sum(weight for word, weight in own.items() if word in text) > most * sum(own.values()) for text in texts)

    def plain(self, count: int) -> list[Heading]:
        """Headings of a verb and a matter of the domain; none where it has too few matters."""
        self._is_plain = True
        return self.store.say(self._by_matter(count, None))

    def framed(self, count: int) -> list[Heading]:
        """Headings of measures that name the topic, of one frame, for a topic on which no list was learned."""
        frames = [frame for frame in self.store.supply.phrases.lexicon.headings if frame.name not in self.store.frames]
        if not frames:
            return []
        frame = max(self.store.rng.sample(frames, len(frames)), key=lambda one: min(count, len(one.middle) + len(one.last)))
        self.store.frames.add(frame.name)
        texts = [*frame.middle[: count - 1], *frame.last[-1:], *frame.middle[count - 1 :], *frame.last[:-1]][:count]
        return self.store.say([Heading(fill_slots(text, {"主题": bare(self.store.subject.topic)})) for text in texts])

    def lists_under(self, item: int) -> list[list[Heading]]:
        """The learned lists inside a learned item, as far as their headings may be said and have something under them."""
        lists = [
            [one for one in self.store.usable(entry) if self.store.room(one) >= _CHARACTERS_AN_ITEM and self.store.begins(one)]
            for entry in self.store.supply.lists_under(item)
        ]
        return [found for found in lists if len(found) >= 2]

    def longest_under(self, item: int) -> list[Heading]:
        """The longest of the learned lists inside a learned item; none where it has none."""
        return max(self.lists_under(item), key=len, default=[])

    def _some(self, members: Sequence[Heading], count: int, *, ends: bool = False, heading: str = "") -> list[Heading]:
        """At most so many of the members, in their order: first those that answer what the speech finds wanting and that most learned speeches have; where a speech ``ends``, who answers for it."""
        count = min(count, len(members))
        worth = self._worth(members, ends=ends, heading=heading) if count < len(members) else [0.0] * count
        for _ in range(TRIES):
            drawn = self.store.rng.sample(range(len(members)), len(members))
            kept = sorted(sorted(drawn, key=lambda k: -worth[k])[:count])
            if outlier(tuple(members[k].text for k in kept)) is None:
                break
        return [members[k] for k in kept]

    def parts_in(self, members: Sequence[Heading]) -> int:
        """How many of some members of a learned list tell a part of the topic that is told in any case."""
        return len(self._parts(members, self._texts(members)))

    def _texts(self, members: Sequence[Heading]) -> list[str]:
        return [self.store.supply.text_under(self.store.subject, head.item) for head in members]

    def _parts(self, members: Sequence[Heading], texts: Sequence[str]) -> Counter[int]:
        """How many such parts each of some members tells best."""
        return tells_most(self.store.parts, [head.text for head in members], texts, "\n".join(self.store.said))

    def _worth(self, members: Sequence[Heading], *, ends: bool, heading: str) -> list[float]:
        """What speaks for keeping each of some members of a learned list."""
        answers = self._answers(members)
        common = self.store.supply.commonness.among(self.store.home or self.store.generic or "", members)
        ending = [sum(bool(words.search(head.text)) for words in (_ENDS, _LEADS, _SEES_TO)) for head in members]
        if not ends and 2 * sum(map(bool, ending)) < len(members):
            ending = [0] * len(members)
        texts = self._texts(members)
        parts = self._parts(members, texts)
        named = titled([f"{head.text}\n{text}" for head, text in zip(members, texts, strict=True)], self.store.supply.words_in(heading))
        return [answers[k] + _COMMON * common[k] + _PART * parts[k] + _NAMED * named[k] + _ENDING * ending[k] for k in range(len(members))]

    def _answers(self, members: Sequence[Heading]) -> Counter[int]:
        """What of the things that the opening of the speech has found wanting each member answers better than the others, and whether its ending speaks of it."""
        supply, subject = self.store.supply, self.store.subject
        shortcoming = ROLES.index(Role.SHORTCOMING.value)
        found = [one for passage in supply.under(self.store.opening) for one in supply.sentences(subject, passage) if supply.phrases.sentence_roles[one] == shortcoming]
        wanting = [one for one in found if one in self._told] or found
        under = [[one for passage in supply.under(head.item) for one in supply.sentences(subject, passage)] for head in members]
        best: Counter[int] = Counter()
        for one in wanting:
            if known := frozenset(supply.answers(one)):
                best.update({k: _ANSWER for k, said in enumerate(under) if not known.isdisjoint(said)})
                continue
            likeness = [max((supply.likenesses.between(one, other) for other in said), default=0.0) for said in under]
            if max(likeness) >= _ANSWERS:
                best[likeness.index(max(likeness))] += _ANSWER
        return best + self._spoken_of(members)

    def _spoken_of(self, members: Sequence[Heading]) -> Counter[int]:
        """The members that the first and the last section of the speech speak of by a word of their heading that the others have not: they are not left out."""
        supply = self.store.supply
        words = [frozenset(supply.words_in(head.text)) for head in members]
        times = Counter(word for one in words for word in one)
        spoken: Counter[int] = Counter()
        for section in (self.store.opening, self.store.ending):
            text = supply.text_under(self.store.subject, section)
            spoken.update(k for k, one in enumerate(words) if any(times[word] == 1 and word in text for word in one))
        return spoken

    def _of_matters(self, count: int, stage: Stage | None) -> list[Heading]:
        """A learned heading on each of some matters of the domain, all a verb and its object and of about one length, with what stood under it."""
        verb_of = self.store.supply.phrases.lexicon.verb_of
        on = self._predicates(frozenset(self.store.matters(stage)))
        sizes = range(_SHORTEST_HEAD, _LONGEST_HEAD)
        fit = max((_of_length(on, size) for size in sizes), key=len)  # the shortest length that most matters have
        if len(fit) < min(count, _LEAST_ITEMS if stage is not Stage.LAST else 2):
            return []
        chosen = sorted(self.store.rng.sample(sorted(fit), min(count, len(fit))))
        out: list[Heading] = []
        for matter in chosen:
            fresh = [head for head in fit[matter] if all(verb_of(head.text) != verb_of(other.text) for other in out)] or fit[matter]
            out.append(self.store.rng.choice(fresh))
        return out if len({head.text for head in out}) == len(out) and outlier(tuple(head.text for head in out)) is None else []

    def _predicates(self, matters: frozenset[int]) -> dict[int, list[Heading]]:
        """The learned headings of one verb and its object on each of some matters of the domain."""
        verb_of = self.store.supply.phrases.lexicon.verb_of
        on: dict[int, list[Heading]] = defaultdict(list)
        for entry in self.store.lists(self.store.home, sections=False):
            if not matters.isdisjoint(entry.matters):
                for head in self.store.usable(entry, with_passages=True):
                    if head.matter in matters and "，" not in head.text and verb_of(head.text):
                        on[head.matter].append(head)
        return on

    def _by_matter(self, count: int, stage: Stage | None) -> list[Heading]:
        """Matters of a domain set in one frame."""
        known = _PLAIN_FRAMES if self._is_plain else _MATTER_FRAMES
        frames = [frame for frame in known if frame not in self.store.frames]
        names = self.store.supply.phrases.matters
        matters = self.store.matters(stage)
        if not frames or len(matters) < min(count, _LEAST_ITEMS if stage is not Stage.LAST else 2):
            return []
        frame = self.store.rng.choice(frames)
        self.store.frames.add(frame)
        chosen = sorted(self.store.rng.sample(matters, min(count, len(matters))))
        return [Heading(frame.format(names[matter].name), matter) for matter in chosen]


@lru_cache(maxsize=1 << 12)
def _frame_of(headings: tuple[str, ...]) -> str:
    """The frame that the headings of a learned list follow, "" when they have none in common."""
    frames = find_frame(headings)
    return frames[0].pattern if frames else ""


def _of_length(on: Mapping[int, Sequence[Heading]], size: int) -> dict[int, list[Heading]]:
    """The headings of so many characters or one more, by matter, for the matters that have any."""
    fit = {matter: [head for head in heads if size <= len(head.text) <= size + 1] for matter, heads in sorted(on.items())}
    return {matter: heads for matter, heads in fit.items() if heads}


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
    return [members[k] for k in sorted(chosen)]
