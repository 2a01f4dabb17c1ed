"""Files → :class:`RawDocument`: the text as found, whatever it was stored in."""

from __future__ import annotations

import html as entities
import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

import yaml

from generator.errors import InputError
from generator.files import docx, html
from generator.files.encodings import UndecodableError, binary_kind, decode

LARGEST = 32 * 1024 * 1024
#: What a folder is searched for, and how each is read.
SUFFIXES: Mapping[str, str] = MappingProxyType(
    {".txt": "txt", ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".docx": "docx"}
)
_KNOWN = "、".join(SUFFIXES)
#: Files about a folder, not documents in it.
_ABOUT = frozenset({"readme", "license", "licence"})

_LOOKS_HTML = re.compile(
    r"""\s*+ (?:<\?xml[^>]*+>\s*+)?  (?:(?><!--.{0,2000}?-->)\s*+)*+
    <(?:!doctype\s+html|html|head|body|meta|title|link|script|style|div|table|center|article|section|span|font|p|h[1-6])[\s>]""",
    re.I | re.S | re.X,
)
_CHARSET = re.compile(rb"""<(?:meta[^>]{0,400}?charset|\?xml[^>]{0,200}?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_CHARSET_WITHIN = 4096

#: Every line must look like “key: value”: a text may well begin with a rule of dashes.
_FRONT = re.compile(r"---[ \t]*\n((?:[^\W\d][\w-]{0,40}:(?:[ \t][^\n]{0,5000})?\n){1,200})---[ \t]*(?:\n|\Z)")

#: The last line of a text file that was generated: text has no other place for metadata.
_GENERATED = re.compile(r"\n[ \t]*AIGC:[ \t]*(\{\"AIGC\":[^\n]{0,1000}\})[ \t]*\n?\Z")


def _heading(match: re.Match[str]) -> str:
    """The words of a heading; the marks that may close it (# 标题 #) stand apart from them."""
    words = match[1].rstrip()
    bare = words.rstrip("#")
    return bare.rstrip() if not bare or bare[-1] in " \t" else words


#: Markdown that only says how a line looks, in the order it is taken off. Ordinals (1.) and dashes (——) are text and stay.
_MARKDOWN: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"^[ \t]*(?:>[ \t]?)+", re.M), ""),
    (re.compile(r"^[ ]{0,3}#{1,6}[ \t]+([^\n]*)", re.M), _heading),
    (re.compile(r"^[ ]{0,3}(?:=+|-{3,}|\*{3,})[ \t]*$", re.M), ""),  # rules, underlines of headings
    (re.compile(r"^([ \t]*)[-*+][ \t]+(?=\S)", re.M), r"\1"),
    (re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+\)"), ""),
    (re.compile(r"\[([^\[\]\n]*)\]\([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+\)"), r"\1"),
    (re.compile(r"(?<![*\\])(\*{2,3})(?=[^\s*])((?:[^*\n]|\*(?!\*))*?[^\s*])\1(?!\*)"), r"\2"),
    (re.compile(r"(?<![_\\])(_{2,3})(?=[^\s_])((?:[^_\n]|_(?!_))*?[^\s_])\1(?!_)"), r"\2"),  # not the blanks of a form: ____年
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
)


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A file's text as found: not cleaned, not parsed. ``format`` is txt, md, html or docx; metadata holds only strings."""

    path: Path
    text: str
    format: str
    encoding: str
    metadata: Mapping[str, str]


