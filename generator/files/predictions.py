"""Reads gold and predicted records, and runs a command on each text of a corpus."""

from __future__ import annotations

import json
import shlex
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from generator.errors import InputError, RequestError
from generator.samples.score.tasks import Place
from generator.samples.score.tools import READERS

_PATIENCE = 120  # seconds for one document


def read_records(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a JSONL file, or of every ``*.jsonl`` in a folder."""
    paths = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not paths:
        raise InputError("目录里没有 .jsonl 文件", where=str(path), advice="请给出 yishi corpus make 写出的目录或文件")
    for one in paths:
        try:
            with one.open(encoding="utf-8") as lines:
                for number, line in enumerate(lines, 1):
                    if not line.strip():
                        continue
                    try:
                        record = json.loads(line)
                    except ValueError:
                        record = None
                    if not isinstance(record, dict) or "id" not in record:
                        raise InputError("不是带 id 的 JSON 对象", where=f"{one}:{number}:1", advice="每行应是一篇：{\"id\": …, …}")
                    yield record
        except OSError as error:
            raise InputError(f"读不出来（{error.strerror}）", where=str(one), advice="请检查路径") from error
        except UnicodeDecodeError as error:
            raise InputError("不是 UTF-8 文本", where=str(one), advice="请给出 JSONL 文件") from error


def command_tool(command: str, reads: str) -> Callable[[str], list[Place]]:
    """A tool that writes each text to a file, runs a command with the file's name for ``{file}``, and reads what it prints."""
    if "{file}" not in command:
        raise RequestError("--run 的命令里没有 {file}", advice='例如 --run "yishi parse {file} --format json" --reads yishi')
    if reads not in READERS:
        raise RequestError(f"不认识的输出格式 {reads!r}", advice=f"--reads 可用：{'、'.join(READERS)}")

    def tool(text: str) -> list[Place]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "document.txt"
            path.write_bytes(text.encode())
            words = [word.replace("{file}", str(path)) for word in shlex.split(command)]
            try:
                done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", timeout=_PATIENCE)
            except FileNotFoundError:
                raise RequestError(f"找不到命令 {words[0]}", advice="请检查 --run") from None
            except subprocess.TimeoutExpired:
                raise RequestError(f"命令 {_PATIENCE} 秒没有结束", advice="请检查 --run") from None
        if not done.stdout.strip() and done.returncode:
            raise RequestError(f"命令失败，退出码 {done.returncode}：{done.stderr.strip()[-120:]}", advice="请先对一份文件单独运行 --run 的命令")
        return READERS[reads](done.stdout, text)

    return tool
