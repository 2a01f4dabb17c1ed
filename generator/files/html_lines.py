"""HTML → its lines: a line for every block and every ``<br>``, each with its place in the source and with what surrounds it.

The elements that cover the lines are kept as ranges of lines; there is no tree. Working is linear and without recursion: a page
may be broken, 10 MB long, or nested 5,000 deep.
"""

from __future__ import annotations

import html as entities
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import accumulate

from generator.files.html_settling import AND, NOTHING, restore, settle

_DROPPED = frozenset(
    {
        "script", "style", "noscript", "template", "svg", "iframe", "nav", "footer", "aside", "select", "button", "xml", "canvas",
    }
)
#: Dropped without ending the line they stand in: pinyin above characters.
_DROPPED_INLINE = frozenset({"rt", "rp"})
_BLOCKS = _DROPPED | frozenset(
    {
        "address", "article", "blockquote", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "legend", "li", "main", "menu", "ol",
        "optgroup", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr",
        "ul",
    }
)
#: An end tag inside a cell closes nothing outside the cell, and one inside a table nothing outside the table.
_CELLS = ("table", "td", "th", "caption")
_TABLE_PARTS = frozenset({"td", "th", "tr", "tbody", "thead", "tfoot", "caption"})

_BLANK_ENTITY = rf"{AND}(?:nbsp|emsp|ensp|thinsp|#(?:160|12288|8194|8195|x0*3000|x0*a0));?"
_LEADING = re.compile(rf"(?:[\s{NOTHING}]|{_BLANK_ENTITY})*+", re.I)
_NEWLINE = re.compile("\n")
#: In running text a new line of the source counts as one only where it begins with an indent of two characters.
_INDENTED = re.compile(rf"\n(?=[ \t\r]*+(?:\u3000[ ]?\u3000|{AND}emsp;[ ]?{AND}emsp;|(?:{AND}nbsp;[ ]?){{4}}))", re.I)
_WIDE = "[\u2014-\u2026\u2e80-\uffef]"
_WRAPPED = re.compile(rf"(?<={_WIDE})[ \t\r]*+\n[^\S\u3000]*+(?={_WIDE})")
_SPACES = re.compile("[^\\S\u3000\xa0]+")  # blanks that a page keeps apart stay apart


