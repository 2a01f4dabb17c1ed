"""The parser: an ordered table of rules over one working state."""

from __future__ import annotations

from collections.abc import Callable

from generator.document import Document, Span
from generator.parsing.lines import split_lines
from generator.parsing.reading import Reading
from generator.parsing.rules.announced import read_announced
from generator.parsing.rules.attributed import read_attributions
from generator.parsing.rules.closing import read_closing, read_signature
from generator.parsing.rules.front import read_front, read_title
from generator.parsing.rules.genre import read_genre
from generator.parsing.rules.items import read_items
from generator.parsing.rules.numbering import read_numbering_faults
from generator.parsing.rules.parts import read_parts
from generator.parsing.rules.salutation import read_salutation
from generator.parsing.tree import read_body

#: What is read, in this order: each rule may use what those above it found.
RULES: tuple[tuple[str, Callable[[Reading], None]], ...] = (
    ("title", read_title),
    ("front", read_front),
    ("salutation", read_salutation),
    ("genre", read_genre),
    ("items", read_items),
    ("signature", read_signature),
    ("closing", read_closing),
    ("body", read_body),
    ("parts", read_parts),
    ("announced", read_announced),
    ("numbering_faults", read_numbering_faults),
    ("attributions", read_attributions),
)


def parse(text: str, *, title: str | None = None) -> Document:
    """Read the structure of one clean text; any string is accepted. Spans count code points of ``text``.

    ``title`` is used where the text itself has none.

    >>> document = parse("在全县会议上的讲话\\n同志们：\\n下面，我讲两点意见。\\n一、提高站位\\n要认清形势。\\n二、压实责任\\n要守土尽责。")
    >>> document.genre.value, document.salutation, [section.heading for section in document.sections]
    ('speech', '同志们：', ['提高站位', '压实责任'])
    >>> document.announced[0].phrase, document.announced[0].found
    ('两点意见', 2)
    """
    lines = split_lines(text)
    reading = Reading(text, lines, given_title=title, body_start=lines[0].start if lines else len(text))
    for _, rule in RULES:
        rule(reading)
    return Document(
        title=reading.title.text if reading.title else title,
        front=tuple(reading.front),
        salutation=reading.salutation.cut(text) if reading.salutation else None,
        body=reading.body,
        salutation_inline=reading.salutation_inline,
        genre=reading.genre,
        evidence=reading.evidence,
        announced=tuple(reading.announced),
        numbering_faults=tuple(reading.numbering_faults),
        attributions=tuple(reading.attributions),
        title_span=Span(reading.title.start, reading.title.end) if reading.title else None,
        salutation_span=reading.salutation,
    )

