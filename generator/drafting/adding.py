"""Sets into a walk's sections what the maker of words has left to say at their end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.drafting.maker import Maker
from generator.drafting.outline import Passage, SectionOutline, walk_sections

#: How it is all seen to.
_SEEN_TO = re.compile("督[查导]|考核|问责|追责|追究|约谈|暗访")
Sections = tuple[SectionOutline | Passage, ...]


def text_of(section: SectionOutline) -> str:
    """What a section says itself.

    >>> text_of(SectionOutline("认清形势", (Passage("要警醒。"), Passage("要清醒。")), (SectionOutline("一", (Passage("其一。"),)),)))
    '要警醒。要清醒。'
    """
    return "".join(passage.text for passage in section.content or ())


def with_the_rest(sections: Sections, maker: Maker, *, is_listed: bool) -> Sections:
    """The sections with items more for what is told of the topic in any case and none of them tells: among the matters of a report (``is_listed``), or in the lists of a speech after its first section.

    What ends a speech in paragraphs has one more, before how it is all seen to.
    """
    lists = {-1: sections} if is_listed else {k: one.points or () for k, one in enumerate(sections[1:], 1) if isinstance(one, SectionOutline)}
    homes = sorted((k for k, some in lists.items() if _is_plain(some)), key=lambda k: -len(lists[k]))
    if not homes:
        return sections
    last, ending = len(sections) - 1, sections[-1]
    if not is_listed and last not in homes and isinstance(ending, SectionOutline) and ending.content and not ending.points:
        homes.append(last)
    rows = [list(lists[k]) for k in homes]
    # What a speech says first tells why, and what is wanting; what stands under the heading of a section alone tells nothing yet.
    items = [(one.heading or "", passage.text) for _, one in walk_sections(sections if is_listed else sections[1:]) for passage in one.content or ()]
    made = dict(enumerate(sections))
    size = sum(len(one.heading or "") + len(text_of(one)) for _, one in walk_sections(sections))
    for added in maker.remaining([_told(row) for row in rows], items, size=size, ends=homes.index(last) if last in homes else -1):
        text = Passage("".join(added.sentences))
        if not added.heading:
            made[last] = _before_supervision(made[last], text)
            continue
        rows[added.row].insert(added.at, SectionOutline(added.heading, (text,)))
    if is_listed:
        return tuple(rows[0])
    made.update({k: replace(one, points=tuple(row)) for k, row in zip(homes, rows, strict=True) if row and isinstance(one := made[k], SectionOutline)})
    return tuple(made.values())


def _is_plain(items: Sequence[SectionOutline | Passage]) -> bool:
    """Whether some items are a list, and each says something."""
    return len(items) > 1 and all(isinstance(one, SectionOutline) and one.content for one in items)


def _told(row: Sequence[SectionOutline | Passage]) -> list[tuple[str, str]]:
    return [(item.heading or "", text_of(item)) for item in row if isinstance(item, SectionOutline)]


def _before_supervision(section: SectionOutline | Passage, text: Passage) -> SectionOutline | Passage:
    """A section in paragraphs with one more, before how it is all seen to, or at its end.

    >>> made = _before_supervision(SectionOutline("压实责任", (Passage("书记负总责。"), Passage("要督查。"), Passage("要问责。"))), Passage("要建强队伍。"))
    >>> [one.text for one in made.content]
    ['书记负总责。', '要建强队伍。', '要督查。', '要问责。']
    """
    if isinstance(section, Passage) or not section.content:
        return section
    at = next((k for k, passage in enumerate(section.content) if k and _SEEN_TO.search(passage.text)), len(section.content))
    return replace(section, content=(*section.content[:at], text, *section.content[at:]))
