"""A progress bar on the error stream, shown only to a person at a terminal and only when there is something to wait for."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_WIDTH = 28
_PATIENCE = 0.4  # seconds before the first bar


@contextmanager
def bar(what: str, *, unit: str = "") -> Iterator[Callable[[int, int], None]]:
    """A function to call with (done, total); with a ``unit`` it also tells how many a second are done."""
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
        rate = f" {done / spent:.0f} {unit}/秒" if unit else ""
        sys.stderr.write(f"\r{what} {'█' * full}{'·' * (_WIDTH - full)} {done}/{total}{rate} 还需 {left:.0f} 秒 ")
        sys.stderr.flush()

    try:
        yield show
    finally:
        if shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
