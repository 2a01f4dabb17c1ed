"""Fixed windows of text, hashed: the quick test for text that was copied.

The hash is a polynomial in the code points modulo 2³², so that a whole text can be hashed at once with array arithmetic and one
window with plain integers, with the same result on every machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WINDOW = 12
_BASE = 0x9E3779B1
_MASK = 0xFFFFFFFF
_POWERS = tuple(pow(_BASE, WINDOW - 1 - k, 1 << 32) for k in range(WINDOW))


def window_hash(window: str) -> int:
    """The hash of one window of exactly :data:`WINDOW` characters.

    >>> window_hash("各级各部门要压实责任链条") == int(window_hashes("各级各部门要压实责任链条")[0])
    True
    """
    return sum(map(int.__mul__, map(ord, window), _POWERS)) & _MASK


def window_hashes(text: str) -> NDArray[np.uint32]:
    """The hashes of every window of a text, in order; shape (length - WINDOW + 1,), empty for a shorter text."""
    import numpy as np

    points = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    size = len(points) - WINDOW + 1
    out = np.zeros(max(size, 0), dtype=np.uint32)
    for k, power in enumerate(_POWERS):
        if size > 0:
            out += points[k : k + size] * np.uint32(power)
    return out


def straddle(left: str, right: str, *, least: int) -> tuple[str, ...]:
    """The two windows that any long stretch across a seam must hold: ``least`` characters of one side and the rest of the other.

    A shared run across the seam that holds ``WINDOW - least`` characters of either side, and at least ``least`` of the other,
    holds one of them; sides too short for a window give none.

    >>> straddle("甲乙丙丁", "一二三四五六七八九十廿卅", least=2)
    ('丙丁一二三四五六七八九十',)
    """
    most = WINDOW - least
    found = []
    if len(left) >= least and len(right) >= most:
        found.append(left[-least:] + right[:most])
    if len(left) >= most and len(right) >= least:
        found.append(left[-most:] + right[:least])
    return tuple(found)
