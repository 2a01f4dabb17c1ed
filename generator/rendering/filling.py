"""A composition through its template, and back into an outline that leaves nothing blank."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generator.document import Document, Ordinal, Paragraph, Section, body_text
from generator.drafting.compose import Composition
from generator.drafting.copying import CopyGuard
from generator.drafting.outline import Outline, Passage
from generator.errors import TemplateError
from generator.language.windows import one_line
from generator.parsing.parser import parse
from generator.rendering.render import Renderer

#: How often a template may choose its words anew when it chose a banned one.
_MOST_TRIES = 12
#: And how often when what it chose copies: most of it is given, or the same each time.
_COPYING_TRIES = 8
_PLAIN_FRAME = "讲话\n同志们：\n下面，我讲几点意见。\n"


def fill_frame(composition: Composition, renderer: Renderer, *, read: Callable[[str], Document] = parse, guard: CopyGuard | None = None) -> Outline:
    """The composition's outline with title, front, salutation, opening and closing as its template has them.

    What the outline gives stands as given; ``read`` parses, and may remember what it has read; where what the template chose copies (``guard``) it chooses
    anew, some times. Raises :class:`~generator.errors.TemplateError` when the template does not set the main part as it is.
    """
    outline = composition.outline
    if outline.is_complete:
        return outline
    body = body_text(composition.body)
    for attempt in range(_MOST_TRIES):
        text = renderer.render(composition, turn=outline.turn(attempt)).text
        at = text.find(body)
        if guard and attempt < _COPYING_TRIES and _copies(text, at, body, guard):
            continue
        document = read(text)
        if at < 0 or (_heads(document.sections) != _heads(composition.sections) and _reads_alone(composition, body)):
            raise TemplateError("模板写出的层次与计划不一致", where=f"{outline.genre.value}.txt.j2", advice="正文请用 {{ body }} 原样写出，编号不要另加")
        filled = _framed(outline, document, at, text[at + len(body) :])
        frame = [filled.title or "", *(filled.front or ()), *(one.text for one in (*(filled.opening or ()), *(filled.closing or ())))]
        if not any(word in one for word in outline.banned for one in frame):
            break
    return filled


def _copies(text: str, at: int, body: str, guard: CopyGuard) -> bool:
    """Whether what stands before or after the main part (at ``at``), with what it meets there, holds a long run of the training text."""
    most = guard.longest
    return guard.copies(one_line(text[:at] + body[:most])) or guard.copies(one_line(body[-most:] + text[at + len(body) :]))


def _framed(outline: Outline, document: Document, at: int, after: str) -> Outline:
    """The outline with what stands before its main part (at ``at``) and after it."""
    before = [block for block in document.body if isinstance(block, Paragraph) and block.span and block.span.end <= at]
    lines = [line for line in after.split("\n") if line]
    closing = tuple(Passage(line, True if k == 0 and not after.startswith("\n") else None) for k, line in enumerate(lines))
    return replace(
        outline,
        title=(document.title or "") if outline.title is None else outline.title,
        front=tuple(line.text for line in document.front) if outline.front is None else outline.front,
        salutation=(document.salutation or "") if outline.salutation is None else outline.salutation,
        opening=tuple(Passage(one.text, True if one.inline else None) for one in before) if outline.opening is None else outline.opening,
        closing=closing if outline.closing is None else outline.closing,
    )


def _reads_alone(composition: Composition, body: str) -> bool:
    """Whether the main part reads back in a frame that adds nothing: if not, its words are to blame and not the template."""
    return _heads(parse(f"{_PLAIN_FRAME}{body}").sections) == _heads(composition.sections)


def _heads(sections: tuple[Section, ...]) -> list[tuple[Ordinal, str]]:
    return [(section.ordinal, section.heading) for section in sections]
