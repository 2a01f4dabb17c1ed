"""Sentences of official Chinese: where they end, what a heading's first sentence is."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: A sentence with its stop and any closing quotes after it.
_SENTENCE = re.compile(r"[^。！？!?；;]*[。！？!?；;]+[”’」』）)]*|[^。！？!?；;]+$")
_FIRST = re.compile(r"[^。！？!?；;]*[。！？!?；;]+[”’」』]*")
_ENDED = re.compile(r"[。！？!?；;…][”’」』）)]*$")


def split_sentences(text: str) -> list[str]:
    """The sentences of a paragraph, each with its stop.

    >>> split_sentences("责任要压实；措施要落细。“要快！”他说。")
    ['责任要压实；', '措施要落细。', '“要快！”', '他说。']
    """
    return [piece for match in _SENTENCE.finditer(text) if (piece := match[0].strip())]


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the sentences between two places begin and end, blanks around them left out.

    >>> list(sentence_spans("甲。责任要压实； 措施要落细。乙", 2, 15))
    [(2, 8), (9, 15)]
    """
    for match in _SENTENCE.finditer(text, start, end):
        piece = match[0]
        if piece.strip():
            yield match.start() + len(piece) - len(piece.lstrip()), match.end() - len(piece) + len(piece.rstrip())


def first_sentence(text: str) -> str:
    """The first sentence with its stop, or the empty string when no sentence ends."""
    match = _FIRST.match(text)
    return match[0] if match else ""


def is_ended(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    return bool(_ENDED.search(text))
