"""HTML → the lines of its main text, each with its place in the source.

The main text is the element with the most prose: characters and punctuation speak for it, links against it. What stands
beside it and is plainly text of the same document is taken along, so that a stray ``</div>`` or a title set apart costs
nothing. Working is linear and without recursion: a page may be broken, 10 MB long, or nested 5,000 deep.
"""

from __future__ import annotations

import html as entities
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import accumulate, groupby

from generator.parsing.clean.chrome import CHROME

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

# Stand-ins for marks that the parser must not see as markup: noncharacters, which no page may hold.
_AND, _LESS, _NOTHING, _MORE = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
_BACK = {ord(_AND): "&", ord(_LESS): "<", ord(_NOTHING): None, ord(_MORE): ">"}
_NAME = r"</?([a-zA-Z][a-zA-Z0-9:_-]*+)(?=[\s/>])"
_TAG = re.compile(rf"""{_NAME}(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+>""")
_TAG_BAD_QUOTES = re.compile(rf"{_NAME}[^<>]*+>")
_TAG_QUOTING_TAGS = re.compile(rf"""{_NAME}(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""")
_LONGEST_QUOTING, _MOST_QUOTING_TRIES = 4_000, 1_000
_COMMENT_END, _TAG_END = re.compile("--!?>"), re.compile(">")
_RAW_END = {name: re.compile(rf"</{name}[^<>]*+>", re.I) for name in ("script", "style")}

_BLANK_ENTITY = rf"{_AND}(?:nbsp|emsp|ensp|thinsp|#(?:160|12288|8194|8195|x0*3000|x0*a0));?"
_LEADING = re.compile(rf"(?:[\s{_NOTHING}]|{_BLANK_ENTITY})*+", re.I)
_NEWLINE = re.compile("\n")
#: In running text a new line of the source counts as one only where it begins with an indent of two characters.
_INDENTED = re.compile(rf"\n(?=[ \t\r]*+(?:\u3000[ ]?\u3000|{_AND}emsp;[ ]?{_AND}emsp;|(?:{_AND}nbsp;[ ]?){{4}}))", re.I)
_WIDE = "[\u2014-\u2026\u2e80-\uffef]"
_WRAPPED = re.compile(rf"(?<={_WIDE})[ \t\r]*+\n[^\S\u3000]*+(?={_WIDE})")
_SPACES = re.compile("[^\\S\u3000\xa0]+")  # blanks that a page keeps apart stay apart
_PUNCTUATION = re.compile("[，。；：、！？,;:!?“”]")
_STOPS = re.compile("[。；！？]")
_SITE = re.compile(r"\s*[_|｜]|\s+[-–—]+\s+|-(?=[^-]*(?:网|政府|平台)[^-]*$)|--")

# What a line counts for besides its length: ten links of four characters weigh against some 150 characters of prose.
_PER_STOP, _PER_LINK, _PER_LINKED = 3, -6, -5
#: Text apart from the main block belongs to the document when it is a paragraph of more than one sentence.
_APART_LENGTH, _APART_STOPS = 60, 2
_TITLE_WITHIN = 8
_SHORTEST_TITLE = 6


@dataclass(frozen=True, slots=True)
class Extracted:
    """The main text of a page; ``offsets`` gives for each of its lines the place in the source where the line begins."""

    text: str
    title: str
    metadata: Mapping[str, str]
    offsets: tuple[int, ...]

    @property
    def description(self) -> str:
        """What the page says of itself in ``<meta name="description">``."""
        return self.metadata.get("description", "")


@dataclass(slots=True)
class _Line:
    text: str
    offset: int
    links: int
    linked: int  # characters inside links
    block: str  # the innermost block the line stands in
    dropped: bool
    header: bool

    @property
    def score(self) -> int:
        if self.dropped:
            return 0
        return len(self.text) + _PER_STOP * len(_PUNCTUATION.findall(self.text)) + _PER_LINK * self.links + _PER_LINKED * self.linked

    @property
    def plain(self) -> bool:
        return not (self.dropped or self.links or self.header)


def _settle(source: str) -> str:
    """The source with everything that could mislead the parser replaced, each character by one, so that places stay.

    Comments, declarations, scripts and styles go; a < that opens no tag becomes text; attributes are kept where they are read.
    """
    out: list[str] = []
    at = 0
    tries = _MOST_QUOTING_TRIES
    absent: set[re.Pattern[str]] = set()  # ends already known not to come any more: looking again would be quadratic

    def end_of(pattern: re.Pattern[str], start: int) -> int:
        found = None if pattern in absent else pattern.search(source, start)
        if found is None:
            absent.add(pattern)
        return found.end() if found else -1

    while (start := source.find("<", at)) >= 0:
        out.append(source[at:start])
        if source.startswith("<![CDATA[", start):
            out.append(_NOTHING * 9)
            at = start + 9
            continue
        if source.startswith("<!--", start):
            end = end_of(_COMMENT_END, start + 2)
            at = end if end >= 0 else max(end_of(_TAG_END, start), start + 4)  # never closed: only its beginning is hidden
            out.append(_NOTHING * (at - start))
            continue
        if source.startswith(("<!", "<?"), start) and (end := end_of(_TAG_END, start)) >= 0:
            out.append(_NOTHING * (end - start))
            at = end
            continue
        tag = _TAG.match(source, start)
        quoted = tag is not None
        if tag is None:
            tag = _TAG_BAD_QUOTES.match(source, start)
        if tag is None and tries:
            tag = _TAG_QUOTING_TAGS.match(source, start, start + _LONGEST_QUOTING)
            quoted = tag is not None
            tries -= tag is None
        if tag is None:
            out.append(_LESS)
            at = start + 1
            continue
        at, name, written = tag.end(), tag[1].lower(), tag[0]
        if name in _RAW_END and written[1] != "/":
            end = -1 if written.endswith("/>") else end_of(_RAW_END[name], at)
            at = max(at, end)
            out.append(_NOTHING * (at - start))
        elif name in ("a", "meta") and quoted:
            out.append("<" + written[1:-1].replace("<", _LESS).replace(">", _MORE) + ">")
        else:
            attributes = len(written) - 1 - (tag.end(1) - start)
            out.append(source[start : tag.end(1)] + " " * attributes + ">")
    out.append(source[at:])
    return "".join(out).replace("&", _AND)


