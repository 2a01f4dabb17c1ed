"""Where a speech ends: the paragraph that turns to the audience again, sums up with a call, or takes leave."""

from __future__ import annotations

import re

from generator.document import Genre
from generator.language.letters import LETTER
from generator.parsing.reading import Reading
from generator.parsing.rules.front import DATE

_ENDING_GENRES = frozenset({Genre.SPEECH, Genre.REPORT, Genre.HOST_SCRIPT})
_VOCATIVE = re.compile("(?:各位[^，。；：！、]{1,8}|同志们|代表们|朋友们|老师们|同学们|乡亲们|女士们|先生们|同事们|战友们|伙伴们|家人们)(?:、[^，。！：]{1,20})?[，,！!：:、]")
_LEAVE = re.compile(
    "(?:最后[，,])?(?:今天)?(?:我)?(?:的)?(?:就讲这么多|就讲到这里|就讲这些|就说这么多|我就讲|我就说|(?:讲话|发言|汇报|表态|报告)(?:到此结束|完了|完毕))|"
    "(?:今天的?)?会就开到这里|就开到这里|谢谢大家|谢谢[！!]|(?:现在)?散会|(?:今天的)?(?:会议|大会|报告会|宣讲会|座谈会|仪式|活动|培训班?)(?:议程)?(?:进行完毕|到此结束|就到这里)|以上(?:发言|表态|汇报|报告|意见)"
)
_CALL = re.compile(
    "让我们|希望大家|希望各|请大家|奋力|贡献力量|作出[^，。]{0,8}贡献|做出[^，。]{0,8}贡献|而努力|不懈奋斗|同心协力|齐心协力|再立新功|新篇章|新局面|"
    "预祝|祝(?:大家|各位|愿)|坚决打赢|交上|交出|圆满完成|保驾护航|请各|请[^，。]{0,12}(?:放心|监督|批评指正)|会后|行动起来|以上(?:报告|汇报|发言|意见)|请予?审议"
)
_SUMMING = re.compile("总之|新的(?:一年|征程|起点)|站在新|使命|责任重大|任务|形势|我们要|让我们|最后|展望|征程|各级|全[县市省区镇]|任重道远|以上")


def read_closing(reading: Reading) -> None:
    """Find the index of the line where the closing starts, if the document has one."""
    if reading.genre not in _ENDING_GENRES or not reading.items:
        if reading.genre in _ENDING_GENRES:
            _without_items(reading)
        return
    last = max(item.candidate.line for item in reading.items)
    stop = reading.signature if reading.signature is not None else len(reading.lines)
    after = range(last + 1, stop)
    vocative = [k for k in after if _VOCATIVE.match(reading.line_text(k))]
    if vocative:
        reading.closing = vocative[-1]
        return
    leave = [k for k in after if _LEAVE.match(reading.line_text(k)) and len(reading.line_text(k)) < 120]
    own = _own_paragraphs(reading, last)
    if leave:
        reading.closing = leave[0]
        before = leave[0] - 1
        if before > last + own and _calls(reading.line_text(before)):
            reading.closing = before
        return
    inside = re.compile(f"(?<=[。！？；]){_VOCATIVE.pattern}").search(reading.text, reading.items[-1].candidate.after, reading.lines[last].end)
    if inside and last == stop - 1:
        reading.closing_at = inside.start()
        return
    if stop - 1 > last + own - 1 and stop - 1 in after and stop - 1 >= last + 1 + own:
        text = reading.line_text(stop - 1)
        if _calls(text):
            reading.closing = stop - 1


def _without_items(reading: Reading) -> None:
    stop = reading.signature if reading.signature is not None else len(reading.lines)
    if stop - reading.at < 3:
        return
    vocative = [k for k in range(reading.at + 1, stop) if _VOCATIVE.match(reading.line_text(k))]
    tail = [k for k in vocative if k >= stop - 3]
    if tail:
        reading.closing = tail[-1]
        return
    leave = [k for k in range(max(reading.at + 1, stop - 2), stop) if _LEAVE.match(reading.line_text(k))]
    if leave:
        reading.closing = leave[0]
    elif _calls(reading.line_text(stop - 1)):
        reading.closing = stop - 1


def _own_paragraphs(reading: Reading, last: int) -> int:
    """How many paragraphs after its line the last item needs for itself: one below a bare heading, none after a run-in one."""
    text = reading.line_text(last)
    return 1 if len(text) <= 45 and not re.search("[。；！？;!?].", text) else 0


def _calls(text: str) -> bool:
    return bool(_CALL.search(text)) and len(text) < 900


_ORGANISATION = re.compile(rf"(?:{LETTER}|[×（）()、 \u3000]){{2,40}}")


def read_signature(reading: Reading) -> None:
    """Find the signature (落款): a last line that is a date, with the issuing body above it."""
    lines = reading.lines
    k = len(lines) - 1
    if k <= reading.at or not DATE.fullmatch(lines[k].text):
        return
    while k - 1 > reading.at and len(lines[k - 1].text) <= 40 and _ORGANISATION.fullmatch(lines[k - 1].text):
        k -= 1
        if len(lines) - k > 4:
            break
    if any(item.candidate.line >= k for item in reading.items):
        return
    reading.signature = k
