"""Words for a plan: headings, paragraphs, and the sentences that the templates may ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from generator.document import Block, Paragraph, Section
from generator.drafting.headings import HeadingStore
from generator.drafting.origins import Origin
from generator.drafting.outline import Outline
from generator.drafting.plan import Plan, PlannedSection
from generator.drafting.sampler import sample_path
from generator.drafting.sentences import SentenceMaker
from generator.drafting.topics import Subject, WordIndex, find_subject
from generator.errors import RequestError
from generator.language.kinds import Role
from generator.language.ordinals import ordinal
from generator.learning.register import Register

_MOST_SENTENCES = 60
#: A matter heads an item only when there is this much to say on it.
_LEAST_SUPPLY = 5
_SENTENCE_LENGTH = 36
#: Roles of which one or two sentences are enough.
_BRIEF = frozenset({Role.SIGNIFICANCE, Role.SITUATION, Role.PROGRESS})
#: Roles whose sentences tell of one field and fit no other.
_OWN = frozenset({Role.SITUATION, Role.PROGRESS})
#: What the first section of a speech says, in this order.
_UNDERSTANDING = (Role.SIGNIFICANCE, Role.SITUATION, Role.PROGRESS, Role.SHORTCOMING, Role.DEMAND)


@dataclass(frozen=True, slots=True)
class Composition:
    """The words of a draft before a template sets them: its body, and how each sentence came about."""

    outline: Outline
    plan: Plan
    body: tuple[Block, ...]
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    origins: tuple[Origin, ...]
    notes: tuple[str, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        """The items of the outermost list."""
        return tuple(block for block in self.body if isinstance(block, Section))


def _as_demand(point: str) -> str:
    """A point of the outline as a sentence of its own, word for word.

    >>> _as_demand("压实工作责任"), _as_demand("各乡镇要守土尽责。")
    ('要压实工作责任。', '各乡镇要守土尽责。')
    """
    text = point.rstrip("。；，")
    return f"{text}。" if re.search("要|必须|应当|务必|是|的", text) else f"要{text}。"


class Composer:
    """Composes one draft."""

    def __init__(self, register: Register, outline: Outline, plan: Plan, *, rng: Random) -> None:
        self.register = register
        self.outline = outline
        self.plan = plan
        self.rng = rng
        self.index = WordIndex(register.phrases)
        self.subject: Subject = find_subject(register, self.index, outline.topic)
        self.maker = SentenceMaker(register, self.index, self.subject, rng=rng)
        self.headings = HeadingStore(register, self.index, self.subject)
        self.said: set[str] = set()
        self.origins: list[Origin] = []
        self.notes: list[str] = []
        self.generic = 0
        self._matters = self._shuffled_matters()

    def compose(self) -> Composition:
        """All the words of the draft; raises :class:`~generator.errors.RequestError` when the register has nothing to say."""
        opening = self._opening()
        given = [section.heading for section in self.plan.sections]
        missing = sum(heading is None for heading in given)
        found = self.headings.choose(missing, for_items=bool(self.plan.sections) and self.plan.genre != "speech", said=self.said, rng=self.rng)
        texts = self._filled_up([(one.text, one.matter) for one in found], missing)
        sections = []
        for planned in self.plan.sections:
            heading, matter = (planned.heading, -1) if planned.heading is not None else texts.pop(0)
            self.said.add(heading)
            sections.append(self._section(planned, heading, matter))
        closing = self._sentences((Role.CALL,), self.plan.closing_length or 1)
        if not self.origins:
            raise RequestError("语体库里没有可用的句子", advice="请换一个语体库，或用更多文件重新学习")
        if self.generic:
            known = "" if self.subject.domain >= 0 else f"（语体库中没有主题“{self.outline.topic}”的专门内容）"
            self.notes.append(f"有 {self.generic} 句出自通用语料{known}")
        return Composition(self.outline, self.plan, self._body(sections), tuple(opening), tuple(closing), tuple(self.origins), tuple(self.notes))

    def _opening(self) -> list[str]:
        """One sentence of significance, one on the situation, and in a report of a meeting what was demanded in general."""
        out: list[str] = []
        for role in (Role.SIGNIFICANCE, Role.SITUATION):
            out += self._sentences((role,), 1, after=out[-1] if out else "")
        if self.plan.genre == "meeting_news":
            out += self._sentences((Role.DEMAND,), max(0, self.plan.opening_length - sum(map(len, out))), after=out[-1] if out else "")
        return out

    def _filled_up(self, texts: list[tuple[str, int]], count: int) -> list[tuple[str, int]]:
        """Headings of other shapes, and at last the plainest there are, where one shape does not give enough."""
        if len(texts) < count:
            self.notes.append("语体库中并列标题不足，部分标题未成排比")
        for for_items in (False, True):
            taken = self.said | {text for text, _ in texts}
            more = self.headings.choose(count - len(texts), for_items=for_items, said=taken, rng=self.rng) if len(texts) < count else []
            texts += [(one.text, one.matter) for one in more]
        topic = self.outline.topic.removesuffix("工作")
        plain = [f"统一{topic}工作思想认识", f"突出{topic}工作重点", f"压实{topic}工作责任", f"强化{topic}工作保障"]
        while len(texts) < count:
            texts.append((plain[len(texts) % len(plain)] if len(texts) < len(plain) else f"抓好{topic}重点任务之{len(texts) + 1}", -1))
        return texts

    def _body(self, sections: list[Section]) -> tuple[Block, ...]:
        """The sections; a single one carries no number (一、 without 二、 is no list): what stands in it stands alone."""
        if len(sections) != 1:
            return tuple(sections)
        only = sections[0]
        head = (Paragraph(only.heading),) if self.plan.sections[0].heading else ()
        loose = [Paragraph(block.text) if isinstance(block, Paragraph) else block for block in only.blocks]
        return (*head, *loose)

    # -- sections ------------------------------------------------------------------------------------------------------

    def _section(self, planned: PlannedSection, heading: str, matter: int) -> Section:
        sign = ordinal(planned.style, planned.number)
        speech = self.plan.genre == "speech"
        focus = self.index.words_in(heading)
        if not speech:
            return self._item(planned, heading, matter, focus)
        blocks: list[Block] = []
        if planned.inner is None:
            blocks += [Paragraph(_as_demand(point)) for point in planned.points]
            understanding = planned.number == 1 and len(self.plan.sections) >= 3
            roles = _UNDERSTANDING if understanding else (Role.DEMAND,)
            blocks += self._paragraphs(roles, planned.length, matter=matter, focus=focus)
        else:
            room = planned.length
            lead = self._sentences((Role.SIGNIFICANCE,) if self.rng.random() < 0.5 else (Role.DEMAND,), 40, matter=matter, focus=focus)
            if lead:
                blocks.append(Paragraph("".join(lead)))
                room -= sum(map(len, lead))
            blocks += self._items(planned, room, inline=planned.inner_inline and bool(lead))
        return Section(sign, heading, tuple(blocks))

    def _item(self, planned: PlannedSection, heading: str, matter: int, focus: tuple[int, ...]) -> Section:
        """One matter of a news item or of minutes: a run-in heading and a paragraph."""
        sign = ordinal(planned.style, planned.number)
        head = f"{heading}。" if heading else ""
        asked = [_as_demand(point) for point in planned.points]
        focus = (*focus, *(word for point in planned.points for word in self.index.words_in(point)))
        room = planned.length - sum(map(len, asked))
        body = [*asked, *self._sentences((Role.DEMAND,), max(room, 0), matter=matter, focus=focus, after=asked[-1] if asked else head)]
        if not body:
            return Section(sign, head, (), inline=planned.inner_inline)
        return Section(sign, head, (Paragraph("".join(body), inline=True),), inline=planned.inner_inline)

    def _items(self, planned: PlannedSection, room: int, *, inline: bool) -> list[Block]:
        assert planned.inner is not None
        count = planned.inner_count
        if planned.points:
            heads = [(point, -1) for point in planned.points]
        else:
            last = planned.number == len(self.plan.sections) >= 2
            matters = self._take_common() if last and self.subject.common else self._take_matters(count * 3)
            chosen = self.headings.choose(count, for_items=True, said=self.said, rng=self.rng, matters=matters)
            if len(chosen) < count:
                chosen += list(self.headings.choose(count, for_items=True, said=self.said | {c.text for c in chosen}, rng=self.rng))[: count - len(chosen)]
            heads = [(one.text, one.matter) for one in chosen]
        out: list[Block] = []
        for heading, matter in heads:
            self.said.add(heading)
            focus = self.index.words_in(heading)
            body = self._sentences((Role.DEMAND,), max(60, room // max(1, len(heads)) - len(heading)), matter=matter, focus=focus, after=f"{heading}。")
            if not body and not planned.points:
                continue
            said = (Paragraph("".join(body), inline=True),) if body else ()
            out.append(Section(ordinal(planned.inner, len(out) + 1), f"{heading}。", said, inline=inline))
        return out if len(out) >= 2 else [Paragraph("".join(self._sentences((Role.DEMAND,), room)))]

    def _paragraphs(self, roles: tuple[Role, ...], length: int, *, matter: int, focus: tuple[int, ...]) -> list[Block]:
        """Paragraphs of about 200 characters: one a role for an understanding section, else demands and at last who answers for it."""
        out: list[Block] = []
        if len(roles) > 1:
            for role in roles:
                room = 60 if role in _BRIEF else length // 3
                said = self._sentences((role,), room, matter=-1, focus=())
                if said:
                    out.append(Paragraph("".join(said)))
        else:
            left = length
            while left > 60:
                room = min(220, left)
                said = self._sentences(self._usual_roles(room), room, matter=matter, focus=focus)
                if not said:
                    break
                out.append(Paragraph("".join(said)))
                left -= sum(map(len, said))
        return out

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
                self.origins.pop()
                break
            out.append(made.sentence)
            said += len(made.sentence)
        return out

    def _one(self, role: Role, matter: int, focus: tuple[int, ...], after: str = "") -> Origin | None:
        attempts: tuple[dict[str, object], ...] = ({"focus": focus or self.subject.words}, {}, {"generic": True})
        if role in _OWN:
            if self.subject.domain < 0 <= self.subject.generic:
                return None
            attempts = attempts[:2]
        if matter >= 0:
            attempts = ({"matter": matter}, {"focus": focus}) if role is Role.DEMAND else ({"matter": matter}, *attempts)
        for attempt in attempts:
            made = self.maker.make(role, after=after, **attempt)  # type: ignore[arg-type]
            if made is not None:
                self.origins.append(made)
                self.generic += made.generic
                return made
        return None

    # -- matters -------------------------------------------------------------------------------------------------------

    def _shuffled_matters(self) -> list[int]:
        order = [matter for matter in self.subject.matters if self.maker.supply(matter) >= _LEAST_SUPPLY]
        self.rng.shuffle(order)
        return order

    def _take_common(self) -> list[int]:
        """Matters of any subject: who answers, who supervises, how it is supported."""
        order = [matter for matter in self.subject.common if self.maker.supply(matter) >= _LEAST_SUPPLY]
        self.rng.shuffle(order)
        return order

    def _take_matters(self, count: int) -> list[int]:
        """The next matters of the domain, each at most once a draft as long as they last."""
        if len(self._matters) < count:
            self._matters += self._shuffled_matters()
        taken, self._matters = self._matters[:count], self._matters[count:]
        return taken
