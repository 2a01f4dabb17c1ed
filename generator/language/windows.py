"""Fixed windows of text, hashed: the quick test for text that was copied.

The training text is cut at every multiple of :data:`WINDOW`; a run of at least ``2 * WINDOW - 1`` characters shared with it
holds at least one of those pieces whole, so looking up every window of a draft misses no such run.
"""

from __future__ import annotations

import zlib

WINDOW = 12
#: The shortest shared run that is sure to be noticed.
SURE_RUN = 2 * WINDOW - 1


def window_hash(window: str) -> int:
    """A 32-bit hash that is the same on every machine.

    >>> window_hash("各级各部门要压实责任链条")
    1776458868
    """
    return zlib.crc32(window.encode("utf-32-le"))
