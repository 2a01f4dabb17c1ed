"""Many short texts in one piece of memory, each read when it is asked for: a draft asks for few of all that a register holds."""

from __future__ import annotations

from array import array
from codecs import utf_16_le_decode
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import overload

from generator.language.columns import Numbers, read_numbers, write_numbers

#: The bytes of a unit of UTF-16.
_UNIT = 2


class Lines(Sequence[str]):
    """Texts as UTF-16 one after the other, and where each begins, in units of that; the last number is where all end.

    >>> lines = Lines.of(["要压实责任", "", "𠮷林"])
    >>> lines[0], lines[1:], len(lines), list(lines) == ["要压实责任", "", "𠮷林"], lines == ("要压实责任", "", "𠮷林")
    ('要压实责任', ('', '𠮷林'), 3, True, True)
    >>> Lines.read(*lines.parts()) == lines
    True
    """

    __slots__ = ("_data", "_starts")

    def __init__(self, data: bytes | memoryview, starts: Numbers) -> None:
        self._data = data
        self._starts = starts

    @classmethod
    def of(cls, texts: Iterable[str]) -> Lines:
        """Some texts."""
        encoded = [text.encode("utf-16-le", "surrogatepass") for text in texts]
        return cls(b"".join(encoded), array("I", accumulate((len(one) // _UNIT for one in encoded), initial=0)))

    @classmethod
    def read(cls, data: bytes | memoryview, starts: bytes | memoryview) -> Lines:
        """The texts from their two :meth:`parts`, which are kept; raises :class:`ValueError` where these do not fit each other."""
        numbers = read_numbers("I", starts)
        if not len(numbers) or numbers[len(numbers) - 1] * _UNIT != len(data):
            raise ValueError("texts and their places do not fit")
        return cls(data, numbers)

    def parts(self) -> tuple[bytes, bytes]:
        """The texts and where they begin, as little-endian bytes."""
        return bytes(self._data), write_numbers(self._starts)

    def __len__(self) -> int:
        return len(self._starts) - 1

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[str, ...]: ...

    def __getitem__(self, at: int | slice) -> str | tuple[str, ...]:
        if isinstance(at, slice):
            return tuple([self._text(k) for k in range(*at.indices(len(self)))])
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        return self._text(at % len(self))

    def has_any(self, first: int, last: int) -> bool:
        """Whether one of the texts from ``first`` to before ``last`` is not empty.

        >>> lines = Lines.of(["", "", "要"])
        >>> lines.has_any(0, 2), lines.has_any(1, 3)
        (False, True)
        """
        return self._starts[first] != self._starts[last]

    def _text(self, k: int) -> str:
        return utf_16_le_decode(self._data[_UNIT * self._starts[k] : _UNIT * self._starts[k + 1]], "surrogatepass", True)[0]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Lines):
            return self.parts() == other.parts()
        return isinstance(other, tuple) and tuple(self) == other

    __hash__ = None  # type: ignore[assignment]  # it is no key
