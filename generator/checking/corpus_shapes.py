"""The lists of a document, and its skeleton."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.document import Block, Document, OrdinalStyle, Paragraph, Section

_STOPS = "。；！？，：:;"


@dataclass(frozen=True, slots=True)
class ItemRun:
    """One list of a document."""

    depth: int
    style: OrdinalStyle
    headings: tuple[str, ...]


def lists_of(blocks: Sequence[Block], depth: int = 1) -> Iterator[ItemRun]:
    """The lists of some blocks in reading order, each before the lists inside it."""
    runs: list[list[Section]] = []
    joined = False
    for block in blocks:
        if not isinstance(block, Section):
            joined = False
            continue
        begins = block.ordinal.number == 1 and block.ordinal.style is not OrdinalStyle.DASH
        if joined and not begins and runs[-1][-1].ordinal.style is block.ordinal.style:
            runs[-1].append(block)
        else:
            runs.append([block])
        joined = True
    for run in runs:
        yield ItemRun(depth, run[0].ordinal.style, tuple(section.heading.rstrip(_STOPS) for section in run))
        for section in run:
            yield from lists_of(section.blocks, depth + 1)


def skeleton_of(document: Document) -> str:
    """A document's lists in order, depth by marks.

    >>> from generator.parsing.parser import parse
    >>> skeleton_of(parse("讲话\\n同志们：\\n一、提高站位\\n一是学。\\n二是干。\\n二、压实责任\\n要守土尽责。"))
    '一、×2 ›一是×2'
    """
    return " ".join(f"{'›' * (one.depth - 1)}{one.style.value}×{len(one.headings)}" for one in lists_of(document.body))


def paragraphs_of(document: Document) -> str:
    """The paragraphs of a document outside its lists, in order, by the part they play: what a document without lists has for a skeleton.

    >>> from generator.parsing.parser import parse
    >>> paragraphs_of(parse("讲话\\n同志们：\\n要守土尽责。\\n要抓好落实。"))
    'opening×2'
    """
    parts = (block.part.value for block in document.body if isinstance(block, Paragraph))
    return " ".join(f"{part}×{len(list(run))}" for part, run in groupby(parts))
