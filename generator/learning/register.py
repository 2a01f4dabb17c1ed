"""A register: everything learned from a folder of documents, and how it is stored.

File format: the magic line, the length of the manifest as a little-endian 32-bit number, the manifest as a msgpack map, and the payload: the length
of a msgpack map of plain values, that map, and the columns, flat little-endian arrays of which the map tells where they stand. No pickle, no code; a
checksum over the payload tells a damaged file. The largest columns are read where they stand, without a copy.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from mmap import mmap
from typing import Any
from zlib import crc32

from generator.errors import RegisterError
from generator.language.windows import WindowSet
from generator.learning.lines import Lines
from generator.learning.phrases import FocusKind, HeadingFrame, Lexicon, Matter, Phrases, TopicPart
from generator.learning.sectors import Sector
from generator.learning.skeleton import Skeleton, from_plain, to_plain

MAGIC = b"YISHI-REGISTER\n"
#: Raised when older programs could not read the file.
FORMAT = 16
_LENGTH = 4  # bytes
#: Columns, and what they come after, take a multiple of so many bytes.
_ALIGNED = 8


#: Numbers of two bytes.
_SHORT = (("H", 0, (1 << 16) - 1), ("h", -(1 << 15), (1 << 15) - 1))
#: Columns of texts that are read one by one.
_LINES = ("clause_texts", "clause_rewordings")


@dataclass(frozen=True, slots=True)
class HeadingList:
    """The headings of one list as they were learned; matters are ids of the phrase model, -1 for none."""

    genre: str
    domain: str
    style: str
    depth: int
    parent: str
    headings: tuple[str, ...]
    matters: tuple[int, ...]
    document: int  # row of the phrase model's documents
    first: int  # number of its first heading, counted through the register
    above: int = -1  # number of the heading it stands under, -1 at the top
    rewordings: tuple[tuple[str, ...], ...] = ()  # what else the list may say, each time all headings


@dataclass(frozen=True, slots=True)
class Register:
    """What was learned: counts of how documents are built, parallel headings, the phrase model."""

    manifest: Mapping[str, Any]
    skeleton: Skeleton
    headings: tuple[HeadingList, ...]
    phrases: Phrases


class _Columns:
    """Gathers columns one after the other."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._size = 0

    def put(self, data: bytes) -> list[int]:
        """Where a column stands: its first byte and its size. Each begins where numbers of four bytes may."""
        at = [self._size, len(data)]
        filled = data + bytes(-len(data) % _ALIGNED)
        self._parts.append(filled)
        self._size += len(filled)
        return at

    def array(self, values: array[int]) -> dict[str, Any]:
        """The numbers, in two bytes each where none needs more."""
        if values.typecode == "i" and values:
            least, most = min(values), max(values)
            values = next((array(code, values) for code, first, last in _SHORT if first <= least and most <= last), values)
        if sys.byteorder == "big":
            values = array(values.typecode, values)
            values.byteswap()
        return {"t": values.typecode, "at": self.put(values.tobytes())}

    def joined(self) -> bytes:
        """All of them."""
        return b"".join(self._parts)


def _array(stored: Mapping[str, Any], columns: memoryview) -> array[int]:
    values: array[int] = array(stored["t"])
    values.frombytes(_column(stored["at"], columns))
    if sys.byteorder == "big":
        values.byteswap()
    return values


def _column(at: Sequence[int], columns: memoryview) -> memoryview:
    begin, size = at
    if begin + size > len(columns):
        raise ValueError("a column ends after the file")
    return columns[begin : begin + size]


def to_bytes(register: Register) -> bytes:
    """The register as the bytes of its file."""
    import msgpack

    phrases: dict[str, Any] = {}
    columns = _Columns()
    for one in fields(Phrases):
        value = getattr(register.phrases, one.name)
        if isinstance(value, array):
            phrases[one.name] = columns.array(value)
        elif isinstance(value, WindowSet):
            phrases[one.name] = list(map(columns.put, value.parts()))
        elif one.name == "matters":
            phrases[one.name] = [[matter.domain, matter.name, list(matter.terms)] for matter in value]
        elif one.name in _LINES:
            phrases[one.name] = list(map(columns.put, (value if isinstance(value, Lines) else Lines.of(value)).parts()))
        elif one.name == "lexicon":
            frames = [[frame.name, frame.first, frame.middle, frame.last] for frame in value.headings]
            phrases[one.name] = [value.free, value.verbs, value.adverbs, value.leads, value.near, value.oneway, value.formulas, frames, value.sayings, list(map(astuple, value.foci)), sorted(value.heading_verbs), value.foci_leads, value.foci_sections, [sector.pack() for sector in value.sectors], value.names, value.apart, value.parts]
        else:
            phrases[one.name] = value
    plain: bytes = msgpack.packb(
        {
            "skeleton": to_plain(register.skeleton),
            "headings": [[h.genre, h.domain, h.style, h.depth, h.parent, h.headings, h.matters, h.document, h.first, h.above, h.rewordings] for h in register.headings],
            "phrases": phrases,
        }
    )
    plain += bytes(-(len(plain) + _LENGTH) % _ALIGNED)
    payload = len(plain).to_bytes(_LENGTH, "little") + plain + columns.joined()
    manifest = bytes(msgpack.packb({**register.manifest, "checksum": crc32(payload)}))
    return MAGIC + len(manifest).to_bytes(_LENGTH, "little") + manifest + payload


