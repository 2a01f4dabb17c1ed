"""Registers and skeletons learned and opened."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import InputError, RequestError
from generator.workflows.progress import Progress, silent

if TYPE_CHECKING:
    from generator.learning.register import Register
    from generator.learning.skeleton import Skeleton


@dataclass(frozen=True, slots=True)
class Learned:
    """What learning a folder came to."""

    register: Register
    refused: tuple[str, ...]
    reused: int


def learn_register(
    folder: Path,
    output: Path,
    *,
    processes: int | None = None,
    engine: str = "processes",
    scheduler: str | None = None,
    progress: Progress = silent,
) -> Learned:
    """Learn a register from a folder and store it."""
    from generator.files.registers import learn_folder, write_register

    if not folder.is_dir():
        raise InputError("不是目录", where=str(folder), advice="yishi learn 的参数是放文件的目录")
    if output.is_dir():
        raise InputError("输出位置是目录", where=str(output), advice="请用 -o 给出文件名，例如 -o my.register")
    register, refused, reused = learn_folder(
        folder, processes=processes or os.cpu_count() or 1, engine=engine, scheduler=scheduler, progress=progress
    )
    write_register(register, output)
    return Learned(register, refused, reused)


def open_register(path: Path | None, progress: Progress = silent) -> Register:
    """The user's register, or the shipped one."""
    from generator.files.registers import own_register, read_register

    return read_register(path) if path else own_register(progress)


def open_registers(values: Sequence[str], progress: Progress = silent) -> Register:
    """The registers that ``FILE`` and ``FILE:WEIGHT`` name, put together; without any the shipped one."""
    asked = [weighted_path(value) for value in values]
    if not asked:
        return open_register(None, progress)
    opened = [open_register(path, progress) for path, _ in asked]
    weights = [weight for _, weight in asked]
    if weights == [1.0]:
        return opened[0]
    from generator.learning.combining import combine

    return combine(opened, weights)


def weighted_path(value: str) -> tuple[Path, float]:
    """``FILE`` or ``FILE:WEIGHT`` as a path and a weight in (0, 1].

    What exists as written is a path, colon and all; so is what has a drive's letter before the colon or a folder after it, unless a file
    stands before the colon.

    >>> [weighted_path(value)[1] for value in ("own.register", "own.register:0.5", "own.register:1")]
    [1.0, 0.5, 1.0]
    >>> [str(weighted_path(value)[0]) for value in (r"C:\\own.register", "C:own.register", r"C:\\own.register:0.5")]
    ['C:\\\\own.register', 'C:own.register', 'C:\\\\own.register']
    >>> weighted_path("own.register:2")
    Traceback (most recent call last):
    generator.errors.RequestError: own.register:2: 语体库的权重“2”不是大于 0、不大于 1 的数
    提示：写成 文件:权重，例如 own.register:0.5；全部借用就不写权重
    """
    head, colon, tail = value.rpartition(":")
    looks_like_path = (len(head) == 1 and head.isascii() and head.isalpha()) or "/" in tail or "\\" in tail
    if not colon or _is_file(value) or (looks_like_path and not _is_file(head)):
        return Path(value), 1.0
    try:
        weight = float(tail)
    except ValueError:
        weight = 0.0
    if not head or not 0 < weight <= 1:
        advice = f"写成 文件:权重，例如 {head or 'my.register'}:0.5；全部借用就不写权重"
        raise RequestError(f"语体库的权重“{tail}”不是大于 0、不大于 1 的数", where=value, advice=advice)
    return Path(head), weight


def _is_file(path: str) -> bool:
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False  # too long for a name, or no name at all: reading it says so


def read_skeleton(path: Path) -> Skeleton:
    """A skeleton that a person has edited."""
    import yaml

    from generator.learning.skeleton import from_plain

    try:
        plain = yaml.safe_load(path.read_text("utf-8"))
    except OSError as error:
        raise InputError(f"读不出骨架文件（{error.strerror}）", where=str(path)) from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError("骨架文件不是正确的 YAML", where=str(path), advice="请从 yishi skeleton 的输出改起") from error
    if not isinstance(plain, dict):
        raise InputError("骨架文件应是“文种: 字段”的映射", where=str(path), advice="请从 yishi skeleton 的输出改起")
    try:
        return from_plain(plain)
    except RequestError as error:
        raise InputError(error.what, where=str(path), advice="请从 yishi skeleton 的输出改起") from error
