"""Fixed windows of text, hashed: the quick test for text that was copied.

The hash is the CRC-32 of the window's code points, the same on every machine and cheap to take of any stretch of an encoded text.
"""

from __future__ import annotations

import sys
from array import array
from zlib import crc32

WINDOW = 16
#: What a code point, and a window, takes of an encoded text.
BYTES = 4
SIZE = BYTES * WINDOW


def one_line(text: str) -> str:
    """A text as windows are cut from it: without its line breaks, since a copied run may go on in the next line."""
    return text.replace("\n", "")


def encoded(text: str) -> bytes:
    """A text as :func:`window_at` cuts it: four bytes a code point.

    >>> window_at(encoded("，各级各部门要层层压实安全责任链条"), 1) == window_at(encoded("各级各部门要层层压实安全责任链条。"), 0)
    True
    """
    return text.encode("utf-32-le", "surrogatepass")


def window_at(data: bytes, at: int) -> int:
    """The hash of the window that begins at a place of an encoded text."""
    return crc32(data[BYTES * at : BYTES * (at + WINDOW)])


def window_bytes(text: str) -> bytes:
    """The hashes of every window of a text, sorted, each once, as little-endian 32-bit numbers.

    >>> len(window_bytes("各级各部门要层层压实安全责任链条，")) // 4
    2
    """
    data = encoded(one_line(text))
    hashes = array("I", sorted({window_at(data, at) for at in range(len(data) // BYTES - WINDOW + 1)}))
    if sys.byteorder == "big":
        hashes.byteswap()
    return hashes.tobytes()
