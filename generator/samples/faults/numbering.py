"""Faults of numbering: gaps, repeats, numbers that go back, families mixed in one list, wrong marks after an ordinal."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from generator.document import Ordinal, OrdinalStyle
from generator.language.ordinals import ordinal
from generator.parsing.rules.numbering import due
from generator.samples.faults.injection import Injection, fault
from generator.samples.marks import Change, Mark, Marked

_UNNUMBERED = frozenset({OrdinalStyle.DASH, OrdinalStyle.SEQUENCE})
#: Family → the family that writers mix with it.
_MIXED = {
    OrdinalStyle.IS: OrdinalStyle.YAO,
    OrdinalStyle.YAO: OrdinalStyle.IS,
    OrdinalStyle.HAN: OrdinalStyle.DIGIT,
    OrdinalStyle.HAN_PAREN: OrdinalStyle.DIGIT_PAREN,
    OrdinalStyle.DIGIT: OrdinalStyle.HAN,
    OrdinalStyle.DIGIT_PAREN: OrdinalStyle.HAN_PAREN,
}


def _run(marked: Marked, least: int, *, rng: Random, styles: Sequence[OrdinalStyle] | None = None) -> list[Mark]:
    """The markers of one list of at least so many items."""
    markers = {mark.facts["section"]: mark for mark in marked.of("markers")}
    runs = [
        run
        for run in marked.of("runs")
        if run.facts["count"] >= least
        and (OrdinalStyle(run.facts["style"]) in styles if styles else OrdinalStyle(run.facts["style"]) not in _UNNUMBERED)
        and all(markers[section].facts["style"] == run.facts["style"] for section in run.facts["sections"])
    ]
    return [markers[section] for section in rng.choice(runs).facts["sections"]] if runs else []


def _renumbered(marked: Marked, marker: Mark, number: int) -> str:
    return due(Ordinal(OrdinalStyle(marker.facts["style"]), marker.facts["number"], marker.cut(marked.text)), number)


def gap(marked: Marked, *, rng: Random) -> Injection | None:
    """Numbers left out: 一、二、四、 (skipped) or 一、五、 (jumped); the items after it count on."""
    run = _run(marked, 3, rng=rng)
    if not run:
        return None
    k = rng.randrange(1, len(run))
    by = rng.choice((1, 1, 1, 2, 3))
    changes = []
    for place, marker in enumerate(run[k:]):
        new = _renumbered(marked, marker, marker.facts["number"] + by)
        marks = (fault("numbering-gap", 0, len(new), marker.cut(marked.text)),) if place == 0 else ()
        changes.append(Change(marker.start, marker.end, new, marks))
    return Injection(tuple(changes))


def repeat(marked: Marked, *, rng: Random) -> Injection | None:
    """A number given twice: 一、二、二、."""
    run = _run(marked, 3, rng=rng)
    if not run:
        return None
    marker = run[rng.randrange(1, len(run))]
    return _one(marked, marker, "numbering-repeat", _renumbered(marked, marker, marker.facts["number"] - 1))


def order(marked: Marked, *, rng: Random) -> Injection | None:
    """A number that goes back: 一、二、三、二、."""
    run = _run(marked, 4, rng=rng)
    if not run:
        return None
    marker = run[-1]
    return _one(marked, marker, "numbering-order", _renumbered(marked, marker, marker.facts["number"] - 2))


def mixed(marked: Marked, *, rng: Random) -> Injection | None:
    """One item of a list in another family: 一是…二要…三是…."""
    run = _run(marked, 3, rng=rng, styles=tuple(_MIXED))
    if not run:
        return None
    marker = run[rng.randrange(1, len(run))]
    return _one(marked, marker, "mixed-families", ordinal(_MIXED[OrdinalStyle(marker.facts["style"])], marker.facts["number"]).marker)


def sequence_mix(marked: Marked, *, rng: Random) -> Injection | None:
    """首先 in a list of 第二, 第三."""
    run = _run(marked, 2, rng=rng, styles=(OrdinalStyle.DI,))
    return _one(marked, run[0], "sequence-mix", "首先") if run else None


def ordinal_mark(marked: Marked, *, rng: Random) -> Injection | None:
    """第一、 where 第一， belongs."""
    run = [marker for marker in _run(marked, 2, rng=rng, styles=(OrdinalStyle.DI,)) if marked.text[marker.end : marker.end + 1] == "，"]
    if not run:
        return None
    marker = rng.choice(run)
    new = f"{marker.cut(marked.text)}、"
    right = fault("ordinal-mark", marker.start, marker.end + 1, marked.text[marker.start : marker.end + 1])
    return Injection((Change(marker.end, marker.end + 1, new[-1]),), (right,))


def _one(marked: Marked, marker: Mark, kind: str, new: str) -> Injection:
    return Injection((Change(marker.start, marker.end, new, (fault(kind, 0, len(new), marker.cut(marked.text)),)),))