@dataclass(slots=True)
class Line:
    """A line that is not empty, and what it stands in."""

    text: str
    offset: int  # in the source
    links: int
    linked: int  # characters inside links
    block: str  # the innermost block the line stands in
    dropped: bool  # of navigation, footers and the like
    header: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page line by line; ``blocks`` are the ranges of lines that elements cover, inner ones first, the whole page last."""

    lines: Sequence[Line]
    blocks: Sequence[tuple[int, int]]
    title: str
    metadata: Mapping[str, str]


def _plain(piece: str) -> str:
    return entities.unescape(restore(piece))


def _collapse(text: str) -> str:
    return _SPACES.sub(" ", _WRAPPED.sub("", text)).strip()


@dataclass(slots=True)
class _Open:
    name: str
    first: int  # the number of lines before it


class _Reader(HTMLParser):
    """Collects lines, and for every block the range of lines it covers."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        settled = settle(source)
        self.rows = [0, *accumulate(len(row) + 1 for row in settled.split("\n"))]
        self.lines: list[Line] = []
        self.blocks: list[tuple[int, int]] = []
        self.title: str | None = None
        self.metadata: dict[str, str] = {}
        self.stack: list[_Open] = []
        self.depths: defaultdict[str, list[int]] = defaultdict(list)  # where in the stack the elements of a name stand
        self.dropping = -1  # where in the stack the outermost dropped element stands
        self.in_title = self.link_begins = False
        self.pieces: list[str] = []
        self.begin = self.links = self.linked = 0
        self.feed(settled)
        self.close()
        self._leave(0, named=False)
        self._flush()
        self.blocks.append((0, len(self.lines)))

    def _flush(self) -> None:
        text = _collapse("".join(self.pieces))
        if text:
            block = next((one.name for one in reversed(self.stack) if one.name in _BLOCKS), "")
            self.lines.append(Line(text, self.begin, self.links, self.linked, block, self.dropping >= 0, bool(self.depths["header"])))
        self.pieces.clear()
        self.links = self.linked = 0

    def _take(self, raw: str, start: int) -> None:
        blank = _LEADING.match(raw)
        begin = blank.end() if blank else 0
        if begin == len(raw) and not self.pieces:
            return
        if not self.pieces:
            self.begin = start + begin
        text = _plain(raw)
        self.pieces.append(text)
        if self.depths["a"] and begin < len(raw):
            self.links += self.link_begins or not self.linked
            self.linked += len(text.strip())
            self.link_begins = False

    def _enter(self, name: str) -> None:
        self.depths[name].append(len(self.stack))
        if name in _DROPPED and self.dropping < 0:
            self.dropping = len(self.stack)
        self.stack.append(_Open(name, len(self.lines)))

    def _leave(self, depth: int, *, named: bool) -> None:
        """Close everything from ``depth`` on; ``named``: the outermost of it by its own end tag."""
        while len(self.stack) > depth:
            name = self.stack[-1].name
            if name in _BLOCKS:
                self._flush()
            first = self.stack.pop().first
            self.depths[name].pop()
            if len(self.stack) == self.dropping:
                self.dropping = -1
                if not named or len(self.stack) > depth:  # its end tag is missing: it may have swallowed the document
                    for line in self.lines[first:]:
                        line.dropped = False
            if name in _BLOCKS and len(self.lines) > first:
                self.blocks.append((first, len(self.lines)))

    def _end(self, *names: str) -> None:
        for name in names:
            fences = () if name == "table" else ("table",) if name in _TABLE_PARTS else _CELLS
            fence = max((self.depths[one][-1] for one in fences if self.depths[one]), default=-1)
            if self.depths[name] and self.depths[name][-1] > fence:
                self._leave(self.depths[name][-1], named=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a block, end a line, or keep what a ``<meta>`` says."""
        self.in_title = tag == "title" and self.dropping < 0 and self.title is None
        if tag in _BLOCKS or tag in ("br", "hr"):
            self._end(*_DROPPED_INLINE)
            self._flush()
        if tag == "meta":
            given = {key: restore(value or "") for key, value in attrs}
            name = given.get("name") or given.get("property") or given.get("itemprop") or ""
            content = _collapse(entities.unescape(given.get("content", "")))
            if name.strip() and content:
                self.metadata.setdefault(name.strip().lower(), content)
        elif tag == "a":
            self._end("a")
            if any(key == "href" for key, _ in attrs):
                self._enter("a")
                self.link_begins = True
        elif tag in _BLOCKS:
            self._enter(tag)
        elif tag in _DROPPED_INLINE:
            self._end(*_DROPPED_INLINE)
            self._enter(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close what the tag names, if it is open; the end of any block ends a line."""
        self.in_title = False
        if tag in _BLOCKS or tag == "br":
            self._flush()
        self._end(*(_DROPPED_INLINE if tag == "ruby" else (tag,)))

    def handle_data(self, data: str) -> None:
        """Take text into the current line."""
        row, column = self.getpos()
        start = self.rows[row - 1] + column
        if self.in_title:
            self.title = (self.title or "") + _plain(data)
        elif not any(self.depths[name] for name in _DROPPED_INLINE):
            at = 0
            for match in (_NEWLINE if self.depths["pre"] or self.depths["textarea"] else _INDENTED).finditer(data):
                self._take(data[at : match.start()], start + at)
                self._flush()
                at = match.end()
            self._take(data[at:], start + at)


def read_page(source: str) -> Page:
    """All lines of a page, those of navigation and footers too: they are marked as dropped."""
    reader = _Reader(source)
    return Page(reader.lines, reader.blocks, _collapse(reader.title or ""), reader.metadata)
