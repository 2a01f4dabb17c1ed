"""A progress bar on the error stream, shown only to a person at a terminal and only when there is something to wait for."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_WIDTH = 28
_PATIENCE = 0.4  # seconds before the first bar


@contextmanager
def bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """A function to call with (done, total)."""
    began = time.monotonic()
    shown = False

    def show(done: int, total: int) -> None:
        nonlocal shown
        spent = time.monotonic() - began
        if not sys.stderr.isatty() or spent < _PATIENCE or not total:
            return
        shown = True
        full = _WIDTH * done // total
        left = spent / done * (total - done) if done else 0.0
        sys.stderr.write(f"\r{what} {'█' * full}{'·' * (_WIDTH - full)} {done}/{total} 还需 {left:.0f} 秒 ")
        sys.stderr.flush()

    try:
        yield show
    finally:
        if shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
