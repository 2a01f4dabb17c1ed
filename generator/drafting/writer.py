"""Makes the words that a walk over a plan asks for: headings, paragraphs, openings, closings, all from one register.

The walk (:mod:`generator.drafting.compose`) knows the outline and where everything goes; a :class:`Maker` knows the register
and what has been said. Nothing else of the register is seen by the walk.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Protocol

from generator.document import Genre
from generator.drafting.copying import CopyGuard
from generator.drafting.headings import Heading, HeadingStore, Stage
from generator.drafting.levels import WHOLE
from generator.drafting.origins import Origin
from generator.drafting.outline import Outline
from generator.drafting.passages import PassageWriter
from generator.drafting.subject import bare
from generator.drafting.supply import Supply
from generator.errors import RequestError
from generator.language.kinds import Role
from generator.language.numerals import to_han

_PARAGRAPH_LENGTH = 240
_SHORTEST_PARAGRAPH = 60
#: What a paragraph of measures is made of, and what may stand before it.
_MEASURES = frozenset({Role.DEMAND, Role.ACCOUNTABILITY})
_WHY = frozenset({Role.SIGNIFICANCE, Role.SITUATION})
_SLOT = re.compile(r"\{(\w+)\}")
_TRIES = 6
_SENTENCE_LENGTH = 44
#: What is said in turn where there is nothing of the topic's own to say.
_GENERAL_USES = ("重点领起", "保障要求", "责任要求")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage is to stand: under which heading, what else it should take up, in the how-manieth of how many siblings."""

    head: Heading
    number: int = 1
    count: int = 1
    points: tuple[str, ...] = ()
    needed: bool = False  # the outline asked for it: something must be said


class Maker(Protocol):
    """What the walk asks of a maker of words. Lists of strings are sentences, to be joined as they are."""

    @property
    def origins(self) -> Sequence[Origin]:
        """Where each sentence came from."""

    @property
    def notes(self) -> Sequence[str]:
        """What the user should know about the words."""

    def opening(self, length: int) -> list[str]:
        """Sentences that open the document."""

    def closing(self, length: int) -> list[str]:
        """Sentences that call to action at the end."""

    def headings(self, count: int) -> list[Heading]:
        """Parallel headings for the outermost sections, as many as asked."""

    def item_headings(self, place: Place, count: int) -> list[Heading]:
        """Headings for the items of a section, as many as there are."""

    def lists(self, place: Place) -> bool:
        """Whether a section whose shape is left open is better said in a list than in paragraphs."""

    def lead(self, place: Place) -> list[str]:
        """A sentence or none between the heading of a section and its items."""

    def paragraphs(self, place: Place, length: int) -> list[list[str]]:
        """The paragraphs of a section that has no items."""

    def item(self, place: Place, length: int, after: str) -> list[str]:
        """The sentences of an item, to stand after the text ``after``."""


