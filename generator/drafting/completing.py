"""Sets what every speech tells at its end into its last section: who leads at the head of an item on that, what is to come of neglect at the end of one."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.drafting.outline import Passage, SectionOutline

#: An item on who answers.
_LED = re.compile("领导|责任|担当")
#: Where no item is on who answers, one on how all work together.
_TOGETHER = re.compile("统筹|格局|合力|机制|组织")
#: Headings of a verb and an object, and one on who answers that may stand before them.
_PLAIN, _OWN = re.compile("(?!.*要)[^，、]{6}。?"), "压实领导责任"
#: Who leads the work as a whole, which is told before who answers below.
_WHOLE = re.compile("^(?:[省市县区](?:[委级]|[^，。]{0,14}(?:领导小组|指挥部|委员会|安委会|政府)))")
#: An item on how it is seen to.
_SEEN_TO = re.compile("督|考核|问责|纪律|责任|落实")


def completed(section: SectionOutline, leads: str, ends: str) -> SectionOutline:
    """A section that tells who leads, in an item on that, one of its own or before all, and at the end of the last item on it what comes of neglect; in its paragraphs if it has no items.

    >>> item = SectionOutline("严格督查", (Passage("要常查。"),))
    >>> made = completed(SectionOutline("压实责任", points=(item, SectionOutline("加强宣传", (Passage("要多讲。"),)))), "书记负总责。", "失职的问责。")
    >>> made.content[0].text, [point.content[0].text for point in made.points]
    ('书记负总责。', ['要常查。失职的问责。', '要多讲。'])
    >>> made = completed(SectionOutline("落实保障", points=(SectionOutline("教师队伍要过硬", (Passage("要育人。"),)), SectionOutline("经费投入要足额", (Passage("要拨付。"),)))), "书记抓总。", "")
    >>> [one.text for one in made.content], [point.heading for point in made.points]
    (['书记抓总。'], ['教师队伍要过硬', '经费投入要足额'])
    >>> made = completed(SectionOutline("狠抓落实", points=(SectionOutline("严格监督考核", (Passage("要常查。"),)),)), "书记负总责。", "")
    >>> [point.heading for point in made.points]
    ['压实领导责任', '严格监督考核']
    >>> made = completed(SectionOutline("压实责任", points=(SectionOutline("领导责任要扛牢", (Passage("县委农村工作领导小组要调度。各单位要落实。"),)),)), "各乡镇负总责。", "")
    >>> made.points[0].content[0].text
    '县委农村工作领导小组要调度。各乡镇负总责。各单位要落实。'
    >>> [one.text for one in completed(SectionOutline("压实责任", (Passage("要分工。"), Passage("要督查。"))), "书记负总责。", "失职的问责。").content]
    ['书记负总责。要分工。', '要督查。失职的问责。']
    """
    points, content = list(section.points or ()), list(section.content or ())
    if points and ends:
        k = max(range(len(points)), key=lambda k: (bool(_SEEN_TO.search(_heading(points[k]))), k))
        points[k] = _continued(points[k], ends)
    if points and leads:
        k = next((k for words in (_LED, _TOGETHER) for k, point in enumerate(points) if words.search(_heading(point))), -1)
        if k < 0 and all(_PLAIN.fullmatch(_heading(point)) for point in points):
            points.insert(0, SectionOutline(_OWN, (Passage(leads),)))
        elif k < 0:  # on none of these, but on all of them
            content.insert(0, Passage(leads))
        else:
            points[k] = _opened(points[k], leads)
    elif not points and not content:
        content = [Passage(leads + ends)] if leads + ends else []
    elif not points:  # a sentence is no paragraph
        content[0] = replace(content[0], text=leads + content[0].text)
        content[-1] = replace(content[-1], text=content[-1].text + ends)
    return replace(section, content=tuple(content) or section.content, points=tuple(points) or None)


def _heading(one: SectionOutline | Passage) -> str:
    return (one.heading or "") if isinstance(one, SectionOutline) else ""


def _opened(one: SectionOutline | Passage, text: str) -> SectionOutline | Passage:
    """A point that says one thing more at its head, or after what it says first of those who lead the whole."""
    if isinstance(one, Passage):
        return replace(one, text=text + one.text)
    first, *after = one.content or (Passage(""),)
    at = first.text.find("。") + 1 if _WHOLE.search(first.text) else 0
    return replace(one, content=(replace(first, text=first.text[:at] + text + first.text[at:]), *after))


def _continued(one: SectionOutline | Passage, text: str) -> SectionOutline | Passage:
    """A point that says one thing more at its end."""
    if isinstance(one, Passage):
        return replace(one, text=one.text + text)
    if one.points:
        return replace(one, points=(*one.points[:-1], _continued(one.points[-1], text)))
    *before, last = one.content or (Passage(""),)
    return replace(one, content=(*before, replace(last, text=last.text + text)))
