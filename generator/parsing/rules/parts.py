"""What each top-level paragraph does: opening, lead, reported words, reports of others, roster, closing."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.document import Block, Genre, Paragraph, Part, Section
from generator.language.speech_acts import opens_with_attribution
from generator.parsing.reading import Reading

_LEAD = re.compile("召开|举行|开幕|主持")
_REPORTS = re.compile("(?:会上|会议期间|会议上|会前)[，,]|.{0,60}(?:汇报了|通报了|作了?[^。]{0,8}(?:发言|通报|汇报|说明)|交流发言|表态发言|典型发言|传达了)")
_ROSTER = re.compile("[^。]{0,300}(?:参加会议|出席会议|列席会议|参会|参加活动|(?:在|分别在)[^。]{1,12}会场(?:参加|收听|收看)|设[^。]{0,20}分会场|会议以[^。]{0,12}形式召开|出席[：:]|请假[：:]|记录[：:])[^。]{0,40}。?(?:[^。]{0,40}分会场。)?")


def _news_part(index: int, text: str) -> Part:
    if index == 0 and _LEAD.search(text):
        return Part.LEAD
    if opens_with_attribution(text):
        return Part.REPORTED
    if _ROSTER.fullmatch(text):
        return Part.ROSTER
    if _REPORTS.match(text):
        return Part.REPORTS
    return Part.BODY


def read_parts(reading: Reading) -> None:
    """Label the top-level paragraphs."""
    news = reading.genre in (Genre.MEETING_NEWS, Genre.MINUTES)
    out: list[Block] = []
    opening = True
    for index, block in enumerate(reading.body):
        if isinstance(block, Section):
            opening = False
        elif isinstance(block, Paragraph) and block.part is Part.BODY:
            part = _news_part(index, block.text) if news else Part.BODY
            if part is Part.BODY and opening and not news:
                part = Part.OPENING
            block = replace(block, part=part)
        out.append(block)
    reading.body = tuple(out)
