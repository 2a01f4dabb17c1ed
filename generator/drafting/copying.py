"""The guard against copying: the longest run of a text that stands in the training text."""

from __future__ import annotations

from collections.abc import Container, Iterator
from zlib import crc32

from generator.language.windows import BYTES, SIZE, WINDOW, Asked, encoded, window_at

#: A draft holds no longer run of the training text, about two clauses; a request may ask for less.
LONGEST_RUN = 24
#: A whole sentence of the training text may stand in a draft up to this length.
LONGEST_WHOLE = 20


class CopyGuard:
    """Tells runs of the training text from the hashes of its windows; what is shorter than a window is no run.

    A run longer than allowed holds several windows in a row, so most windows need not be looked at.
    """

    def __init__(self, windows: Container[int], longest: int = LONGEST_RUN) -> None:
        self._windows = windows if isinstance(windows, Asked) else Asked(windows)
        self.longest = max(longest, WINDOW)
        self._stride = self.longest - WINDOW + 2  # windows in the shortest run that is too long

    def _holds(self, data: bytes, at: int) -> bool:
        return self._windows[window_at(data, at)]

    def too_long(self, text: str) -> tuple[int, int] | None:
        """The first run that is longer than allowed, as (start, end)."""
        data = encoded(text)
        found = self._find(data)
        if found is None:
            return None
        begin, end = found
        while begin and self._holds(data, begin - 1):
            begin -= 1
        while end < len(text) - WINDOW and self._holds(data, end + 1):
            end += 1
        return begin, end + WINDOW

    def copies(self, text: str) -> bool:
        """Whether a text holds a run that is longer than allowed."""
        return self._find(encoded(text)) is not None

    def run_end(self, text: str) -> int:
        """Where a run in a text becomes longer than allowed, -1 where none does."""
        found = self._find(encoded(text))
        return found[1] + WINDOW if found else -1

    def _find(self, data: bytes) -> tuple[int, int] | None:
        """The first and the last of so many windows in a row that their run is too long."""
        windows = self._windows
        last, around, half = len(data) - SIZE, (self._stride - 1) * BYTES, self._stride // 2 * BYTES
        for at in range(around, last + 1, around + BYTES):
            if not windows[crc32(data[at : at + SIZE])]:  # asked of everything that a draft says, so nothing is called for it
                continue
            # The run goes on for ``around`` before, after or on both sides of this window; the furthest that it must reach are asked first.
            begin = end = at
            ahead = at + half
            if ahead <= last and windows[crc32(data[ahead : ahead + SIZE])]:
                while end < last and end - at < around and windows[crc32(data[end + BYTES : end + BYTES + SIZE])]:
                    end += BYTES
                furthest = end - around
            else:
                furthest = at - around + half - BYTES
            if furthest < at and not windows[crc32(data[furthest : furthest + SIZE])]:
                continue
            while begin > 0 and end - begin < around and windows[crc32(data[begin - BYTES : begin - BYTES + SIZE])]:
                begin -= BYTES
            while end < last and end - begin < around and windows[crc32(data[end + BYTES : end + BYTES + SIZE])]:
                end += BYTES
            if end - begin >= around:
                return begin // BYTES, end // BYTES
        return None

    def runs(self, text: str) -> Iterator[tuple[int, int]]:
        """Every run of the training text that is a window or longer, as (start, end), in reading order."""
        last = len(text) - WINDOW
        data = encoded(text)
        begin = -1
        for at in range(last + 2):
            if at <= last and self._holds(data, at):
                begin = at if begin < 0 else begin
            elif begin >= 0:
                yield begin, at - 1 + WINDOW
                begin = -1

    def is_whole(self, text: str) -> bool:
        """Whether a text without long runs is one that may not stand whole: a longer one that is copied has a long run."""
        return LONGEST_WHOLE <= len(text) <= self.longest and self.is_copied(text)

    def is_copied(self, text: str) -> bool:
        """Whether a whole text of a window or more stands in the training text."""
        last = len(text) - WINDOW
        data = encoded(text)
        return last >= 0 and self._holds(data, last // 2) and all(self._holds(data, at) for step in (5, 1) for at in range(0, last + 1, step))
