"""Several documents in one file, as template sites offer them: 讲话稿3篇, each piece under a numbered line and a teaser."""

from __future__ import annotations

from random import Random

from generator.samples.entities import Names
from generator.samples.marks import Change, Mark, Marked, apply, moved

_KINDS = ("会议讲话稿", "工作会议记录", "会议材料")
_SITES = ("知秋文档网", "晴川公文库", "半亩范文汇")


def compile_pieces(pieces: list[Marked], names: Names, *, rng: Random) -> Marked:
    """One text of several; each label says in ``piece`` which document it belongs to."""
    stem = f"{rng.randint(2021, 2029)}年{rng.choice(_KINDS)}"
    text = f"{stem}{len(pieces)}篇\n"
    marks: list[Mark] = [Mark("noise", 0, len(text), {"kind": "compilation"})]
    for k, piece in enumerate(pieces):
        head = f"{stem}篇{k + 1}\n"
        title = next((mark for mark in piece.of("parts") if mark.facts["part"] == "title"), None)
        if title is not None and piece.text[title.end : title.end + 1] == "\n" and rng.random() < 0.3:
            named = title.cut(piece.text)
            before = f"{head}下面是{rng.choice(_SITES)}小编给大家带来的"
            head = f"{before}{named}，希望大家喜欢。\n"
            marks.append(Mark("parts", len(text) + len(before), len(text) + len(before) + len(named), {**title.facts, "piece": k}))
            piece = apply(piece, [Change(title.start, title.end + 1, "")])  # the teaser is where such pages say the title
        marks.append(Mark("noise", len(text), len(text) + len(head), {"kind": "compilation"}))
        text += head
        marks += moved(piece.marks, len(text), piece=k)
        text += piece.text + ("\n" if k + 1 < len(pieces) else "")
    return Marked(text, tuple(marks))
