"""The cleaner: passes in a fixed order, repeated until nothing changes, so that cleaning twice equals cleaning once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.document import Span
from generator.language.ordinals import candidates
from generator.language.sentences import is_ended
from generator.parsing.clean import characters
from generator.parsing.clean.chrome import (
    BAR_PIECE,
    CHROME,
    LABELS,
    LEADING_BYLINE,
    PARAGRAPH_LENGTH,
    TAIL_PIECE,
    TEASER,
    TEASER_HINT,
    TEASER_TITLE,
    TEASER_WORDS,
    TRAILING_BYLINE,
    Chrome,
)
from generator.parsing.clean.edits import Edit, SourceMap, apply
from generator.parsing.lines import Line, split_lines
from generator.parsing.rules.front import TITLE_END

_MOST_ROUNDS = 40
_DATELINE = next(rule for rule in CHROME if rule.kind == "dateline")
_RECORD = re.compile("^(?:会议)?(?:时间|地点|主持(?:人)?|参加(?:人员)?|参会(?:人员)?|出席(?:人员)?|列席(?:人员)?|缺席|记录(?:人)?|议题|主题)[：:]")
_LONGEST_CHROME = max(rule.longest for rule in CHROME if rule.where == "anywhere")
_RELATED = next(rule for rule in CHROME if rule.kind == "related")
_TAIL = tuple(rule for rule in CHROME if rule.where == "tail")
_HEAD_LINES = 40
_TITLE_LINES = 5
_TAIL_LINES = 40
_LINK_LENGTH = 60
_TITLE_LENGTH = 8
_LONGEST_TITLE = 100


@dataclass(frozen=True, slots=True)
class Removal:
    """A piece of raw text that was taken away or repaired, and why."""

    kind: str
    why: str
    text: str
    raw: Span


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Clean text, what was removed, what was learned of the document, and the way back to the raw text."""

    text: str
    removed: tuple[Removal, ...]
    metadata: Mapping[str, str]
    source_map: SourceMap
    teasers: tuple[tuple[int, str], ...] = ()  # (place in the raw text, title that the teaser gives)


@dataclass(slots=True)
class _Cleaning:
    text: str
    map: SourceMap = field(default_factory=SourceMap)
    removed: list[Removal] = field(default_factory=list)
    metadata: dict[str, str] = field(default_factory=dict)
    teasers: list[tuple[int, str]] = field(default_factory=list)

    def edit(self, edits: list[Edit], kind: str) -> None:
        for edit in edits:
            if edit.why:
                raw = self.map.raw(Span(edit.start, edit.end))
                self.removed.append(Removal(kind, edit.why, self.text[edit.start : edit.end].strip("\n"), raw))
        self.text, self.map = apply(self.text, edits, self.map)


def _fold(text: str) -> str:
    return re.sub(r"[\s\W_]+", "", text)


def _is_paragraph(text: str) -> bool:
    return len(text) >= PARAGRAPH_LENGTH and bool(re.search("[。！？；]", text))


def _drop(line: Line, text: str, why: str) -> Edit:
    end = line.end + 1 if line.end < len(text) else line.end
    start = line.start - 1 if line.end >= len(text) and line.start else line.start
    return Edit(start, end, "", why)


def _matches(rule: Chrome, text: str) -> bool:
    return len(text) <= rule.longest and bool(rule.pattern.match(text))


def _body_begins(lines: list[Line]) -> int:
    """The first line that is a paragraph of text (or too far down to be a page's head)."""
    for k, line in enumerate(lines[:_HEAD_LINES]):
        if _is_paragraph(line.text) and not any(_matches(rule, line.text) for rule in CHROME if rule.where != "tail"):
            return k
    return min(len(lines), _HEAD_LINES)


def _tail_begins(lines: list[Line]) -> int:
    """The first line from which on nothing but a page's tail follows."""
    licence = next((k for k in range(max(1, len(lines) - _TAIL_LINES), len(lines)) if lines[k].text.startswith(("本作品", "本模板"))), None)
    begin = _links_begin(lines, len(lines) if licence is None else licence)
    for k in range(begin - 1, 0, -1):
        text = lines[k].text
        if any(_matches(rule, text) for rule in _TAIL):
            begin = k
        elif _is_paragraph(text) or is_ended(text) or text[-1] in "：:" or _is_item(text):
            break
    return begin