def _refuse(path: Path, error: OSError | ValueError) -> InputError:
    """What an error of the operating system means to the user."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return InputError("文件不存在", where=str(path), advice="请检查路径和文件名")
    if isinstance(error, PermissionError):
        return InputError("没有读取权限", where=str(path), advice="请检查文件权限，或把文件复制到自己的文件夹")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return InputError(f"读不出来（{reason}）", where=str(path), advice="请检查路径和磁盘")


def _read_bytes(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise InputError("是文件夹，不是文件", where=str(path), advice="请指定其中的文件")
        if not stat.S_ISREG(status.st_mode):
            raise InputError("不是普通文件", where=str(path), advice=f"请指定 {_KNOWN} 文件")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise _refuse(path, error) from error
    if len(data) > LARGEST:
        raise InputError("文件过大", where=str(path), advice=f"单个文件不能超过 {LARGEST // 1024 // 1024} MB，请拆分后再试")
    if not data.strip():
        raise InputError("文件是空的", where=str(path), advice="请检查文件内容")
    return data


def _decode(data: bytes, path: Path) -> tuple[str, str]:
    kind = binary_kind(data)
    if kind:
        raise InputError(f"不是文本，而是{kind}", where=str(path), advice=f"请另存为 {_KNOWN} 中的一种再试")
    declared = _CHARSET.search(data[:_CHARSET_WITHIN])
    try:
        return decode(data, declared=declared[1].decode("ascii", "ignore") if declared else None)
    except UndecodableError as error:
        raise InputError(error.what, where=str(path), advice=error.advice) from error


def _written(value: str) -> str:
    """A value of front matter as a string: dates, true and 010 as they were written, quotes and comments taken off."""
    try:
        plain = yaml.load(value, Loader=yaml.BaseLoader)  # as safe as the safe loader, and makes nothing but strings
    except (yaml.YAMLError, RecursionError):
        plain = None  # 题目: 副题, “quoted” and more: not YAML, but plain to see
    if isinstance(plain, list) and all(isinstance(one, str) for one in plain):
        return "、".join(plain)
    return plain if isinstance(plain, str) else value.strip()


def _plain_text(text: str) -> tuple[str, dict[str, str]]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT.match(text)
    if front is None:
        return text, {}
    fields = (line.partition(":") for line in front[1].splitlines())
    return text[front.end() :], {key: _written(value) for key, _, value in fields}


def _text_file(text: str) -> tuple[str, dict[str, str]]:
    """Plain text; what it says in its last line of having been generated is metadata."""
    text, metadata = _plain_text(text)
    told = _GENERATED.search(text)
    return (text[: told.start()], {**metadata, "AIGC": told[1]}) if told else (text, metadata)


def _markdown(text: str) -> tuple[str, dict[str, str]]:
    text, metadata = _plain_text(text)
    for pattern, kept in _MARKDOWN:
        text = pattern.sub(kept, text)
    return entities.unescape(text), metadata


def _page(text: str) -> tuple[str, dict[str, str]]:
    page = html.extract(text)
    # A page's own words must not pass for front matter (genre, domain), which makes a document count as clean.
    metadata = {f"meta.{name}": content for name, content in page.metadata.items()}
    told = {"title": page.title, "description": page.description}
    return page.text, {**metadata, **{key: value for key, value in told.items() if value}}


#: How the text of a decoded file is taken out, with what the file says of itself.
READERS: Mapping[str, Callable[[str], tuple[str, dict[str, str]]]] = MappingProxyType(
    {"txt": _text_file, "md": _markdown, "html": _page}
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file's bytes and what they decode to, before anything is taken off; for a Word document ``text`` is what was extracted."""

    path: Path
    data: bytes
    text: str
    format: str
    encoding: str
    told: Mapping[str, str] = field(default_factory=dict)  # what a Word document says of itself


def load(path: Path) -> Loaded:
    """Read and decode one file; a suffix that is not known is judged by what the file holds.

    Raises :class:`~generator.errors.InputError` for whatever cannot be read as a document.
    """
    path = Path(path)
    data = _read_bytes(path)
    form = SUFFIXES.get(path.suffix.lower(), "")
    if form == "docx":
        try:
            text, told = docx.read(data)
            return Loaded(path, data, text, form, "utf-8", told)
        except InputError as error:
            raise InputError(error.what, where=str(path), advice=error.advice) from error
    whole, encoding = _decode(data, path)
    return Loaded(path, data, whole, form or ("html" if _LOOKS_HTML.match(whole) else "txt"), encoding)


def read_document(path: Path) -> RawDocument:
    r"""Read one file; a suffix that is not known is judged by what the file holds.

    Raises :class:`~generator.errors.InputError` for whatever cannot be read as a document.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "讲话.md")
    ...     _ = path.write_text("---\ngenre: speech\n---\n# 在全县会议上的讲话\n**同志们：**\n", "utf-8")
    ...     raw = read_document(path)
    >>> raw.text, raw.format, raw.encoding, raw.metadata["genre"]
    ('在全县会议上的讲话\n同志们：\n', 'md', 'utf-8', 'speech')
    """
    loaded = load(path)
    text, metadata = (loaded.text, dict(loaded.told)) if loaded.format == "docx" else READERS[loaded.format](loaded.text)
    if not text.strip():
        raise InputError("没有可读的文字", where=str(loaded.path), advice="请检查文件内容")
    return RawDocument(loaded.path, text, loaded.format, loaded.encoding, MappingProxyType(metadata))


def read_reference(path: Path) -> bytes:
    """The bytes of a Word document whose styles are to be used, refused when there are none or too many."""
    return _read_bytes(Path(path))


def _in_folder(folder: Path) -> Iterator[Path]:
    def stop(error: OSError) -> None:
        raise _refuse(Path(error.filename or folder), error) from error

    for root, folders, files in os.walk(folder, onerror=stop):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(root, name)
            about = name.startswith((".", "~$")) or name.split(".")[0].lower() in _ABOUT
            if not about and path.suffix.lower() in SUFFIXES and path.is_file():
                yield path


def list_documents(paths: Sequence[Path]) -> list[Path]:
    """The files that these paths mean: a file itself, whatever its suffix; of a folder all documents below it, sorted; each once.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     for name in ("乙.txt", "甲.md", ".隐藏.txt", "README.md", "图.png"):
    ...         Path(folder, name).touch()
    ...     [path.name for path in list_documents([Path(folder)])]
    ['乙.txt', '甲.md']
    """
    found: dict[Path, Path] = {}
    for path in map(Path, paths):
        try:
            is_folder = stat.S_ISDIR(path.stat().st_mode)
        except (OSError, ValueError) as error:
            raise _refuse(path, error) from error
        below = sorted(_in_folder(path)) if is_folder else [path]
        if not below:
            raise InputError("文件夹里没有可读的文档", where=str(path), advice=f"可读：{_KNOWN}")
        for one in below:
            found.setdefault(one.resolve(), one)
    return list(found.values())
