"""Reads outline files (YAML) with the place of everything, so that every error says file, line and column."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.drafting.outline import Outline, SectionOutline, read_genre
from generator.errors import OutlineError, RequestError

_MOST_BYTES, _MOST_NODES, _DEEPEST = 1_000_000, 20_000, 40
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

#: Chinese key, English alias, field of Outline.
FIELDS: tuple[tuple[str, str, str], ...] = (
    ("文种", "genre", "genre"),
    ("主题", "topic", "topic"),
    ("标题", "title", "title"),
    ("层级", "level", "level"),
    ("单位", "unit", "unit"),
    ("讲话人", "speaker", "speaker"),
    ("职务", "post", "post"),
    ("听众", "audience", "audience"),
    ("场合", "occasion", "occasion"),
    ("时间", "time", "time"),
    ("地点", "place", "place"),
    ("篇幅", "length", "length"),
    ("种子", "seed", "seed"),
    ("正文", "sections", "sections"),
)
_SECTION_FIELDS = (("标题", "heading", "heading"), ("要点", "points", "points"))
_AUTOMATIC = "自动"
_NUMBERS = frozenset({"length", "seed"})


@dataclass(frozen=True, slots=True)
class _Placed:
    """A YAML node as plain text, list or mapping, with its place."""

    value: Any
    line: int
    column: int


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[tuple[int, int, str]] = []

    def fault(self, line: int, column: int, what: str) -> None:
        self.problems.append((line, column, what))

    def place(self, node: yaml.Node) -> _Placed:
        """Scalars stay as written: no booleans, no dates, no octal numbers."""
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        if isinstance(node, yaml.ScalarNode):
            empty = node.tag.endswith(":null") and node.value in ("", "~", "null")
            return _Placed(None if empty else node.value, line, column)
        if isinstance(node, yaml.SequenceNode):
            return _Placed([self.place(child) for child in node.value], line, column)
        assert isinstance(node, yaml.MappingNode)
        out: dict[str, tuple[_Placed, _Placed]] = {}
        for key, value in node.value:
            at = (key.start_mark.line + 1, key.start_mark.column + 1)
            if not isinstance(key, yaml.ScalarNode):
                self.fault(*at, "字段名应是文字")
            elif key.value in out:
                self.fault(*at, f'字段 "{key.value}" 重复')
            else:
                out[key.value] = (_Placed(key.value, *at), self.place(value))
        return _Placed(out, line, column)

    def mapping(self, placed: _Placed, fields: tuple[tuple[str, str, str], ...]) -> dict[str, _Placed]:
        if not isinstance(placed.value, dict):
            self.fault(placed.line, placed.column, "这里应是若干“字段: 值”")
            return {}
        names = {name: field for chinese, english, field in fields for name in (chinese, english)}
        out: dict[str, _Placed] = {}
        for key, (at, value) in placed.value.items():
            field = names.get(key)
            if field is None:
                near = difflib.get_close_matches(key, [chinese for chinese, _, _ in fields], 1, 0.34)
                swapped = [chinese for chinese, _, _ in fields if sorted(chinese) == sorted(key)] or near
                hint = f'，应为 "{swapped[0]}"' if swapped else f"，可用：{'、'.join(chinese for chinese, _, _ in fields)}"
                self.fault(at.line, at.column, f'不认识的字段 "{key}"{hint}')
            elif field in out:
                self.fault(at.line, at.column, f'字段 "{key}" 与前面的同义字段重复')
            else:
                out[field] = value
        return out

    def text(self, placed: _Placed, name: str) -> str | None:
        if placed.value is None:
            return None
        if not isinstance(placed.value, str):
            self.fault(placed.line, placed.column, f'"{name}" 应是一行文字')
            return None
        if "\n" in placed.value.strip():
            self.fault(placed.line, placed.column, f'"{name}" 不能换行')
        return placed.value.strip() or None

    def number(self, placed: _Placed, name: str) -> int | None:
        if placed.value is None:
            return None
        if not isinstance(placed.value, str) or not placed.value.isdecimal():
            self.fault(placed.line, placed.column, f'"{name}" 应是整数，例如 2500')
            return None
        return int(placed.value)


def _compose(text: str, name: str) -> yaml.Node | None:
    """The node tree; aliases, tags, deep nests and bombs are refused while they are still events."""
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=_Loader)):
        mark = event.start_mark
        at = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise OutlineError("提纲里不能用锚点和引用（& 与 *）", where=at, advice="请把内容直接写出来，或给文字加引号")
        if isinstance(event, yaml.NodeEvent) and getattr(event, "tag", None) and not getattr(event, "implicit", True):
            raise OutlineError("提纲里不能用标签（!）", where=at, advice="请去掉以 ! 开头的标记，或给文字加引号")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if count > _MOST_NODES or depth > _DEEPEST:
            raise OutlineError("提纲过大或嵌套过深", where=at, advice="请拆成几份提纲")
    return yaml.compose(text, Loader=_Loader)


def read_outline(path: Path, defaults: Mapping[str, Any] | None = None) -> Outline:
    """An outline from its file; ``defaults`` (from the command line) fill or override fields.

    Raises :class:`~generator.errors.OutlineError` that names every fault of the file with line and column.
    """
    name = str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise OutlineError(f"读不出提纲（{error.strerror}）", where=name, advice="请检查文件是否存在、是否可读") from error
    if len(data) > _MOST_BYTES:
        raise OutlineError("提纲文件过大", where=name, advice="提纲应小于 1 MB")
    try:
        return outline_from_text(data.decode("utf-8-sig"), name, defaults)
    except UnicodeDecodeError as error:
        raise OutlineError("提纲不是 UTF-8 文本", where=name, advice="请另存为 UTF-8") from error


def outline_from_text(text: str, name: str = "提纲.yaml", defaults: Mapping[str, Any] | None = None) -> Outline:
    """An outline from YAML text.

    >>> outline_from_text("文种: 讲话\\n主题: 安全生产\\n正文:\\n  - 标题: 压实责任\\n").sections[0].heading
    '压实责任'
    >>> outline_from_text("主题: 安全生产\\n标提: 讲话")
    Traceback (most recent call last):
        ...
    generator.errors.OutlineError: 提纲.yaml:2:1: 不认识的字段 "标提"，应为 "标题"
    """
    try:
        root = _compose(text, name)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name
        tabs = "\t" in text
        raise OutlineError("YAML 写法有误", where=where, advice="缩进请用空格，不用制表符" if tabs else "请检查冒号后的空格、引号和缩进") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise OutlineError("YAML 写法有误", where=name, advice="请检查文件中有无不可见字符") from error
    reader = _Reader(name)
    if root is None:
        raise OutlineError("提纲是空的", where=name, advice="至少写 文种 和 主题")
    placed = reader.mapping(reader.place(root), FIELDS)
    values: dict[str, Any] = {}
    for chinese, _, field in FIELDS:
        entry = placed.get(field)
        if entry is None:
            continue
        if field == "sections":
            values[field] = _sections(reader, entry)
        elif field in _NUMBERS:
            values[field] = reader.number(entry, chinese)
        elif field == "genre":
            written = reader.text(entry, chinese)
            try:
                values[field] = read_genre(written) if written else None
            except RequestError as error:
                reader.fault(entry.line, entry.column, f"{error.what}，{error.advice}")
        else:
            values[field] = reader.text(entry, chinese)
    values = {key: value for key, value in values.items() if value is not None}
    values.update({key: value for key, value in (defaults or {}).items() if value is not None})
    if "topic" not in values and not reader.problems:
        reader.fault(1, 1, '缺少 "主题"')
    if reader.problems:
        lines = [f"{name}:{line}:{column}: {what}" for line, column, what in sorted(reader.problems)]
        raise OutlineError("\n".join(lines))
    try:
        return Outline(**values)
    except RequestError as error:
        raise OutlineError(error.what, where=name, advice=error.advice) from error


def _sections(reader: _Reader, placed: _Placed) -> tuple[SectionOutline, ...]:
    if placed.value is None:
        return ()
    if not isinstance(placed.value, list):
        reader.fault(placed.line, placed.column, '"正文" 应是列表，每项以 - 开头')
        return ()
    out = []
    for entry in placed.value:
        if isinstance(entry.value, str):
            out.append(SectionOutline(None if entry.value.strip() == _AUTOMATIC else entry.value.strip()))
            continue
        fields = reader.mapping(entry, _SECTION_FIELDS)
        heading = reader.text(fields["heading"], "标题") if "heading" in fields else None
        points: tuple[str, ...] = ()
        if "points" in fields:
            given = fields["points"]
            if isinstance(given.value, list):
                points = tuple(text for one in given.value if (text := reader.text(one, "要点")))
            elif given.value is not None:
                reader.fault(given.line, given.column, '"要点" 应是列表，每项以 - 开头')
        out.append(SectionOutline(None if heading == _AUTOMATIC else heading, points))
    return tuple(out)
