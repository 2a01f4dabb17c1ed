"""Stretches: the opening and closing pieces of sentences, and which closings may replace which.

A sentence of a draft is the opening stretch of one learned sentence and the closing stretch of another. Each stretch is attested
whole and at most :data:`LONGEST_STRETCH` characters long, so nothing longer is ever quoted, and a sentence has one free
seam. A closing may follow an opening when it is a *paradigm equal* of what really followed there: it does the same thing in its
sentence, begins with the same kind of clause, speaks of the same matter, has the same subject or none in
particular, means nearly the same as the real continuation (cosine of clause vectors), and what stood before it meant
nearly what stands before it now. The best such closings are found once, when a register is learned: drafting only draws.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language.kinds import Kind, Role
from generator.language.windows import straddle, window_hash
from generator.learning.phrases import Stretches

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: With the marks at its ends a stretch is a run of at most two characters more.
LONGEST_STRETCH = 22
_MOST_CLAUSES = 3
_MOST_CLOSINGS = 16
_ASKED = 4 * _MOST_CLOSINGS
_BLOCK = 256
_LARGEST_GROUP = 3000
_SHORTEST_SENTENCE, _LONGEST_SENTENCE = 16, 64
_UNIT = 127 * 127  # cosine 1 between two vectors in steps of 1/127
_LEAST_SCORE = round(0.66 * _UNIT)
_SAME_MATTER = round(0.24 * _UNIT)
_BEST_SCORE = 2 * _UNIT + _SAME_MATTER

GENERIC_SUBJECT = re.compile(
    "^(?:各级各部门|各级|各地各部门|各地|各部门|各单位|各乡镇|各镇|各村|各县|各区|各街道|各成员单位|各责任单位|各有关|各相关|全县|全市|全区|全镇|全体|领导干部|党员干部|广大|"
    "主要负责同志|分管负责同志|主要领导|分管领导|牵头部门|牵头单位|责任单位|责任部门|行业主管部门|主管部门|属地|职能部门|有关部门|相关部门|党政主要|班子成员|县直|市直|区直|机关)[^，]{0,12}$"
)
_DEMANDS = re.compile("要|必须|应当|务必")
#: Which kinds of clauses a sentence of each role may be built of.
PURE: dict[Role, frozenset[Kind]] = {
    Role.DEMAND: frozenset({Kind.SUBJECT_DEMAND, Kind.DEMAND, Kind.MEASURE, Kind.AIM, Kind.BASIS}),
    Role.ACCOUNTABILITY: frozenset({Kind.CONDITION, Kind.MEASURE, Kind.AIM, Kind.BASIS, Kind.STATEMENT}),
    Role.SHORTCOMING: frozenset({Kind.SHORTCOMING, Kind.STATEMENT}),
    Role.SIGNIFICANCE: frozenset({Kind.JUDGEMENT, Kind.STATEMENT}),
    Role.PROGRESS: frozenset({Kind.RESULT, Kind.MEASURE, Kind.STATEMENT, Kind.AIM}),
    Role.SITUATION: frozenset({Kind.MEASURE, Kind.RESULT, Kind.JUDGEMENT, Kind.SHORTCOMING, Kind.STATEMENT}),
    Role.CALL: frozenset(Kind),
    Role.OTHER: frozenset(),
}


@dataclass(slots=True)
class SentenceRow:
    """One learned sentence as the phrase model sees it."""

    document: int
    domain: int
    matter: int
    role: Role
    first: int  # its first clause
    kinds: list[Kind]
    texts: list[str]
    words: list[list[int]]
    movable: list[bool]


@dataclass(slots=True)
class _Piece:
    row: int
    size: int
    text: str
    kinds: tuple[Kind, ...]
    words: frozenset[int]
    subject: str
    beside: int  # the clause on the other side of the seam in its own sentence
    edge: int  # its own clause at the seam
    verbs: frozenset[str]  # how its clauses begin


def _subject(row: SentenceRow) -> str:
    if row.kinds[0] is not Kind.SUBJECT_DEMAND:
        return ""
    who = _DEMANDS.split(row.texts[0], maxsplit=1)[0]
    return "" if GENERIC_SUBJECT.match(who) else who


def _pieces(number: int, row: SentenceRow, *, closing: bool, foreign: frozenset[int]) -> list[_Piece]:
    count = len(row.kinds)
    pure = PURE[row.role]
    if count < 2:
        return []
    subject = _subject(row)
    out = []
    for size in range(1, min(_MOST_CLAUSES, count - 1) + 1):
        begin, end = (count - size, count) if closing else (0, size)
        text = "，".join(row.texts[begin:end])
        if len(text) > LONGEST_STRETCH or not all(row.movable[begin:end]):
            break
        kinds = tuple(row.kinds[begin:end])
        if any(kind not in pure for kind in kinds):
            break
        if closing:
            if Kind.SUBJECT_DEMAND in kinds or Kind.CONDITION in kinds or (row.role is Role.DEMAND and kinds[0] is Kind.STATEMENT):
                break
        elif kinds[-1] in (Kind.BASIS, Kind.AIM) or (row.role is Role.ACCOUNTABILITY and kinds[-1] is not Kind.CONDITION):
            continue
        words = frozenset(word for k in range(begin, end) for word in row.words[k])
        if words & foreign:
            continue
        beside, edge = (begin - 1, begin) if closing else (end, end - 1)
        out.append(_Piece(number, size, text, kinds, words, subject, row.first + beside, row.first + edge, _verbs(text)))
    return out


def _verbs(text: str) -> frozenset[str]:
    return frozenset(_DEMANDS.split(clause, maxsplit=1)[-1][:2] for clause in text.split("，"))


def _fits(left: _Piece, right: _Piece, rows: Sequence[SentenceRow], common: frozenset[int], windows: frozenset[int]) -> bool:
    """The hard conditions on a seam."""
    a, b = rows[left.row], rows[right.row]
    if left.row == right.row or left.subject != right.subject:
        return False
    if a.document == b.document and abs(left.row - right.row) <= 1:
        return False
    if not _SHORTEST_SENTENCE <= len(left.text) + len(right.text) + 2 <= _LONGEST_SENTENCE:
        return False
    if left.kinds[0] is Kind.SUBJECT_DEMAND and Kind.DEMAND in right.kinds:
        return False
    if not left.verbs.isdisjoint(right.verbs):
        return False
    if not left.words.isdisjoint(right.words) and (left.words & right.words) - common:
        return False
    # One character of one side, the comma and ten of the other: a copied run across the seam that is longer than 20 holds such a window.
    seams = (*straddle(left.text, "，" + right.text, least=1)[:1], *straddle(left.text + "，", right.text, least=1)[-1:])
    return not any(window_hash(window) in windows for window in seams)


def learn_stretches(
    rows: Sequence[SentenceRow],
    clause_vectors: NDArray[np.int8],
    foreign: Sequence[frozenset[int]],
    common: Sequence[frozenset[int]],
    windows: frozenset[int],
) -> Stretches:
    """Find every stretch and link each opening to its best closings.

    ``foreign`` and ``common`` are by domain: words that belong to another domain, and words so frequent in the domain that saying
    them twice is no repetition; ``windows`` are the hashes of every window of the training text.
    """
    import numpy as np

    openings: list[_Piece] = []
    closings: list[_Piece] = []
    for number, row in enumerate(rows):
        openings += _pieces(number, row, closing=False, foreign=foreign[row.domain])
        closings += _pieces(number, row, closing=True, foreign=foreign[row.domain])
    out = Stretches()
    for piece in closings:
        out.closing_sentences.append(piece.row)
        out.closing_sizes.append(piece.size)
    groups: dict[tuple[int, Role, Kind], list[int]] = defaultdict(list)
    for k, piece in enumerate(closings):
        groups[rows[piece.row].domain, rows[piece.row].role, piece.kinds[0]].append(k)
    waiting: dict[tuple[int, Role, Kind], list[int]] = defaultdict(list)
    for k, opening in enumerate(openings):
        row = rows[opening.row]
        waiting[row.domain, row.role, row.kinds[opening.size]].append(k)
    vectors = clause_vectors.astype(np.float32)  # whole numbers below 2^24: sums are exact on every machine
    links: dict[int, list[tuple[int, int]]] = {}
    for key, asking in waiting.items():
        if groups.get(key):
            asking = _thinned(asking)
            pool = _Pool(_thinned(groups[key]), closings, rows, vectors)
            for begin in range(0, len(asking), _BLOCK):
                block = asking[begin : begin + _BLOCK]
                for k, best in zip(block, pool.best([openings[k] for k in block], rows, vectors), strict=True):
                    links[k] = _linked(openings[k], best, closings, rows, common[key[0]], windows)
    for k, opening in enumerate(openings):
        out.opening_sentences.append(opening.row)
        out.opening_sizes.append(opening.size)
        for score, closing in links.get(k, ()):
            out.link_closings.append(closing)
            out.link_scores.append(score)
        out.link_starts.append(len(out.link_closings))
    return out


def _thinned(members: list[int]) -> list[int]:
    """At most :data:`_LARGEST_GROUP` of a group, evenly drawn: more of one kind on one domain adds cost and no choice."""
    if len(members) <= _LARGEST_GROUP:
        return members
    return [members[k * len(members) // _LARGEST_GROUP] for k in range(_LARGEST_GROUP)]


class _Pool:
    """The closings of one group as matrices, and the search for the best of them for a block of openings."""

    def __init__(self, members: Sequence[int], closings: Sequence[_Piece], rows: Sequence[SentenceRow], vectors: NDArray[np.float32]) -> None:
        import numpy as np

        self.members = members
        self.edges = vectors[[closings[k].edge for k in members]].T
        self.besides = vectors[[closings[k].beside for k in members]].T
        self.matters = np.array([rows[closings[k].row].matter for k in members])

    def best(self, openings: Sequence[_Piece], rows: Sequence[SentenceRow], vectors: NDArray[np.float32]) -> list[list[tuple[int, int]]]:
        """For each opening its best closings as (score, closing), best first; ties in the order of the closings."""
        import numpy as np

        followed = vectors[[opening.beside for opening in openings]]  # what really followed each opening
        ends = vectors[[opening.edge for opening in openings]]  # what stands before the seam
        scores = followed @ self.edges + ends @ self.besides
        asked = np.array([rows[opening.row].matter for opening in openings])
        scores += np.where(self.matters[None, :] == asked[:, None], np.float32(_SAME_MATTER), np.float32(0))
        most = min(len(self.members), _ASKED)
        floor = np.partition(scores, len(self.members) - most, axis=1)[:, len(self.members) - most]
        out = []
        for row, least in zip(scores, np.maximum(floor, _LEAST_SCORE), strict=True):
            chosen = np.flatnonzero(row >= least)
            order = chosen[np.lexsort((chosen, -row[chosen]))][:_ASKED]
            out.append([(int(row[k]), self.members[int(k)]) for k in order])
        return out


def _linked(
    opening: _Piece,
    best: Sequence[tuple[int, int]],
    closings: Sequence[_Piece],
    rows: Sequence[SentenceRow],
    common: frozenset[int],
    windows: frozenset[int],
) -> list[tuple[int, int]]:
    """The best closings that meet the hard conditions, one a source sentence, with scores from 1 to 255."""
    out: list[tuple[int, int]] = []
    taken: set[int] = set()
    for score, k in best:
        closing = closings[k]
        if closing.row in taken or not _fits(opening, closing, rows, common, windows):
            continue
        taken.add(closing.row)
        out.append((max(1, min(255, 255 * score // _BEST_SCORE)), k))
        if len(out) >= _MOST_CLOSINGS:
            break
    return out
