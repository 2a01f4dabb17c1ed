"""Where a corpus is kept: a folder, or any address that fsspec knows (s3://…, memory://…)."""

from __future__ import annotations

import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from generator.errors import InputError, OutputError, RequestError
from generator.files.writing import write_bytes


class Place(Protocol):
    """A folder that may be elsewhere; names are relative, with slashes."""

    def read(self, name: str) -> bytes | None:
        """A file's bytes, or None when there is none."""

    def write(self, name: str, data: bytes) -> None:
        """Write a file whole or not at all."""

    def names(self, folder: str) -> list[str]:
        """The names of the files directly in a folder."""

    def remove(self, folder: str) -> None:
        """Remove a folder with all that is in it."""

    def sweep(self) -> None:
        """Remove what a killed run had begun to write."""


class LocalPlace:
    """A folder on this machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, name: str) -> bytes | None:
        """A file's bytes, or None when there is none."""
        try:
            return (self.folder / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise InputError(f"读不出来（{error.strerror}）", where=str(self.folder / name), advice="请检查文件和权限") from error

    def write(self, name: str, data: bytes) -> None:
        """Write a file whole or not at all."""
        path = self.folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"建不了文件夹（{error.strerror}）", where=str(path.parent), advice="请检查路径、权限和磁盘空间，再运行同一命令接着做") from error
        write_bytes(path, data, durable=False)

    def names(self, folder: str) -> list[str]:
        """The names of the files directly in a folder."""
        try:
            return sorted(entry.name for entry in (self.folder / folder).iterdir() if entry.is_file())
        except (FileNotFoundError, NotADirectoryError):
            return []

    def remove(self, folder: str) -> None:
        """Remove a folder with all that is in it."""
        for name in self.names(folder):
            (self.folder / folder / name).unlink(missing_ok=True)
        with suppress(OSError):
            (self.folder / folder).rmdir()

    def sweep(self) -> None:
        """Remove what a killed run had begun to write."""
        for path in self.folder.rglob(".yishi-*.tmp"):
            path.unlink(missing_ok=True)


class RemotePlace:
    """An address of fsspec; a file is written beside and moved, or whole in one step where the store works so."""

    def __init__(self, address: str) -> None:
        try:
            import fsspec
        except ImportError:
            raise RequestError("写到网络地址需要 fsspec，没有安装", advice='pip install "yishi[scale]"') from None
        try:
            self.store, self.root = fsspec.core.url_to_fs(address)
        except (ImportError, ValueError) as error:
            raise RequestError(f"不认识的地址 {address}（{error}）", advice="请给出文件夹，或 fsspec 支持的地址，例如 s3://桶/目录") from error

    def _path(self, name: str) -> str:
        return f"{self.root.rstrip('/')}/{name}"

    def read(self, name: str) -> bytes | None:
        """A file's bytes, or None when there is none."""
        try:
            return bytes(self.store.cat_file(self._path(name)))
        except FileNotFoundError:
            return None

    def write(self, name: str, data: bytes) -> None:
        """Write a file whole or not at all."""
        path = self._path(name)
        beside = f"{path}.{secrets.token_hex(6)}.yishi.tmp"
        try:
            self.store.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
            self.store.pipe_file(beside, data)
            self.store.mv(beside, path)
        except OSError as error:
            raise OutputError(f"写不进去（{error}）", where=path, advice="请检查网络、权限和空间，再运行同一命令接着做") from error

    def names(self, folder: str) -> list[str]:
        """The names of the files directly in a folder."""
        try:
            entries: list[dict[str, Any]] = self.store.ls(self._path(folder), detail=True)
        except FileNotFoundError:
            return []
        return sorted(str(entry["name"]).rsplit("/", 1)[-1] for entry in entries if entry["type"] == "file")

    def remove(self, folder: str) -> None:
        """Remove a folder with all that is in it."""
        with suppress(FileNotFoundError):
            self.store.rm(self._path(folder), recursive=True)

    def sweep(self) -> None:
        """Remove what a killed run had begun to write."""
        for path in self.store.glob(f"{self.root.rstrip('/')}/**/*.yishi.tmp"):
            self.store.rm_file(path)


def place_of(address: str) -> Place:
    """The place of an address; what has no ``://`` is a folder."""
    return RemotePlace(address) if "://" in address else LocalPlace(Path(address))
