"""The head of a document: its title and the lines between title and body (subtitle, date, speaker, number, addressee)."""

from __future__ import annotations

import re

from generator.document import FrontKind, FrontLine, Span
from generator.language.ordinals import candidates
from generator.language.sentences import is_ended
from generator.parsing.lines import Line
from generator.parsing.reading import Reading
from generator.parsing.rules.salutation import is_salutation

_YEAR = r"(?:\d{4}|[×xX*]{2,4}|二[〇○零O][一二三四五六七八九〇○零O]{2}|20[×xX*]{2})"
DATE = re.compile(rf"[（(]?\s*{_YEAR}\s*年\s*(?:[\d×xX*一二三四五六七八九十]{{1,3}}\s*月)?\s*(?:[\d×xX*一二三四五六七八九十]{{1,3}}\s*日)?(?:[\s,，]*星期.)?[）)]?|[（(]?[\d×]{{1,2}}月[\d×]{{1,2}}日[）)]?")
_NUMBER = re.compile(r"[^，。：]{0,24}[〔\[（(][\d×xX*]{4}[〕\])）][^，。：]{0,6}[号期]")
_POST = re.compile("书记|省长|市长|县长|区长|州长|镇长|乡长|主任|局长|厅长|部长|主席|政委|秘书长|院长|校长|检察长|经理|董事长|总理|委员|代表|[×xX*]{2,3}")
_ADDRESSEE = re.compile(r"(?:各|有关|驻|市|县|区|省|镇|局|厅|院|委|公司|政府|部门|单位|企业|机构).*[：:]$")
#: What titles of official documents end in; used to tell a title from a red head or an agency's name above it.
TITLE_END = re.compile(
    "(?:讲话|致辞|致词|发言|演讲|讲稿|讲话稿|发言稿|主持词|通知|意见|方案|办法|报告|纪要|会议记录|决定|决议|函|公告|通告|规定|细则|批复|"
    "通报|预案|要点|规划|纲要|总结|汇报|计划|措施|清单|制度|倡议书|公报|答复|复函|请示|令|条例|批示|提案)(?:[（(][^）)]{1,24}[）)])?$"
)
#: 2026年1月14日在…第四次会议上
_OCCASION = re.compile(r"^[（(]?(?:\d{4}年[^，。]{0,12})?在[^，。]{4,50}(?:会|会议|大会|活动|仪式|培训班)上[）)]?(?:\s.{0,16})?$")
_MAX_TITLE = 90
_MAX_FRONT = 6
_MAX_RED_HEAD = 2
_SHORTEST_TITLE = 6  # 会议纪要 alone is a red head


def _title_like(line: Line) -> bool:
    text = line.text
    if len(text) > _MAX_TITLE or is_ended(text) or text[-1] in "：:，,、" or is_salutation(text):
        return False
    if text[-1] in "的了和与在" or DATE.fullmatch(text) or _NUMBER.fullmatch(text) or text.startswith(("——", "—", "附件", "目录")):
        return False
    head = next(candidates(text), None)
    if head is None or not head.first or head.ordinal.number != 1 or head.start:
        return True
    return bool(TITLE_END.search(text))


def read_title(reading: Reading) -> None:
    """Take the title: the first line that reads as one, or the one below an agency's name that ends as titles do."""
    lines = reading.lines
    if reading.given_title is not None or len(lines) < 2 or not _title_like(lines[0]):
        return
    chosen = 0
    if not TITLE_END.search(lines[0].text):
        for k in range(1, min(5, len(lines) - 1)):
            if not (_title_like(lines[k]) or _NUMBER.fullmatch(lines[k].text)):
                break
            if TITLE_END.search(lines[k].text) and len(lines[k].text) >= _SHORTEST_TITLE and len(lines[0].text) < 30 and not re.search("强调|召开|要求|举行", lines[0].text):
                chosen = k
                break
    reading.title = lines[chosen]
    for line in lines[:chosen]:
        _keep(reading, line, FrontKind.DOCUMENT_NUMBER if _NUMBER.fullmatch(line.text) else FrontKind.SUBTITLE)
    reading.at = chosen + 1


def _keep(reading: Reading, line: Line, kind: FrontKind) -> None:
    reading.front.append(FrontLine(kind, line.text, Span(line.start, line.end)))


def _kind(reading: Reading, index: int) -> FrontKind | None:
    """What a line below the title is, or None when the body starts with it."""
    line = reading.lines[index]
    text = line.text
    if is_salutation(text):
        return None
    if DATE.fullmatch(text):
        return FrontKind.DATE
    if _NUMBER.fullmatch(text):
        return FrontKind.DOCUMENT_NUMBER
    if _is_red_head(reading, index):
        return FrontKind.SUBTITLE
    if text.startswith(("——", "—")):
        following = reading.lines[index + 1].text if index + 1 < len(reading.lines) else ""
        return FrontKind.SUBTITLE if len(text) <= _MAX_TITLE and not is_ended(text) and not following.startswith("—") else None
    if len(text) <= _MAX_TITLE and _OCCASION.search(text) and not is_ended(text):
        return FrontKind.SUBTITLE
    if _ADDRESSEE.fullmatch(text) and len(text) <= 120 and not is_ended(text) and not re.search("如下|以下|要求|强调|意见", text):
        return FrontKind.ADDRESSEE
    if not _title_like(line):
        return None
    rest = reading.lines[index + 1 : index + 1 + _MAX_FRONT]
    greeted = any(is_salutation(other.text) for other in rest)
    if len(text) <= 30 and ((_POST.search(text) and (" " in text or "\u3000" in text or greeted)) or greeted):
        return FrontKind.SPEAKER
    head = next(candidates(text), None)
    if head is not None and head.first:
        return None
    # A kicker or a second headline: it stands directly above the first real paragraph.
    if rest and len(text) <= 50 and ((is_ended(rest[0].text) and len(rest[0].text) > 40) or _kind_is_headline(rest)):
        return FrontKind.SUBTITLE
    return None


def _is_red_head(reading: Reading, index: int) -> bool:
    """Whether a line names the issuing agency, which the document's number follows; it may stand above or below the title."""
    for line in reading.lines[index : index + _MAX_RED_HEAD + 1]:
        if _NUMBER.fullmatch(line.text):
            return True
        if not _title_like(line):
            return False
    return False


def _kind_is_headline(rest: list[Line]) -> bool:
    return len(rest) >= 2 and len(rest[0].text) <= 50 and not is_ended(rest[0].text) and is_ended(rest[1].text) and len(rest[1].text) > 60


def read_front(reading: Reading) -> None:
    """Take the lines between title and body, each with its kind."""
    if reading.title is None and reading.given_title is None:
        return
    taken = 0
    while reading.at < len(reading.lines) - 1 and taken < _MAX_FRONT:
        kind = _kind(reading, reading.at)
        if kind is None:
            break
        _keep(reading, reading.lines[reading.at], kind)
        reading.at += 1
        taken += 1
        if kind is FrontKind.ADDRESSEE:
            break
    if reading.at < len(reading.lines):
        reading.body_start = reading.lines[reading.at].start