def from_bytes(data: bytes | mmap, *, where: str = "") -> Register:
    """Read a register from the bytes of its file, of which it keeps some; :class:`~generator.errors.RegisterError` says what is wrong with it."""
    import msgpack

    again = "请用 yishi learn 重新学习"
    if data[: len(MAGIC)] != MAGIC:
        raise RegisterError("不是语体库文件", where=where, advice="语体库由 yishi learn 目录 -o 文件 得到")
    try:
        begin = len(MAGIC) + _LENGTH
        end = begin + int.from_bytes(data[len(MAGIC) : begin], "little")
        manifest, packed = dict(msgpack.unpackb(data[begin:end], strict_map_key=False)), memoryview(data)[end:]
        version = int(manifest["format"])
    except (ValueError, KeyError, TypeError, msgpack.UnpackException) as error:
        raise RegisterError("语体库文件已损坏（不完整或被改动）", where=where, advice=again) from error
    if version < FORMAT:
        raise RegisterError(f"语体库由旧版本生成（格式 {version}，本程序要格式 {FORMAT}）", where=where, advice=again)
    if version > FORMAT:
        raise RegisterError(f"语体库由更新的版本生成（格式 {version}，本程序支持到 {FORMAT}）", where=where, advice="请升级 yishi，或重新学习")
    if crc32(packed) != manifest.get("checksum"):
        raise RegisterError("语体库文件已损坏（校验不符）", where=where, advice=again)
    try:
        after = _LENGTH + int.from_bytes(packed[:_LENGTH], "little")
        reader = msgpack.Unpacker(strict_map_key=False)
        reader.feed(packed[_LENGTH:after])
        payload, columns = reader.unpack(), packed[after:]
        stored = payload["phrases"]
        values: dict[str, Any] = {}
        for one in fields(Phrases):
            value = stored[one.name]
            if one.name == "windows":
                values[one.name] = WindowSet.read(*(_column(at, columns) for at in value))
            elif one.name == "matters":
                values[one.name] = tuple(Matter(domain, name, tuple(terms)) for domain, name, terms in value)
            elif one.name in _LINES:
                values[one.name] = Lines.read(*(_column(at, columns) for at in value))
            elif one.name == "lexicon":
                values[one.name] = _read_lexicon(value)
            elif isinstance(value, dict) and set(value) == {"t", "at"}:
                values[one.name] = _array(value, columns)
            else:
                values[one.name] = tuple(value) if isinstance(value, list) else value
        lists = tuple(
            HeadingList(genre, domain, style, depth, parent, tuple(headings), tuple(matters), document, first, above, tuple(map(tuple, rewordings)))
            for genre, domain, style, depth, parent, headings, matters, document, first, above, rewordings in payload["headings"]
        )
        return Register(manifest, from_plain(payload["skeleton"]), lists, Phrases(**values))
    except (KeyError, TypeError, ValueError, msgpack.UnpackException) as error:
        raise RegisterError("语体库内容不完整", where=where, advice=again) from error


def _read_lexicon(stored: Sequence[Any]) -> Lexicon:
    *classes, formulas, frames, sayings, foci, heading_verbs, foci_leads, sections, sectors, names, apart, parts = stored
    free, verbs, adverbs, leads, near, oneway = (tuple(map(tuple, rows)) for rows in classes)
    headings = tuple(HeadingFrame(name, *map(tuple, places)) for name, *places in frames)
    said = {genre: {use: tuple(patterns) for use, patterns in uses.items()} for genre, uses in sayings.items()}
    kinds = tuple(FocusKind(name, *map(tuple, rows)) for name, *rows in foci)
    return Lexicon(free, verbs, adverbs, leads, tuple(formulas), headings, said, near, oneway, kinds, frozenset(heading_verbs), tuple(foci_leads), tuple(sections), tuple(map(Sector.unpack, sectors)), tuple(map(tuple, names)), tuple(apart), {topic: tuple(TopicPart(name, tuple(words), packed) for name, words, packed in rows) for topic, rows in parts.items()})
