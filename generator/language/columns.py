"""Columns of whole numbers, read where they stand in a file."""

from __future__ import annotations

import sys
from array import array
from typing import TypeAlias

#: Whole numbers in one piece of memory.
Numbers: TypeAlias = "array[int] | memoryview"


def read_numbers(code: str, data: bytes | memoryview) -> Numbers:
    """The numbers of a type code of :mod:`array` in little-endian bytes, which are not copied where the machine has them in that order.

    >>> list(read_numbers("H", write_numbers(array("H", [1, 513]))))
    [1, 513]
    """
    if sys.byteorder == "little":
        return memoryview(data).cast("B").cast(code)  # type: ignore[call-overload,no-any-return]
    numbers = array(code)
    numbers.frombytes(data)
    numbers.byteswap()
    return numbers


def write_numbers(numbers: Numbers) -> bytes:
    """The numbers as little-endian bytes."""
    if sys.byteorder == "little":
        return numbers.tobytes()
    swapped = array(numbers.format if isinstance(numbers, memoryview) else numbers.typecode, numbers)
    swapped.byteswap()
    return swapped.tobytes()
