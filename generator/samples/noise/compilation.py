"""Several documents in one file, as template sites offer them: 讲话稿3篇, each piece under a numbered line and a teaser."""

from __future__ import annotations

from random import Random

from generator.samples.entities import Names
from generator.samples.marks import Mark, Marked, moved

_KINDS = ("会议讲话稿", "工作会议记录", "会议材料")
_LINES = ("知秋文档网", "晴川公文库", "半亩范文汇")


def compile_pieces(pieces: list[Marked], names: Names, *, rng: Random) -> Marked:
    """One text of several; each label says in ``piece`` which document it belongs to."""
    stem = f"{rng.randint(2021, 2029)}年{rng.choice(_KINDS)}"
    text = f"{stem}{len(pieces)}篇\n"
    marks: list[Mark] = [Mark("noise", 0, len(text), {"kind": "compilation"})]
    for k, piece in enumerate(pieces):
        head = f"{stem}篇{k + 1}\n"
        if rng.random() < 0.3:
            title = next((mark.cut(piece.text) for mark in piece.of("parts") if mark.facts["part"] == "title"), "讲话")
            head += f"下面是{rng.choice(_LINES)}小编给大家带来的{title}，希望大家喜欢。\n"
        marks.append(Mark("noise", len(text), len(text) + len(head), {"kind": "compilation"}))
        text += head
        marks += moved(piece.marks, len(text), piece=k)
        text += piece.text + ("\n" if k + 1 < len(pieces) else "")
    return Marked(text, tuple(marks))
