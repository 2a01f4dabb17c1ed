"""Faults of marks and forms: half-width, doubled, unpaired, padded dates, wrong brackets, blanks left open, traditional characters."""

from __future__ import annotations

import re
from random import Random

from generator.language.script import is_traditional, to_traditional
from generator.samples.faults.injection import Injection, fault, pick, prose, replacing
from generator.samples.marks import Change, Mark, Marked

_HALF = {"，": ",", "；": ";", "：": ":", "（": "(", "）": ")"}
_DATE = re.compile(r"(\d{4}年)?(\d{1,2})月(\d{1,2})日")
_BRACKETS = (("[", "]"), ("(", ")"), ("（", "）"), ("【", "】"))
_PAIRS = re.compile("（[^（）\n]{1,40}）|“[^“”\n]{1,40}”|《[^《》\n]{1,40}》")
#: What stands where a fact is missing.
_BLANKS = {"person": ("×××", "XXX", "【待补：姓名】"), "date": ("×年×月×日", "××月××日", "【待补：时间】"), "amount": ("××万元", "XX个", "【待补：数量】"), "place": ("××县", "XX镇"), "org": ("××局", "XX公司", "【待补：单位】")}


def _mark_in(marked: Marked, characters: str, *, rng: Random) -> int | None:
    """The place of one of some marks between Han characters in running text."""
    text = marked.text
    found = [k for mark in prose(marked) for k in range(mark.start + 1, mark.end - 1) if text[k] in characters and "\u4e00" <= text[k - 1] <= "\u9fff" and "\u4e00" <= text[k + 1] <= "\u9fff"]
    return rng.choice(found) if found else None


def half_width_mark(marked: Marked, *, rng: Random) -> Injection | None:
    """A half-width mark in Chinese text."""
    k = _mark_in(marked, "".join(_HALF), rng=rng)
    return None if k is None else replacing(marked, "half-width-mark", k, k + 1, _HALF[marked.text[k]])


def doubled_mark(marked: Marked, *, rng: Random) -> Injection | None:
    """A mark typed twice."""
    k = _mark_in(marked, "，。；", rng=rng)
    return None if k is None else replacing(marked, "doubled-mark", k, k + 1, marked.text[k] * 2)


def unbalanced_mark(marked: Marked, *, rng: Random) -> Injection | None:
    """A bracket or quotation that is not closed; the fault is the whole stretch."""
    found = [match for mark in prose(marked) for match in _PAIRS.finditer(marked.text, mark.start, mark.end)]
    if not found:
        return None
    match = rng.choice(found)
    return Injection((Change(match.end() - 1, match.end(), ""),), (fault("unbalanced-mark", match.start(), match.end(), match[0]),))


def _entities(marked: Marked, *types: str) -> list[Mark]:
    return [mark for mark in marked.of("entities") if mark.facts["type"] in types]


def padded_date(marked: Marked, *, rng: Random) -> Injection | None:
    """2026年03月05日."""
    found = []
    for mark in _entities(marked, "date"):
        match = _DATE.fullmatch(mark.cut(marked.text))
        if match and (len(match[2]) == 1 or len(match[3]) == 1):
            found.append((mark, f"{match[1] or ''}{match[2]:0>2}月{match[3]:0>2}日"))
    if not found:
        return None
    mark, new = rng.choice(found)
    return replacing(marked, "padded-date", mark.start, mark.end, new)


def wrong_bracket(marked: Marked, *, rng: Random) -> Injection | None:
    """〔2026〕 in other brackets."""
    mark = pick([one for one in _entities(marked, "document_number") if "〔" in one.cut(marked.text)], rng=rng)
    if mark is None:
        return None
    left, right = rng.choice(_BRACKETS)
    return replacing(marked, "wrong-bracket", mark.start, mark.end, mark.cut(marked.text).replace("〔", left).replace("〕", right))


def document_number(marked: Marked, *, rng: Random) -> Injection | None:
    """A document number with 第 in it."""
    mark = pick([one for one in _entities(marked, "document_number") if "〕" in one.cut(marked.text)], rng=rng)
    return None if mark is None else replacing(marked, "document-number", mark.start, mark.end, mark.cut(marked.text).replace("〕", "〕第"))


def placeholder_left(marked: Marked, *, rng: Random) -> Injection | None:
    """A blank nobody filled."""
    mark = pick(_entities(marked, *_BLANKS), rng=rng)
    return None if mark is None else replacing(marked, "placeholder-left", mark.start, mark.end, rng.choice(_BLANKS[mark.facts["type"]]))


def traditional_character(marked: Marked, *, rng: Random) -> Injection | None:
    """One traditional character in a simplified text."""
    mark = pick(prose(marked), rng=rng)
    if mark is None:
        return None
    piece = mark.cut(marked.text)
    other = to_traditional(piece)
    places = [k for k, (a, b) in enumerate(zip(piece, other, strict=True)) if a != b and is_traditional(b)]
    if not places:
        return None
    k = rng.choice(places)
    return replacing(marked, "traditional-character", mark.start + k, mark.start + k + 1, other[k])
