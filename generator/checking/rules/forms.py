"""What each genre must open and close with, once and in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.proof import Hit, Proof, Sheet
from generator.document import FrontKind, Genre, Paragraph, Section, Span, walk
from generator.parsing.lines import Line
from generator.parsing.rules.salutation import is_salutation

_GREETED = frozenset({Genre.SPEECH, Genre.HOST_SCRIPT})
_CLOSED = frozenset({Genre.SPEECH, Genre.HOST_SCRIPT})
#: Titles of documents that go to somebody by name.
_ADDRESSED = re.compile("(?:的通知|的请示|的批复|的函|的复函|的紧急通知|的补充通知)(?:[（(][^）)]{1,12}[）)])?$")
#: A whole line that takes leave, and what kind of leave it is.
_LEAVES = re.compile(
    r"(?:(?:今天)?我(?:就)?(?:讲|说)(?:这么多|到这里|这些)|我的(?:讲话|发言|汇报|报告)(?:完了|完毕|到此结束))?[，。！]?(?:谢谢(?:大家|各位)?[！!。])?|(?:现在)?散会[。！!]"
)
_LATE = 8
_INTRODUCES = re.compile("。|如下|以下(?!简称)|下列|现将")
_GREETING = re.compile("(?:尊敬的|敬爱的|亲爱的|各位|同志|全体)[^。；]{1,60}[：:！!]$")
_LEAVE = re.compile("谢谢|散会|(?:讲|说)(?:这么多|到这里|这些)|(?:讲话|发言|汇报|表态)(?:完了|完毕|到此)|[！!]$|批评指正|(?:活动|会议|大会)到此结束")
#: Words of an end, and the last clause of one: ，用实干赢得群众满意。 Measured on the shipped speeches with and without their ends.
_CALLS = re.compile("希望|相信|让我们|请各|请大家|总之|久久为功|[！!]|不辜负|奋力|，(?:用|以|让|为)[^，。；]{6,}(?:[，、][^，。]{2,20})?。$")


def _title(sheet: Sheet) -> Span:
    document = sheet.document
    return sheet.raw(document.title_span or (Span(sheet.lines[0].start, sheet.lines[0].end) if sheet.lines else None))


def missing_salutation(proof: Proof) -> Iterator[Hit]:
    """A speech or a host's script that greets nobody."""
    for sheet in proof.sheets:
        document = sheet.document
        greeted = any(_GREETING.match(line.text) for line in sheet.lines[:_LATE])  # miswritten, or below a title that was not seen
        if document.genre in _GREETED and not document.salutation and not greeted and len(sheet.lines) > 2:
            yield Hit(_title(sheet), "没有称呼", "正文前另起一行写称呼，如“同志们：”")


def doubled_salutation(proof: Proof) -> Iterator[Hit]:
    """The greeting twice on end."""
    for sheet in proof.sheets:
        document = sheet.document
        if not document.salutation or document.salutation_inline or document.salutation_span is None:
            continue
        following = next((line for line in sheet.lines if line.start >= document.salutation_span.end), None)
        if following and following.text[-1] in "：:" and is_salutation(following.text):
            yield Hit(sheet.raw(Span(following.start, following.end)), f"称呼“{following.text}”重复", "只留一个称呼")


def _leaves(sheet: Sheet) -> list[Line]:
    return [line for line in sheet.lines if len(line.text) <= 40 and _LEAVES.fullmatch(line.text)]


def _has_end(sheet: Sheet) -> bool:
    """Whether the last paragraph ends the document and not only its last item.

    An item's own line ends nothing, nor does the only paragraph below a bare heading; any other paragraph that stands last does
    when it calls, thanks, sums up or takes leave.
    """
    document, last = sheet.document, sheet.lines[-1]
    if document.closing or _LEAVE.search(last.text):
        return True
    sections = [block for _, block in walk(document.body) if isinstance(block, Section) and block.span]
    if not sections:
        return bool(_CALLS.search(last.text))
    final = sections[-1]
    if final.span is None or final.span.end <= last.start:
        return bool(_CALLS.search(last.text))
    if any(section.span and last.start <= section.span.start < last.end for section in sections):
        return False
    below = [block for block in final.blocks if isinstance(block, Paragraph) and not block.inline]
    run_in = any(isinstance(block, Paragraph) and block.inline for block in final.blocks)
    return (len(below) > 1 or run_in) and bool(_CALLS.search(last.text))


def missing_closing(proof: Proof) -> Iterator[Hit]:
    """A speech or a host's script that stops without an end."""
    for sheet in proof.sheets:
        if sheet.document.genre in _CLOSED and len(sheet.lines) > 2 and not _has_end(sheet):
            last = sheet.lines[-1]
            yield Hit(sheet.raw(Span(last.start, last.end)), "没有结尾", "末段收束全文，如“同志们，……”，或以“我就讲这么多，谢谢大家！”作结")


def doubled_closing(proof: Proof) -> Iterator[Hit]:
    """Leave taken twice."""
    for sheet in proof.sheets:
        seen: set[str] = set()
        for line in _leaves(sheet):
            if line.text in seen:
                yield Hit(sheet.raw(Span(line.start, line.end)), f"结束语“{line.text}”重复", "只留一处")
            seen.add(line.text)


def closing_order(proof: Proof) -> Iterator[Hit]:
    """Leave taken before the last items."""
    for sheet in proof.sheets:
        items = [section.span.start for section in sheet.document.sections if section.span and not section.inline]
        for line in _leaves(sheet):
            if sum(start > line.end for start in items) >= 1 and sum(start < line.start for start in items) >= 1:
                yield Hit(sheet.raw(Span(line.start, line.end)), f"结束语“{line.text}”之后还有层次", "移到全文最后")


def missing_addressee(proof: Proof) -> Iterator[Hit]:
    """A notice or a letter that goes to nobody."""
    for sheet in proof.sheets:
        document = sheet.document
        if document.genre is not Genre.NOTICE or not document.title or not _ADDRESSED.search(document.title):
            continue
        addressed = any(line.kind is FrontKind.ADDRESSEE for line in document.front) or document.salutation
        above = [line for line in sheet.lines[1:_LATE] if line.text[-1] in "：:" and not _INTRODUCES.search(line.text)]
        if not addressed and not above:
            yield Hit(_title(sheet), "没有主送机关", "标题下顶格写主送机关，后加全角冒号")