class Writer:
    """The maker that draws on learned passages, learned headings and the lexicon's set sentences."""

    def __init__(self, supply: Supply, outline: Outline, *, rng: Random, guard: CopyGuard | None = None, refused: frozenset[str] = frozenset(), framed_only: bool = False) -> None:
        self.supply = supply
        self.outline = outline
        self.rng = rng
        self.subject = supply.subject(outline.topic, outline.level)
        self._passages = PassageWriter(supply, self.subject, rng=rng, guard=guard, forbidden=sorted(refused))
        self._headings = HeadingStore(supply, self.subject, rng=rng, refused=refused, framed_only=framed_only)
        self._headings.said.update(one.heading for one in outline.items if one.heading)
        self._notes: list[str] = []
        self._domain = self.subject.domain if self.subject.domain >= 0 else self.subject.generic
        #: A topic that the register does not hold, beside a layer that fits any: it is spoken of in set sentences that name it.
        self._unknown = self.subject.domain < 0 <= self.subject.generic

    @property
    def origins(self) -> Sequence[Origin]:
        """Where each sentence came from."""
        return self._passages.origins

    @property
    def notes(self) -> Sequence[str]:
        """What the user should know about the words."""
        generic = sum(origin.generic for origin in self.origins)
        if not generic:
            return self._notes
        known = "" if self.subject.domain >= 0 else f"（语体库中没有主题“{self.outline.topic}”的专门内容）"
        return [*self._notes, f"有 {generic} 句出自通用语料{known}"]

    # -- openings and closings -----------------------------------------------------------------------------------------

    def opening(self, length: int) -> list[str]:
        """What the matter means; in a report of a meeting also what was demanded in general."""
        if self.outline.genre is Genre.SPEECH:
            return self._sayings("形势要求")
        out = self._sayings("意义", "认识要求")
        rest = length - sum(map(len, out))
        if rest < _SHORTEST_PARAGRAPH:
            return out
        return out + (self._sayings("重点领起", "部署引出") if self._unknown else self._passages.paragraph(self._measures()[:1], rest, roles=_MEASURES))

    def closing(self, length: int) -> list[str]:
        """Nothing: a template's own words end a speech."""
        return []

    # -- headings ------------------------------------------------------------------------------------------------------

    def headings(self, count: int) -> list[Heading]:
        """Headings of one frame or of one learned list; the plainest there are where the register has neither."""
        if not count:
            return []
        speech = self.outline.genre is Genre.SPEECH
        found = self._headings.sections(count) if speech else self._items(count, generic=False)
        if len(found) < count:
            self._notes.append("语体库中并列标题不足，部分标题未成排比")
        topic = bare(self.outline.topic)
        plain = [f"统一{topic}工作思想认识", f"突出{topic}工作重点", f"压实{topic}工作责任", f"强化{topic}工作保障"]
        while len(found) < count:
            text = plain[len(found) % len(plain)] if len(found) < len(plain) else f"抓好{topic}工作重点任务之{to_han(len(found) + 1)}"
            found.append(Heading(text))
        return found

    def item_headings(self, place: Place, count: int) -> list[Heading]:
        """Headings on matters of the domain; in the last section on matters of any subject: who answers, who supervises."""
        stage = self._stage(place)
        last = stage is Stage.LAST and not self._under_all(place.head)
        found = self._headings.items(count, generic=last, under=place.head.item)
        return found if len(found) >= 2 else self._items(count, generic=not last)

    def lists(self, place: Place) -> bool:
        """What makes understood is said in paragraphs, and so is who answers and what is said in general."""
        item = place.head.item
        if self._unknown or self._stage(place) is Stage.FIRST or (self._stage(place) is Stage.LAST and item < 0):
            return False
        return item < 0 or bool(self.supply.lists_under(item)) or not self.supply.of_item.get(item)

    def _items(self, count: int, *, generic: bool) -> list[Heading]:
        if self._unknown:
            return self._headings.framed(count)
        found: list[Heading] = []
        for layer in (generic, True):
            while len(found) < count and (more := self._headings.items(count - len(found), generic=layer)):
                found += more
        return found

    def _stage(self, place: Place) -> Stage:
        return self._headings.stage(place.head.text, place.number, place.count)

    # -- passages ------------------------------------------------------------------------------------------------------

    def lead(self, place: Place) -> list[str]:
        """What stands between a section's heading and its items: as the learned section has it, or a set sentence that names the topic."""
        said = self._passages.paragraph(self._under(place.head)[:1], _SHORTEST_PARAGRAPH, roles=_MEASURES | _WHY, after=place.head.text)
        return said or self._sayings("责任要求" if self._stage(place) is Stage.LAST else "重点领起", after=place.head.text)

    def paragraphs(self, place: Place, length: int) -> list[list[str]]:
        """Why and what is wanting in a first section, who answers for it in a last one, and measures between."""
        stage = self._stage(place)
        if stage is Stage.FIRST:
            return self._understanding(place, length)
        if stage is Stage.LAST and not self._under_all(place.head):
            return self._guarantee(place, length)
        if self._unknown:
            return self._in_general(place, length)
        out: list[list[str]] = []
        left = length
        matter = self.supply.matter_of(self.subject, "，".join((place.head.text, *place.points)))
        pool = self._under_all(place.head) or self._passages.fresh(self.supply.of_matter.get(matter, ())) or self._measures()[:1]
        while left > _SHORTEST_PARAGRAPH and pool:
            said = [] if out else self._sayings("重点领起", after=place.head.text)
            room = min(_PARAGRAPH_LENGTH, left) - sum(map(len, said))
            said += self._passages.paragraph(pool[:1], room, roles=_MEASURES)
            if len(said) < 2 and out:
                pool = pool[1:]
                continue
            out.append(said)
            left -= sum(map(len, said))
            pool = pool[1:] or self._measures()[:1]
        return out

    def item(self, place: Place, length: int, after: str) -> list[str]:
        """Measures on the matter of the heading, in the order of the passage that stood under it."""
        if self._unknown:
            said = self._passages.paragraph(self._borrowed()[:1], length // 2, roles=_MEASURES, after=after)
            room = max(1, (length - sum(map(len, said))) // _SENTENCE_LENGTH)
            return [*said, *self._sayings(*(_GENERAL_USES * room)[:room])]
        given = place.head.matter < 0 and place.head.item < 0
        matter = self.supply.matter_of(self.subject, "，".join((place.head.text, *place.points))) if given else place.head.matter
        of_matter = self.supply.of_matter.get(matter, ())
        passages = self._under(place.head) or self._passages.fresh(of_matter)[:1] or self._measures()[:1]
        said = self._passages.paragraph(passages, length, roles=_MEASURES, after=after)
        for more in (self.supply.nearest(self.subject, passages, of_matter)[:3], self._passages.fresh(of_matter)[:3]):
            rest = length - sum(map(len, said))
            if rest > length // 3:  # the passage was too short: the nearest on the same matter, then any on it
                said += self._passages.paragraph(more, rest, roles=_MEASURES)
        if said or (self.outline.genre is Genre.SPEECH and not (given or place.needed)):
            return said
        return self._passages.paragraph(self._measures()[:2], length, roles=_MEASURES) or self._sayings("重点领起", after=after)

    def _understanding(self, place: Place, length: int) -> list[list[str]]:
        """Why, what is wanting, and what is to be understood: set sentences on the topic around the domain's own shortcomings."""
        out = [self._sayings("意义", "意义", "形势要求", after=place.head.text)]
        short = [] if self._unknown else self._passages.paragraph(self._of_role(Role.SHORTCOMING)[:2], length // 3, roles=frozenset({Role.SHORTCOMING}))
        out.append([*self._sayings("问题引出"), *short, *([] if short else self._sayings("部署引出"))])
        out.append(self._sayings("认识要求", "认识要求", "认识要求"))
        return [said for said in out if said]

    def _guarantee(self, place: Place, length: int) -> list[list[str]]:
        """Who answers for it, with what means, and that it be done: set sentences on the topic, and who is called to account."""
        out = [self._sayings("责任要求", "责任要求", "责任要求", after=place.head.text)]
        out.append(self._sayings("保障要求", "保障要求", "保障要求"))
        while length - sum(len(one) for said in out for one in said) > _PARAGRAPH_LENGTH // 2:
            more = self._sayings("保障要求", "保障要求", "落实号召")
            if not more:
                break
            out.append(more)
        return [said for said in out if said]

    def _in_general(self, place: Place, length: int) -> list[list[str]]:
        """What is to be done about a topic that the register does not hold: what it has of the topic's words, and set sentences that name it."""
        out = [[*self._sayings("重点领起", after=place.head.text), *self._passages.paragraph(self._borrowed()[:2], length // 2, roles=_MEASURES)]]
        uses = ("重点领起", "部署引出", "重点领起", "保障要求", "重点领起", "形势要求")
        while length - sum(len(one) for said in out for one in said) > _SHORTEST_PARAGRAPH:
            more = self._sayings(*uses[:3])
            uses = (*uses[3:], *uses[:3])
            if not more or len(out) >= len(uses):
                break
            out[-1 if len(out[-1]) == 1 else len(out) :] = [[*(out[-1] if len(out[-1]) == 1 else []), *more]]
        return out

    def _borrowed(self) -> list[int]:
        """Passages of other fields that speak of the topic."""
        of = self.supply.phrases.sentence_passages
        return self._passages.fresh(sorted({of[sentence] for sentence in self.subject.borrowed}))

    def _sayings(self, *uses: str, after: str = "") -> list[str]:
        """One set sentence a use, the topic named in it."""
        sayings = self.supply.phrases.lexicon.sayings
        genres = dict.fromkeys((self.outline.genre.value, Genre.SPEECH.value))
        slots = {"主题": bare(self.outline.topic), "全域": WHOLE[self.outline.level]}
        out: list[str] = []
        for use in uses:
            known = [pattern for genre in genres for pattern in sayings.get(genre, {}).get(use, ())]
            patterns = [pattern for pattern in known if set(_SLOT.findall(pattern)) <= set(slots)]
            for pattern in self.rng.sample(patterns, min(_TRIES, len(patterns))):
                said = self._passages.saying(pattern, slots, after="" if out else after)
                if said:
                    out.append(said)
                    break
        return out

    def _under_all(self, head: Heading) -> list[int]:
        return self.supply.under(head.item) if head.item >= 0 else []

    def _under(self, head: Heading) -> list[int]:
        return list(self.supply.of_item.get(head.item, ())) if head.item >= 0 else []

    def _of_role(self, role: Role) -> list[int]:
        """Passages of a role, the domain's before the domain-free ones."""
        of_role = self.supply.of_role
        return [one for domain in {self._domain: 0, self.subject.generic: 0} for one in self._passages.fresh(of_role.get((domain, role), ()))]

    def _measures(self) -> list[int]:
        """Passages of measures in a drawn order."""
        return self._passages.fresh(self.supply.of_role.get((self._domain, Role.DEMAND), ()))


def check_register(maker: Maker) -> None:
    """Raise :class:`~generator.errors.RequestError` when a maker had nothing to say."""
    if not maker.origins:
        raise RequestError("语体库里没有可用的句子", advice="请换一个语体库，或用更多文件重新学习")
