"""The walk over a plan: what the outline gives stands as given, what it leaves blank is asked of a maker of words.

What comes out is the outline's main part without a blank, and the sentences that a template may use to open and close.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from generator.document import Block, OrdinalStyle, Section, body_text
from generator.drafting.adding import text_of, with_the_rest
from generator.drafting.answering import changed, moderated, speaks_of_many
from generator.drafting.asked_words import bring_in
from generator.drafting.completing import completed
from generator.drafting.facts import Carrier, with_facts
from generator.drafting.lengths import fitted, framed, shared
from generator.drafting.maker import Maker, Place, check_register
from generator.drafting.origins import Origin
from generator.drafting.outline import Layout, Outline, Passage, SectionOutline, walk_sections
from generator.drafting.placing import OPENING, Placing, place_facts
from generator.drafting.plan import LISTED, Plan, PlannedSection, as_planned, inner_layout, is_open, with_items
from generator.drafting.setting import due, set_body, style_within
from generator.drafting.stages import Heading
from generator.errors import RequestError
from generator.learning.parallel import outlier

_ITEM_SHORTEST = 60
_INLINE_LONGEST = 90
#: A learned speech may be a little longer than was asked before it is cut.
_STRETCH, _FRAME = 1.3, 150
#: After 一要 a heading demands without a word of its own for it, does not begin with its object, and does not tell how things are.
_DEMANDED = re.compile("要|\\w再\\w|面临|寄予|存在|仍|还有|已经|正在|取得|有所|^(?![把将让使以在用])[^，]{3,}(?:起来|到位|上去|下去|出来|到底|到边)$")
#: A main section of a speech with less has next to nothing under its heading, and a matter of news or minutes with less.
_THIN, _THIN_MATTER = 70, 20
#: What an item says before its own items.
_LEAD_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Composition:
    """The words of a draft before a template sets them: the outline with its main part filled, and how each sentence came about."""

    outline: Outline
    plan: Plan
    body: tuple[Block, ...]
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    origins: tuple[Origin, ...]
    notes: tuple[str, ...]

    @property
    def is_thin(self) -> bool:
        """Whether a main section whose words are the program's own has next to nothing under its heading."""
        blank = isinstance(self.plan.sections[0], PlannedSection) and all(isinstance(one, PlannedSection) and one.asked.heading is None for one in self.plan.sections)
        return blank and any(len(body_text(one.blocks)) < (_THIN_MATTER if self.plan.genre in LISTED else _THIN) for one in self.sections)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The items of the outermost list."""
        return tuple(block for block in self.body if isinstance(block, Section))


class Composer:
    """Composes one draft."""

    def __init__(self, outline: Outline, plan: Plan, maker: Maker, *, rng: Random) -> None:
        self.outline = outline
        self.plan = plan
        self.maker = maker
        self.carrier = Carrier(rng=rng)
        self.notes: list[str] = []
        self._found = self._find_headings()
        self.placing: Placing = place_facts(as_planned(outline, self.plan), len(self.plan.sections))

    def compose(self) -> Composition:
        """All the words of the draft; raises :class:`~generator.errors.RequestError` when the register has nothing to say."""
        outline, plan = self.outline, self.plan
        opening: list[str] = []
        if outline.opening is None:
            opening = [*self.maker.opening(plan.opening_length), *self.carrier.carry(self.placing.at(OPENING)).sentences]
        sections = self._completed(self._with_the_rest(self._sections()))
        closing = self.maker.closing(plan.closing_length) if outline.closing is None else []
        sections, origins = self._answered(sections)
        if outline.sections is None:  # what an outline gives in full needs no sentence of the register
            check_register(self.maker)
        filled = replace(outline, sections=sections, style=outline.style or plan.style, layout=outline.layout or plan.layout)
        blank = frozenset(k for k, one in enumerate(plan.sections) if isinstance(one, PlannedSection) and one.asked.content is None)
        filled, opening, missing = bring_in(filled, opening, blank, self.carrier)
        notes = (*self.maker.notes, *self.notes, *missing)
        return Composition(filled, plan, set_body(filled), tuple(opening), tuple(closing), origins, notes)

    def _with_the_rest(self, sections: tuple[SectionOutline | Passage, ...]) -> tuple[SectionOutline | Passage, ...]:
        """The sections with what is told of the topic in any case and none of them tells, where their shape is left open."""
        is_left_open = not self.plan.exactly and all(isinstance(one, PlannedSection) and is_open(one.asked) for one in self.plan.sections)
        return with_the_rest(sections, self.maker, is_listed=self.plan.genre in LISTED) if is_left_open else sections

    def _completed(self, sections: tuple[SectionOutline | Passage, ...]) -> tuple[SectionOutline | Passage, ...]:
        """The sections, the last with what every speech tells at its end, where its shape is left open."""
        planned, last = self.plan.sections[-1], sections[-1]
        if self.plan.genre in LISTED or not isinstance(planned, PlannedSection) or not isinstance(last, SectionOutline) or not is_open(planned.asked):
            return sections
        said, ends = ("".join(text_of(one) for _, one in walk_sections(some)) for some in (sections[1:], sections[-1:]))
        return (*sections[:-1], completed(last, *map("".join, self.maker.completing(last.heading or "", said, ends))))

    def _answered(self, sections: tuple[SectionOutline | Passage, ...]) -> tuple[tuple[SectionOutline | Passage, ...], tuple[Origin, ...]]:
        """The sections, and where their sentences came from, without what they find wanting and do not answer; what is left is not called many."""
        headings = "\n".join(one.heading or "" for _, one in walk_sections(sections))
        wanting = {origin.sentence: part for origin, part in self.maker.unanswered(headings)}
        left = changed(sections, wanting)
        texts = [passage.text for _, one in walk_sections(left) for passage in one.content or ()]
        done = {sentence: part for sentence, part in wanting.items() if not any(sentence in text for text in texts)}
        origins = [origin.said(done) for origin in self.maker.origins if done.get(origin.sentence) != ""]
        many = [origin.sentence for origin in origins if speaks_of_many(origin.sentence)]
        fewer = {sentence: said for sentence in many for text in texts if (said := moderated(sentence, text)) != sentence}
        return changed(left, fewer), tuple(origin.said(fewer) for origin in origins)

    def _find_headings(self) -> list[Heading]:
        """The headings of the blank sections. Where the outline does not say how many sections there are, what is found decides."""
        sections = self.plan.sections
        blanks = [one for one in sections if isinstance(one, PlannedSection) and one.asked.heading is None]
        length = sum(one.length for one in blanks)
        given = [one.asked.heading for one in sections if isinstance(one, PlannedSection)]
        found = self.maker.headings(given, length, exactly=self.plan.exactly)
        if self.outline.style is None and self.plan.style is not None:
            self.plan = replace(self.plan, style=self._spoken(self.plan.style, found))
        if found and not self.plan.exactly:
            rooms = framed([self.maker.room(head) for head in found], found, length)
            own = fitted(rooms, found, max(length, int(length * _STRETCH) - _FRAME), [self.maker.need(head) for head in found])
            rest = max(0, length - sum(own)) // max(1, own.count(0))
            self.plan = replace(self.plan, sections=tuple(replace(blanks[k % len(blanks)], length=room or rest) for k, room in enumerate(own)))
        return found

    def _spoken(self, style: OrdinalStyle, heads: Sequence[Heading]) -> OrdinalStyle:
        """A style that goes with the headings: 一要 with those that begin with what is to be done and do not demand it by a word of their own."""
        fits = style is not OrdinalStyle.YAO or (self.maker.tells_what_to_do(heads) and not any(_DEMANDED.search(head.text) for head in heads))
        return style if fits else OrdinalStyle.IS

    # -- sections ------------------------------------------------------------------------------------------------------

    def _sections(self) -> tuple[SectionOutline | Passage, ...]:
        planned = [one for one in self.plan.sections if isinstance(one, PlannedSection)]
        found = self._found
        out: list[SectionOutline | Passage] = []
        number = 0
        for place, one in enumerate(self.plan.sections, 1):
            if isinstance(one, Passage):
                out.append(one)
                continue
            number += 1
            head = Heading(one.asked.heading) if one.asked.heading is not None else found.pop(0)
            style, after = self.outline.style or self.plan.style, planned[number] if number < len(planned) else None
            coming = self._coming(after, found, _marker(style, number + 1, len(planned)))
            out.append(self._section(one, Place(head, number, len(planned), _points(one), marker=_marker(style, number, len(planned)), coming=coming), f"正文[{place}]"))
        return tuple(out)

    def _coming(self, planned: PlannedSection | None, heads: Sequence[Heading], marker: str) -> str:
        """The heading of the section or the item that comes next with its ordinal, and what is said under it at the beginning, as far as that is known."""
        if planned is None:
            return ""
        head = Heading(planned.asked.heading) if planned.asked.heading is not None else next(iter(heads), None)
        return f"{marker}{head.text}。{self.maker.begins(head)}" if head else ""

    def _lengths(self, blanks: Sequence[PlannedSection], heads: Sequence[Heading], each: int) -> list[int]:
        """How long each blank section is to be, ``each`` without more to go by: where the outline does not say, by what there is to say under its heading."""
        rooms = [self.maker.room(head) for head in heads][: len(blanks)]
        free = [k for k, room in enumerate(rooms) if room and blanks[k].asked.length is None]
        shares = dict(zip(free, shared(each * len(free), [rooms[k] for k in free]), strict=True))
        return [max(each // 2, min(2 * each, shares[k])) if k in shares else one.asked.length or each for k, one in enumerate(blanks[: len(rooms)])]

    def _shaped(self, planned: PlannedSection, place: Place, style: OrdinalStyle, layout: Layout) -> PlannedSection:
        """A section whose shape is left open has as many items as its learned heading has; else the plan's."""
        if not is_open(planned.asked):
            return planned
        count = self.maker.shape(place, planned.length)
        shaped = planned if count is None else with_items(planned, count, style, layout)
        long = shaped.items and shaped.length // len(shaped.items) > _INLINE_LONGEST  # a paragraph of long items is hard to read
        return replace(shaped, layout=Layout.RUN_IN) if long else shaped

    def _section(self, planned: PlannedSection, place: Place, path: str) -> SectionOutline:
        """A section of the outermost list."""
        if self.plan.genre in LISTED:
            return self._item(planned, place, path)
        asked = planned.asked
        if asked.content is not None:
            return self._with_items(planned, place, path, asked.content, 0)
        facts = self.carrier.carry(self.placing.at(path))
        deep = self.maker.is_deep(place)  # （一） with 一是 inside, not 一是 with （1）
        planned = self._shaped(planned, place, *((OrdinalStyle.HAN_PAREN, Layout.RUN_IN) if deep else (self.plan.inner, self.plan.inner_layout)))
        if planned.items and planned.layout is not Layout.FOLDED:
            lead = [*self.maker.lead(place), *facts.sentences]
            content = (Passage("".join(lead)),) if lead else ()
            return self._with_items(planned, place, path, content, sum(map(len, lead)))
        paragraphs = self.maker.paragraphs(place, planned.length)
        folded = self.carrier.points(place.points)
        texts = with_facts(paragraphs, folded, facts, own_paragraph=place.number == 1 and len(paragraphs) > 1)
        return self._with_items(planned, place, path, tuple(Passage(text) for text in texts), 0)

    def _item(self, planned: PlannedSection, place: Place, path: str, *, nested: bool = False) -> SectionOutline:
        """One matter of news or of minutes, or an item of a list: its text runs on from its heading."""
        asked = planned.asked
        if asked.content is not None:
            return self._with_items(planned, place, path, asked.content, 0, nested=nested)
        facts = self.carrier.carry(self.placing.at(path))
        folded = self.carrier.points(place.points) if planned.layout is Layout.FOLDED or not planned.items else []
        listed = bool(planned.items) and planned.layout is not Layout.FOLDED
        before = [*facts.before, *folded]
        room = planned.length - sum(map(len, (*before, *facts.after)))
        if nested:
            room = max(_ITEM_SHORTEST if not before else 0, room - len(place.head.text))
        after = before[-1] if before else f"{place.above}{place.written}。"
        body = self.maker.lead(place, learned_only=True) if listed and place.head.item >= 0 else self.maker.item(place, max(0, min(room // 3, _LEAD_LONGEST) if listed else room), after)
        text = "".join([*before, *body, *facts.after])
        return self._with_items(planned, place, path, (Passage(text),) if text else (), len(text), nested=nested)

    def _with_items(
        self, planned: PlannedSection, place: Place, path: str, content: Sequence[Passage], said: int, *, nested: bool = False
    ) -> SectionOutline:
        """A section with its content and, when a list is planned, its items."""
        asked = planned.asked
        made = asked.filled(place.head.text, tuple(content))
        if not planned.items:
            return made
        if planned.layout is Layout.FOLDED:
            return replace(made, layout=Layout.FOLDED)
        items = [one for one in planned.items if isinstance(one, PlannedSection)]
        blanks = sum(one.asked.heading is None for one in items)
        found = self.maker.item_headings(place, blanks) if blanks else []
        own = asked.points is None
        each = max(0, planned.length - said) // len(items)
        lengths = self._lengths([one for one in items if one.asked.heading is None], found, each)
        if planned.style is not None:
            planned = replace(planned, style=self._spoken(planned.style, found))
        points: list[SectionOutline | Passage] = []
        number = 0
        for entry, one in enumerate(planned.items, 1):
            if isinstance(one, Passage):
                points.append(one)
                continue
            number += 1
            if one.asked.heading is None and not found:
                if own:
                    continue
                found = self.maker.headings([None], each)
            head = found.pop(0) if one.asked.heading is None else Heading(one.asked.heading)
            room = one.asked.length or (lengths.pop(0) if one.asked.heading is None and lengths else each)
            above = place.written if number == 1 and not content else ""
            coming = self._coming(items[number] if number < len(items) else None, found, _marker(planned.style, number + 1, len(items))) or place.coming
            inside = Place(head, number, len(items), _points(one), asked.count is not None, _marker(planned.style, number, len(items)), above, coming)
            style = style_within(planned.style)
            shaped = replace(one, length=room)
            if head.item >= 0:
                shaped = self._shaped(shaped, inside, style, inner_layout(style))
            inner = self._item(shaped, inside, f"{path}.要点[{entry}]", nested=True)
            if own and not (inner.content or inner.points):
                continue  # nothing to say on a heading of the program's own
            points.append(inner)
        if own and not place.head.of_foci and all(one.asked.heading is None for one in items):  # what was asked for stays
            odd = outlier(tuple(one.heading or "" for one in points if isinstance(one, SectionOutline)))
            if odd is not None:
                del points[odd]
        if own and len(points) < 2:
            rest = [one.content[0] for one in points if isinstance(one, SectionOutline) and one.content]
            if not rest and not nested and self.plan.genre not in LISTED:  # there is no list on this: it is told in paragraphs
                rest = [Passage("".join(said)) for said in self.maker.paragraphs(place, planned.length)]
            return replace(made, content=(*made.content, *rest) if made.content else tuple(rest), points=None)  # one item is no list
        layout = planned.layout
        if layout is Layout.INLINE and not made.content and not nested:
            layout = Layout.RUN_IN  # there is no line to continue
        return replace(made, points=tuple(points), style=planned.style, layout=layout)


def _points(planned: PlannedSection) -> tuple[str, ...]:
    """The points that are to be taken up by the text of a section itself."""
    asked = planned.asked
    if planned.layout is Layout.FOLDED or not planned.items:
        return tuple(one.heading for one in asked.items if one.heading)
    return ()


def _marker(style: OrdinalStyle | None, number: int, count: int) -> str:
    """The ordinal that an item will have, "" when its style has none for it."""
    try:
        return due(style, number, count).written if style else ""
    except RequestError:
        return ""  # whoever sets the document says so
