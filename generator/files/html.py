"""HTML → the lines of its main text, each with its place in the source.

The main text is the element with the most prose: characters and punctuation speak for it, links against it. What stands
beside it and is plainly text of the same document is taken along, so that a stray ``</div>`` or a title set apart costs
nothing. Working is linear.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from generator.files.html_lines import Line, Page, read_page
from generator.parsing.clean.chrome import CHROME

_PUNCTUATION = re.compile("[，。；：、！？,;:!?“”]")
_STOPS = re.compile("[。；！？]")
_SITE = re.compile(r"\s*[_|｜]|\s+[-–—]+\s+|-(?=[^-]*(?:网|政府|平台)[^-]*$)|--")

# What a line counts for besides its length: ten links of four characters weigh against some 150 characters of prose.
_PER_MARK, _PER_LINK, _PER_LINKED = 3, -6, -5
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


def _score(line: Line) -> int:
    if line.dropped:
        return 0
    return len(line.text) + _PER_MARK * len(_PUNCTUATION.findall(line.text)) + _PER_LINK * line.links + _PER_LINKED * line.linked


def _is_plain(line: Line) -> bool:
    return not (line.dropped or line.links or line.header)


def _is_chrome(text: str) -> bool:
    return any(len(text) <= rule.longest and rule.pattern.match(text) for rule in CHROME)


def _main_block(page: Page) -> tuple[int, int]:
    """The range of lines with the best score; of equal ones the innermost, of bad ones the whole page."""
    sums = [0, *accumulate(_score(line) for line in page.lines)]
    best = max(page.blocks, key=lambda block: sums[block[1]] - sums[block[0]])  # inner blocks were closed first
    return best if sums[best[1]] > sums[best[0]] else (0, len(page.lines))


def _belonging(lines: Sequence[Line], start: int, end: int) -> set[int]:
    """The main block with the plain lines that touch it and the passages apart that are whole paragraphs."""
    taken = {k for k in range(start, end) if not lines[k].dropped}
    outside = [k for k in range(len(lines)) if (k < start or k >= end) and _is_plain(lines[k]) and not _is_chrome(lines[k].text)]
    # Numbers that follow one another keep the same distance from their place in the list.
    for _, group in groupby(enumerate(outside), key=lambda pair: (pair[1] - pair[0], pair[1] < start)):
        run = [k for _, k in group]
        passage = "".join(lines[k].text for k in run)
        if run[-1] == start - 1 or run[0] == end or (len(passage) >= _APART_LENGTH and len(_STOPS.findall(passage)) >= _APART_STOPS):
            taken.update(run)
    return taken


def _fold(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _title_lines(lines: Sequence[Line], taken: set[int], page_title: str) -> list[int]:
    """The lines of the document's title: inside what is taken, else nearest before it, else a heading after; a run of headings is one."""
    begin = min(taken, default=0)
    inside = sorted(taken)[:_TITLE_WITHIN]
    whole = _fold(page_title)

    def named(k: int) -> bool:
        folded = _fold(lines[k].text) if _is_plain(lines[k]) or lines[k].block == "h1" else ""
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
    page = read_page(html)
    lines = page.lines
    taken = _belonging(lines, *_main_block(page))
    title = _title_lines(lines, taken, page.title)
    known = {_fold(lines[k].text) for k in sorted(taken)[:_TITLE_WITHIN]}
    apart = [k for k in title if k not in taken]
    if _fold("".join(lines[k].text for k in title)) in known:
        apart = []
    order = apart + sorted(taken)
    return Extracted(
        "\n".join(lines[k].text for k in order),
        "".join(lines[k].text for k in title) or _SITE.split(page.title)[0],
        page.metadata,
        tuple(lines[k].offset for k in order),
    )
