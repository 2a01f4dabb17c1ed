"""What a section does by where it stands, a heading with what was learned under it, and a learned speech to follow."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import NamedTuple

from generator.learning.phrases import TopicPart


class Stage(StrEnum):
    """Where a section stands in a speech, which says what it does there."""

    FIRST = "first"  # why: significance, the situation, what is wanting
    MIDDLE = "middle"  # what is to be done
    LAST = "last"  # who answers for it


class Heading(NamedTuple):
    """A heading to be set: its text, its matter (-1: none) and the learned item whose passages may follow it (-1: none)."""

    text: str
    matter: int = -1
    item: int = -1
    stage: Stage | None = None  # what its section does, where the place of a learned one or of a frame says it
    focus: str = ""  # the focus it names
    of_foci: bool = False  # whether the foci are the items of its section
    part: TopicPart | None = None  # the part of the topic it is on, where the lexicon tells that


@dataclass(frozen=True, slots=True)
class Model:
    """The sections of one learned speech that may be followed: what it opens with, what it demands, what it ends with."""

    first: list[Heading]
    middle: list[Heading]
    last: list[Heading]

    def pick(self, count: int | None, *, rng: Random) -> list[Heading]:
        """So many of its sections in their order, ``None``: all; none when it has not as many."""
        if count is None:
            whole = [*self.first, *self.middle, *self.last]
            return whole if len(whole) >= 2 and self.middle else []
        first, last = (self.first if count >= 3 else []), (self.last if count >= 2 else [])
        wanted = count - len(first) - len(last)
        if not 0 <= wanted <= len(self.middle):
            return []
        return [*first, *(self.middle[k] for k in sorted(rng.sample(range(len(self.middle)), wanted))), *last]