def _links_begin(lines: list[Line], end: int) -> int:
    """Where a list of related links begins at the end of a page: a heading of such, and only titles below it, numbered or not."""
    begin = end
    for k in range(end - 1, max(0, end - _TAIL_LINES), -1):
        text = lines[k].text
        if _matches(_RELATED, text):
            begin = k
        elif (is_ended(text) and not any(_matches(rule, text) for rule in _TAIL)) or len(text) > _LINK_LENGTH:
            break
    return begin


def _is_item(text: str) -> bool:
    head = next(candidates(text[:12]), None)
    return head is not None and head.first


def _metadata_of(cleaning: _Cleaning, kind: str, text: str) -> None:
    if kind in ("dateline", "clock"):
        for key, pattern in (("source", r"来\s?源[：:]\s*([^\s：:]{2,20})"), ("date", r"(\d{4}[-年/.]\s?\d{1,2}[-月/.]\s?\d{1,2}日?)"), ("author", r"作者[：:]\s*(\S{2,12})")):
            found = re.search(pattern, text)
            if found and kind == "dateline":
                cleaning.metadata.setdefault(key, found[1])
    elif kind == "breadcrumb":
        last = re.split(r"[>＞»→›]+", text)[-1].strip()
        if len(last) >= _TITLE_LENGTH and TITLE_END.search(last):
            cleaning.metadata.setdefault("breadcrumb", last)
    elif kind == "generated":
        cleaning.metadata.setdefault("generated", text)
    elif kind == "byline":
        cleaning.metadata.setdefault("byline", text.strip("（）()"))


def _labels(cleaning: _Cleaning, lines: list[Line]) -> None:
    """The table above a notice (索引号：… 标题：…): kept as metadata, taken out of the text."""
    edits: list[Edit] = []
    rows = [LABELS.match(line.text) or LABELS.match(re.sub(r"[\s\u3000]+", "", line.text)) for line in lines[:_HEAD_LINES]]
    if sum(row is not None for row in rows) < 3:
        return
    k = next(i for i, row in enumerate(rows) if row is not None)
    last = max(i for i, row in enumerate(rows) if row is not None)
    while k <= last:
        row = rows[k]
        if row is None:
            break
        edits.append(_drop(lines[k], cleaning.text, "信息表"))
        value = row[2].strip()
        k += 1
        known = _fold(cleaning.metadata.get("标题", ""))
        if not value and k < len(rows) and rows[k] is None and not (known and known.startswith(_fold(lines[k].text))):
            value = lines[k].text
            edits.append(_drop(lines[k], cleaning.text, "信息表"))
            k += 1
        if value:
            cleaning.metadata.setdefault(row[1], value)
    cleaning.edit(edits, "table")


def _links_above(head: list[Line]) -> set[int]:
    """Lines above the text that belong to a list of related links: its heading and the numbered titles below it."""
    found: set[int] = set()
    for k, line in enumerate(head):
        if _matches(_RELATED, line.text):
            found.add(k)
            below = k + 1
            while below < len(head) and re.match(r"\d{1,2}[.、．]|[·•▪]", head[below].text) and not is_ended(head[below].text):
                found.add(below)
                below += 1
    return found


_ANYWHERE = tuple(rule for rule in CHROME if rule.where == "anywhere")
_ABOVE = tuple(rule for rule in CHROME if rule.where in ("anywhere", "head"))


def _chrome_lines(cleaning: _Cleaning, lines: list[Line]) -> None:
    body = _body_begins(lines)
    tail = _tail_begins(lines)
    edits: list[Edit] = []
    links = _links_above(lines[:body])
    crumbs = {k + d for k, line in enumerate(lines[:body]) if line.text in ">＞»" for d in (-1, 0, 1)}
    for k, line in enumerate(lines):
        if k in links:
            edits.append(_drop(line, cleaning.text, "相关链接"))
            continue
        if k in crumbs and len(line.text) <= 12:
            edits.append(_drop(line, cleaning.text, "导航路径"))
            continue
        if 0 < k < body and lines[k - 1].text[-1] in "：:" and len(line.text) <= 24 and not is_ended(line.text) and _matches(_DATELINE, lines[k - 1].text):
            edits.append(_drop(line, cleaning.text, "发布信息"))
            continue
        if k >= tail:
            rule = next((rule for rule in _TAIL if _matches(rule, line.text)), None)
            edits.append(_drop(line, cleaning.text, rule.saying if rule else "页尾"))
            if rule:
                _metadata_of(cleaning, rule.kind, line.text)
            continue
        following = lines[k + 1].text if k + 1 < len(lines) else ""
        if _RECORD.match(line.text) and (_RECORD.match(following) or (k and _RECORD.match(lines[k - 1].text))):
            continue  # 时间： above 地点： heads the minutes of a meeting, not a page
        if k >= body and len(line.text) > _LONGEST_CHROME:
            continue
        for rule in _ABOVE if k < max(body, 1) else _ANYWHERE:
            if _matches(rule, line.text):
                edits.append(_drop(line, cleaning.text, rule.saying))
                _metadata_of(cleaning, rule.kind, line.text)
                break
    cleaning.edit(edits, "chrome")


