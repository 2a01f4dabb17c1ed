"""Words for a plan: headings, paragraphs, and the sentences that the templates may ask for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.document import Block, Paragraph, Section
from generator.drafting.headings import Heading
from generator.drafting.origins import Origin
from generator.drafting.outline import Outline
from generator.drafting.plan import Plan, PlannedSection
from generator.drafting.writer import Maker, Place
from generator.errors import RequestError
from generator.language.ordinals import ordinal


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
    """Walks over one plan."""

    def __init__(self, outline: Outline, plan: Plan, maker: Maker) -> None:
        self.outline = outline
        self.plan = plan
        self.maker = maker

    def compose(self) -> Composition:
        """All the words of the draft; raises :class:`~generator.errors.RequestError` when the register has nothing to say."""
        opening = self.maker.opening(self.plan.opening_length)
        found = self.maker.headings(sum(section.heading is None for section in self.plan.sections))
        sections = []
        for planned in self.plan.sections:
            head = Heading(planned.heading) if planned.heading is not None else found.pop(0)
            place = Place(head, planned.number, len(self.plan.sections), planned.points)
            sections.append(self._section(planned, place) if self.plan.genre == "speech" else self._item(planned, place))
        closing = self.maker.closing(self.plan.closing_length)
        if not self.maker.origins:
            raise RequestError("语体库里没有可用的句子", advice="请换一个语体库，或用更多文件重新学习")
        return Composition(
            self.outline, self.plan, self._body(sections), tuple(opening), tuple(closing), tuple(self.maker.origins), tuple(self.maker.notes)
        )

    def _body(self, sections: list[Section]) -> tuple[Block, ...]:
        """The sections; a single one carries no number (一、 without 二、 is no list): what stands in it stands alone."""
        if len(sections) != 1:
            return tuple(sections)
        only = sections[0]
        head = (Paragraph(only.heading),) if self.plan.sections[0].heading else ()
        loose = [Paragraph(block.text) if isinstance(block, Paragraph) else block for block in only.blocks]
        return (*head, *loose)

    def _section(self, planned: PlannedSection, place: Place) -> Section:
        sign = ordinal(planned.style, planned.number)
        blocks: list[Block] = []
        if planned.inner is None:
            blocks += [Paragraph(_as_demand(point)) for point in planned.points]
            blocks += [Paragraph("".join(said)) for said in self.maker.paragraphs(place, planned.length)]
        else:
            room = planned.length
            lead = self.maker.lead(place)
            if lead:
                blocks.append(Paragraph("".join(lead)))
                room -= sum(map(len, lead))
            blocks += self._items(planned, place, room, inline=planned.inner_inline and bool(lead))
        return Section(sign, place.head.text, tuple(blocks))

    def _item(self, planned: PlannedSection, place: Place) -> Section:
        """One matter of a news item or of minutes: a run-in heading and a paragraph."""
        sign = ordinal(planned.style, planned.number)
        head = f"{place.head.text}。" if place.head.text else ""
        asked = [_as_demand(point) for point in planned.points]
        room = planned.length - sum(map(len, asked))
        body = [*asked, *self.maker.item(place, max(room, 0), asked[-1] if asked else sign.written + head)]
        if not body:
            raise RequestError(f"语体库里没有可写“{place.head.text}”的句子", advice="请减少条数或篇幅，或增加语料")
        return Section(sign, head, (Paragraph("".join(body), inline=True),), inline=planned.inner_inline)

    def _items(self, planned: PlannedSection, place: Place, room: int, *, inline: bool) -> list[Block]:
        assert planned.inner is not None
        heads = [Heading(point) for point in planned.points] or self.maker.item_headings(place, planned.inner_count)
        out: list[Block] = []
        for k, head in enumerate(heads):
            sign = ordinal(planned.inner, len(out) + 1)
            here = Place(head, k + 1, len(heads))
            body = self.maker.item(here, max(60, room // max(1, len(heads)) - len(head.text)), f"{sign.written}{head.text}。")
            if not body and not planned.points:
                continue
            said = (Paragraph("".join(body), inline=True),) if body else ()
            out.append(Section(sign, f"{head.text}。", said, inline=inline))
        return out if len(out) >= 2 else [Paragraph("".join(said)) for said in self.maker.paragraphs(place, room)]
