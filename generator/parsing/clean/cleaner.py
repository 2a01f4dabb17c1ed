"""The cleaner: passes in a fixed order, repeated until nothing changes, so that cleaning twice equals cleaning once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.parsing.clean import characters
from generator.parsing.clean.cleaning import Cleaning, Removal
from generator.parsing.clean.edges import part_torn_bar, take_bylines
from generator.parsing.clean.edits import Edit, SourceMap
from generator.parsing.clean.furniture import clear_above_title, clear_chrome, clear_teasers, take_labels
from generator.parsing.clean.titles import clear_repeated_title, join_broken_title
from generator.parsing.lines import split_lines

_MOST_ROUNDS = 40


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Clean text, what was removed, what was learned of the document, and the way back to the raw text."""

    text: str
    removed: tuple[Removal, ...]
    metadata: Mapping[str, str]
    source_map: SourceMap
    teasers: tuple[tuple[int, str], ...] = ()  # (place in the raw text, title that the teaser gives)


def _settle(cleaning: Cleaning, steps: tuple[Callable[[str], Iterator[Edit]], ...]) -> None:
    """Repeat the repairs inside lines until none applies; a repair is asked again only after another one changed the text."""
    asked: dict[str, str] = {}
    changed = True
    while changed:
        changed = False
        for step in steps:
            if asked.get(step.__name__) == cleaning.text:
                continue
            before = cleaning.text
            cleaning.edit(list(step(before)), step.__name__)
            asked[step.__name__] = cleaning.text if cleaning.text == before else ""
            changed = changed or cleaning.text != before


def clean(raw: str) -> Cleaned:
    """Clean a text; any string is accepted, and cleaning the result again changes nothing.

    >>> cleaned = clean("首页 > 要闻\\n在全县会议上的讲话\\n来源：本站 时间：2022-01-10\\n同志们：\\n  要压实责任,,抓好落实。\\n版权所有：某某网")
    >>> cleaned.text
    '在全县会议上的讲话\\n同志们：\\n要压实责任，抓好落实。'
    >>> [removal.why for removal in cleaned.removed][:2], cleaned.metadata["source"]
    (['重复逗号', '导航路径'], '本站')
    """
    cleaning = Cleaning(raw)
    cleaning.edit(list(characters.line_ends(raw)), "line_ends")  # once: nothing below makes a new control or line end
    steps: tuple[Callable[[str], Iterator[Edit]], ...] = (
        characters.pinyin,
        characters.script,
        characters.marks,
        characters.width,
        characters.marks,
        characters.blanks,
        characters.spaced,
        characters.torn,
    )
    blocks = (
        part_torn_bar,
        take_labels,
        clear_above_title,
        clear_chrome,
        clear_teasers,
        join_broken_title,
        clear_repeated_title,
        take_bylines,
    )
    for _ in range(_MOST_ROUNDS):
        _settle(cleaning, steps)
        before = cleaning.text
        lines = split_lines(before)
        known = before
        for block in blocks:
            if cleaning.text is not known:
                known = cleaning.text
                lines = split_lines(known)
            block(cleaning, lines)
        if cleaning.text == before:
            break
    return Cleaned(cleaning.text, tuple(cleaning.removed), dict(cleaning.metadata), cleaning.map, tuple(cleaning.teasers))
