"""Mess of lines: other line ends, blank lines, indents, paragraphs broken after a sentence, marks torn off, hard wrapping."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from generator.language.ordinals import candidates
from generator.samples.entities import Names
from generator.samples.marks import Change, Mark, Marked, apply

_NEWLINE = re.compile("\n")
_AFTER_SENTENCE = re.compile("(?<=[\u4e00-\u9fff]。)(?=[\u4e00-\u9fff])")
_BEFORE_STOP = re.compile("(?<=[\u4e00-\u9fff])(?=，)")
_LONG = 160
_WIDTHS = (28, 32, 38)


def _replaced(marked: Marked, new: Callable[[], str]) -> Iterator[Change]:
    for match in _NEWLINE.finditer(marked.text):
        text = new()
        if text != "\n":
            yield Change(match.start(), match.end(), text, (Mark("noise", 0, len(text), {"kind": "linebreaks"}),))


def carriage(marked: Marked, *, rng: Random) -> Iterator[Change]:
    """Line ends of Windows."""
    return _replaced(marked, lambda: "\r\n")


def spaced_out(marked: Marked, *, rng: Random) -> Iterator[Change]:
    """Blank lines between paragraphs, indents of two blanks, trailing blanks."""
    indent = rng.choice(("\u3000\u3000", "  ", "    "))
    return _replaced(marked, lambda: rng.choice(("\n\n", "\n", "\n \n", " \n")) + indent)


def broken(marked: Marked, *, rng: Random) -> Iterator[Change]:
    """Long paragraphs broken after a sentence, as newspaper pages do."""
    at = 0
    for line in marked.text.split("\n"):
        if len(line) > _LONG:
            cuts = [match.start() for match in _AFTER_SENTENCE.finditer(line) if not _numbered(line[match.start() :])]
            if cuts and rng.random() < 0.5:
                yield _cut(at + rng.choice(cuts))
        at += len(line) + 1


def torn(marked: Marked, *, rng: Random) -> Iterator[Change]:
    """A line torn before a comma, where a page had set a link."""
    for match in _BEFORE_STOP.finditer(marked.text):
        if rng.random() < 0.03:
            yield _cut(match.start())


def _numbered(text: str) -> bool:
    head = next(candidates(text[:8]), None)
    return head is not None and head.first


def _cut(place: int) -> Change:
    return Change(place, place, "\n", (Mark("noise", 0, 1, {"kind": "linebreaks"}),))


_WAYS = (carriage, spaced_out, broken, torn)


def linebreaks(marked: Marked, names: Names, *, rng: Random) -> Marked:
    """One or two of these at a time."""
    changes: list[Change] = []
    for way in rng.sample(_WAYS, rng.randint(1, 2)):
        changes += way(marked, rng=rng)
    return apply(marked, changes)
