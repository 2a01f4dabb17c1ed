"""Files → :class:`RawDocument`: the text as found, whatever it was stored in."""

from __future__ import annotations

import html as entities
import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import yaml

from generator.errors import InputError
from generator.files import docx, html
from generator.files.encodings import UndecodableError, binary_kind, decode

LARGEST = 64 * 1024 * 1024
#: What a folder is searched for, and how each is read.
SUFFIXES: Mapping[str, str] = MappingProxyType(
    {".txt": "txt", ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".docx": "docx"}
)
_KNOWN = "、".join(SUFFIXES)
#: Files about a folder, not documents in it.
_ABOUT = frozenset({"readme", "license", "licence"})

_LOOKS_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|h[1-6])[\s>]", re.I | re.S)
_CHARSET = re.compile(rb"""<(?:meta[^>]{0,400}?charset|\?xml[^>]{0,200}?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_CHARSET_WITHIN = 4096

_FRONT = re.compile(r"---[ \t]*\n((?:[^\W\d][\w -]{0,40}:(?:[ \t][^\n]*)?\n){1,200})---[ \t]*(?:\n|\Z)")


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
