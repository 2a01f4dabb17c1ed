"""Lines → paragraphs: each names its style, each heading inside a line the character style of its level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.exporting.docx.styles import ITEM, PARAGRAPHS, TODO, heading, run_in
from generator.exporting.docx.xml import alignment, paragraph, run
from generator.exporting.lines import Line, Run
from generator.exporting.profile import HEAD, Profile, Role
from generator.exporting.titles import break_title

_SIGNATURE = frozenset({Role.SIGNATURE, Role.SIGNATURE_DATE})
#: Long ones are broken into lines of about one length.
_BALANCED = frozenset({Role.TITLE, Role.SUBTITLE})
_BREAK = "<w:r><w:br/></w:r>"


def _style(line: Line) -> str:
    return heading(line.level).id if line.role is Role.HEADING else PARAGRAPHS[line.role].id


def _run_style(one: Run) -> str | None:
    if one.todo:
        return TODO.id
    if one.level:
        return run_in(one.level).id
    return ITEM.id if one.item else None


def _balanced(line: Line, room: float) -> Iterator[str]:
    for k, piece in enumerate(break_title(line.text, room)):
        if k:
            yield _BREAK
        yield run(piece)


def paragraphs(lines: tuple[Line, ...], profile: Profile, ids: Mapping[str, str] | None = None) -> Iterator[str]:
    """Every paragraph as an element. ``ids`` gives the style ids of a reference, whose title is then left to its own style."""
    known = ids or {}
    before = None
    for line in lines:
        if (before in HEAD and line.role not in HEAD) or (before is Role.DOCUMENT_NUMBER and line.role is Role.TITLE):
            yield from [paragraph(None)] * profile.blank_after_head
        if line.role in _SIGNATURE and before not in _SIGNATURE:
            yield from [paragraph(None)] * profile.blank_before_signature
        before = line.role
        style = known.get(_style(line), _style(line))
        if line.role in _BALANCED and ids is None:
            face = profile.faces[line.role]
            # Said again beside the style: checkers of layout look for a centred title at the paragraph itself.
            more = alignment(face) if line.role is Role.TITLE else ""
            yield paragraph(style, *_balanced(line, profile.page.text_width / face.size - 1), more=more)
            continue
        runs = ((one.text, _run_style(one)) for one in line.runs)
        yield paragraph(style, *(run(text, known.get(name, name) if name else None) for text, name in runs))
