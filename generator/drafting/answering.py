"""What a draft finds wanting is answered in it: a shortcoming that nothing said afterwards takes up is left out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from generator.drafting.origins import Origin
from generator.drafting.outline import Passage, SectionOutline
from generator.language.kinds import Role

#: A shortcoming is answered when this share of its words, by the square of their rarity, is said again afterwards.
_ANSWERED = 0.27
#: So many shortcomings stay, and no less than this share of them.
_LEAST, _SHARE = 2, 0.34
#: What is left of a paragraph goes on with the one before when it is shorter.
_SHORTEST = 60
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
        if share < _ANSWERED:
            found.append((share, k))
    spare = len(wanting) - max(_LEAST, round(_SHARE * len(wanting)))
    return [origins[k] for _, k in sorted(found)[: max(0, spare)]]


def without(sections: Sequence[SectionOutline | Passage], sentences: Collection[str]) -> tuple[SectionOutline | Passage, ...]:
    """Sections to any depth without some sentences, and without the paragraphs that held nothing else.

    >>> one = SectionOutline("认清形势", (Passage("教育要优先。"), Passage("有的教师外流。有的食堂不严。"), Passage("有的校门口拥堵。")))
    >>> [passage.text for passage in without([one], {"有的教师外流。", "有的校门口拥堵。"})[0].content]
    ['教育要优先。有的食堂不严。']
    """
    if not sentences:
        return tuple(sections)
    return tuple(_without(one, sentences) if isinstance(one, SectionOutline) else one for one in sections)


def _without(section: SectionOutline, sentences: Collection[str]) -> SectionOutline:
    kept: list[Passage] = []
    for passage in section.content or ():
        text = _cut(passage.text, sentences)
        if kept and text != passage.text and len(text) < _SHORTEST:
            kept[-1] = replace(kept[-1], text=kept[-1].text + text)
        elif text:
            kept.append(replace(passage, text=text))
    content = tuple(kept) or section.content  # an item keeps its only sentence
    return replace(section, content=content, points=None if section.points is None else without(section.points, sentences))


def _cut(text: str, sentences: Collection[str]) -> str:
    for sentence in sentences:
        text = text.replace(sentence, "", 1)
    return text
