"""YAML text → nodes that know their place, with the traps of YAML taken out: every scalar stays as written."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.drafting.outline_fields import Field, by_name
from generator.errors import OutlineError

_MOST_NODES, _DEEPEST = 200_000, 40
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Placed:
    """A YAML node as text, list or mapping of keys, with its place; ``None`` for a value left empty."""

    value: Any
    line: int
    column: int
    node: yaml.Node

    @property
    def at(self) -> tuple[int, int]:
        """Line and column, from 1."""
        return self.line, self.column


@dataclass(slots=True)
class Faults:
    """What is wrong in one file, so that all of it can be told at once."""

    name: str
    found: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, at: tuple[int, int], what: str) -> None:
        """Note one fault."""
        self.found.append((*at, what))

    def raise_any(self) -> None:
        """Raise :class:`~generator.errors.OutlineError` with every fault, when there is one."""
        if self.found:
            lines = [f"{self.name}:{line}:{column}: {what}" for line, column, what in sorted(set(self.found))]
            raise OutlineError("\n".join(lines), advice="各字段的写法见 docs/outlines.md；用 yishi outline check 再查一遍")


def compose(text: str, name: str) -> yaml.Node:
    """The node tree; aliases, tags, deep nests and bombs are refused while they are still events.

    Raises :class:`~generator.errors.OutlineError`.
    """
    try:
        for _ in _checked(text, name):
            pass
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name
        line = text.splitlines()[mark.line] if mark and mark.line < len(text.splitlines()) else ""
        tabs = "\t" in line[: len(line) - len(line.lstrip())]
        raise OutlineError("YAML 写法有误", where=where, advice="缩进请用空格，不用制表符" if tabs else "请检查冒号后的空格、引号和缩进") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise OutlineError("YAML 写法有误", where=name, advice="请检查文件中有无不可见字符") from error
    if root is None:
        raise OutlineError("提纲是空的", where=name, advice="至少写 文种 和 主题")
    return root


def _checked(text: str, name: str) -> Iterator[yaml.Event]:
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=_Loader)):
        mark = event.start_mark
        at = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise OutlineError("提纲里不能用锚点和引用（& 与 *）", where=at, advice="请把内容直接写出来，或给文字加引号")
        if getattr(event, "tag", None) and not _is_implicit(event):
            raise OutlineError("提纲里不能用标签（!）", where=at, advice="请去掉以 ! 开头的标记，或给文字加引号")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if count > _MOST_NODES or depth > _DEEPEST:
            raise OutlineError("提纲过大或嵌套过深", where=at, advice="请拆成几份提纲")
        yield event


def _is_implicit(event: yaml.Event) -> bool:
    """Whether a node's tag was not written; scalars tell it for plain and for quoted text apart."""
    implicit = getattr(event, "implicit", True)
    return any(implicit) if isinstance(implicit, tuple) else bool(implicit)


def is_empty(node: yaml.Node) -> bool:
    """Whether a value was left empty."""
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in ("", "~", "null")


def place(node: yaml.Node, faults: Faults) -> Placed:
    """Scalars stay as written: no booleans, no dates, no octal numbers. Keys that stand twice are faults."""
    at = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.ScalarNode):
        return Placed(None if is_empty(node) else node.value, *at, node)
    if isinstance(node, yaml.SequenceNode):
        return Placed([place(child, faults) for child in node.value], *at, node)
    assert isinstance(node, yaml.MappingNode)
    out: dict[str, tuple[Placed, Placed]] = {}
    for key, value in node.value:
        key_at = (key.start_mark.line + 1, key.start_mark.column + 1)
        if not isinstance(key, yaml.ScalarNode):
            faults.add(key_at, "字段名应是文字")
        elif key.value in out:
            faults.add(key_at, f'字段 "{key.value}" 重复')
        else:
            out[key.value] = (Placed(key.value, *key_at, key), place(value, faults))
    return Placed(out, *at, node)


def fields_of(placed: Placed, fields: tuple[Field, ...], faults: Faults) -> dict[str, Placed]:
    """The values of a mapping by attribute; unknown and repeated keys are faults, with the nearest name there is."""
    if not isinstance(placed.value, dict):
        faults.add(placed.at, "这里应是若干“字段: 值”")
        return {}
    names = by_name(fields)
    out: dict[str, Placed] = {}
    for key, (at, value) in placed.value.items():
        known = names.get(key)
        if known is None:
            faults.add(at.at, f'不认识的字段 "{key}"{_nearest(key, fields)}')
        elif known.attribute in out:
            faults.add(at.at, f'字段 "{key}" 与前面的同义字段重复')
        else:
            out[known.attribute] = value
    return out


def _nearest(key: str, fields: tuple[Field, ...]) -> str:
    chinese = [field.chinese for field in fields]
    swapped = [name for name in chinese if sorted(name) == sorted(key)]
    near = swapped or difflib.get_close_matches(key, chinese, 1, 0.34) or difflib.get_close_matches(key, [f.english for f in fields], 1, 0.6)
    return f'，应为 "{near[0]}"' if near else f"，可用：{'、'.join(chinese)}"
