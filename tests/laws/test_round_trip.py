"""The first law: what is written is read back as the same tree."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from generator.document import Document, Paragraph, Section, Span, to_text, walk
from generator.parsing.parser import parse

from .strategies import documents


@settings(max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents())
def test_parsing_what_was_written_gives_the_same_tree(document: Document) -> None:
    assert parse(to_text(document)) == document


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents())
def test_spans_cut_out_their_own_text_and_never_overlap_wrongly(document: Document) -> None:
    text = to_text(document)
    check_spans(parse(text), text)


def check_spans(document: Document, text: str) -> None:
    def inside(span: Span, outer: Span) -> bool:
        return outer.start <= span.start <= span.end <= outer.end

    def check(blocks: tuple[Paragraph | Section, ...], outer: Span) -> None:
        last = outer.start
        for block in blocks:
            assert block.span is not None
            assert inside(block.span, outer)
            assert block.span.start >= last
            last = block.span.end
            if isinstance(block, Paragraph):
                assert block.span.cut(text).strip() == block.text.strip()
            else:
                assert block.span.cut(text).startswith(block.ordinal.marker)
                check(block.blocks, block.span)

    check(document.body, Span(0, len(text)))
    assert all(block.span for _, block in walk(document.body))
    for count in document.announced:
        assert count.span and count.span.cut(text) == count.phrase
    for fault in document.numbering_faults:
        assert fault.span and fault.span.cut(text) == fault.marker
    if document.salutation_span:
        assert document.salutation_span.cut(text) == document.salutation
