"""What the lines of a page are: which of them are text, where the head of the page ends and where its tail begins."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.language.ordinals import candidates
from generator.language.sentences import is_ended
from generator.parsing.clean.chrome import CHROME, PARAGRAPH_LENGTH, Chrome
from generator.parsing.lines import Line

#: The head of a page is looked for in so many lines.
HEAD_LINES = 40
#: Rules for lines above the text, for lines inside it, and for lines below it.
ABOVE = tuple(rule for rule in CHROME if rule.where in ("anywhere", "head"))
ANYWHERE = tuple(rule for rule in CHROME if rule.where == "anywhere")
TAIL = tuple(rule for rule in CHROME if rule.where == "tail")
DATELINE = next(rule for rule in CHROME if rule.kind == "dateline")
_RELATED = next(rule for rule in CHROME if rule.kind == "related")
_TAIL_LINES = 40
_LINK_LENGTH = 60


def fold(text: str) -> str:
    """What is the same in two settings of one title: its letters and digits."""
    return re.sub(r"[\s\W_]+", "", text)


def matches(rule: Chrome, text: str) -> bool:
    """Whether a rule takes a line for its kind of chrome."""
    return len(text) <= rule.longest and bool(rule.pattern.match(text))


def first_match(rules: Iterable[Chrome], text: str) -> Chrome | None:
    """The first rule that takes a line for chrome."""
    return next((rule for rule in rules if matches(rule, text)), None)


def is_paragraph(text: str) -> bool:
    """Whether a line is long enough for a paragraph of text and holds the end of a sentence."""
    return len(text) >= PARAGRAPH_LENGTH and bool(re.search("[。！？；]", text))


def is_item(text: str) -> bool:
    """Whether a line begins with what may be an ordinal."""
    head = next(candidates(text[:12]), None)
    return head is not None and head.first


def body_begins(lines: list[Line]) -> int:
    """The first line that is a paragraph of text (or too far down to be a page's head)."""
    for k, line in enumerate(lines[:HEAD_LINES]):
        if is_paragraph(line.text) and not first_match(ABOVE, line.text):
            return k
    return min(len(lines), HEAD_LINES)


def tail_begins(lines: list[Line]) -> int:
    """The first line from which on nothing but a page's tail follows."""
    licence = next((k for k in range(max(1, len(lines) - _TAIL_LINES), len(lines)) if lines[k].text.startswith(("本作品", "本模板"))), None)
    begin = _links_begin(lines, len(lines) if licence is None else licence)
    for k in range(begin - 1, 0, -1):
        text = lines[k].text
        if first_match(TAIL, text):
            begin = k
        elif is_paragraph(text) or is_ended(text) or text[-1] in "：:" or is_item(text):
            break
    return begin


def _links_begin(lines: list[Line], end: int) -> int:
    """Where a list of related links begins at the end of a page: a heading of such, and only titles below it, numbered or not."""
    begin = end
    for k in range(end - 1, max(0, end - _TAIL_LINES), -1):
        text = lines[k].text
        if matches(_RELATED, text):
            begin = k
        elif (is_ended(text) and not first_match(TAIL, text)) or len(text) > _LINK_LENGTH:
            break
    return begin


def links_above(head: list[Line]) -> set[int]:
    """Lines above the text that belong to a list of related links: its heading and the numbered titles below it."""
    found: set[int] = set()
    for k, line in enumerate(head):
        if matches(_RELATED, line.text):
            found.add(k)
            below = k + 1
            while below < len(head) and re.match(r"\d{1,2}[.、．]|[·•▪]", head[below].text) and not is_ended(head[below].text):
                found.add(below)
                below += 1
    return found
