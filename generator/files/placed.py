"""YAML read with the place of everything, so that a fault found later is told with file, line and column.

Scalars stay as written: no booleans, no dates, no octal numbers. Aliases, tags, deep nests and bombs are refused while they are
still events.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.errors import YishiError

_MOST_BYTES, _MOST_NODES, _DEEPEST = 1_000_000, 20_000, 40
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Placed:
    """A value and where it stands: text or None, a list of placed values, or a mapping from key to (placed key, placed value)."""

    value: Any
    file: str
    line: int
    column: int


@dataclass(slots=True)
class Faults:
    """Everything wrong with a file, told at once."""

    error: type[YishiError]
    found: list[tuple[str, int, int, str]] = field(default_factory=list)

    def add(self, at: Placed, what: str) -> None:
        """Keep one fault."""
        self.found.append((at.file, at.line, at.column, what))

    def tell(self, advice: str) -> None:
        """Raise the faults as one error, each with its place; nothing when there are none."""
        if self.found:
            told = sorted(dict.fromkeys(self.found))
            raise self.error("\n".join(f"{file}:{line}:{column}: {what}" for file, line, column, what in told), advice=advice)


def read_yaml(path: Path, faults: Faults, thing: str) -> Placed:
    """The placed tree of a file; ``thing`` is what the file is, in the words of the error."""
    name = str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise faults.error(f"读不出{thing}（{error.strerror}）", where=name, advice="请检查文件是否存在、是否可读") from error
    if len(data) > _MOST_BYTES:
        raise faults.error(f"{thing}文件过大", where=name, advice="应小于 1 MB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise faults.error(f"{thing}不是 UTF-8 文本", where=name, advice="请另存为 UTF-8") from error
    return placed(text, name, faults, thing)


def placed(text: str, name: str, faults: Faults, thing: str) -> Placed:
    """The placed tree of YAML text.

    >>> from generator.errors import ProfileError
    >>> tree = placed("页面:\\n  上: 37", "版式.yaml", Faults(ProfileError), "版式")
    >>> key, value = tree.value["页面"][1].value["上"]
    >>> value.value, value.line, value.column
    ('37', 2, 6)
    """
    try:
        root = _compose(text, name, faults.error, thing)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name
        advice = "缩进请用空格，不用制表符" if "\t" in text else "请检查冒号后的空格、引号和缩进"
        raise faults.error("YAML 写法有误", where=where, advice=advice) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise faults.error("YAML 写法有误", where=name, advice="请检查文件中有无不可见字符") from error
    return _place(root, name, faults) if root is not None else Placed(None, name, 1, 1)


def _compose(text: str, name: str, error: type[YishiError], thing: str) -> yaml.Node | None:
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=_Loader)):
        mark = event.start_mark
        at = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise error(f"{thing}里不能用锚点和引用（& 与 *）", where=at, advice="请把内容直接写出来，或给文字加引号")
        if isinstance(event, yaml.NodeEvent) and getattr(event, "tag", None) and not getattr(event, "implicit", True):
            raise error(f"{thing}里不能用标签（!）", where=at, advice="请去掉以 ! 开头的标记，或给文字加引号")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if count > _MOST_NODES or depth > _DEEPEST:
            raise error(f"{thing}过大或嵌套过深", where=at, advice="请删减后再试")
    return yaml.compose(text, Loader=_Loader)


def _place(node: yaml.Node, name: str, faults: Faults) -> Placed:
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    if isinstance(node, yaml.ScalarNode):
        empty = node.tag.endswith(":null") and node.value in ("", "~", "null")
        return Placed(None if empty else node.value, name, line, column)
    if isinstance(node, yaml.SequenceNode):
        return Placed([_place(child, name, faults) for child in node.value], name, line, column)
    assert isinstance(node, yaml.MappingNode)
    out: dict[str, tuple[Placed, Placed]] = {}
    for key, value in node.value:
        at = Placed(key.value, name, key.start_mark.line + 1, key.start_mark.column + 1)
        if not isinstance(key, yaml.ScalarNode):
            faults.add(at, "字段名应是文字")
        elif key.value in out:
            faults.add(at, f'字段 "{key.value}" 重复')
        else:
            out[key.value] = (at, _place(value, name, faults))
    return Placed(out, name, line, column)


def overlay(below: Placed, above: Placed) -> Placed:
    """What ``above`` says, and what ``below`` says of everything that ``above`` leaves open; lists are taken whole."""
    if not isinstance(below.value, dict) or not isinstance(above.value, dict):
        return above
    merged: dict[str, tuple[Placed, Placed]] = dict(below.value)
    for key, (at, value) in above.value.items():
        merged[key] = (at, overlay(merged[key][1], value) if key in merged else value)
    return Placed(merged, above.file, above.line, above.column)


def fields(at: Placed, known: Iterable[str], faults: Faults) -> Mapping[str, Placed]:
    """The values of a mapping by key; keys that are not known are faults, told with the nearest one that is."""
    names = list(known)
    if not isinstance(at.value, dict):
        faults.add(at, "这里应是若干“字段: 值”")
        return {}
    out: dict[str, Placed] = {}
    for key, (where, value) in at.value.items():
        if key in names:
            out[key] = value
            continue
        swapped = [name for name in names if sorted(name) == sorted(key)]
        near = swapped or difflib.get_close_matches(key, names, 1, 0.34)
        faults.add(where, f'不认识的字段 "{key}"' + (f'，应为 "{near[0]}"' if near else f"，可用：{'、'.join(names)}"))
    return out
