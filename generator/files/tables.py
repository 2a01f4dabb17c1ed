"""Tables of values (CSV, JSONL, xlsx) for filling one outline many times, as in mail merge."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import yaml

from generator.errors import InputError, OutlineError, RequestError
from generator.files.outline_nodes import compose

_HOLE = re.compile(r"\{([^{}\s]{1,20})\}")
_UNSAFE = re.compile(r'[\x00-\x1f/\\:*?"<>|\s]+')
_LONGEST_NAME = 80
#: Fields whose braces are not names of columns.
_KEPT = frozenset({"占位", "placeholders"})


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file (the head is line 1), and its values by column; ``fault`` when it cannot be used."""

    number: int
    values: Mapping[str, str]
    fault: str = ""


def _csv(path: Path) -> Iterator[Row]:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")  # what spreadsheets write on a Chinese system
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    head: list[str] | None = None
    for cells in reader:
        if head is None:
            head = [cell.strip() for cell in cells]
            continue
        if any(cell.strip() for cell in cells):
            fault = f"有 {len(cells)} 栏，表头有 {len(head)} 栏" if len(cells) != len(head) else ""
            yield Row(reader.line_num, dict(zip(head, cells, strict=False)), fault)


def _jsonl(path: Path) -> Iterator[Row]:
    for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except ValueError:
            found = None
        if isinstance(found, dict):
            yield Row(number, {str(key): "" if value is None else str(value) for key, value in found.items()})
        else:
            yield Row(number, {}, "不是一个 JSON 对象")


def _xlsx(path: Path) -> Iterator[Row]:
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise RequestError("读 xlsx 需要 openpyxl", advice="安装：pip install 'yishi[xlsx]'，或把表格另存为 CSV") from error
    sheet = load_workbook(path, read_only=True, data_only=True).worksheets[0]
    head: list[str] | None = None
    for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        written = [_cell(cell) for cell in cells]
        if head is None:
            head = written
        elif any(written):
            yield Row(number, {name: cell for name, cell in zip(head, written, strict=False) if name})


def _cell(value: object) -> str:
    """A cell as a person reads it: whole numbers without a point, dates as 2026年3月5日."""
    if value is None:
        return ""
    if hasattr(value, "year") and hasattr(value, "month"):
        return f"{value.year}年{value.month}月{value.day}日"  # type: ignore[attr-defined]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


_READERS: Mapping[str, Callable[[Path], Iterator[Row]]] = MappingProxyType({".csv": _csv, ".jsonl": _jsonl, ".xlsx": _xlsx})


def read_table(path: Path) -> list[Row]:
    """The rows of a table; raises :class:`~generator.errors.InputError` when the file is no table at all."""
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise InputError("不认识的表格", where=str(path), advice=f"可用：{'、'.join(_READERS)}")
    try:
        rows = list(reader(path))
    except OSError as error:
        raise InputError(f"读不出表格（{error.strerror or error}）", where=str(path), advice="请检查文件是否存在、是否可读") from error
    except (UnicodeDecodeError, csv.Error, ValueError, KeyError) as error:
        raise InputError("表格损坏或编码不对", where=str(path), advice="请另存为 UTF-8 的 CSV") from error
    except Exception as error:
        if isinstance(error, RequestError):
            raise
        raise InputError("表格打不开", where=str(path), advice="请另存为 UTF-8 的 CSV") from error  # openpyxl raises what zipfile and its parser raise
    if not rows:
        raise InputError("表格里没有数据", where=str(path), advice="第一行是栏名，以下每行一份")
    return rows


def put_row(text: str, row: Mapping[str, str], name: str) -> str:
    """An outline's text with the values of a row in place of {栏名}; what a value holds can never become YAML of its own.

    >>> print(put_row("单位: '{单位}' # 甲", {"单位": "甲镇: 一"}, "提纲.yaml"))
    单位: "甲镇: 一" # 甲

    Raises :class:`~generator.errors.OutlineError` naming every column that the row lacks.
    """
    lacking: list[str] = []
    changes: list[tuple[int, int, str]] = []

    def visit(node: yaml.Node) -> None:
        if isinstance(node, yaml.ScalarNode) and _HOLE.search(node.value):
            lacking.extend(found for found in _HOLE.findall(node.value) if not row.get(found, "").strip())
            value = fill_name(node.value, row)
            written = yaml.dump(value, default_style='"', allow_unicode=True, width=10**9).strip()
            changes.append((node.start_mark.index, node.end_mark.index, written))
        elif isinstance(node, yaml.SequenceNode):
            for child in node.value:
                visit(child)
        elif isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value not in _KEPT:
                    visit(value)

    visit(compose(text, name))
    if lacking:
        raise OutlineError(f"缺少 {'、'.join(dict.fromkeys(lacking))}", where=name, advice="请在表格里补上这一栏")
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def fill_name(pattern: str, row: Mapping[str, str]) -> str:
    """A pattern with the values of a row in place of {栏名}."""
    return _HOLE.sub(lambda found: row.get(found[1], "").strip(), pattern)


def file_name(pattern: str, row: Mapping[str, str]) -> str:
    """A file name from a pattern, without anything that leaves the folder.

    >>> file_name("{单位}-讲话", {"单位": "../甲镇"})
    '_甲镇-讲话'
    """
    return _UNSAFE.sub("_", fill_name(pattern, row)).lstrip(".")[:_LONGEST_NAME]
