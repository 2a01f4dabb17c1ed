"""Fixed windows of text, hashed: the quick test for text that was copied.

The hash is a polynomial in the code points modulo 2³², so that a whole text can be hashed at once with array arithmetic and one
window with plain integers, with the same result on every machine.
"""

from __future__ import annotations

from itertools import accumulate

WINDOW = 12
_BASE = 0x9E3779B1
_MASK = 0xFFFFFFFF
_WHOLE = pow(_BASE, WINDOW, 1 << 32)
_POWERS = tuple(pow(_BASE, WINDOW - 1 - k, 1 << 32) for k in range(WINDOW))


def prefixes(text: str) -> list[int]:
    """The hashes of all beginnings of a text, from the empty one on; :func:`window_at` cuts any window's hash from them.

    >>> window_at(prefixes("，各级各部门要压实责任链条"), 1)
    3337814694
    """
    return list(accumulate(map(ord, text), lambda value, point: (value * _BASE + point) & _MASK, initial=0))


def window_at(starts: list[int], at: int) -> int:
    """The hash of the window that begins at a place of a text."""
    return (starts[at + WINDOW] - starts[at] * _WHOLE) & _MASK


def one_line(text: str) -> str:
    """A text as windows are cut from it: without its line breaks, since a copied run may go on in the next line."""
    return text.replace("\n", "")


def window_bytes(text: str) -> bytes:
    """The hashes of every window of a text, sorted, each once, as little-endian 32-bit numbers.

    >>> len(window_bytes("各级各部门要压实责任链条，")) // 4
    2
    """
    import numpy as np

    points = np.frombuffer(one_line(text).encode("utf-32-le"), dtype="<u4")
    size = max(len(points) - WINDOW + 1, 0)
    out = np.zeros(size, dtype="<u4")
    for k, power in enumerate(_POWERS if size else ()):
        out += points[k : k + size] * np.uint32(power)
    return np.unique(out).tobytes()
