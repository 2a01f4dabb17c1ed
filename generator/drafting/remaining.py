"""What is told of a topic in any case and nothing in a draft has told by its end: items of their own say it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.drafting.focused import Focused
from generator.drafting.headings import HeadingStore
from generator.drafting.maker import Added
from generator.drafting.part_headings import FORCES, PartHeadings
from generator.drafting.stages import Heading
from generator.learning.phrases import TopicPart

#: So many parts are told at most, and while the draft has no more than so many times the characters asked for; a row has so many headings at most with those of parts.
_MOST, _LONG, _LONGEST_ROW = 4, 1.55, 12
#: A part takes about so many characters, its heading and so many sentences; so many has what stands before and after the sections.
_SIZE, _SENTENCES, _FRAME = 115, 2, 420
#: A part that no item is on is told where so large a share of its words is, or the words that show that a text is on it stand so often.
_TOLD, _OFTEN = 0.5, 6
#: Parts beside one are of its kind so far off where their names have its verb.
_OF_ITS_KIND, _VERB = 3, 2


class Remaining:
    """Finds it for one draft."""

    def __init__(self, store: HeadingStore, parts: PartHeadings, focused: Focused, length: int | None) -> None:
        """``length``: how many characters were asked for."""
        self._store = store
        self._parts = parts
        self._focused = focused
        self._length = length

    def items(self, rows: Sequence[Sequence[tuple[str, str]]], items: Sequence[tuple[str, str]], *, size: int, ends: int = -1) -> list[Added]:
        """The items that tell in some ``rows`` of headings, each with what stands under it, what none of the ``items`` of the draft, of ``size`` characters with all sections, is on, each to be set in after those before it.

        A part stands in the row that tells those before and after it, if that goes with a heading for it; the people who do the work in the one that ``ends`` a
        speech, and no other part does.
        """
        told = "".join(map("".join, items))
        room = round(_LONG * self._length - _FRAME - size) // _SIZE if self._length else _MOST
        untold = self._untold(told, items)
        heads = [[Heading(heading) for heading, _ in row] for row in rows]
        out: list[Added] = []
        for part in untold:
            if len(out) >= min(room, _MOST):
                break
            if (row := self._home(part, rows, ends)) < 0:
                continue
            texts = [head.text for head in heads[row]]
            if len(texts) >= _LONGEST_ROW:
                continue
            heading = self._parts.fitting(part, texts)
            if not rows[row] and (said := self._focused.mentioned(part, _SENTENCES, part.name)):
                out.append(Added(row, 0, "", said))
            elif heading and (said := self._focused.mentioned(part, _SENTENCES, heading)):
                out.append(Added(row, self._parts.place(heads[row], part), heading, said))
                heads[row].insert(out[-1].at, Heading(heading))
                self._store.say(heads[row][out[-1].at : out[-1].at + 1])
        return out

    def _untold(self, told: str, items: Sequence[tuple[str, str]]) -> list[TopicPart]:
        """The parts that no item is on and that are not ``told`` in all of them either; what is told by a heading or by name is quickly seen."""
        unnamed = [part for part in self._parts.missing([]) if sum(map(told.count, part.words)) < _OFTEN and not self._parts.is_named(items, part)]
        if not unnamed:
            return []
        shares = self._store.supply.shares
        words = shares.words(*(text for item in items for text in item))
        return [part for part in unnamed if shares.part_told(part, words) < _TOLD and not self._parts.is_told_under(items, part)]

    def _home(self, part: TopicPart, rows: Sequence[Sequence[tuple[str, str]]], ends: int) -> int:
        """Which row tells the parts beside one in their order, by headings and by what stands under them; -1 where no one of several rows does alone."""
        parts, at = self._store.parts, self._store.parts.index(part)
        if FORCES in part.name and ends >= 0:
            return ends
        others = [k for k in range(len(rows)) if k != ends]
        if len(others) <= 1:
            return next(iter(others), -1)
        beside = [other for k, other in enumerate(parts) if abs(k - at) == 1 or (0 < abs(k - at) <= _OF_ITS_KIND and other.name[:_VERB] == part.name[:_VERB])]
        for texts in ([[(heading, "") for heading, _ in row] for row in rows], rows):
            if tell := [k for k in others if any(self._parts.is_told_by(*one, other) for other in beside for one in texts[k])]:
                return tell[0] if len(tell) == 1 else -1
        return -1
