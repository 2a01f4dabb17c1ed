"""What a draft finds wanting is answered in it: a shortcoming that nothing said afterwards takes up is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from generator.drafting.origins import Origin
from generator.drafting.outline import Passage, SectionOutline
from generator.language.kinds import Role

#: A shortcoming is answered when this share of its words, by the square of their rarity, is said again afterwards.
ANSWERED = 0.27
#: So many shortcomings stay, and no less than this share of them.
_LEAST, _SHARE = 2, 0.34
#: What is left of a paragraph goes on with the one before when it is shorter.
_SHORTEST = 60
#: What says that there are many, and how many are told then at least, each a sentence or a phrase of one.
_MANY = re.compile("(?<=[有在临出])(?:不少|许多|很多|诸多)(?=[^，。：]{0,8}(?:短板|问题|差距|薄弱|不足|隐患|困难|制约|挑战|困扰|堵点))")
_TOLD, _SEVERAL = re.compile("[^。，；]{4,}[。；]|有的|个别|部分|少数"), 3
#: Sentences that tell how things are answer nothing.
_TELLING = frozenset[str]({Role.SHORTCOMING, Role.SITUATION, Role.SIGNIFICANCE, Role.PROGRESS})


def unanswered(
    origins: Sequence[Origin], headings: str, weigh: Callable[[str], Mapping[str, int]], answers: Callable[[int], Collection[int]]
) -> list[Origin]:
    """The shortcomings that nothing after them takes up, the least answered first.

    ``answers`` gives the rows that are known to answer a row: one of these is said, or none is. Of others the words tell; ``weigh`` gives those of
    a text with their weights.

    >>> def said(sentence, role, row):
    ...     return Origin(sentence, role, sentence, 0, (), (), 1.0, False, row)
    >>> told = [said("有的学校食堂管理不严。", "shortcoming", 0), said("有的教师外流。", "shortcoming", 1), said("个别校门口拥堵。", "shortcoming", 2), said("要管好食堂、校门口。", "demand", 9)]
    >>> [one.sentence for one in unanswered(told, "", lambda text: {word: 9 for word in ("食堂", "教师", "校门口") if word in text}, lambda row: ())]
    ['有的教师外流。']
    >>> [one.sentence for one in unanswered(told, "", lambda text: {}, lambda row: {0: [9], 1: [9], 2: [7]}.get(row, ()))]
    ['个别校门口拥堵。']
    """
    found: list[tuple[float, int]] = []
    said = {origin.row for origin in origins}
    known = [answers(origin.row) for origin in origins]
    wanting = [k for k, origin in enumerate(origins) if known[k] or origin.role == Role.SHORTCOMING]
    for k in wanting:
        if known[k]:
            if said.isdisjoint(known[k]):
                found.append((0.0, k))
            continue
        weights = weigh(origins[k].sentence)
        rest = "\n".join((headings, *(origin.sentence for origin in origins[k + 1 :] if origin.role not in _TELLING)))
        whole = sum(weights.values())
        share = sum(weight for word, weight in weights.items() if word in rest) / whole if whole else 1.0
        if share < ANSWERED:
            found.append((share, k))
    spare = len(wanting) - max(_LEAST, round(_SHARE * len(wanting)))
    return [origins[k] for _, k in sorted(found)[: max(0, spare)]]


def moderated(sentence: str, text: str) -> str:
    """A sentence that speaks of many shortcomings, with 一些 for 不少 where its paragraph then tells one or two, or none.

    >>> moderated("全区工作还有不少短板。", "全区工作还有不少短板。有的村议事流于形式。有的设施管护不力。")
    '全区工作还有一些短板。'
    >>> moderated("工作还有不少短板。", "工作还有不少短板。有的村议事走过场，有的不公开。有的管护不力。"), moderated("有不少问题：管护不力。", "有不少问题：管护不力。")
    ('工作还有不少短板。', '有不少问题：管护不力。')
    """
    found = _MANY.search(sentence) if sentence in text else None
    if not found:
        return sentence
    own, rest = sentence[found.end() :], text.split(sentence, 1)[1]
    told = own.count("，") + len(_TOLD.findall(rest))
    return sentence if "：" in own or told >= _SEVERAL else f"{sentence[: found.start()]}一些{own}"


def changed(sections: Sequence[SectionOutline | Passage], sentences: Mapping[str, str]) -> tuple[SectionOutline | Passage, ...]:
    """Sections to any depth with other sentences for some, or with none for them, and without the paragraphs that held nothing else.

    A paragraph that is short then goes on with the one before it.

    >>> one = SectionOutline("认清形势", (Passage("教育要优先。"), Passage("有的教师外流。有的食堂不严。"), Passage("有的校门口拥堵。")))
    >>> [passage.text for passage in changed([one], {"有的教师外流。": "", "有的校门口拥堵。": ""})[0].content]
    ['教育要优先。有的食堂不严。']
    """
    if not sentences:
        return tuple(sections)
    return tuple(_changed(one, sentences) if isinstance(one, SectionOutline) else one for one in sections)


def _changed(section: SectionOutline, sentences: Mapping[str, str]) -> SectionOutline:
    kept: list[Passage] = []
    for passage in section.content or ():
        text = passage.text
        for sentence, instead in sentences.items():
            text = text.replace(sentence, instead, 1)
        if kept and text != passage.text and len(text) < _SHORTEST:
            kept[-1] = replace(kept[-1], text=kept[-1].text + text)
        elif text:
            kept.append(replace(passage, text=text))
    content = tuple(kept) or section.content  # an item keeps its only sentence
    return replace(section, content=content, points=None if section.points is None else changed(section.points, sentences))
