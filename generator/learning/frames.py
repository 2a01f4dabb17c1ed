"""Parallel headings: what the members of one list have in common (a frame), and what fills it.

思想再统一 / 责任再压实 / 措施再细化 share the frame 〈〉再〈〉; 以严的基调抓责任 / 以实的举措抓整改 share 以〈〉的〈〉抓〈〉. Headings with no word in
common may still be parallel by measure: 提高政治站位，压实工作责任 (6，6).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

SLOT = "〈〉"
_LONGEST = 26
_FIXED_LEAST = 1
#: Pieces that headings share, and how far from the piece before it one of a single character may stand.
_LONGEST_PIECE, _FURTHEST = 6, 6


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame and the fillers of one heading that follows it."""

    pattern: str
    fillers: tuple[str, ...]


def measure(heading: str) -> str:
    """The lengths of a heading's phrases.

    >>> measure("提高政治站位，压实工作责任")
    '6，6'
    """
    return "，".join(str(len(phrase)) for phrase in heading.split("，"))


def _common(headings: list[str]) -> list[str]:
    """The characters that all headings share in order, greedily from the left, longest pieces first (a light sequence alignment)."""
    shortest = min(headings, key=len)
    pieces: list[str] = []
    offsets = [0] * len(headings)
    at = 0
    while at < len(shortest):
        size, found = 0, offsets
        while size < min(_LONGEST_PIECE, len(shortest) - at):  # what holds no piece holds no longer one
            piece = shortest[at : at + size + 1]
            places = [heading.find(piece, offset) for heading, offset in zip(headings, offsets, strict=True)]
            if min(places) < 0:
                break
            size, found = size + 1, places
        if size > 1 or (size and max(place - offset for place, offset in zip(found, offsets, strict=True)) <= _FURTHEST):
            pieces.append(shortest[at : at + size])
            offsets = [place + size for place in found]
            at += size
        else:
            at += 1
    return pieces


_WEAK = re.compile("^[的和与，、]+$")


def find_frame(headings: tuple[str, ...]) -> tuple[Frame, ...]:
    """The frame that all headings of a list follow, one entry a heading; empty when they share none.

    >>> [(frame.pattern, frame.fillers) for frame in find_frame(("思想再统一", "责任再压实", "措施再细化"))][:2]
    [('〈〉再〈〉', ('思想', '统一')), ('〈〉再〈〉', ('责任', '压实'))]
    >>> find_frame(("提高政治站位", "狠抓工作落实"))
    ()
    """
    clean = [heading for heading in headings if heading]
    if len(clean) != len(headings) or len(clean) < 2 or max(map(len, clean)) > _LONGEST or len(set(clean)) < len(clean):
        return ()
    pieces = _common(clean)
    strong = [piece for piece in pieces if not _WEAK.match(piece)]
    if not strong or sum(map(len, strong)) < _FIXED_LEAST:
        return ()
    frames = []
    for heading in clean:
        pattern, fillers, at = "", [], 0
        for piece in pieces:
            place = heading.find(piece, at)
            if place > at:
                pattern += SLOT
                fillers.append(heading[at:place])
            pattern += piece
            at = place + len(piece)
        if at < len(heading):
            pattern += SLOT
            fillers.append(heading[at:])
        frames.append(Frame(pattern, tuple(fillers)))
    shape = Counter(frame.pattern for frame in frames)
    if len(shape) != 1 or any(not frame.fillers for frame in frames) or sum(len(f) for f in frames[0].fillers) < 2:
        return ()
    return tuple(frames)
