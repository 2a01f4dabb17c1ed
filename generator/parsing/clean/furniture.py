"""Whole lines that a page puts around a document are taken out; what they say of the document is kept as metadata."""

from __future__ import annotations

import re

from generator.language.sentences import is_ended
from generator.parsing.clean.chrome import LABELS, TEASER, TEASER_HINT, TEASER_TITLE, TEASER_WORDS
from generator.parsing.clean.cleaning import Cleaning, drop
from generator.parsing.clean.edits import Edit
from generator.parsing.clean.page import (
    ABOVE,
    ANYWHERE,
    DATELINE,
    HEAD_LINES,
    TAIL,
    body_begins,
    first_match,
    fold,
    links_above,
    matches,
    tail_begins,
)
from generator.parsing.lines import Line
from generator.parsing.rules.front import TITLE_END

_RECORD = re.compile("^(?:会议)?(?:时间|地点|主持(?:人)?|参加(?:人员)?|参会(?:人员)?|出席(?:人员)?|列席(?:人员)?|缺席|记录(?:人)?|议题|主题)[：:]")
_LONGEST_CHROME = max(rule.longest for rule in ANYWHERE)
_SHORTEST_TITLE = 8
#: What a dateline says of the document.
_TOLD = (
    ("source", re.compile(r"来\s?源[：:]\s*([^\s：:]{2,20})")),
    ("date", re.compile(r"(\d{4}[-年/.]\s?\d{1,2}[-月/.]\s?\d{1,2}日?)")),
    ("author", re.compile(r"作者[：:]\s*(\S{2,12})")),
)


def take_labels(cleaning: Cleaning, lines: list[Line]) -> None:
    """The table above a notice (索引号：… 标题：…): kept as metadata, taken out of the text."""
    edits: list[Edit] = []
    rows = [LABELS.match(line.text) or LABELS.match(re.sub(r"[\s\u3000]+", "", line.text)) for line in lines[:HEAD_LINES]]
    if sum(row is not None for row in rows) < 3:
        return
    k = next(i for i, row in enumerate(rows) if row is not None)
    last = max(i for i, row in enumerate(rows) if row is not None)
    while k <= last:
        row = rows[k]
        if row is None:
            break
        edits.append(drop(lines[k], cleaning.text, "信息表"))
        value = row[2].strip()
        k += 1
        known = fold(cleaning.metadata.get("标题", ""))
        if not value and k < len(rows) and rows[k] is None and not (known and known.startswith(fold(lines[k].text))):
            value = lines[k].text
            edits.append(drop(lines[k], cleaning.text, "信息表"))
            k += 1
        if value:
            cleaning.metadata.setdefault(row[1], value)
    cleaning.edit(edits, "table")


def clear_above_title(cleaning: Cleaning, lines: list[Line]) -> None:
    """Short lines above the title of a page: what stands directly above the dateline is the title, the rest navigation."""
    at = next((k for k, line in enumerate(lines[:HEAD_LINES]) if matches(DATELINE, line.text)), None)
    if at is None or at == 0 or at > body_begins(lines):
        return
    title = at - 1
    while title > 0 and lines[title].text.startswith(("——", "—")):
        title -= 1
    while title > 0 and _is_title_above(lines[title - 1].text, lines[title].text):
        title -= 1
    edits = [drop(line, cleaning.text, "页首导航") for line in lines[:title] if not first_match(ABOVE, line.text)]
    cleaning.edit(edits, "chrome")


def _is_title_above(above: str, text: str) -> bool:
    """Whether a title goes on from one line to the next."""
    return len(above) >= _SHORTEST_TITLE and len(text) < 30 and fold(above) != fold(text) and not first_match(ABOVE, above)


def clear_chrome(cleaning: Cleaning, lines: list[Line]) -> None:
    """Lines that the rules for chrome take, each where its rule may strike, and everything from the page's tail on."""
    body = body_begins(lines)
    tail = tail_begins(lines)
    edits: list[Edit] = []
    links = links_above(lines[:body])
    crumbs = {k + d for k, line in enumerate(lines[:body]) if line.text in ">＞»" for d in (-1, 0, 1)}
    for k, line in enumerate(lines):
        if k in links:
            edits.append(drop(line, cleaning.text, "相关链接"))
            continue
        if k in crumbs and len(line.text) <= 12:
            edits.append(drop(line, cleaning.text, "导航路径"))
            continue
        if 0 < k < body and lines[k - 1].text[-1] in "：:" and len(line.text) <= 24 and not is_ended(line.text) and matches(DATELINE, lines[k - 1].text):
            edits.append(drop(line, cleaning.text, "发布信息"))
            continue
        if k >= tail:
            rule = first_match(TAIL, line.text)
            edits.append(drop(line, cleaning.text, rule.saying if rule else "页尾"))
            if rule:
                _keep_metadata(cleaning, rule.kind, line.text)
            continue
        following = lines[k + 1].text if k + 1 < len(lines) else ""
        if _RECORD.match(line.text) and (_RECORD.match(following) or (k and _RECORD.match(lines[k - 1].text))):
            continue  # 时间： above 地点： heads the minutes of a meeting, not a page
        if k >= body and len(line.text) > _LONGEST_CHROME:
            continue
        rule = first_match(ABOVE if k < max(body, 1) else ANYWHERE, line.text)
        if rule:
            edits.append(drop(line, cleaning.text, rule.saying))
            _keep_metadata(cleaning, rule.kind, line.text)
    cleaning.edit(edits, "chrome")


def _keep_metadata(cleaning: Cleaning, kind: str, text: str) -> None:
    if kind == "dateline":
        for key, pattern in _TOLD:
            found = pattern.search(text)
            if found:
                cleaning.metadata.setdefault(key, found[1])
    elif kind == "breadcrumb":
        last = re.split(r"[>＞»→›]+", text)[-1].strip()
        if len(last) >= _SHORTEST_TITLE and TITLE_END.search(last):
            cleaning.metadata.setdefault("breadcrumb", last)
    elif kind == "generated":
        cleaning.metadata.setdefault("generated", text)
    elif kind == "byline":
        cleaning.metadata.setdefault("byline", text.strip("（）()"))


def clear_teasers(cleaning: Cleaning, lines: list[Line]) -> None:
    """Lines in which a site of samples recommends the text; the title that one gives is kept with its place."""
    edits: list[Edit] = []
    for line in lines if any(hint in cleaning.text for hint in TEASER_WORDS) else ():
        if len(line.text) <= 500 and TEASER_HINT.search(line.text) and TEASER.search(line.text):
            named = TEASER_TITLE.search(line.text)
            if named:
                cleaning.teasers.append((cleaning.map.place(line.start), named["title"].strip("《》“”：: ")))
            edits.append(drop(line, cleaning.text, "模板站导语"))
    cleaning.edit(edits, "teaser")
