"""Makes the words that a walk over a plan asks for, all from one register; it remembers what has been said."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from generator.document import Genre
from generator.drafting.answering import unanswered
from generator.drafting.copying import CopyGuard
from generator.drafting.ends import Ends
from generator.drafting.foci import LEAST
from generator.drafting.focused import WRONG, Focused
from generator.drafting.headings import GUARANTEE, HeadingStore
from generator.drafting.item_headings import ItemHeadings
from generator.drafting.maker import Added, Place
from generator.drafting.matter_rows import MatterRows
from generator.drafting.missing_parts import MissingParts
from generator.drafting.openings import Openings
from generator.drafting.origins import Origin
from generator.drafting.outline import Outline
from generator.drafting.part_headings import PartHeadings
from generator.drafting.passages import MEASURES, PassageWriter
from generator.drafting.remaining import Remaining
from generator.drafting.sayings import SENTENCE_LENGTH, Sayings
from generator.drafting.section_headings import SectionHeadings, plainest
from generator.drafting.section_text import SectionText
from generator.drafting.sentence_writer import SECTOR_SENTENCE
from generator.drafting.stages import Heading, Stage
from generator.drafting.supply import Supply
from generator.learning.parallel import outlier

#: What may go on with a learned passage is so like it, and on the same matter a little less.
_KINDRED, _NEAR = 0.3, 0.18
_ITEM_LENGTH, _LONG_ITEM = 160, 300  # of a list whose headings are matters
#: A report has a matter for so many characters at most: what is told of a topic in any case is told before any of it is told at length.
_SHORT_MATTER = 120
#: A report has so many matters at most, where it may have as many as it fills; an item that says less goes on with what is near.
_MOST_MATTERS, _SHORTEST_ITEM = 10, 60
#: An item of a learned list has room for its heading and two sentences.
_FULL_ITEM = 86
#: And one that tells a part of the topic that is told in any case, for its heading and a long one.
_LEAST_ITEM = 72
#: Of a part of the topic that the lexicon tells so many sentences are said.
_SENTENCES_OF_PART = 4
#: Of the items of a learned list so much is said at least: an item cut shorter says no longer what its heading does.
_CUT = 0.65
#: A passage is as good as the fullest on a matter when it has this share of what that has.
_FULL = 0.6
_SPEAKING = 4  # of the passages with words of a given heading so many are looked at
_LEAD = 80  # what a section says before its items
#: What is said in turn where there is nothing of the topic's own to say.
_GENERAL_USES = ("重点领起", "保障要求", "责任要求")
#: What is said under a heading that tells what is wrong.
_WANTING = ("形势要求", "问题引出", "认识要求")


class Writer:
    """The maker that draws on learned passages, learned headings and the lexicon's set sentences."""

    def __init__(self, supply: Supply, outline: Outline, *, rng: Random, guard: CopyGuard | None = None, refused: frozenset[str] = frozenset(), framed_only: bool = False, attempt: int = 0) -> None:
        self.supply = supply
        self.outline = outline
        self.rng = rng
        self.subject = supply.subject(outline.topic, outline.level)
        turn = outline.turn(attempt)
        self._guard = guard or CopyGuard(supply.windows)
        self._passages = PassageWriter(supply, self.subject, rng=rng, guard=self._guard, forbidden=sorted(refused), turn=turn)
        store = HeadingStore(supply, self.subject, rng=rng, refused=refused, turn=turn)
        store.said.update(one.heading for one in outline.items if one.heading)
        self._headings = store
        self._section_headings = SectionHeadings(store, framed_only=framed_only)
        self._item_headings = ItemHeadings(store, self._passages.used)
        self._sayings = Sayings(self._passages, supply, self.subject, outline.genre, rng=rng)
        self._notes: list[str] = []
        self._matters: Sequence[Heading] = ()  # of a report
        self._sections = SectionText(self._passages, self._sayings, explaining=self._section_headings.explaining, guaranteeing=self._section_headings.guaranteeing)
        self._parts = PartHeadings(store)
        self._missing = MissingParts(self._item_headings, self._parts)
        self._rows = MatterRows(self._item_headings, self._parts, self.room, self.subject)
        self._unknown = self.subject.is_unknown
        self._focused = Focused(self._passages, self._sayings, self._sections, self._section_headings, outline, rng=rng)
        self._remaining = Remaining(store, self._parts, self._focused, outline.length)
        self._openings = Openings(self._sections, self._sayings, self._focused, store, outline, unknown=self._unknown)
        self._ends = Ends(supply, self.subject, self._sections, self._focused, outline)

    @property
    def origins(self) -> Sequence[Origin]:
        """Where each sentence came from."""
        return self._passages.origins

    @property
    def notes(self) -> Sequence[str]:
        """What the user should know about the words."""
        of_sectors, generic = sum(origin.role == SECTOR_SENTENCE for origin in self.origins), sum(origin.generic for origin in self.origins)
        known = "" if self.subject.domain >= 0 and not self.subject.is_any else f"（语体库中没有主题“{self.outline.topic}”的专门内容）"
        said = [f"有 {count} 句出自{of}" for count, of in ((of_sectors, "领域词典"), (generic, f"通用语料{known}")) if count]
        return [*self._focused.notes, *self._notes, *said]

    # -- openings and closings -----------------------------------------------------------------------------------------

    def opening(self, length: int) -> list[str]:
        """What a report of a meeting says of the matter in general."""
        return self._openings.of_report(length)

    def closing(self, length: int) -> list[str]:
        """Who answers, with what means, how it is seen to and who is called to account, as far as the last matter of a report does not tell that; a template's own words end the rest."""
        return self._ends.of_report(self._matters, self._told)

    @property
    def _told(self) -> str:
        return "".join(origin.sentence for origin in self.origins)

    def completing(self, heading: str, said: str, ends: str) -> tuple[list[str], list[str]]:
        """Who answers before all others, and how it is seen to and who is called to account, as far as a speech that ends with that has not ``said`` the first, nor told the others where it ``ends``."""
        return self._ends.of_speech(heading, said, ends, self._told)

    def remaining(self, rows: Sequence[Sequence[tuple[str, str]]], items: Sequence[tuple[str, str]], *, size: int, ends: int = -1) -> list[Added]:
        """The items that say in some ``rows`` of headings what is told of the topic in any case and none of all the ``items`` of the draft is on."""
        return self._remaining.items(rows, items, size=size, ends=ends)

    def unanswered(self, headings: str) -> Sequence[tuple[Origin, str]]:
        """The shortcomings that nothing that is asked takes up, each with what is left of it; one of which that would be copied stays whole."""
        found = unanswered(self.origins, headings, self.supply.shares.told, self.supply.answers)
        return [(origin, left) for origin, left in found if not (self._guard.copies(left) or self._guard.is_whole(left.rstrip("。")))]

    # -- headings ------------------------------------------------------------------------------------------------------

    def headings(self, given: Sequence[str | None], length: int, *, exactly: bool = True) -> list[Heading]:
        """Headings of one frame or of one learned list; the plainest there are where the register has neither."""
        count = given.count(None)
        if not count:
            return []
        speech = self.outline.genre is Genre.SPEECH
        if self._focused.has_matters and not speech:
            return self._with_foci_as_items(count, length, exactly=exactly)
        found = self._section_headings.sections(given, length, exactly=exactly) if speech else self._rows.draw(count, 0 if exactly else length, most=count if exactly else max(count, min(_MOST_MATTERS, length // _SHORT_MATTER)))
        if not speech and self._headings.followed < 0:  # one document has its own order
            found.sort(key=lambda head: bool(GUARANTEE.search(head.text)))  # who answers comes after what is to be done
        while not (exactly or speech) and len(found) > 2 and (odd := outlier(tuple(head.text for head in found))) is not None:
            del found[odd]
        if speech:
            self._missing.find(found)
            found = self._focused.sections(found, count, exactly=exactly)
        self._reserve(found)
        self._matters = tuple(found)
        self._headings.opening = next((head.item for head in found if head.stage is Stage.FIRST), -1)
        self._headings.ending = next((head.item for head in found if head.stage is Stage.LAST), -1)
        if len(found) >= 2 and not exactly:
            return found
        if len(found) < count:
            self._notes.append("语体库中并列标题不足，部分标题未成排比")
        return [*found, *(plainest(self.outline.topic, k) for k in range(len(found), count))]

    def _with_foci_as_items(self, count: int, length: int, *, exactly: bool) -> list[Heading]:
        """The matters of news and of minutes: the foci, and others as far as there is room."""
        heads = self._headings.say(self._focused.matters(count if exactly else _MOST_MATTERS, length, exactly=exactly))
        more = count - len(heads) if exactly else min(count, length // (_LONG_ITEM if len(heads) > LEAST else _ITEM_LENGTH)) - len(heads)
        if more > 0 and not exactly and self.subject.is_any and len(heads) > LEAST:  # the tasks are what the work consists of: beside them only who answers for it
            others = [] if self.outline.genre is Genre.MEETING_NEWS else self._rows.answering()  # what ends a report tells that
        else:
            others = self._rows.beside(heads, more, exactly=exactly) if more > 0 else []
        others = [head for head in others if exactly or not any(one.focus and one.focus in head.text for one in heads)]
        self._reserve(others)
        self._matters = (*heads, *others)
        return [*heads, *others]

    def item_headings(self, place: Place, count: int) -> list[Heading]:
        """The foci under their section, the learned headings under another, or headings on matters of the domain."""
        if place.head.of_foci:
            return self._headings.say(self._focused.items())
        stage = self._stage(place)
        missing = self._missing.of(place.head)
        found = self._item_headings.items(max(2, count - len(missing)), under=place.head.item, stage=stage, heading=place.head.text)
        found = found if len(found) < 2 else self._parts.filled(found, missing[: count - len(found)])
        if len(found) < 2 and stage is not Stage.LAST:
            found = self._rows.draw(count)
        self._reserve(found)
        return found

    def _reserve(self, heads: Sequence[Heading]) -> None:
        """What stands under these headings is said under them."""
        self._passages.reserved.update(passage for head in heads for passage in self._sections.under_all(head))

    def room(self, head: Heading) -> int:
        """How many characters the draft can say of what stands under a learned heading."""
        if head.part:
            return _SENTENCES_OF_PART * SENTENCE_LENGTH
        return self._focused.room(head) if head.of_foci or head.focus else self._headings.room(head)

    def need(self, head: Heading) -> int:
        """How many characters it takes to tell in items the parts of the topic that stand under the heading of a section, or are to stand there."""
        members = self._item_headings.longest_under(head.item) if self.outline.genre is Genre.SPEECH and head.item >= 0 and head.stage is not Stage.FIRST else []
        return _LEAST_ITEM * (self._item_headings.parts_in(members) + len(self._missing.of(head))) if members else 0

    def tells_what_to_do(self, heads: Sequence[Heading]) -> bool:
        """Whether each of some headings begins with what is to be done."""
        return all(self.supply.phrases.lexicon.tells_what_to_do(head.text) for head in heads)

    def shape(self, place: Place, length: int) -> int | None:
        """As the learned section has it, as far as there is room; without one, what makes understood and who answers is said in paragraphs."""
        item = place.head.item
        if place.head.of_foci:
            return len(self._focused.asked)
        if self._stage(place) is Stage.FIRST:
            return 0
        if item >= 0:
            members = self._item_headings.longest_under(item)
            if not members:
                return 0
            whole = sum(map(self.room, members))
            fit = len(members) if whole * _CUT <= length else round(len(members) * length / (whole * _CUT))
            fit = min(fit, length // _FULL_ITEM)  # all of its items with a little less under each, else fewer
            more = len(self._missing.of(place.head))
            whole = min(self._item_headings.parts_in(members) + more, length // _LEAST_ITEM)
            return max(2, min(max(fit, whole), len(members) + more))
        if self._unknown or self._focused.has_no_items(place.head):
            return 0
        stage = self._stage(place)
        count = min(len(self._headings.matters(stage)), max(2, length // _ITEM_LENGTH))
        return count if count > 1 else 0 if stage is Stage.LAST else None

    def is_deep(self, place: Place) -> bool:
        """Whether the items that were learned under a heading have lists of their own."""
        members = self._item_headings.longest_under(place.head.item) if place.head.item >= 0 else []
        return any(self._item_headings.lists_under(head.item) for head in members)

    def _stage(self, place: Place) -> Stage:
        return self._section_headings.stage(place.head, place.number, place.count)

    # -- passages ------------------------------------------------------------------------------------------------------

    def lead(self, place: Place, *, learned_only: bool = False) -> list[str]:
        """What stands between a section's heading and its items: as the learned section has it; under a frame's heading a set sentence that names the topic."""
        said = self._passages.follow(self._sections.leading(place.head)[:1], _LEAD, after=place.written)
        if said or learned_only or place.head.item >= 0 or place.head.of_foci:
            return said
        return self._sayings.say("责任要求" if self._stage(place) is Stage.LAST else "重点领起", after=place.written)

    def paragraphs(self, place: Place, length: int) -> list[list[str]]:
        """Why and what is wanting in a first section, who answers for it in a last one, and measures between."""
        stage = self._stage(place)
        said = self._focused.paragraphs(place, length, stage)
        return self._sections.paragraphs(place, length, stage) if said is None else said

    def begins(self, head: Heading) -> str:
        """What the first sentence under a learned heading begins with in any of its wordings."""
        return self._sections.begins(head)

    def item(self, place: Place, length: int, after: str) -> list[str]:
        """Measures on the matter of the heading, in the order of the passage that stood under it; on a focus also what is said of its kind."""
        with self._passages.before(place.coming):
            return self._item(place, length, after)

    def _item(self, place: Place, length: int, after: str) -> list[str]:
        if place.head.focus:
            return self._focused.item(place.head.focus, length, after)
        if place.head.part:
            return self._focused.part(place.head.part, length, after, place.head.text)
        if self._unknown:
            said = self._passages.paragraph(self._sections.borrowed()[:1], length // 2, roles=MEASURES, after=after)
            room = max(1, (length - sum(map(len, said))) // SENTENCE_LENGTH)
            return [*said, *self._sayings.say(*(_GENERAL_USES * room)[:room])]
        given = place.head.matter < 0 and place.head.item < 0
        matter = self.supply.matter_of(self.subject, "，".join((place.head.text, *place.points))) if given else place.head.matter
        of_matter = self.supply.of_matter.get(matter, ())
        own = self._sections.under(place.head) or self._sections.under_all(place.head)
        fresh = self._passages.fresh(of_matter)
        fullest = self._fullest(fresh)
        if given and not own:
            titled = self.supply.titled(self.subject, place.head.text) if self.subject.domain >= 0 else []
            fullest = [one for one in titled if one not in self._passages.reserved] or fullest
            if not fullest:  # nothing was learned on what is asked: nothing is made up from what was
                if self._focused.is_told(place.head):
                    return self._focused.text(place.head.text, length, after)
                uses = _WANTING if WRONG.search(place.head.text) else _GENERAL_USES
                return self._sayings.fill(uses, length, after=after)
        passages = own or fullest or self._sections.measures()[:1]
        said = self._passages.follow(passages, length, after=after, heading=place.head.text)
        rest = length - sum(map(len, said))
        if given and said and rest > length // 2:  # what was asked for is not told in a sentence
            others = [one for one in fresh if one not in passages] or [one for one in self.supply.speaking(self.subject, place.head.text) if one not in self._passages.reserved][:_SPEAKING]
            said += self._passages.follow(self._fullest(others), rest)
            rest = length - sum(map(len, said))
        if said and own and self.outline.genre is Genre.SPEECH:
            return said  # what was learned under the heading is what it is on
        if length - rest < _SHORTEST_ITEM and rest > length // 3:  # next to nothing: what is near on the same matter, or on any where it has none
            nearest = self.supply.nearest(self.subject, passages, fresh or self._sections.measures(), _NEAR if fresh else _KINDRED)
            said += self._passages.paragraph(nearest[:3], rest, roles=MEASURES, matter=matter)
        if said or (self.outline.genre is Genre.SPEECH and not (given or place.needed)):
            return said
        return self._passages.paragraph(self._sections.measures()[:2], length, roles=MEASURES) or self._sayings.say("重点领起", after=after)

    def _fullest(self, passages: Sequence[int]) -> list[int]:
        """One of the passages that have most to say."""
        sizes = {one: self.supply.characters(self.subject, one) for one in passages}
        most = max(sizes.values(), default=0)
        full = [one for one, size in sizes.items() if size >= _FULL * most]
        return [self.rng.choice(full)] if full else []
