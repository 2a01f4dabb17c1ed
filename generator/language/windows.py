"""Fixed windows of text, hashed: the quick test for text that was copied.

The hash is the CRC-32 of the window's code points, the same on every machine and cheap to take of any stretch of an encoded text.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator
from itertools import accumulate, pairwise
from zlib import crc32

from generator.language.columns import Numbers, read_numbers, write_numbers

WINDOW = 16
#: What a code point, and a window, takes of an encoded text.
BYTES = 4
SIZE = BYTES * WINDOW
#: The bits of a hash that a set of windows stores; the others are told by where it stores them.
_BITS = 16
_MASK = (1 << _BITS) - 1
#: So many windows that were asked of are remembered.
_KEPT = 1 << 17


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


class Asked(dict[int, bool]):
    """Whether many windows hold one, remembered: drafts ask of the same ones again and again, and a search takes longer than to look that up.

    >>> asked = Asked(WindowSet.of([5]))
    >>> asked[5], asked[9], len(asked)
    (True, False, 2)
    """

    def __init__(self, windows: Container[int]) -> None:
        super().__init__()
        self._hold: Callable[[int], bool] = windows.holds if isinstance(windows, WindowSet) else windows.__contains__

    def __missing__(self, window: int) -> bool:
        if len(self) >= _KEPT:
            self.clear()
        self[window] = found = self._hold(window)
        return found


class WindowSet:
    """The hashes of many windows in little more than half of their bytes: nothing to build, and slower to ask than a set.

    ``starts``: where the lower halves of the hashes of each upper half begin in ``lows``, and where they all end.

    >>> windows = WindowSet.of([5, 0x10005, 0x10009])
    >>> 0x10009 in windows, 9 in windows, len(windows), list(windows) == [5, 0x10005, 0x10009]
    (True, False, 3, True)
    """

    __slots__ = ("lows", "starts")

    def __init__(self, starts: Numbers, lows: Numbers) -> None:
        self.starts = starts
        self.lows = lows

    @classmethod
    def of(cls, windows: Iterable[int]) -> WindowSet:
        """The set of some hashes in ascending order, each once."""
        lows, counts = array("H"), array("I", bytes(4 << _BITS))
        for window in windows:
            counts[window >> _BITS] += 1
            lows.append(window & _MASK)
        return cls(array("I", accumulate(counts, initial=0)), lows)

    @classmethod
    def read(cls, starts: bytes | memoryview, lows: bytes | memoryview) -> WindowSet:
        """The set from its two :meth:`parts`, which are kept; raises :class:`ValueError` where these do not fit each other.

        >>> WindowSet.read(*WindowSet.of([5, 0x10005]).parts()) == WindowSet.of([5, 0x10005])
        True
        """
        found = cls(read_numbers("I", starts), read_numbers("H", lows))
        if len(found.starts) != (1 << _BITS) + 1 or found.starts[1 << _BITS] != len(found.lows):
            raise ValueError("windows and their places do not fit")
        return found

    def parts(self) -> tuple[bytes, bytes]:
        """Where the windows of each upper half begin, and their lower halves, as little-endian bytes."""
        return write_numbers(self.starts), write_numbers(self.lows)

    def __contains__(self, window: object) -> bool:
        return isinstance(window, int) and self.holds(window)

    def holds(self, window: int) -> bool:
        """Whether the hash of a window is one of them."""
        high, low = window >> _BITS, window & _MASK
        end = self.starts[high + 1]
        k = bisect_left(self.lows, low, self.starts[high], end)
        return k < end and self.lows[k] == low

    def __iter__(self) -> Iterator[int]:
        return iter(self.hashes())

    def hashes(self) -> array[int]:
        """All of them, in ascending order."""
        halves = array("H", bytes(4 * len(self.lows)))
        is_big = sys.byteorder == "big"
        halves[is_big::2] = array("H", self.lows.tobytes())
        halves[1 - is_big :: 2] = array("H", b"".join(array("H", [high]) * (after - start) for high, (start, after) in enumerate(pairwise(self.starts))))
        return array("I", halves.tobytes())

    def __len__(self) -> int:
        return len(self.lows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WindowSet) and self.parts() == other.parts()

    __hash__ = None  # type: ignore[assignment]  # it is no key
