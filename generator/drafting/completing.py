"""Sets what every speech tells at its end into its last section: who leads before its items, what is to come of neglect after them."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.drafting.outline import Passage, SectionOutline

#: An item on how it is seen to.
_SEEN_TO = re.compile("督|考核|问责|纪律|责任|落实")


def completed(section: SectionOutline, leads: str, ends: str) -> SectionOutline:
    """A section that begins with some sentences and ends with others, in paragraphs or items that it has.

    >>> item = SectionOutline("严格督查", (Passage("要常查。"),))
    >>> made = completed(SectionOutline("压实责任", points=(item, SectionOutline("加强宣传", (Passage("要多讲。"),)))), "书记负总责。", "失职的问责。")
    >>> made.content[0].text, [point.content[0].text for point in made.points]
    ('书记负总责。', ['要常查。失职的问责。', '要多讲。'])
    >>> [one.text for one in completed(SectionOutline("压实责任", (Passage("要分工。"), Passage("要督查。"))), "书记负总责。", "失职的问责。").content]
    ['书记负总责。要分工。', '要督查。失职的问责。']
    """
    points, content = section.points or (), section.content or ()
    if points and ends:
        k = max(range(len(points)), key=lambda k: (bool(_SEEN_TO.search(_heading(points[k]))), k))
        points = (*points[:k], _continued(points[k], ends), *points[k + 1 :])
    said = leads if points else leads + ends
    if points or not content:
        content = (Passage(said), *content) if said else content
    else:  # a sentence is no paragraph
        content = (replace(content[0], text=leads + content[0].text), *content[1:])
        content = (*content[:-1], replace(content[-1], text=content[-1].text + ends))
    return replace(section, content=content, points=points or None)


def _heading(one: SectionOutline | Passage) -> str:
    return (one.heading or "") if isinstance(one, SectionOutline) else ""


def _continued(one: SectionOutline | Passage, text: str) -> SectionOutline | Passage:
    """A point that says one thing more at its end."""
    if isinstance(one, Passage):
        return replace(one, text=one.text + text)
    if one.points:
        return replace(one, points=(*one.points[:-1], _continued(one.points[-1], text)))
    *before, last = one.content or (Passage(""),)
    return replace(one, content=(*before, replace(last, text=last.text + text)))
