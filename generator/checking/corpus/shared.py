"""No two documents share a run of twenty characters, set formulas aside.

The text of every document, blanks taken out, is cut into pieces of :data:`_PIECE` at every multiple of :data:`_STEP`: a run of
:data:`RUN` holds one of those pieces whole, so looking up every window misses none, and the index stays small.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.checking.corpus.entry import Corpus, Entry, Finding

RULE = "shared"
RUN = 20
_PIECE = 10
_STEP = RUN - _PIECE + 1
#: What may be left of a shared run once formulas, marks and unknowns (×××) are taken out: less than a clause.
_REST = 8
_EMPTY = re.compile("[^\u4e00-\u9fff]")


class _Flat:
    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.places = [k for k, one in enumerate(entry.text) if not one.isspace()]
        self.text = "".join(entry.text[k] for k in self.places)


def _run(one: str, i: int, other: str, j: int) -> tuple[int, int]:
    """The run that two texts share around two places: where it begins in the first, and how long it is."""
    begin = 0
    while begin < min(i, j) and one[i - begin - 1] == other[j - begin - 1]:
        begin += 1
    end = 0
    while i + end < len(one) and j + end < len(other) and one[i + end] == other[j + end]:
        end += 1
    return i - begin, begin + end


def without_formulas(run: str, formulas: Sequence[str]) -> str:
    """The words that are left of a run.

    >>> without_formulas("，×××强调，一级抓一级、层层抓落实，", ["一级抓一级、层层抓落实"])
    '强调'
    """
    for formula in formulas:
        run = run.replace(formula, "")
    return _EMPTY.sub("", run)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every longest shared run, told at the later document."""
    formulas = sorted(corpus.lexicon.formulas, key=len, reverse=True)
    index: dict[str, list[tuple[_Flat, int]]] = defaultdict(list)
    for flat in map(_Flat, corpus.entries):
        at = 0
        while at + _PIECE <= len(flat.text):
            step = 1
            for other, place in index.get(flat.text[at : at + _PIECE], ()):
                start, size = _run(flat.text, at, other.text, place)
                run = flat.text[start : start + size]
                if size >= RUN and len(without_formulas(run, formulas)) >= _REST:
                    where = f"{other.entry.path}:{other.entry.line(other.places[place])}"
                    yield flat.entry.find(RULE, flat.places[start], f"与 {where} 有 {size} 字相同：{run[:40]}")
                    step = max(step, start + size - at)
                    break
            at += step
        for k in range(0, len(flat.text) - _PIECE + 1, _STEP):
            index[flat.text[k : k + _PIECE]].append((flat, k))
