"""Announced counts: 讲五方面意见, “三个不放松”, 抓好两件事, against the number of items that follow."""

from __future__ import annotations

import re
from bisect import bisect_left

from generator.document import Announced, Span
from generator.language.letters import LETTER
from generator.language.numerals import HAN_NUMERAL, to_int
from generator.parsing.lists import ItemList
from generator.parsing.reading import Reading

_COUNTED = (
    "个|项|点|件|类|方面|条|道|大|种|方|层|步|关|场|句|张|把|支|块|环|本|股|份|篇|批|处|期|段|招|轮|板斧|字|抓|严|到位|再|要|化|强化|坚持|必须|落实|做到|不|度|真|上|查|看|实|“"
)
_PHRASE = re.compile(
    rf"(?<![第\d.×〇零百千万分之一二三四五六七八九十])(?P<number>{HAN_NUMERAL}|两|[1-9]|1\d)(?P<rest>(?:{_COUNTED})(?:{LETTER}|[\d“]){{0,8}})"
)
#: Words that make a phrase an announcement even when the count does not come out.
_SURE = re.compile(r"(?:讲|谈|说|提|提出|强调|作|明确)(?:以下|如下)?$")
#: Counters that announce a list in the sentence before it, when a verb leads up to them and no series (需求和供给两方面).
_STRONG = re.compile(
    "[一二两三四五六七八九十]{1,2}(?:个?方面|点(?:意见|要求)?$|[项道]|场(?:硬仗|攻坚战)|类问题|件(?:大|实|要)?事|个“|个常态化|个(?:重点|环节|关键|问题|步骤|阶段|突破口))"
)
_LEADS = re.compile(
    "(?:的|从|在|有|是|好|赢|到|住|实|牢|出|了|抓|突出|把握|围绕|落实|聚焦|优化|完善|健全|实施|推进|开展|强化|以下|如下|，|分|存在|表现为)“?$"
)
_STOP = re.compile(r"[”，。；：、,;:]|的(?!$)")
_LOOK_BACK = 260


def _before(reading: Reading, owner: ItemList, starts: list[int]) -> list[tuple[int, int]]:
    """Stretches of text that may announce a list, the nearest first: what leads up to it, then its parent's heading."""
    first = owner.items[0].candidate
    floor = reading.body_start
    stretches = []
    line = reading.lines[first.line]
    begin = max(line.start, floor)
    if not first.first:
        k = bisect_left(starts, first.start) - 1
        start = max(begin, reading.items[k].candidate.after if k >= 0 else begin, first.start - _LOOK_BACK)
        stretches.append((start, first.start))
    above = first.line - 1
    if first.first and above >= reading.at:
        other = reading.lines[above]
        stretches.append((max(other.start, floor, other.end - _LOOK_BACK), other.end))
    if owner.parent is not None:
        head = owner.parent.candidate
        end = reading.lines[head.line].end
        stretches.append((head.after, min(end, head.after + 80, first.start)))
    elif first.first and above - 1 >= reading.at:
        other = reading.lines[above - 1]
        stretches.append((max(other.start, floor, other.end - _LOOK_BACK), other.end))
    return stretches


def _phrases(text: str, start: int, end: int) -> list[tuple[str, int, Span, bool, bool]]:
    out = []
    for match in _PHRASE.finditer(text, start, end):
        phrase = match[0]
        rest = phrase[len(match["number"]) :]
        stop = _STOP.search(rest)
        if stop:
            rest = rest[: stop.start()]
        phrase = match["number"] + rest
        if not rest or (len(phrase) < 3 and rest not in ("点", "条", "项", "件")):
            continue
        if "“" in rest and text[match.start() + len(phrase) : match.start() + len(phrase) + 1] == "”":
            phrase += "”"
        before = text[max(start, match.start() - 6) : match.start()]
        sure = bool(_SURE.search(before))
        strong = bool(_STRONG.match(phrase) and _LEADS.search(before)) and not re.search(r"\d", rest)  # 五个方面20个环节
        out.append((phrase, to_int(match["number"]), Span(match.start(), match.start() + len(phrase)), sure, strong))
    return out


def _last_sentence(text: str, start: int, end: int) -> int:
    """Where the last sentence of a stretch begins; a number in an earlier one announces nothing unless its words say so."""
    stops = [text.rfind(stop, start, max(start, end - 1)) for stop in "。！？；"]
    return max(*stops, start - 1) + 1


def read_announced(reading: Reading) -> None:
    """Pair every list with the phrase that announces it.

    A phrase whose number is the number of items is taken wherever it stands near; one whose number differs only where the
    words leave no doubt (讲四点意见, the last words before the list's colon, 要从六个方面推进工作。).
    """
    found: dict[int, Announced] = {}
    starts = [item.candidate.start for item in reading.items]
    for owner in reading.lists:
        count = len(owner.items)
        doubtful: Announced | None = None
        chosen: Announced | None = None
        for start, end in _before(reading, owner, starts):
            last_sentence = _last_sentence(reading.text, start, end)
            for phrase, number, span, sure, strong in reversed(_phrases(reading.text, start, end)):
                announced = Announced(phrase, number, count, span)
                if number == count and (sure or last_sentence <= span.start or reading.text[span.start - 1] == "“"):
                    chosen = announced
                    break
                last_words = reading.text[span.end : end].strip("”。：:，, \n") == ""
                told = last_words and reading.text[end - 1] in "：:"
                if doubtful is None and number > 1 and (sure or told or (strong and last_sentence <= span.start)):
                    doubtful = announced
            if chosen:
                break
        chosen = chosen or doubtful
        if chosen and chosen.span:
            found.setdefault(chosen.span.start, chosen)
    reading.announced = [found[k] for k in sorted(found)]