def _above_title(cleaning: _Cleaning, lines: list[Line]) -> None:
    """Short lines above the title of a page: what stands directly above the dateline is the title, the rest navigation."""
    at = next((k for k, line in enumerate(lines[:_HEAD_LINES]) if _matches(_DATELINE, line.text)), None)
    if at is None or at == 0 or at > _body_begins(lines):
        return
    title = at - 1
    while title > 0 and lines[title].text.startswith(("——", "—")):
        title -= 1
    while title > 0 and len(lines[title - 1].text) >= 8 and len(lines[title].text) < 30 and _fold(lines[title - 1].text) != _fold(lines[title].text) and not any(_matches(rule, lines[title - 1].text) for rule in CHROME if rule.where != "tail"):
        title -= 1
    edits = [_drop(line, cleaning.text, "页首导航") for line in lines[:title] if not any(_matches(rule, line.text) for rule in CHROME if rule.where != "tail")]
    cleaning.edit(edits, "chrome")


def _teasers(cleaning: _Cleaning, lines: list[Line]) -> None:
    edits: list[Edit] = []
    for line in lines if any(hint in cleaning.text for hint in TEASER_WORDS) else ():
        if len(line.text) <= 500 and TEASER_HINT.search(line.text) and TEASER.search(line.text):
            named = TEASER_TITLE.search(line.text)
            if named:
                cleaning.teasers.append((cleaning.map.place(line.start), named["title"].strip("《》“”：: ")))
            edits.append(_drop(line, cleaning.text, "模板站导语"))
    cleaning.edit(edits, "teaser")


def _repeated_title(cleaning: _Cleaning, lines: list[Line]) -> None:
    if len(lines) < 3 or len(_fold(lines[0].text)) < 6 or is_ended(lines[0].text) or lines[0].text[-1] in "：:，" or _is_item(lines[0].text):
        return
    title = _fold(lines[0].text)
    repeated = [line for line in lines[1:] if len(title) <= len(line.text) < _LONGEST_TITLE and title[0] in line.text and _fold(line.text) == title]
    cleaning.edit([_drop(line, cleaning.text, "重复标题") for line in repeated], "title")


_MIDDLE = re.compile("[。；！？：，:]$|号$|期$|文件$")


def _broken_title(cleaning: _Cleaning, lines: list[Line]) -> None:
    """A title set over two or three lines becomes one line, also below a red head."""
    known = _fold(cleaning.metadata.get("标题", ""))
    for begin in range(min(_TITLE_LINES, len(lines) - 2)):
        joined = lines[begin].text
        if TITLE_END.search(joined) or len(joined) > 40 or _MIDDLE.search(joined):
            continue
        for k in range(begin + 1, min(begin + 4, len(lines) - 1)):
            text = lines[k].text
            if len(text) > 60 or (k > begin + 1 and _MIDDLE.search(lines[k - 1].text)):
                break
            joined += text
            ended = bool(TITLE_END.search(text))
            whole = _fold(joined) == known if known else ended and "关于" in joined and len(joined) <= 90 and (begin == 0 or text.startswith("关于"))
            if whole or (len(text) <= 3 and begin == 0 and k == 1 and TITLE_END.search(joined)):
                cleaning.edit([Edit(lines[i].end, lines[i + 1].start, "") for i in range(begin, k)], "title")
                return
            if ended:
                break


