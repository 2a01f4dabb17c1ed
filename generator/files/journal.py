"""What a run over many has finished, so that a run begun again goes on where the last one stopped."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from generator import __version__
from generator.errors import OutputError

_NAME = ".yishi-fill.jsonl"
_BEGUN = ""


class Journal:
    """The results of a folder, one line each: first begun, then finished; a line that was cut off counts for nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = folder / _NAME
        self._finished: dict[str, tuple[str, ...]] = {}
        self._digests: dict[str, str] = {}
        try:
            folder.mkdir(parents=True, exist_ok=True)
            lines = self._path.read_text("utf-8").split("\n") if self._path.is_file() else []
        except (OSError, UnicodeDecodeError) as error:
            raise OutputError("目录不能用", where=str(folder), advice="请换一个目录") from error
        self._whole = not lines or lines[-1] == ""
        for line in lines:
            try:
                entry = json.loads(line)
                files: dict[str, str] = dict(entry["files"])
            except (ValueError, KeyError, TypeError):
                continue
            self._remember(str(entry["key"]), files)

    def _remember(self, key: str, files: Mapping[str, str]) -> None:
        self._digests.update(files)
        if all(files.values()):
            self._finished[key] = tuple(files)

    @staticmethod
    def key(*parts: str) -> str:
        """A digest of all that a result depends on."""
        whole = sha256(__version__.encode())
        for part in parts:
            whole.update(b"\0" + part.encode())
        return whole.hexdigest()

    def has(self, key: str, files: Sequence[str]) -> bool:
        """Whether these results are made and still there (a person may have changed them since)."""
        return self._finished.get(key) == tuple(files) and all((self.folder / name).is_file() for name in files)

    def begin(self, key: str, files: Sequence[str]) -> None:
        """Claim the names of results.

        Raises :class:`~generator.errors.OutputError` when a file stands there that no run made, or that a person has changed since.
        """
        for name in files:
            path = self.folder / name
            if not path.exists():
                continue
            made = self._digests.get(name)
            if made is None or (made != _BEGUN and made != _digest(path)):
                what = "已经存在" if made is None else "被人改过"
                raise OutputError(f"{name} {what}，没有覆盖", where=str(self.folder), advice="请换目录，或移走这个文件")
        self._write(key, dict.fromkeys(files, _BEGUN))

    def finish(self, key: str, files: Sequence[str]) -> None:
        """Write down that results are finished."""
        self._write(key, {name: _digest(self.folder / name) for name in files})

    def _write(self, key: str, files: Mapping[str, str]) -> None:
        self._remember(key, files)
        line = json.dumps({"key": key, "files": files}, ensure_ascii=False) + "\n"
        try:
            with self._path.open("a", encoding="utf-8", newline="") as out:
                out.write(line if self._whole else "\n" + line)
        except OSError as error:
            raise OutputError(f"写不进去（{error.strerror}）", where=str(self._path), advice="请检查磁盘空间和权限") from error
        self._whole = True


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()[:16]
