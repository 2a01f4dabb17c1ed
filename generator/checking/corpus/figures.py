"""No figure that could be taken for real: unknowns stand as ××."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.corpus.entry import Corpus, Finding

RULE = "figure"
_ORDINAL = re.compile(r"^[ \u3000]*[（(]?\d{1,2}(?:[.．]\d{1,2})*[.．）)、]?", re.M)
_NUMERAL = "一二三四五六七八九"
#: Digits; percentages; Chinese numbers exact below their highest place (三百二十六). 一百 and 万 are turns of speech.
_FIGURE = re.compile(
    rf"[0-9０-９]+(?:[.．][0-9０-９]+)?|百分之[{_NUMERAL}十零点]+|[{_NUMERAL}十两]+[百千万亿][零{_NUMERAL}十百千万亿]*[{_NUMERAL}十]+[百千万亿]?|[{_NUMERAL}十]+点[{_NUMERAL}零]{{1,3}}[万亿倍个]"
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Digits other than ordinals at line starts, and numbers in words that are too exact."""
    for entry in corpus.texts:
        text = entry.text
        ordinals = {k for match in _ORDINAL.finditer(text) for k in range(match.start(), match.end())}
        for match in _FIGURE.finditer(text):
            start, end = match.span()
            if start not in ordinals and not corpus.lexicon.excuses(RULE, text, start, end):
                yield entry.find(RULE, start, f"像真实数据的数字“{match[0]}”：{text[max(0, start - 8) : end + 8].strip()}")
