"""HTML made safe for the parser: what would mislead it is replaced by stand-ins, each character by one, so that places stay.

A page may hold a < that opens no tag, quotes that never close, comments without an end, scripts that write tags. The parser is
shown none of it; :func:`restore` gives text taken from a settled source its own characters back. Working is linear.
"""

from __future__ import annotations

import re

# Stand-ins for marks that the parser must not see as markup: noncharacters, which no page may hold.
AND, _LESS, NOTHING, _MORE = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
_BACK = {ord(AND): "&", ord(_LESS): "<", ord(NOTHING): None, ord(_MORE): ">"}
_NAME = r"</?([a-zA-Z][a-zA-Z0-9:_-]*+)(?=[\s/>])"
_TAG = re.compile(rf"""{_NAME}(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+>""")
_TAG_BAD_QUOTES = re.compile(rf"{_NAME}[^<>]*+>")
_TAG_QUOTING_TAGS = re.compile(rf"""{_NAME}(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""")
_LONGEST_QUOTING, _MOST_QUOTING_TRIES = 4_000, 1_000
_COMMENT_END, _TAG_END = re.compile("--!?>"), re.compile(">")
_RAW_END = {name: re.compile(rf"</{name}[^<>]*+>", re.I) for name in ("script", "style")}


def settle(source: str) -> str:
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
            out.append(NOTHING * 9)
            at = start + 9
            continue
        if source.startswith("<!--", start):
            end = end_of(_COMMENT_END, start + 2)
            at = end if end >= 0 else max(end_of(_TAG_END, start), start + 4)  # never closed: only its beginning is hidden
            out.append(NOTHING * (at - start))
            continue
        if source.startswith(("<!", "<?"), start) and (end := end_of(_TAG_END, start)) >= 0:
            out.append(NOTHING * (end - start))
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
            out.append(NOTHING * (at - start))
        elif name in ("a", "meta") and quoted:
            out.append("<" + written[1:-1].replace("<", _LESS).replace(">", _MORE) + ">")
        else:
            attributes = len(written) - 1 - (tag.end(1) - start)
            out.append(source[start : tag.end(1)] + " " * attributes + ">")
    out.append(source[at:])
    return "".join(out).replace("&", AND)


def restore(text: str) -> str:
    """Text of a settled source with its own characters in place of the stand-ins; character references stay as they are written.

    >>> restore(settle("5 < 6 &lt; 7<!-- 8 -->"))
    '5 < 6 &lt; 7'
    """
    return text.translate(_BACK)
