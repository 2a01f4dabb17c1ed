"""Files as a checker sees them: the text, and the way back to line and column of the file that the user has open.

Reading takes things off (front matter, markup, tags). The way back is found line by line, by walking along the file's own line:
what was kept stands there in the same order.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from generator.errors import InputError, OutputError
from generator.files.documents import READERS, Loaded, load
from generator.files.html import extract
from generator.files.writing import write_bytes

_LINE = re.compile("[^\r\n]*(?:\r\n|\r|\n)?")
_MARKS = (b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, b"\x84\x31\x95\x33")


def _along(line: str, own: str, *, tags: bool) -> list[int]:
    """For each character of a line the place in the file's own line, and one place more for its end.

    >>> _along("同志们：", "**同志们：**", tags=False)
    [2, 3, 4, 5, 6]
    """
    places: list[int] = []
    at = 0
    for character in line:
        k = at
        while k < len(own) and own[k] != character:
            close = own.find(">", k) if tags and own[k] == "<" else -1
            k = close + 1 if close >= 0 else k + 1
        if k >= len(own):  # written as an entity: the character is somewhere after the one before it
            places.append(min(at, len(own)))
            continue
        places.append(k)
        at = k + 1
    return [*places, at]


@dataclass(frozen=True)
class SourceText:
    """The text that rules read, the file's own text, and where each line of the one begins in the other."""

    text: str
    whole: str
    starts: tuple[int, ...]  # per line of ``text``
    ends: tuple[int, ...]
    tags: bool = False

    @cached_property
    def _rows(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))]

    @cached_property
    def _own_rows(self) -> list[int]:
        return [match.start() for match in _LINE.finditer(self.whole) if match[0]] or [0]

    @cached_property
    def _walked(self) -> dict[int, list[int]]:
        return {}

    def raw(self, place: int) -> int:
        """The place in the file's own text."""
        row = min(bisect_right(self._rows, place) - 1, len(self.starts) - 1)
        column = place - self._rows[row]
        line = self.text[self._rows[row] : self._rows[row + 1] - 1]
        start, end = self.starts[row], self.ends[row]
        if self.whole.startswith(line, start):
            return start + min(column, len(line))
        if row not in self._walked:
            self._walked[row] = _along(line, self.whole[start:end], tags=self.tags)
        places = self._walked[row]
        return start + places[min(column, len(places) - 1)]

    def place(self, place: int) -> tuple[int, int]:
        """Line and column in the file, both from 1."""
        raw = self.raw(place)
        row = bisect_right(self._own_rows, raw) - 1
        return row + 1, raw - self._own_rows[row] + 1


def view(whole: str, form: str) -> SourceText:
    r"""The text of a decoded file with the way back to it.

    >>> seen = view("---\ntitle: 讲话\n---\n# 讲话\r\n\r\n**同志们:**\r\n", "md")
    >>> seen.text, seen.place(seen.text.index(":"))
    ('讲话\n\n同志们:\n', (6, 6))
    """
    if form == "html":
        page = extract(whole)
        return SourceText(page.text, whole, page.offsets or (0,), (*page.offsets[1:], len(whole)), tags=True)
    if form == "docx":
        own = [match.span() for match in _LINE.finditer(whole)]
        return SourceText(whole, whole, tuple(start for start, _ in own), tuple(end for _, end in own))
    text, _ = READERS[form](whole)
    own = [match.span() for match in _LINE.finditer(whole) if match.start() < len(whole)]
    if whole.endswith(("\n", "\r")) or not own:
        own.append((len(whole), len(whole)))
    plain, _ = READERS["txt"](whole)  # a stretch of the whole: front matter is off, and whatever else is taken off whole lines
    lines = whole.replace("\r\n", "\n").replace("\r", "\n")
    own = own[lines.count("\n", 0, max(0, lines.find(plain))) :]
    while len(own) < text.count("\n") + 1:  # an entity that was a line end
        own.append((len(whole), len(whole)))
    return SourceText(text, whole, tuple(start for start, _ in own), tuple(end for _, end in own))


def read_source(path: Path) -> tuple[Loaded, SourceText]:
    """A file with the text that is checked.

    Raises :class:`~generator.errors.InputError` for whatever cannot be read as a document.
    """
    loaded = load(path)
    seen = view(loaded.text, loaded.format)
    if not seen.text.strip():
        raise InputError("没有可读的文字", where=str(path), advice="请检查文件内容")
    return loaded, seen


def encode(loaded: Loaded, whole: str) -> bytes:
    """A changed text in the bytes of its file's encoding, with the same mark at the start.

    Raises :class:`~generator.errors.OutputError` when the file's own text would not come out as the bytes it was read from.
    """
    name = "utf-8" if loaded.encoding == "utf-8-sig" else loaded.encoding
    for mark in _MARKS:
        if loaded.data.startswith(mark):
            try:
                if mark + loaded.text.encode(name) == loaded.data:
                    return mark + whole.encode(name)
            except UnicodeEncodeError:
                continue
    raise OutputError(f"编码 {loaded.encoding} 不能原样写回", where=str(loaded.path), advice="请另存为 UTF-8 编码后再改")


def mended_path(path: Path) -> Path:
    """Where a mended copy goes: beside the file, 讲话.txt → 讲话.改.txt."""
    return path.with_name(f"{path.stem}.改{path.suffix}")


def write_mended(loaded: Loaded, mended: str | bytes, *, in_place: bool) -> Path:
    """Write the mended text in the file's encoding: in its place, or beside it, where nothing may stand yet."""
    data = mended if isinstance(mended, bytes) else encode(loaded, mended)
    target = loaded.path if in_place else mended_path(loaded.path)
    if not in_place and target.exists() and target.read_bytes() != data:
        raise OutputError("已有这个文件，不覆盖", where=str(target), advice="请先移走它，或用 --in-place 直接改原文件")
    write_bytes(target, data)
    return target
