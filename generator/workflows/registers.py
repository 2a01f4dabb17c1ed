"""Registers and skeletons learned and opened."""

from __future__ import annotations

import os
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
