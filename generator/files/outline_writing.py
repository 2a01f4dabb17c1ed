"""Outline → YAML: a new file, or a file written back with everything a person wrote left where and as it stands.

Writing back changes the text itself at the places of its nodes, so comments, key order, quotes and blank lines stay byte for byte.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import yaml

from generator.drafting.outline import GENRES, Outline, Passage, SectionOutline
from generator.drafting.outline_fields import (
    AUTOMATIC,
    NO,
    ROOT_FIELDS,
    SECTION_FIELDS,
    YES,
    Field,
    Form,
    by_attribute,
    by_name,
)
from generator.errors import OutlineError
from generator.files.outline_nodes import compose, is_empty
from generator.files.outlines import outline_from_text

_LISTS = ("sections", "points")
_ALWAYS = frozenset({"genre", "topic"})
_STEP = 2


# -- plain values ------------------------------------------------------------------------------------------------------


class _Flow(dict[str, Any]):
    """A mapping written on one line."""


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


_Dumper.add_representer(_Flow, lambda dumper, value: dumper.represent_mapping("tag:yaml.org,2002:map", value, flow_style=True))


def to_plain(one: Outline | SectionOutline | Passage) -> dict[str, Any] | str:
    """The plain mapping of an outline or a part of it, in the order of the fields; what is left open is left out."""
    if isinstance(one, Passage):
        return one.text if one.run_in is None else {"段落": one.text, "接排": YES[0] if one.run_in else NO[0]}
    fields = ROOT_FIELDS if isinstance(one, Outline) else SECTION_FIELDS
    default = Outline("默认") if isinstance(one, Outline) else SectionOutline()
    out: dict[str, Any] = {}
    for field in fields:
        value = getattr(one, field.attribute)
        if field.form is Form.PLACEHOLDERS:
            value = _placeholders(one) if isinstance(one, Outline) else None
        elif value == getattr(default, field.attribute) and field.attribute not in _ALWAYS:
            value = None
        if value is not None:
            out[field.chinese] = _value(value, field, fields)
    return out


def _entry(one: SectionOutline | Passage) -> Any:
    """An entry of a list, where plain text would be a heading."""
    return {"段落": one.text} if isinstance(one, Passage) and one.run_in is None else to_plain(one)


def _placeholders(outline: Outline) -> Any:
    own = outline.placeholder != Outline("默认").placeholder
    if own and not outline.placeholders:
        return outline.placeholder
    return {**({"": outline.placeholder} if own else {}), **outline.placeholders} or None


def _value(value: Any, field: Field, fields: tuple[Field, ...]) -> Any:
    names = {attribute: one.chinese for attribute, one in by_attribute(fields).items()}
    match field.form:
        case Form.GENRE:
            return GENRES[value][0]
        case Form.STYLE | Form.LAYOUT:
            return str(value.value)
        case Form.LINES:
            return list(value)
        case Form.PASSAGES:
            return [to_plain(one) for one in value]
        case Form.SECTIONS:
            return [_entry(one) for one in value]
        case Form.LOCKED:
            return YES[0] if "" in value else [names[name] for name in names if name in value]
        case Form.ORIGINS:
            return _Flow({names[name]: f"{AUTOMATIC} {value[name]}" for name in names if name in value})
        case _:
            return value


def dump(plain: Any, indent: int = 0) -> str:
    """A plain value in block YAML, all lines but the first indented, without a newline at the end."""
    text = yaml.dump(plain, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9, default_flow_style=False)
    text = text.removesuffix("\n").removesuffix("\n...")
    return text.replace("\n", "\n" + " " * indent) if indent else text


def write_new(outline: Outline, head: Sequence[str] = ()) -> str:
    """A new outline file, with comment lines at its head.

    >>> print(write_new(Outline("教育", sections=(SectionOutline("抓好安全", points=(SectionOutline("护学"),)),)), ["新提纲"]), end="")
    # 新提纲
    文种: 讲话
    主题: 教育
    正文:
      - 标题: 抓好安全
        要点:
          - 标题: 护学
    """
    return "".join(f"# {line}\n" for line in head) + dump(to_plain(outline)) + "\n"


# -- writing back ------------------------------------------------------------------------------------------------------


def write_back(text: str, asked: Outline, filled: Outline, name: str = "提纲.yaml") -> str:
    """The text of an outline file with what was filled written in; ``asked`` is what the text says.

    >>> text = "主题: 教育 # 题目\\n正文:\\n- 抓好安全 # 先说这个\\n"
    >>> asked = outline_from_text(text)
    >>> from dataclasses import replace
    >>> print(write_back(text, asked, replace(asked, sections=(SectionOutline("抓好安全", (Passage("要护学。"),)),))), end="")
    主题: 教育 # 题目
    正文:
    - 标题: 抓好安全 # 先说这个
      内容:
        - 要护学。

    Raises :class:`~generator.errors.OutlineError` when the result would not read back as what was filled.
    """
    if asked == filled:
        return text
    windows = "\r\n" in text
    plain = text.replace("\r\n", "\n")
    root = compose(plain, name)
    assert isinstance(root, yaml.MappingNode)
    if root.flow_style:  # all on one line, in braces: there is no place for a paragraph
        result = plain[: root.start_mark.index] + dump(to_plain(filled)) + plain[root.end_mark.index :]
    else:
        editor = _Editor(plain)
        editor.mapping(root, ROOT_FIELDS, asked, filled)
        result = editor.result()
    if outline_from_text(result, name) != filled:
        raise OutlineError("填好的内容写不回这份文件的写法", where=name, advice="请用 yishi outline check 查写法，或去掉行内的 { } 与 [ ]")
    return result.replace("\n", "\r\n") if windows else result


class _Editor:
    """Collects changes of a text by place and makes them all at once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.replaced: list[tuple[int, int, str]] = []
        self.inserted: dict[int, list[str]] = defaultdict(list)

    def result(self) -> str:
        changes = [*self.replaced, *((at, at, "".join(parts)) for at, parts in self.inserted.items())]
        text = self.text
        for start, end, new in sorted(changes, key=lambda change: (change[0], change[1]), reverse=True):
            text = text[:start] + new + text[end:]
        return text

    # -- places --------------------------------------------------------------------------------------------------------

    def end(self, node: yaml.Node) -> int:
        """Where a node's own text ends; the mark of a block collection lies beyond its comments."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self.end(last[1] if isinstance(last, tuple) else last)
        end: int = node.end_mark.index
        while end > node.start_mark.index and self.text[end - 1] in "\n ":
            end -= 1
        return end

    def line_end(self, at: int) -> int:
        found = self.text.find("\n", at)
        return len(self.text) if found < 0 else found

    # -- changes -------------------------------------------------------------------------------------------------------

    def mapping(self, node: yaml.MappingNode, fields: tuple[Field, ...], was: Outline | SectionOutline, now: Outline | SectionOutline) -> None:
        names = by_name(fields)
        present = {names[key.value].attribute: (key, value) for key, value in node.value}
        plain = to_plain(now)
        assert isinstance(plain, dict)
        indent = node.start_mark.column
        anchor: int | None = None
        for field in fields:
            old, new = getattr(was, field.attribute), getattr(now, field.attribute)
            if field.attribute in present:
                key, value = present[field.attribute]
                if old != new:
                    if field.chinese not in plain:
                        self.delete(key, value)
                    elif field.attribute in _LISTS:
                        self.points(key, value, old, new)
                    else:
                        self.replace(key, value, plain[field.chinese])
                anchor = self.line_end(self.end(value))
            elif field.chinese in plain and old != new:
                entry = dump({field.chinese: plain[field.chinese]}, indent)
                if anchor is None:
                    self.inserted[node.start_mark.index].append(f"{entry}\n{' ' * indent}")
                else:
                    self.inserted[anchor].append(f"\n{' ' * indent}{entry}")

    def delete(self, key: yaml.Node, value: yaml.Node) -> None:
        """Leave the key and empty its value: the line may open a list entry."""
        self.replaced.append((key.end_mark.index, self.end(value), ":"))

    def replace(self, key: yaml.Node, value: yaml.Node, plain: Any) -> None:
        """A new value for a key; one that was a block keeps its place."""
        is_block = isinstance(value, yaml.CollectionNode) and not value.flow_style
        if isinstance(plain, (list, dict)) and plain and not isinstance(plain, _Flow):
            if is_block:
                self.replaced.append((value.start_mark.index, self.end(value), dump(plain, value.start_mark.column)))
            else:
                indent = key.start_mark.column + _STEP
                self.replaced.append((key.end_mark.index, self.end(value), f":\n{' ' * indent}{dump(plain, indent)}"))
        else:
            self.replaced.append((key.end_mark.index, self.end(value), f": {dump(plain)}"))

    def points(self, key: yaml.Node, value: yaml.Node, was: Any, now: Any) -> None:
        """A list: entry by entry where it has as many as before, else anew."""
        blocks = isinstance(value, yaml.SequenceNode) and not value.flow_style
        entries = [entry for entry in value.value if not is_empty(entry)] if blocks else []
        if was is None or len(was) != len(now) or len(entries) != len(now) or not all(map(_same_make, was, now)):
            self.replace(key, value, [_entry(one) for one in now])
            return
        for entry, old, new in zip(entries, was, now, strict=True):
            if old == new:
                continue
            if isinstance(entry, yaml.MappingNode) and not entry.flow_style:
                self.mapping(entry, SECTION_FIELDS, old, new)
            else:
                self.entry(entry, old, new)

    def entry(self, entry: yaml.Node, was: SectionOutline, now: SectionOutline) -> None:
        """An entry that was a line of text (or a mapping on one line) becomes a mapping; a comment behind it stays behind it."""
        indent = entry.start_mark.column
        plain = to_plain(now)
        assert isinstance(plain, dict)
        end = self.end(entry)
        keeps = isinstance(entry, yaml.ScalarNode) and was.heading == now.heading and "\n" not in self.text[entry.start_mark.index : end]
        heading = self.text[entry.start_mark.index : end] if keeps else dump(plain.get("标题", ""))
        rest = {key: value for key, value in plain.items() if key != "标题"}
        self.replaced.append((entry.start_mark.index, end, f"标题: {heading}" if "标题" in plain else f"标题: {AUTOMATIC}"))
        if rest:
            self.inserted[self.line_end(end)].append(f"\n{' ' * indent}{dump(rest, indent)}")


def _same_make(one: SectionOutline | Passage, other: SectionOutline | Passage) -> bool:
    return type(one) is type(other) and (isinstance(one, SectionOutline) or one == other)

