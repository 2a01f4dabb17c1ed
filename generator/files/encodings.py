"""Bytes → text: which encoding a file is in.

Strict decoders decide as far as they can. Where two of them accept the same bytes (nearly every Big5 page is valid
GB18030, every page is valid Latin-1), the share of common characters in the result decides, so that a wrong
declaration never turns a document into rubbish.
"""

from __future__ import annotations

import codecs
from types import MappingProxyType

from generator.errors import InputError

#: Marks at the start of a file. UTF-32 stands first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
#: How files begin that hold no plain text, and what to call them.
_SIGNATURES = MappingProxyType(
    {
        b"%PDF-": "PDF 文件",
        b"PK\x03\x04": "压缩包或 Office 文件",
        b"PK\x05\x06": "空的压缩包",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "旧版 Office 文件（.doc、.xls、.ppt）或加密文件",
        b"{\\rtf": "RTF 文件",
        b"\x89PNG\r\n": "图片",
        b"\xff\xd8\xff": "图片",
        b"GIF8": "图片",
        b"II*\x00": "图片",
        b"MM\x00*": "图片",
        b"\x1f\x8b": "压缩文件",
        b"BZh": "压缩文件",
        b"7z\xbc\xaf\x27\x1c": "压缩文件",
        b"Rar!\x1a\x07": "压缩文件",
        b"\xfd7zXZ\x00": "压缩文件",
        b"\x7fELF": "程序",
        b"SQLite format 3\x00": "数据库",
    }
)
_LATIN = "cp1252"
#: Declared names that stand for a smaller set than what pages under them really hold.
_WIDER = MappingProxyType(
    {
        "ascii": _LATIN,
        "iso8859-1": _LATIN,
        "gb2312": "gb18030",
        "gbk": "gb18030",
        "big5": "big5hkscs",
        "cp950": "big5hkscs",
        "utf-16": "utf-16-le",
    }
)
#: Codecs of Python that no file is declared in; some are slow, some read any bytes.
_NOT_CHARSETS = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7"})
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\f\r\x1b") + b"\x7f"
#: Share of control bytes above which bytes are no text; random bytes hold 11 %, text with a few stray NULs less than 1 %.
_MOST_CONTROLS = 0.05
#: The most frequent characters of running Chinese, simplified and traditional: 0.29–0.46 of each document of the corpus and the
#: seeds, at most 0.03 of the same read as Big5.
_COMMON = frozenset(
    "，。、；：！？“”（）《》\u3000的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
    "用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实工各市县区全委政府党领导会议干部"
    "強調這個們來為國時會對發後經過還進開從實縣區導議說幹黨"
)
_SAMPLE = 20_000
#: A text of ASCII in UTF-16 is half NULs (and valid UTF-8); a text in UTF-8 holds a stray few.
_UTF16_NULS = 0.25
#: Share of Han, ASCII and common marks: above 0.9 in every document of corpus and seeds, below 0.35 in the wrong byte order.
_UTF16_LIKELY = 0.85
#: A sample shorter than this is judged as if it were this long: two or three characters prove nothing.
_ENOUGH = 20
_MARGIN = 0.1


class UndecodableError(InputError, ValueError):
    """No encoding reads these bytes as text."""


def _common(text: str) -> float:
    """The share of common characters among those that are not ASCII."""
    foreign = [character for character in text[:_SAMPLE] if character > "\x7f"]
    return sum(character in _COMMON for character in foreign) / max(len(foreign), _ENOUGH)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (LookupError, ValueError):
        return None


def _declared_codec(name: str) -> str | None:
    try:
        codec = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return None
    return None if codec in _NOT_CHARSETS else _WIDER.get(codec, codec)


def _utf16(data: bytes) -> str | None:
    """The byte order of UTF-16 without a mark. Counting NULs does not tell it: 一 and U+3000 hold theirs on the other side."""
    if len(data) % 2 or b"\0" not in data:
        return None

    def likely(encoding: str) -> float:
        text = data[:4096].decode(encoding, "replace")
        known = sum("\u4e00" <= c <= "\u9fff" or " " <= c <= "~" or c in "\t\n\r" or "\u3000" <= c <= "\u303f" or c in _COMMON for c in text)
        return known / len(text)

    best = max(("utf-16-le", "utf-16-be"), key=likely)
    return best if likely(best) > _UTF16_LIKELY and _try(data, best) is not None else None


def decode(data: bytes, *, declared: str | None = None) -> tuple[str, str]:
    """Read bytes as text and name the encoding; a declaration is believed only as far as the bytes bear it out.

    Raises :class:`UndecodableError` (an InputError and a ValueError) when nothing reads them.

    >>> decode("同志们".encode("utf-8"), declared="gb2312")
    ('同志们', 'utf-8')
    >>> decode("同志们，要压实责任。".encode("gbk"), declared="utf-8")
    ('同志们，要压实责任。', 'gb18030')
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _try(data[len(mark) :], encoding)
            if text is not None:
                return text, encoding
            if encoding == "utf-8-sig":
                data = data[len(mark) :]  # a mark that an editor put before bytes of another encoding
            break
    text = _try(data, "utf-8")
    if text is not None and data.count(0) <= len(data) * _UTF16_NULS:
        return text, "utf-8"
    wide = _utf16(data)
    if wide:
        return data.decode(wide), wide
    if text is not None:
        return text, "utf-8"
    return _weigh(data, _declared_codec(declared) if declared else None)


def _weigh(data: bytes, declared: str | None) -> tuple[str, str]:
    """The reading of bytes that are not UTF-8 with the most common characters; between equals the declared one."""
    best: tuple[float, str, str] | None = None
    # Any bytes are valid Latin-1, so that declaring it proves nothing; real Latin-1 is hardly ever valid GB18030.
    for encoding in ("gb18030", declared) if declared == _LATIN else (declared, "gb18030"):
        text = _try(data, encoding) if encoding else None
        if encoding and text is not None and (best is None or _common(text) > best[0]):
            best = _common(text), text, encoding
    text = _try(data, "big5hkscs")
    if text is not None and _common(text) > (best[0] if best else 0) + _MARGIN:
        best = _common(text), text, "big5hkscs"
    damaged = _common(data[: 3 * _SAMPLE].decode("utf-8", "ignore"))
    if best is None or damaged > best[0] + _MARGIN:
        raise UndecodableError("文字编码无法识别，或文件已损坏", advice="请用编辑器打开，另存为 UTF-8 编码后再试")
    return best[1], best[2]


def binary_kind(data: bytes) -> str:
    """What these bytes are when they are not text, in Chinese; empty when they are text.

    >>> binary_kind(b"%PDF-1.7 ..."), binary_kind("讲话".encode())
    ('PDF 文件', '')
    """
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            return kind
    if any(data.startswith(mark) and _try(data[len(mark) :], encoding) is not None for mark, encoding in _MARKS) or _utf16(data):
        return ""
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return "二进制文件" if controls > len(data) * _MOST_CONTROLS else ""


def is_binary(data: bytes) -> bool:
    """Whether these bytes are something else than text: a known format, or full of control characters.

    >>> is_binary(b"\\x89PNG\\r\\n\\x1a\\n"), is_binary("讲话".encode("utf-16-le"))
    (True, False)
    """
    return bool(binary_kind(data))
