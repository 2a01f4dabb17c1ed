"""Faults of the whole: counts that do not come out, headings out of line, parts missing or doubled, paragraphs said twice."""

from __future__ import annotations

import re
from random import Random

from generator.language.numerals import to_han
from generator.samples.faults.injection import Injection, copies, fault, pick, prose, replacing
from generator.samples.marks import Change, Mark, Marked

_NUMERAL = re.compile("[一二两三四五六七八九]")


def announced_count(marked: Marked, *, rng: Random) -> Injection | None:
    """我讲三点意见 before four."""
    sure = [mark for mark in marked.of("announced") if mark.facts["announced"] == mark.facts["found"] and 2 <= mark.facts["found"] <= 8 and _NUMERAL.match(mark.cut(marked.text))]
    mark = pick(sure, rng=rng)
    if mark is None:
        return None
    number = mark.facts["found"] + rng.choice((1, 1, -1) if mark.facts["found"] > 2 else (1,))
    written = "两" if number == 2 else to_han(number)
    right = fault("announced-count", mark.start, mark.end, mark.cut(marked.text))
    return Injection((Change(mark.start, mark.start + 1, written),), (right,))


def _shape(heading: str) -> tuple[int, ...]:
    return tuple(len(piece) for piece in heading.rstrip("。；").split("，"))


def _parallel(headings: list[str]) -> bool:
    """Headings that a reader takes for parallel: the same measure, and four of them or the same words at one end."""
    bare = [heading.rstrip("。；") for heading in headings]
    same_end = len({one[:1] for one in bare}) == 1 or len({one[-1:] for one in bare}) == 1
    return len({_shape(heading) for heading in headings}) == 1 and len(headings) >= 3 and (len(headings) >= 4 or same_end)


def broken_parallel(marked: Marked, *, rng: Random) -> Injection | None:
    """One of several headings of the same measure loses it."""
    headings = {mark.facts["section"]: mark for mark in marked.of("headings")}
    found = []
    for run in marked.of("runs"):
        own = [headings[section] for section in run.facts["sections"] if section in headings]
        if len(own) == run.facts["count"] and _parallel([mark.cut(marked.text) for mark in own]):
            found.append(own)
    if not found:
        return None
    mark = rng.choice(rng.choice(found)[1:])
    old = mark.cut(marked.text)
    bare = old.rstrip("。；")
    new = f"抓紧研究{bare}的具体办法" if "，" not in bare else f"在{bare.split('，')[1]}方面还要再想办法"
    return replacing(marked, "broken-parallel", mark.start, mark.end, new + old[len(bare) :])


def _part(marked: Marked, part: str) -> list[Mark]:
    return [mark for mark in marked.of("parts") if mark.facts["part"] == part]


def missing_salutation(marked: Marked, *, rng: Random) -> Injection | None:
    """A speech that greets nobody."""
    mark = pick(_part(marked, "salutation"), rng=rng)
    if mark is None or marked.text[mark.end : mark.end + 1] != "\n":
        return None
    return Injection((Change(mark.start, mark.end + 1, "", (fault("missing-salutation", 0, 0, mark.cut(marked.text)),)),))


def doubled_salutation(marked: Marked, *, rng: Random) -> Injection | None:
    """The greeting twice."""
    mark = pick(_part(marked, "salutation"), rng=rng)
    if mark is None or marked.text[mark.end : mark.end + 1] != "\n":
        return None
    again = f"{mark.cut(marked.text)}\n"
    return Injection((Change(mark.end + 1, mark.end + 1, again, (fault("doubled-salutation", 0, len(again) - 1, ""),)),))


def missing_closing(marked: Marked, *, rng: Random) -> Injection | None:
    """A speech that ends with its last item."""
    closing = _part(marked, "closing")
    if not closing or closing[-1].end != len(marked.text) or marked.text[closing[0].start - 1 : closing[0].start] != "\n":
        return None
    start, end = closing[0].start - 1, closing[-1].end
    return Injection((Change(start, end, "", (fault("missing-closing", 0, 0, marked.text[start + 1 : end]),)),))


def duplicate_paragraph(marked: Marked, *, rng: Random) -> Injection | None:
    """A paragraph said twice; the fault is the second one."""
    text = marked.text
    whole = [mark for mark in prose(marked) if text[mark.start - 1 : mark.start] == "\n" and text[mark.end : mark.end + 1] == "\n" and mark.end - mark.start > 60]
    mark = pick(whole, rng=rng)
    if mark is None:
        return None
    marks = (Mark("parts", 0, mark.end - mark.start, mark.facts), *copies(marked, mark.start, mark.end))
    return Injection((Change(mark.start, mark.start, f"{mark.cut(text)}\n", marks),), (fault("duplicate-paragraph", mark.start, mark.end, ""),))


def duplicate_sentence(marked: Marked, *, rng: Random) -> Injection | None:
    """A sentence said again further down."""
    inside = prose(marked)
    sentences = [mark for mark in marked.of("sentences") if mark.end - mark.start > 16 and any(one.start <= mark.start and mark.end <= one.end for one in inside)]
    if len(sentences) < 6:
        return None
    k = rng.randrange(len(sentences) - 3)
    first, after = sentences[k], sentences[rng.randrange(k + 3, len(sentences))]
    said = first.cut(marked.text)
    return Injection((Change(after.end, after.end, said, (fault("duplicate-sentence", 0, len(said), ""), *copies(marked, first.start, first.end))),))


def title_mark(marked: Marked, *, rng: Random) -> Injection | None:
    """A title that ends with a full stop."""
    mark = pick(_part(marked, "title"), rng=rng)
    if mark is None:
        return None
    return Injection((Change(mark.end, mark.end, "。", (fault("title-mark", 0, 1, ""),)),))