def _torn_bar(cleaning: _Cleaning, lines: list[Line]) -> None:
    """A page saved as one line: title and publishing bar in front of the text, links behind it, are given lines of their own."""
    edits: list[Edit] = []
    if lines and len(lines[0].text) > 200:
        pieces = list(re.finditer(r"\S+", lines[0].text[:300]))
        bar = next((k for k, piece in enumerate(pieces[:5]) if k and BAR_PIECE.match(piece[0])), 0)
        if bar and 6 <= pieces[bar - 1].end() <= 70 and "。" not in lines[0].text[: pieces[bar - 1].end()]:
            last = bar
            while last + 1 < len(pieces) and BAR_PIECE.match(pieces[last + 1][0]):
                last += 1
            if last + 1 < len(pieces):
                for k in (bar - 1, last):
                    start, end = lines[0].start + pieces[k].end(), lines[0].start + pieces[k + 1].start()
                    edits.append(Edit(start, end, "\n"))
    if lines and len(lines[-1].text) > 120:
        text = lines[-1].text
        stop = max(text.rfind("。"), text.rfind("！"))
        if 0 <= stop < len(text) - 4 and TAIL_PIECE.search(text, stop) and len(text) - stop < 300:
            edits.append(Edit(lines[-1].start + stop + 1, lines[-1].start + stop + 1, "\n"))
    cleaning.edit(edits, "bar")


def _bylines(cleaning: _Cleaning, lines: list[Line]) -> None:
    if not lines:
        return
    edits: list[Edit] = []
    trailing = TRAILING_BYLINE.search(lines[-1].text)
    if trailing:
        start = lines[-1].start + trailing.start()
        edits.append(Edit(start, lines[-1].start + trailing.end(), "", "署名"))
        cleaning.metadata.setdefault("byline", trailing[0].strip(" \u3000（）()"))
    body = next((line for line in lines[:_HEAD_LINES] if _is_paragraph(line.text)), None)
    leading = LEADING_BYLINE.match(body.text) if body else None
    if body and leading and leading.end() < len(body.text):
        edits.append(Edit(body.start, body.start + leading.end(), "", "电头"))
        cleaning.metadata.setdefault("dateline", leading[0].strip())
    cleaning.edit(edits, "byline")


def _settle(cleaning: _Cleaning, steps: tuple[Callable[[str], Iterator[Edit]], ...]) -> None:
    """Repeat the repairs inside lines until none applies; a repair is asked again only after another one changed the text."""
    asked: dict[str, str] = {}
    changed = True
    while changed:
        changed = False
        for step in steps:
            if asked.get(step.__name__) == cleaning.text:
                continue
            before = cleaning.text
            cleaning.edit(list(step(before)), step.__name__)
            asked[step.__name__] = cleaning.text if cleaning.text == before else ""
            changed = changed or cleaning.text != before


def clean(raw: str) -> Cleaned:
    """Clean a text; any string is accepted, and cleaning the result again changes nothing.

    >>> cleaned = clean("首页 > 要闻\\n在全县会议上的讲话\\n来源：本站 时间：2022-01-10\\n同志们：\\n  要压实责任,,抓好落实。\\n版权所有：某某网")
    >>> cleaned.text
    '在全县会议上的讲话\\n同志们：\\n要压实责任，抓好落实。'
    >>> [removal.why for removal in cleaned.removed][:2], cleaned.metadata["source"]
    (['重复逗号', '导航路径'], '本站')
    """
    cleaning = _Cleaning(raw)
    cleaning.edit(list(characters.line_ends(raw)), "line_ends")  # once: nothing below makes a new control or line end
    steps: tuple[Callable[[str], Iterator[Edit]], ...] = (
        characters.pinyin,
        characters.script,
        characters.marks,
        characters.width,
        characters.marks,
        characters.blanks,
        characters.spaced,
        characters.torn,
    )
    blocks = (_torn_bar, _labels, _above_title, _chrome_lines, _teasers, _broken_title, _repeated_title, _bylines)
    for _ in range(_MOST_ROUNDS):
        _settle(cleaning, steps)
        before = cleaning.text
        lines = split_lines(before)
        known = before
        for block in blocks:
            if cleaning.text is not known:
                known = cleaning.text
                lines = split_lines(known)
            block(cleaning, lines)
        if cleaning.text == before:
            break
    return Cleaned(cleaning.text, tuple(cleaning.removed), dict(cleaning.metadata), cleaning.map, tuple(cleaning.teasers))
