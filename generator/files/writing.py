"""Writes results: whole or not at all, and never at the price of what stood there before."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from generator.errors import OutputError

_FULL = ("磁盘已满", "请清理磁盘空间，或写到别的磁盘")
_FORBIDDEN = ("没有写入权限", "请检查文件和文件夹的权限，或写到自己的文件夹")
#: What an error of the operating system means to the user, and what to do.
_SAYINGS: Mapping[int, tuple[str, str]] = MappingProxyType(
    {
        errno.ENOSPC: _FULL,
        errno.EDQUOT: ("磁盘配额已满", _FULL[1]),
        errno.EFBIG: ("文件超过了系统允许的大小", "请写到别的磁盘，或拆分后再写"),
        errno.EACCES: _FORBIDDEN,
        errno.EPERM: _FORBIDDEN,
        errno.EROFS: ("磁盘是只读的", "请写到别的磁盘"),
        errno.EISDIR: ("是文件夹，不能写成文件", "请给出文件名"),
        errno.ENOENT: ("所在文件夹不存在", "请先建立文件夹，或检查路径"),
        errno.ENOTDIR: ("路径中有一段不是文件夹", "请检查路径"),
        errno.ENAMETOOLONG: ("文件名过长", "请换一个较短的文件名"),
    }
)


def _pour(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _replace(path: Path, data: bytes, *, durable: bool) -> None:
    """Write a new file beside the old one and put it in its place in one step; whatever happens, no other file stays."""
    path = Path(os.path.realpath(path))  # a link goes on pointing where it did
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else None
    if mode is not None and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "read-only", str(path))
    beside = path.with_name(f".yishi-{secrets.token_hex(8)}.tmp")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        try:
            _pour(descriptor, data)
            if durable:
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if mode is not None:
            beside.chmod(mode)
        beside.replace(path)
    finally:  # an interruption from the keyboard too
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    if not durable:
        return
    with suppress(OSError):  # so that the new name outlasts a power cut; not every system can
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def write_bytes(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Write a file so that it appears whole or not at all; a file that stood there stays until the new one is complete.

    ``durable`` waits until the disk has it; a cache that can be made anew need not.
    Raises :class:`~generator.errors.OutputError`, and then nothing has changed.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     write_bytes(Path(folder, "语体库"), b"1")
    ...     [path.name for path in Path(folder).iterdir()]
    ['语体库']
    """
    path = Path(path)
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a directory", str(path))
        if path.exists() and not path.is_file():  # a device or pipe (/dev/stdout): nothing may be put in its place
            descriptor = os.open(path, os.O_WRONLY)
            try:
                _pour(descriptor, data)
            finally:
                os.close(descriptor)
        else:
            _replace(path, data, durable=durable)
    except (OSError, ValueError) as error:
        number = error.errno if isinstance(error, OSError) else None
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        what, advice = _SAYINGS.get(number or 0, (f"写不进去（{reason}）", "请检查路径和磁盘"))
        raise OutputError(what, where=str(path), advice=advice) from error


def write_text(path: Path, text: str) -> None:
    """Write text in UTF-8, line ends as they are; whole or not at all, like :func:`write_bytes`.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     write_text(Path(folder, "讲话.txt"), "同志们：")
    ...     Path(folder, "讲话.txt").read_text("utf-8")
    '同志们：'
    """
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise OutputError(f"第 {error.start + 1} 个字符不能写成 UTF-8", where=str(path), advice="请检查来源文件的编码") from error
    write_bytes(path, data)
