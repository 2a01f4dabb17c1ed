"""Width and pairing of marks."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator

from generator.checking.proof import Hit, Proof
from generator.document import Span
from generator.language.pairs import PARTNER, match_marks
from generator.language.punctuation import half_width

#: The year of a document number, the point after an ordinal and an ellipsis have rules of their own.
_ELSEWHERE = re.compile(r"[\[（(【［](?:(?:19|20)\d\d|×{4})[\]）)】］](?=[ 第]{0,2}[\d×xX]{1,5} ?号)|^[一二三四五六七八九十]{1,3}[.,:]|\.{3,}")
#: 》》更多《《: arrows of a page.
_ARROWS = re.compile("》》|《《|>>|<<")
#: A quotation of several paragraphs has an opening mark before each, and a closing one after the last.
_QUOTED_LINES = 12


def half(proof: Proof) -> Iterator[Hit]:
    """Half-width marks in Chinese text."""
    for line in proof.lines:
        elsewhere = {k for match in _ELSEWHERE.finditer(line.text) for k in range(*match.span())}
        for k, new in half_width(line.text):
            place = line.start + k
            if k in elsewhere or proof.is_spoiled(place):
                continue
            yield Hit(Span(place, place + 1), f"中文里的半角标点“{line.text[k]}”", f"改为“{new}”" if new else "改为全角标点", new)


def unbalanced(proof: Proof) -> Iterator[Hit]:
    """Marks without a partner in their line."""
    alone: list[dict[str, deque[int]]] = []
    for line in proof.lines:
        places: dict[str, deque[int]] = defaultdict(deque)
        for k in () if _ARROWS.search(line.text) else match_marks(line.text).alone:
            if not proof.is_spoiled(line.start + k):
                places[line.text[k]].append(k)
        alone.append(places)
    for row, line in enumerate(proof.lines):
        for k, mark in sorted((k, mark) for mark, places in alone[row].items() for k in places):
            if mark in PARTNER and _goes_on(proof, alone, row, mark):
                continue
            partner = PARTNER.get(mark) or next((open_ for open_, close in PARTNER.items() if close == mark), "（" if mark == ")" else "）")
            yield Hit(Span(line.start + k, line.start + k + 1), f"{mark} 没有与之成对的 {partner}", "补上另一半，或改正方向")


def _goes_on(proof: Proof, alone: list[dict[str, deque[int]]], row: int, mark: str) -> bool:
    """Whether a pair opened in this line is closed in a later one, which it then settles."""
    for later in range(row + 1, min(row + 1 + _QUOTED_LINES, len(alone))):
        if alone[later].get(PARTNER[mark]):
            alone[later][PARTNER[mark]].popleft()
            return True
        resumed = mark == "“" and proof.lines[later].text.startswith(mark)
        if resumed or alone[later].get(mark):
            return resumed
    return False


def nesting(proof: Proof) -> Iterator[Hit]:
    """“ inside “, 《 inside 《, ‘ outside “."""
    quoted = -1  # the last row of a quotation of several paragraphs
    for row, line in enumerate(proof.lines):
        matched = match_marks(line.text)
        if any(line.text[k] == "“" for k in matched.alone):
            quoted = row + _QUOTED_LINES
        for pair in matched.pairs:
            old = line.text[pair.start : pair.end + 1]
            span = Span(line.start + pair.start, line.start + pair.end + 1)
            if pair.mark == "“" and pair.inside == "“":
                yield Hit(span, f"双引号之内又用双引号：{old[:16]}", "里层用单引号", f"‘{old[1:-1]}’" if "“" not in old[1:-1] else None)
            elif pair.mark == "《" and pair.inside == "《":
                yield Hit(span, f"书名号之内又用双书名号：{old[:16]}", "里层用单书名号", f"〈{old[1:-1]}〉" if "《" not in old[1:-1] else None)
            elif pair.mark == "‘" and pair.inside != "“" and "“" not in old and row > quoted:
                yield Hit(span, f"单引号用在外层：{old[:16]}", "外层用双引号", f"“{old[1:-1]}”" if pair.inside != "‘" else None)
