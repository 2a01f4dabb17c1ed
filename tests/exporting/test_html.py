"""The page: one file, nested sections, the profile for screen and print."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from generator.document import Document, Paragraph
from generator.exporting.html import write_html
from generator.exporting.labels import mark_draft
from generator.exporting.manuscript import Manuscript
from generator.exporting.profile import Profile

_VOID = frozenset({"meta", "!doctype"})


class Outline(HTMLParser):
    """The elements around every heading and paragraph; fails on tags that do not match."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.found: list[tuple[int, str, str]] = []
        self.feed(page)
        self.close()
        assert not self.stack

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and "article" in self.stack:
            self.found.append((self.stack.count("section"), self.stack[-1], data))


@pytest.fixture
def page(speech: Document, profile: Profile) -> str:
    return write_html(Manuscript(speech, profile, mark_draft(profile.label))).decode()


def test_sections_are_nested_and_headings_go_by_depth(page: str) -> None:
    found = Outline(page).found
    assert (0, "h1", "在全县安全生产工作会议上的讲话") in found
    assert (1, "h2", "一、提高站位，认清“形势”") in found
    assert (2, "span", "（一）加强排查。") in found
    assert (2, "p", "各乡镇要逐户排查隐患。") in found
    assert (1, "span", "一是责任再压实。") in found
    assert (1, "mark", "【待补：单位】") in found
    assert found[-1] == (0, "p", "（本文由人工智能辅助生成）")


def test_the_page_needs_nothing_else_and_says_what_it_is(page: str) -> None:
    assert '<html lang="zh-CN">' in page
    assert '<meta name="AIGC" content="{&quot;AIGC&quot;:{&quot;Label&quot;:&quot;1&quot;' in page
    assert not re.search(r"https?:|<script|<link|url\(|@import", page)


def test_print_keeps_the_page_of_the_profile(page: str) -> None:
    assert "@page { size: 210mm 297mm; margin: 37mm 26mm 35mm 28mm }" in page
    assert "@page :right { @bottom-right {" in page
    assert "@page :left { @bottom-left {" in page
    assert re.search(r"\.level-1 \{ font-family: \"黑体\".*font-size: 16pt", page)


def test_text_cannot_become_markup(profile: Profile) -> None:
    page = write_html(Manuscript(Document(title="</title><script>x", body=(Paragraph("<b>&amp;"),)), profile)).decode()
    assert "<script" not in page
    assert "&lt;b&gt;&amp;amp;" in page
