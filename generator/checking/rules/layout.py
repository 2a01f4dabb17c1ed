"""Titles, ends of paragraphs, blanks inside sentences, sentences too long to be read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from generator.checking.proof import Hit, Proof
from generator.document import Paragraph, Part, Span, walk
from generator.language.letters import HAN
from generator.language.pairs import match_marks
from generator.language.sentences import is_ended
from generator.parsing.rules.front import TITLE_END

_TITLE_STOP = re.compile("[。．.；;，,、]+$")
_LONGEST_TITLE = 60
#: 县政府部署秋冬季传染病防治工作: no time, no comma, somebody who does something.
_HEADLINE = re.compile(r"(?!今|这|近|本次|当前|目前|现在|我们|会议)[^，、：\d]{2,16}(?:召开|举行|部署|推进|启动|调度|开展|研究|组织|举办)[^，：\d]{4,24}")
_UNSTOPPED = re.compile(f"[{HAN}0-9%]$")
_SENTENCE_INSIDE = re.compile("[。；！？]")
_SHORTEST_PARAGRAPH = 16
#: More unfinished paragraphs than this: the lines were cut at the edge of a page.
_TORN_LEAST, _TORN_SHARE = 3, 0.2
#: Blanks between Chinese characters or after a comma; names (李　明) and aligned lines are no sentences.
_BLANK = re.compile(f"(?<=[{HAN}，、；：])[ \u3000]+(?=[{HAN}“《])|(?<=[{HAN}])[ \u3000]+(?=[，。、；：！？])")
_ORDINAL_BLANK = re.compile("^(?:第?[一二三四五六七八九十]{1,3}[、章节条]?|[（(][一二三四五六七八九十]{1,3}[）)])[ \u3000]+")
_NAME = re.compile(f"(?<![{HAN}])[{HAN}][ \u3000]+[{HAN}](?![{HAN}])")
_ENOUGH = 30
#: None of the sentences of the shipped corpus is longer, series aside.
LONGEST_SENTENCE = 150
#: Who attended is a list, not a sentence.
_ROSTER = re.compile("(?:出席|列席|参会|参加|请假|缺席|分送|抄送)(?:人员|单位|范围)?[：:]")
_SERIES = re.compile("[^，。、：；“”（）]{1,20}、")


def title_mark(proof: Proof) -> Iterator[Hit]:
    """A title that ends with a stop."""
    for sheet in proof.sheets:
        if not sheet.lines or len(sheet.lines) < 2:
            continue
        line = sheet.lines[0]
        stop = _TITLE_STOP.search(line.text)
        words = line.text[: stop.start()] if stop else ""
        if not stop or len(words) > _LONGEST_TITLE or _SENTENCE_INSIDE.search(words):
            continue
        headline = _HEADLINE.fullmatch(words) and len(sheet.lines[1].text) > len(line.text)
        plain = "，" not in words or words.startswith(("在", "关于"))
        if (plain and TITLE_END.search(words)) or words.endswith(("召开", "举行", "开幕", "会议")) or headline:
            span = sheet.raw(Span(line.start + stop.start(), line.start + stop.end()))
            yield Hit(span, f"标题以“{stop[0]}”收尾", "标题末尾不用标点", "")


def missing_stop(proof: Proof) -> Iterator[Hit]:
    """A paragraph of sentences whose last has no stop; in a text with hard line ends, the first only."""
    for sheet in proof.sheets:
        paragraphs = 0
        hits: list[Hit] = []
        for _, block in walk(sheet.document.body):
            if not isinstance(block, Paragraph) or block.part in (Part.SIGNATURE, Part.ROSTER) or block.span is None:
                continue
            text = block.text
            last = _SENTENCE_INSIDE.split(text)[-1]
            paragraphs += 1
            ends_line = block.span.end >= len(sheet.text) or sheet.text[block.span.end] == "\n"
            if ends_line and len(text) >= _SHORTEST_PARAGRAPH and len(last) > 3 and (len(last) < len(text) or block.inline) and _UNSTOPPED.search(text) and "：" not in last:
                hits.append(Hit(sheet.raw(Span(block.span.end - 1, block.span.end)), f"段末“{text[-8:]}”没有句号", "补上句号"))
        if len(hits) > max(_TORN_LEAST, paragraphs * _TORN_SHARE):
            hits = [Hit(hits[0].span, f"{len(hits)} 处段落没有句号，像是从中间断行", "把断开的行连起来")]
        yield from hits


def _inside_pairs(text: str) -> list[int]:
    """For each place how many pairs of marks stand around it: the blank of “好品山水 商行天下” belongs to the name."""
    steps = [0] * (len(text) + 1)
    for pair in match_marks(text).pairs:
        steps[pair.start] += 1
        steps[pair.end] -= 1
    return list(accumulate(steps))


def blank(proof: Proof) -> Iterator[Hit]:
    """Blanks inside a sentence."""
    for line in proof.lines:
        if len(line.text) < _ENOUGH or not is_ended(line.text):
            continue
        head = _ORDINAL_BLANK.match(line.text)
        names = {match.start() + 1 for match in _NAME.finditer(line.text)}
        quoted = _inside_pairs(line.text)
        for match in _BLANK.finditer(line.text, head.end() if head else 0):
            place = line.start + match.start()
            named = match.start() in names or quoted[match.start()]
            if not named and not proof.is_spoiled(place):
                around = line.text[max(0, match.start() - 4) : match.end() + 4]
                yield Hit(Span(place, line.start + match.end()), f"句中有空格：{around}", "删去空格", "")


def long_sentence(proof: Proof) -> Iterator[Hit]:
    """Sentences that nobody can say in a few breaths; a series (甲、乙、丙) counts as its last member."""
    for sheet in proof.sheets:
        for span, sentence in sheet.sentences:
            if _ROSTER.match(sentence):
                continue
            if len(sentence) > LONGEST_SENTENCE and len(_SERIES.sub("", sentence)) > LONGEST_SENTENCE:
                yield Hit(sheet.raw(span), f"一句 {len(sentence)} 字，超过 {LONGEST_SENTENCE} 字：{sentence[:12]}…", "断成几句")
