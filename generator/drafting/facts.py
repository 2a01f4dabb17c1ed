"""Facts stand in a draft word for word, once: what kind of fact one is, where it belongs, and the sentence that carries it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from types import MappingProxyType

from generator.language.letters import LETTER


class FactKind(StrEnum):
    """What a fact tells, which decides the sentence around it."""

    SENTENCE = "sentence"  # a sentence with its full stop: stands as it is
    MEETING = "meeting"  # of this meeting: when, where, who
    DEMAND = "demand"  # says itself what must be done
    CHARGE = "charge"  # by whom something is done: 由××局牵头
    TARGET = "target"  # what is to be reached, by when
    DATE = "date"  # nothing but a date
    SHORTCOMING = "shortcoming"
    DATED = "dated"  # a result that says itself since when
    RESULT = "result"
    OTHER = "other"


_FIGURE = r"[\d０-９×％%]"
#: The first that fits decides.
_KINDS: tuple[tuple[FactKind, re.Pattern[str]], ...] = (
    (FactKind.SENTENCE, re.compile(r"[。！？][”」』]?$")),
    (FactKind.DATE, re.compile(r"[\d×年月日前至到—\-~点时分:：上下中午早晚星期周一二三四五六七八九十（）()底初]+")),
    (FactKind.MEETING, re.compile("(?:本次|这次|此次|今天的?)(?:会议|会|培训|活动)|会议(?:时间|地点|于|在)|(?:参加|出席|列席)会议|^[^，。；]{1,12}[：:]")),
    (FactKind.DEMAND, re.compile("(?:今年|全年|年内|下半年|各.{0,12}?)?(?:要|必须|务必|应当|不得|严禁)")),
    (FactKind.CHARGE, re.compile("(?:具体)?由.{1,30}(?:负责|牵头|承担|组织|落实|实施|办理|配合)")),
    (FactKind.TARGET, re.compile(r"力争|确保|争取|努力|目标|不低于|不少于|不超过|以上|以内|(?:底|末|月|日|点|时|季度|年|汛期|期)[之以]?前|到\d{4}年")),
    (FactKind.RESULT, re.compile("(?:死亡|受伤|伤亡|事故|火灾|案件|投诉|险情|问题).{0,12}(?:下降|减少|压减|为零)")),
    (FactKind.SHORTCOMING, re.compile("仍有|仍然|尚有|还有|还存在|未(?!来|成年)|不足|不高|滞后|逾期|超标|死亡|受伤|伤亡|遇难|发生.{0,16}(?:事故|事件|火灾|险情|案件)|拖欠|投诉|短缺|缺口|问题")),
    (FactKind.DATED, re.compile(f"(?:今年|去年|本年|上半年|下半年|[一二三四]季度|截至|目前|近|年初|入|自|{_FIGURE}+(?:年|月)|[一二三四五六七八九十]+月)")),
    (FactKind.RESULT, re.compile(rf"(?=.*[\d０-９])(?=.*{LETTER}{{2}})|完成|建成|实现|新增|排查|整改|下降|增长")),
)
#: Sentences around facts; 〔〕 stands for the facts. They say nothing of their own that could be wrong.
CARRIERS: Mapping[FactKind, tuple[str, ...]] = MappingProxyType(
    {
        FactKind.SENTENCE: ("〔〕",),
        FactKind.MEETING: ("〔〕。",),
        FactKind.DEMAND: ("〔〕。",),
        FactKind.CHARGE: ("这项工作〔〕。", "相关工作〔〕。"),
        FactKind.TARGET: ("要确保〔〕。", "要对照目标倒排进度，确保〔〕。", "要一项一项盯紧抓实，确保〔〕。", "各责任单位要密切配合，确保〔〕。"),
        FactKind.DATE: ("要牢牢把握〔〕这一时间要求。", "要严格按照〔〕这一时间要求推进落实。"),
        FactKind.SHORTCOMING: ("同时也要清醒看到，〔〕，必须引起高度重视。", "从掌握的情况看，〔〕，容不得半点松懈。", "还要看到，〔〕，务必认真加以解决。"),
        FactKind.DATED: ("〔〕。",),
        FactKind.RESULT: ("从工作进展情况看，〔〕。", "从汇总的情况看，〔〕。", "从目前掌握的情况看，〔〕。", "回顾前一阶段工作，〔〕。"),
        FactKind.OTHER: ("需要特别提到的是〔〕。", "特别要提到的是〔〕。"),
    }
)
_HOLE = "〔〕"
#: Kinds that stand before what is demanded; the others stand after it.
_BEFORE = frozenset({FactKind.SENTENCE, FactKind.MEETING, FactKind.SHORTCOMING, FactKind.DATED, FactKind.RESULT, FactKind.OTHER})
#: Kinds of which several may share one sentence.
_JOINED = frozenset({FactKind.RESULT, FactKind.SHORTCOMING})
#: The order in which kinds are told.
_ORDER = (
    FactKind.MEETING, FactKind.SENTENCE, FactKind.DATED, FactKind.RESULT, FactKind.OTHER, FactKind.SHORTCOMING, FactKind.DEMAND, FactKind.TARGET, FactKind.CHARGE, FactKind.DATE,
)
_MOST_JOINED = 3
_LEADING = re.compile("力争|确保|争取|努力|要|必须|务必|目标")

#: Sentences that bring in a word or a point, whether it names a thing or an action.
WORD_CARRIERS = ("要在〔〕上下更大功夫。", "要把功夫下在〔〕上。", "要围绕〔〕拿出务实管用的举措。", "要持续在〔〕上用心用力。")
POINT_CARRIERS = ("要围绕〔〕，一项一项抓好落实。", "要紧扣〔〕，拿出过硬举措。", "要聚焦〔〕，下足绣花功夫。")


def kind_of(fact: str) -> FactKind:
    """What a fact tells.

    >>> [kind_of(fact).value for fact in ("排查隐患1284处", "年底前完成改造1200户", "仍有36处隐患未整改", "3月5日", "王××")]
    ['result', 'target', 'shortcoming', 'date', 'other']
    """
    for kind, pattern in _KINDS:
        whole = kind is FactKind.DATE
        begins = kind in (FactKind.DATED, FactKind.DEMAND, FactKind.CHARGE)
        if pattern.fullmatch(fact) if whole else pattern.match(fact) if begins else pattern.search(fact):
            return kind
    return FactKind.OTHER


def fill(carrier: str, text: str) -> str:
    """A carrier with its hole filled."""
    return carrier.replace(_HOLE, text)


@dataclass(frozen=True, slots=True)
class Carried:
    """Sentences that carry facts: those that stand before what is demanded, and those after it."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """All of them."""
        return self.before + self.after


class Carrier:
    """Puts facts into sentences; takes the carriers of a kind in turn, so that none is said twice while others are left."""

    def __init__(self, *, rng: Random) -> None:
        self._next = {kind: rng.randrange(len(CARRIERS[kind])) for kind in FactKind}
        self._word = rng.randrange(len(WORD_CARRIERS))
        self._point = rng.randrange(len(POINT_CARRIERS))

    def carry(self, facts: Sequence[str]) -> Carried:
        """Sentences for the facts of one place; a fact that stands inside another is carried by that one.

        >>> Carrier(rng=Random(1)).carry(("排查隐患1284处", "整改1190处")).before[0].endswith("，排查隐患1284处，整改1190处。")
        True
        """
        if not facts:
            return Carried()
        distinct = list(dict.fromkeys(facts))
        facts = [fact for fact in distinct if not any(fact != other and fact in other for other in distinct)]
        groups: dict[FactKind, list[str]] = {}
        for fact in facts:
            groups.setdefault(kind_of(fact), []).append(fact)
        before: list[str] = []
        after: list[str] = []
        for kind in _ORDER:
            group = groups.get(kind, [])
            if kind is FactKind.DATED and group:  # what follows "since the beginning of the year" needs no words of its own
                results = groups.get(FactKind.RESULT, [])
                before.append(self._sentence(kind, [group[-1], *results[: _MOST_JOINED - 1]]))
                groups[FactKind.RESULT], group = results[_MOST_JOINED - 1 :], group[:-1]
            size = _MOST_JOINED if kind in _JOINED else 1
            for at in range(0, len(group), size):
                (before if kind in _BEFORE else after).append(self._sentence(kind, group[at : at + size]))
        return Carried(tuple(before), tuple(after))

    def _sentence(self, kind: FactKind, facts: Sequence[str]) -> str:
        text = ("；" if any(re.search("[，；。]", fact) for fact in facts) else "，").join(facts)
        if kind is FactKind.TARGET and (found := _LEADING.match(text)):
            return f"{'' if found[0] in ('要', '必须', '务必', '目标') else '要'}{text}。"
        options = CARRIERS[kind]
        self._next[kind] += 1
        return fill(options[self._next[kind] % len(options)], text)

    def word(self, word: str) -> str:
        """A sentence that brings in a required word."""
        self._word += 1
        return fill(WORD_CARRIERS[self._word % len(WORD_CARRIERS)], word)

    def points(self, points: Sequence[str]) -> list[str]:
        """Sentences that take up points which are not to be items: demands as they are, the others together."""
        texts = [point.rstrip("。；，") for point in points]
        whole = [f"{text}。" for text in texts if re.search("要|必须|应当|务必|不得|严禁", text)]
        named = [text for text in texts if f"{text}。" not in whole]
        if not named:
            return whole
        self._point += 1
        return [*whole, fill(POINT_CARRIERS[self._point % len(POINT_CARRIERS)], "、".join(named))]


def with_facts(paragraphs: list[list[str]], folded: list[str], facts: Carried, *, own_paragraph: bool) -> list[str]:
    """Paragraphs with their facts: what is so before what is demanded, what is to be reached at the end.

    >>> with_facts([["要认清形势。"], ["要抓好落实。"]], ["要建好台账。"], Carried(("整改1190处。",), ("确保年底销号。",)), own_paragraph=True)
    ['要认清形势。', '整改1190处。', '要建好台账。要抓好落实。确保年底销号。']
    """
    out = [list(paragraph) for paragraph in paragraphs] or [[]]
    if facts.before and own_paragraph:
        out.insert(1, list(facts.before))
        out[-1][:0] = folded
    else:
        out[0][:0] = [*facts.before, *folded]
    out[-1] += facts.after
    return ["".join(paragraph) for paragraph in out if paragraph]


def overlap(text: str, other: str) -> int:
    """How many pairs of neighbouring characters two texts share.

    >>> overlap("排查隐患1284处", "全面排查整治事故隐患")
    2
    """
    return len({text[k : k + 2] for k in range(len(text) - 1)} & {other[k : k + 2] for k in range(len(other) - 1)})
