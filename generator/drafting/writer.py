"""Makes the words that a walk over a plan asks for: headings, paragraphs, openings, closings, all from one register.

The walk (:mod:`generator.drafting.compose`) knows the outline and where everything goes; a :class:`Maker` knows the register
and what has been said. Nothing else of the register is seen by the walk.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Protocol

from generator.document import Genre
from generator.drafting.headings import HeadingStore
from generator.drafting.origins import Origin
from generator.drafting.outline import Outline
from generator.drafting.sampler import sample_path
from generator.drafting.sentences import SentenceMaker
from generator.drafting.topics import Subject, WordIndex, find_subject
from generator.errors import RequestError
from generator.language.kinds import Role
from generator.learning.register import Register

_MOST_SENTENCES = 60
_MOST_REFUSALS = 40
#: A matter heads an item only when there is this much to say on it.
_LEAST_SUPPLY = 5
_SENTENCE_LENGTH = 36
_PARAGRAPH_LENGTH = 220
#: Roles of which one or two sentences are enough.
_BRIEF = frozenset({Role.SIGNIFICANCE, Role.SITUATION, Role.PROGRESS})
#: Roles whose sentences tell of one field and fit no other.
_OWN = frozenset({Role.SITUATION, Role.PROGRESS})
#: What the first section of a speech says, in this order.
_UNDERSTANDING = (Role.SIGNIFICANCE, Role.SITUATION, Role.PROGRESS, Role.SHORTCOMING, Role.DEMAND)


@dataclass(frozen=True, slots=True)
class Head:
    """A heading as far as the maker knows it: its text, and its matter in the register (-1: none)."""

    text: str
    matter: int = -1


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage is to stand: under which heading, what else it should take up, in the how-manieth of how many siblings."""

    head: Head
    number: int = 1
    count: int = 1
    points: tuple[str, ...] = ()

    @property
    def is_last(self) -> bool:
        """Whether it is the last of two or more."""
        return self.number == self.count >= 2


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

    def headings(self, count: int) -> list[Head]:
        """Parallel headings for the outermost sections, as many as asked."""

    def item_headings(self, place: Place, count: int) -> list[Head]:
        """Headings for the items of a section, as many as there are."""

    def lead(self, place: Place) -> list[str]:
        """A sentence or none between the heading of a section and its items."""

    def paragraphs(self, place: Place, length: int) -> list[list[str]]:
        """The paragraphs of a section that has no items."""

    def item(self, place: Place, length: int, after: str) -> list[str]:
        """The sentences of an item, to stand after the text ``after``."""


