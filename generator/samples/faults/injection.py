"""A fault before it is made: the changes to the text, and the label that records it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from generator.samples.marks import Change, Mark, Marked


@dataclass(frozen=True, slots=True)
class Injection:
    """Changes that make a fault; ``marks`` record it in places of the text before them, unless a change brings its own label."""

    changes: tuple[Change, ...]
    marks: tuple[Mark, ...] = ()


Fault = Callable[..., "Injection | None"]


def fault(kind: str, start: int, end: int, right: str) -> Mark:
    """The label of a fault: its kind is the id of the rule that ought to find it, ``right`` what should stand there."""
    return Mark("faults", start, end, {"kind": kind, "right": right})


def replacing(marked: Marked, kind: str, start: int, end: int, new: str) -> Injection:
    """A stretch replaced by a wrong one."""
    return Injection((Change(start, end, new, (fault(kind, 0, len(new), marked.text[start:end]),)),))


def pick(options: list[Mark], *, rng: Random) -> Mark | None:
    """One of some labels, or none."""
    return rng.choice(options) if options else None


def prose(marked: Marked) -> list[Mark]:
    """The paragraphs of running text between opening and closing."""
    return [mark for mark in marked.of("parts") if mark.facts["part"] in ("body", "reported") and mark.end - mark.start > 30]


def copies(marked: Marked, start: int, end: int) -> tuple[Mark, ...]:
    """The labels of a stretch, counted from its start, for a second copy of it."""
    layers = ("sentences", "entities", "origins")
    return tuple(Mark(mark.layer, mark.start - start, mark.end - start, mark.facts) for mark in marked.marks if mark.layer in layers and start <= mark.start and mark.end <= end)