def _plain(piece: str) -> str:
    piece = piece.translate(_BACK)
    return entities.unescape(piece) if "&" in piece else piece


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
        settled = _settle(source)
        self.rows = [0, *accumulate(len(row) + 1 for row in settled.split("\n"))]
        self.lines: list[_Line] = []
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
            self.lines.append(_Line(text, self.begin, self.links, self.linked, block, self.dropping >= 0, bool(self.depths["header"])))
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
            given = {key: (value or "").translate(_BACK) for key, value in attrs}
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


def _is_chrome(text: str) -> bool:
    return any(len(text) <= rule.longest and rule.pattern.match(text) for rule in CHROME)


def _main_block(reader: _Reader) -> tuple[int, int]:
    """The range of lines with the best score; of equal ones the innermost, of bad ones the whole page."""
    sums = [0, *accumulate(line.score for line in reader.lines)]
    best = max(reader.blocks, key=lambda block: sums[block[1]] - sums[block[0]])  # inner blocks were closed first
    return best if sums[best[1]] > sums[best[0]] else (0, len(reader.lines))


def _belonging(lines: Sequence[_Line], start: int, end: int) -> set[int]:
    """The main block with the plain lines that touch it and the passages apart that are whole paragraphs."""
    taken = {k for k in range(start, end) if not lines[k].dropped}
    outside = [k for k in range(len(lines)) if (k < start or k >= end) and lines[k].plain and not _is_chrome(lines[k].text)]
    # Numbers that follow one another keep the same distance from their place in the list.
    for _, group in groupby(enumerate(outside), key=lambda pair: (pair[1] - pair[0], pair[1] < start)):
        run = [k for _, k in group]
        passage = "".join(lines[k].text for k in run)
        if run[-1] == start - 1 or run[0] == end or (len(passage) >= _APART_LENGTH and len(_STOPS.findall(passage)) >= _APART_STOPS):
            taken.update(run)
    return taken


def _fold(text: str) -> str:
    return re.sub(r"[\s\W_]+", "", text)


def _title_lines(lines: Sequence[_Line], taken: set[int], page_title: str) -> list[int]:
    """The lines that make up the document's title: inside what is taken, else nearest before it; headings of one run together."""
    begin = min(taken, default=0)
    inside = sorted(taken)[:_TITLE_WITHIN]
    whole = _fold(page_title)

    def named(k: int) -> bool:
        folded = _fold(lines[k].text) if lines[k].plain or lines[k].block == "h1" else ""
        return len(folded) >= _SHORTEST_TITLE and whole.startswith(folded)

    def heading(k: int) -> bool:
        return lines[k].block == "h1" and not lines[k].links and not lines[k].dropped

    before, after = range(begin - 1, -1, -1), range(begin, len(lines))
    places = ((named, inside), (heading, inside), (named, before), (heading, before), (heading, after))
    for is_title, place in places:
        found = next((k for k in place if is_title(k)), None)
        if found is not None:
            first = last = found
            while first and heading(first) and heading(first - 1):
                first -= 1
            while last + 1 < len(lines) and heading(first) and heading(last + 1):
                last += 1
            return list(range(first, last + 1))
    return []


def extract(html: str) -> Extracted:
    """The main text of a page, a line for every block and every ``<br>``; what the page shows around it is left out.

    >>> page = extract("<title>讲话_某网</title><a href=/>首页</a><h1>讲话</h1><div>同志们：<br>&ldquo;三个一&rdquo;要落实。</div>")
    >>> page.text.split("\\n"), page.title, page.offsets
    (['讲话', '同志们：', '“三个一”要落实。'], '讲话', (40, 52, 60))
    """
    reader = _Reader(html)
    lines = reader.lines
    page_title = _collapse(reader.title or "")
    taken = _belonging(lines, *_main_block(reader))
    title = _title_lines(lines, taken, page_title)
    known = {_fold(lines[k].text) for k in sorted(taken)[:_TITLE_WITHIN]}
    apart = [k for k in title if k not in taken]
    if _fold("".join(lines[k].text for k in title)) in known:
        apart = []
    order = apart + sorted(taken)
    return Extracted(
        "\n".join(lines[k].text for k in order),
        "".join(lines[k].text for k in title) or _SITE.split(page_title)[0],
        dict(reader.metadata),
        tuple(lines[k].offset for k in order),
    )
