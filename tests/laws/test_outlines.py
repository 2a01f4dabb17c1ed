"""Laws of outlines: written and read back; filled once is filled; what is locked or a person's own never changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from generator.document import Document
from generator.drafting.derive import outline_of
from generator.drafting.filling import blank_again
from generator.drafting.outline import Outline, Passage, SectionOutline, walk_sections
from generator.drafting.placing import texts_of
from generator.drafting.setting import set_document, write_document
from generator.errors import RequestError
from generator.files.outline_writing import write_new
from generator.files.outlines import outline_from_text
from generator.files.templates import read_templates
from generator.learning.register import Register
from generator.parsing.parser import parse
from generator.workflows.drafts import make_draft
from generator.workflows.outlines import Filled, fill_outline

from .outlines import outlines
from .strategies import documents

#: A draft takes a good part of a second, so a failing case is shown as found and not made small.
FEW = settings(max_examples=25, phases=(Phase.explicit, Phase.reuse, Phase.generate), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture])
MANY = settings(FEW, max_examples=200)


class Desk:
    """The register and the templates, with a short name: Hypothesis writes out every argument of what fails."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.templates = read_templates()

    def fill(self, text: str, seed: int | None = None) -> Filled:
        try:
            return fill_outline(text, "提纲.yaml", lambda: self.register, self.templates, seed=seed)
        except RequestError as error:  # a fact with no blank left to stand in is refused, with the reason
            assume("事实" not in error.what)
            raise

    def draft(self, outline: Outline) -> str:
        return make_draft(outline, self.register, self.templates).text


@pytest.fixture(scope="module")
def desk(register: Register) -> Desk:
    return Desk(register)


@MANY
@given(documents())
def test_a_document_gives_an_outline_that_gives_the_document(document: Document) -> None:
    read = parse(write_document(document))
    outline = outline_of(read, topic="会议")
    assert outline.is_complete
    assert parse(write_document(set_document(outline))) == read
    assert outline_from_text(write_new(outline)) == outline


@MANY
@given(outline=outlines())
def test_what_is_written_is_read_back(outline: Outline) -> None:
    assert outline_from_text(write_new(outline)) == outline


def comments(text: str) -> list[str]:
    return [line for line in text.splitlines() if "# 注" in line]


@FEW
@given(outline=outlines(), seed=st.integers(51, 99))
def test_filling_is_idempotent_and_what_is_given_or_locked_stays(outline: Outline, seed: int, desk: Desk) -> None:
    text = write_new(outline, ["注：人写的"]).replace("\n主题:", "  # 注：文种后\n主题:")
    first = desk.fill(text)
    assert first.outline.is_complete
    assert comments(first.text) == comments(text)
    assert desk.fill(first.text).text == first.text
    assert desk.draft(outline_from_text(first.text)) == desk.draft(outline)
    again = desk.fill(first.text, seed)
    said = [given_text for _, given_text in texts_of(again.outline)]
    for _, given_text in texts_of(replace(outline, sections=())):
        assert given_text in said
    for path, section in walk_sections(outline.sections):
        kept = dict(walk_sections(again.outline.sections))[path]
        assert section.heading in (None, kept.heading) and section.content in (None, kept.content)
        for passage in section.content or ():
            assert passage.text in said
    if "opening" in outline.locked:
        assert again.outline.opening == first.outline.opening
    after = dict(walk_sections(again.outline.sections))
    for path, section in walk_sections(first.outline.sections):
        if "" in section.locked:
            assert after[path] == section
        elif "content" in section.locked:
            assert after[path].content == section.content
    assert desk.fill(again.text).text == again.text


@FEW
@given(outline=outlines(locks=False))
def test_written_anew_with_the_same_seed_nothing_changes(outline: Outline, desk: Desk) -> None:
    first = desk.fill(write_new(outline))
    assert desk.fill(first.text, outline.seed).text == first.text


def test_what_a_person_changed_is_the_persons(desk: Desk) -> None:
    first = desk.fill("文种: 讲话\n主题: 教育\n篇幅: 900\n")
    section = first.outline.sections[0] if first.outline.sections else None
    assert isinstance(section, SectionOutline) and section.heading
    edited = first.text.replace(f"标题: {section.heading}\n", "标题: 我自己写的标题\n", 1)
    again = desk.fill(edited, 77).outline
    assert again.items[0].heading == "我自己写的标题"
    assert again.items[0].content != section.content
    assert blank_again(replace(again, locked=frozenset({""}))) == replace(again, locked=frozenset({""}))


def test_passages_are_kept_between_sections(desk: Desk) -> None:
    outline = Outline("教育", sections=(SectionOutline("抓安全"), Passage("这里插一句。"), SectionOutline("抓质量")), length=600)
    assert "这里插一句。" in desk.draft(outline)
