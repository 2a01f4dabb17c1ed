"""What a draft finds wanting is answered in it: a shortcoming that nothing said afterwards takes up is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from generator.drafting.origins import Origin
from generator.drafting.outline import Passage, SectionOutline
from generator.language.clauses import DEMANDS
from generator.language.kinds import Role

#: A shortcoming is answered when this share of its words, by the square of their rarity, is said again afterwards.
ANSWERED = 0.27
#: And so is one of its clauses; what leads in to the others, and what begins a clause that is what the one before it was told for, or goes on with it.
_CLAUSE_ANSWERED = 0.1
_LEADS_IN = re.compile("^(?:从|对照|对标|根据|同|与|比照|用|目前|当前|近年来|近期)[^，]{0,14}(?:看|相比|标准|要求|来|说|衡量|期|前|意见)?$|^[^，]{0,5}(?:前|年)$")
_BUT = re.compile("^(?:但|却|而)")
_GOES_ON = re.compile("^(?:导致|造成|致使|使|让|也|从而|影响|难以|甚至|以致|由此|因此|所以|加之|并|且|又|还|仍|更)")
#: A sentence that is shorter is no sentence.
_LEAST_LEFT = 16
#: What asks for something and tells nothing wanting.
_ASKS = re.compile(f"{DEMANDS}|必须")
#: What tells of no one thing that is wanting.
_AT_LARGE = re.compile("形势|短板|差距|薄弱环节|不平衡|不均衡|矛盾|总体|问题|^(?:一是|二是|三是)?从[^，]{2,8}看")
#: What tells faults of some, each in a clause of its own.
_OF_SOME = re.compile("^(?:目前|当前)?，?(?:有的|个别|一些|部分|少数|不少)")
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
    origins: Sequence[Origin], headings: str, share: Callable[[str, str], float], answers: Callable[[int], Collection[int]]
) -> list[tuple[Origin, str]]:
    """What is found wanting and nothing takes up, each with what is left of it: "" of those that are answered least, as far as enough others stay.

    ``answers`` gives the rows that are known to answer a row: one of these is said, or none is. Of others, and of each clause, the words tell:
    ``share`` gives how much of those of a text stand in another.

    >>> def said(sentence, role, row):
    ...     return Origin(sentence, role, sentence, 0, (), (), 1.0, False, row)
    >>> told = [said("有的学校食堂管理不严。", "shortcoming", 0), said("有的教师外流。", "shortcoming", 1), said("个别校门口拥堵。", "shortcoming", 2), said("要管好食堂、校门口。", "demand", 9)]
    >>> [(one.sentence, left) for one, left in unanswered(told, "", lambda text, rest: float(any(word in text and word in rest for word in ("食堂", "教师", "校门口"))), lambda row: ())]
    [('有的教师外流。', '')]
    >>> [(one.sentence, left) for one, left in unanswered(told, "", lambda text, rest: 1.0, lambda row: {0: [9], 1: [9], 2: [7]}.get(row, ()))]
    [('个别校门口拥堵。', '')]
    """
    wanting = {k: known for k, origin in enumerate(origins) if ((known := answers(origin.row)) or origin.role == Role.SHORTCOMING) and not _ASKS.search(origin.sentence)}
    rest = "\n".join((headings, *(origin.sentence for k, origin in enumerate(origins) if k not in wanting and origin.role not in _TELLING)))
    said = {origin.row for origin in origins}
    found: list[tuple[float, int]] = []
    left: dict[int, str] = {}
    for k, known in wanting.items():
        sentence = origins[k].sentence
        if known and said.isdisjoint(known):
            found.append((0.0, k))
            continue
        answered = share(sentence, rest)
        part = sentence if _AT_LARGE.search(sentence) else answered_part(sentence, lambda clause: share(clause, rest))
        if not part or (not known and answered < ANSWERED):
            found.append((answered, k))
        elif part != sentence and _OF_SOME.search(sentence):  # how things are is told as a whole
            left[k] = part
    spare = len(wanting) - max(_LEAST, round(_SHARE * len(wanting)))
    gone = {k: "" for _, k in sorted(found)[: max(0, spare)]}
    return [(origins[k], text) for k, text in (left | gone).items()]


def answered_part(sentence: str, share: Callable[[str], float]) -> str:
    """A sentence on what is wanting without the clauses that nothing takes up, as far as it stands without them; "" where that leaves nothing.

    ``share``: how much of the words of a clause is said in what is asked for. What introduces the others stays, and no clause goes on with one that is gone.

    >>> told = lambda clause: 0.5 if "食堂" in clause or "教师" in clause else 0.0
    >>> answered_part("有的学校食堂管理不严、进货渠道混乱不清，劳动教育没有开展。", told), answered_part("从师资看，乡村学校骨干教师逐年外流，课程不全，导致成绩下滑。", told)
    ('有的学校食堂管理不严、进货渠道混乱不清。', '从师资看，乡村学校骨干教师逐年外流。')
    >>> answered_part("劳动教育没有开展，食堂管理不严。", told), answered_part("有的教师外流。", told)
    ('', '有的教师外流。')
    """
    clauses = sentence.rstrip("。；").split("，")
    first = next((k for k, clause in enumerate(clauses) if not _LEADS_IN.search(clause)), 0)
    kept: list[str] = clauses[:first]
    gone = False
    for clause in clauses[first:]:
        gone = (share(clause) < _CLAUSE_ANSWERED and not _BUT.search(clause)) or (gone and bool(_GOES_ON.search(clause)))
        if gone and len(kept) == first:
            return ""
        if not gone:
            kept.append(clause)
    left = "，".join(kept) + "。"
    return left if left == sentence or len(left) >= _LEAST_LEFT else ""


def speaks_of_many(sentence: str) -> bool:
    """Whether a sentence says that there are many shortcomings.

    >>> speaks_of_many("工作还有不少短板。"), speaks_of_many("不少学校食堂管理不严。")
    (True, False)
    """
    return _MANY.search(sentence) is not None


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
    points = None if section.points is None else changed(section.points, sentences)
    return section if (content or None, points) == (section.content or None, section.points) else replace(section, content=content, points=points)