class Writer:
    """The maker that draws on learned stretches and learned headings."""

    def __init__(self, register: Register, outline: Outline, *, rng: Random, refused: frozenset[str] = frozenset()) -> None:
        self.register = register
        self.outline = outline
        self.rng = rng
        self.refused = refused
        self.origins: list[Origin] = []
        self._notes: list[str] = []
        self._index = WordIndex(register.phrases)
        self._subject: Subject = find_subject(register, self._index, outline.topic)
        self._maker = SentenceMaker(register, self._index, self._subject, rng=rng)
        self._headings = HeadingStore(register, self._index, self._subject)
        self._said: set[str] = {one.heading for one in outline.items if one.heading}
        self._generic = 0
        self._matters = self._shuffled_matters()

    @property
    def notes(self) -> Sequence[str]:
        """What the user should know about the words."""
        if not self._generic:
            return self._notes
        known = "" if self._subject.domain >= 0 else f"（语体库中没有主题“{self.outline.topic}”的专门内容）"
        return [*self._notes, f"有 {self._generic} 句出自通用语料{known}"]

    # -- openings and closings -----------------------------------------------------------------------------------------

    def opening(self, length: int) -> list[str]:
        """One sentence of significance, one on the situation, and in a report of a meeting what was demanded in general."""
        out: list[str] = []
        for role in (Role.SIGNIFICANCE, Role.SITUATION):
            out += self._sentences((role,), 1, after=out[-1] if out else "")
        if self.outline.genre is Genre.MEETING_NEWS:
            out += self._sentences((Role.DEMAND,), max(0, length - sum(map(len, out))), after=out[-1] if out else "")
        return out

    def closing(self, length: int) -> list[str]:
        """A call, or more than one where there is room."""
        return self._sentences((Role.CALL,), length or 1)

    # -- headings ------------------------------------------------------------------------------------------------------

    def headings(self, count: int) -> list[Head]:
        """Headings of one shape; others, and at last the plainest there are, where one shape does not give enough."""
        if not count:
            return []
        spoken = self.outline.genre is Genre.SPEECH
        found = self._choose(count, for_items=not spoken)
        if len(found) < count:
            self._notes.append("语体库中并列标题不足，部分标题未成排比")
        for for_items in (False, True):
            if len(found) < count:
                found += self._choose(count - len(found), for_items=for_items)
        topic = self.outline.topic.removesuffix("工作")
        plain = [f"统一{topic}工作思想认识", f"突出{topic}工作重点", f"压实{topic}工作责任", f"强化{topic}工作保障"]
        while len(found) < count:
            text = plain[len(found) % len(plain)] if len(found) < len(plain) else f"抓好{topic}重点任务之{len(found) + 1}"
            found.append(Head(text))
        return found

    def item_headings(self, place: Place, count: int) -> list[Head]:
        """Headings on matters of the domain; in the last section on matters of any subject: who answers, who supervises."""
        common = place.is_last and bool(self._subject.common)
        matters = self._take_common() if common else self._take_matters(count * 3)
        found = self._choose(count, for_items=True, matters=matters)
        if len(found) < count:
            found += self._choose(count, for_items=True)[: count - len(found)]
        return found

    def _choose(self, count: int, *, for_items: bool, matters: Sequence[int] | None = None) -> list[Head]:
        options = {} if matters is None else {"matters": matters}
        chosen = self._headings.choose(count, for_items=for_items, said=self._said, rng=self.rng, **options)
        found = [Head(one.text, one.matter) for one in chosen if not self._is_refused(one.text)][:count]
        self._said.update(one.text for one in found)
        return found

    # -- passages ------------------------------------------------------------------------------------------------------

    def lead(self, place: Place) -> list[str]:
        """What the section is for, or what is demanded in general."""
        role = Role.SIGNIFICANCE if self.rng.random() < 0.5 else Role.DEMAND
        return self._sentences((role,), 40, matter=place.head.matter, focus=self._focus(place))

    def paragraphs(self, place: Place, length: int) -> list[list[str]]:
        """One paragraph a role for a first section that is to make understood; else demands, and at last who answers for them."""
        out: list[list[str]] = []
        if place.number == 1 and place.count >= 3 and self.outline.genre is Genre.SPEECH:
            for role in _UNDERSTANDING:
                out.append(self._sentences((role,), 60 if role in _BRIEF else length // 3))
            return [said for said in out if said]
        left = length
        while left > 60:
            room = min(_PARAGRAPH_LENGTH, left)
            said = self._sentences(self._usual_roles(room), room, matter=place.head.matter, focus=self._focus(place))
            if not said:
                break
            out.append(said)
            left -= sum(map(len, said))
        return out

    def item(self, place: Place, length: int, after: str) -> list[str]:
        """Demands on the matter of the heading."""
        return self._sentences((Role.DEMAND,), length, matter=place.head.matter, focus=self._focus(place), after=after)

    def _focus(self, place: Place) -> tuple[int, ...]:
        return self._index.words_in("，".join((place.head.text, *place.points)))

    def _usual_roles(self, room: int) -> tuple[Role, ...]:
        """What the sentences of one paragraph of measures do, as the learned chain of roles has it: demands, and who answers for them."""
        count = max(1, round(room / _SENTENCE_LENGTH))
        allowed = frozenset(role.value for role in (Role.DEMAND, Role.ACCOUNTABILITY))
        chain = self.register.phrases.role_chain
        if not all(role in chain for role in allowed):
            return (Role.DEMAND,)
        return tuple(Role(role) for role in sample_path(chain, count, rng=self.rng, allowed=allowed))

    # -- sentences -----------------------------------------------------------------------------------------------------

    def _sentences(self, roles: Iterable[Role], length: int, *, matter: int = -1, focus: tuple[int, ...] = (), after: str = "") -> list[str]:
        """Sentences of the roles in turn until about ``length`` characters are said, to stand after the text ``after``."""
        out: list[str] = []
        said = 0
        order = tuple(roles)
        while said < length and len(out) < _MOST_SENTENCES:
            made = self._one(order[min(len(out), len(order) - 1)], matter, focus, out[-1] if out else after)
            if made is None:
                break
            if out and said + len(made.sentence) > length * 1.3 and said >= length * 0.6:
                break
            self.origins.append(made)
            self._generic += made.generic
            out.append(made.sentence)
            said += len(made.sentence)
        return out

    def _one(self, role: Role, matter: int, focus: tuple[int, ...], after: str = "") -> Origin | None:
        attempts: tuple[dict[str, object], ...] = ({"focus": focus or self._subject.words}, {}, {"generic": True})
        if role in _OWN:
            if self._subject.domain < 0 <= self._subject.generic:
                return None
            attempts = attempts[:2]
        if matter >= 0:
            attempts = ({"matter": matter}, {"focus": focus}) if role is Role.DEMAND else ({"matter": matter}, *attempts)
        for attempt in attempts:
            for _ in range(_MOST_REFUSALS):
                made = self._maker.make(role, after=after, **attempt)  # type: ignore[arg-type]
                if made is None:
                    break
                if not self._is_refused(made.sentence):
                    return made
        return None

    def _is_refused(self, text: str) -> bool:
        return any(word in text for word in self.refused)

    # -- matters -------------------------------------------------------------------------------------------------------

    def _shuffled_matters(self) -> list[int]:
        return self._supplied(self._subject.matters)

    def _supplied(self, matters: Iterable[int]) -> list[int]:
        order = [matter for matter in matters if self._maker.supply(matter) >= _LEAST_SUPPLY]
        self.rng.shuffle(order)
        return order

    def _take_common(self) -> list[int]:
        """Matters of any subject: who answers, who supervises, how it is supported."""
        return self._supplied(self._subject.common)

    def _take_matters(self, count: int) -> list[int]:
        """The next matters of the domain, each at most once a draft as long as they last."""
        if len(self._matters) < count:
            self._matters += self._shuffled_matters()
        taken, self._matters = self._matters[:count], self._matters[count:]
        return taken


def check_register(maker: Maker) -> None:
    """Raise :class:`~generator.errors.RequestError` when a maker had nothing to say."""
    if not maker.origins:
        raise RequestError("语体库里没有可用的句子", advice="请换一个语体库，或用更多文件重新学习")
