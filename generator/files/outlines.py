"""Reads outline files (YAML) with the place of everything, so that every error says file, line and column."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.document import OrdinalStyle
from generator.drafting.outline import CHECKS, DEEPEST, Layout, Outline, Passage, SectionOutline, read_genre
from generator.drafting.outline_fields import AUTOMATIC, NO, PASSAGE_FIELDS, ROOT_FIELDS, SECTION_FIELDS, YES, Field, Form, by_name
from generator.drafting.setting import read_ordinal
from generator.errors import OutlineError, RequestError
from generator.files.outline_nodes import Faults, Placed, compose, fields_of, place

_MOST_BYTES = 4_000_000
#: What may follow an ordinal; some are ordinals only before one of these.
_FOLLOWING = ("关于", "，", "是", "：")
_STYLES = {style.value: style for style in OrdinalStyle}
#: Numbers that a section may give, least and most.
_BOUNDS = {"count": (1, 20), "length": (30, 20_000), "seed": (0, 2**63)}


def read_outline_text(path: Path) -> str:
    """The text of an outline file; raises :class:`~generator.errors.OutlineError` when it cannot be read."""
    name = str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise OutlineError(f"读不出提纲（{error.strerror}）", where=name, advice="请检查文件是否存在、是否可读") from error
    if len(data) > _MOST_BYTES:
        raise OutlineError("提纲文件过大", where=name, advice="提纲应小于 4 MB")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise OutlineError("提纲不是 UTF-8 文本", where=name, advice="请另存为 UTF-8") from error


def read_outline(path: Path, defaults: Mapping[str, Any] | None = None) -> Outline:
    """An outline from its file; ``defaults`` (from the command line) override fields.

    Raises :class:`~generator.errors.OutlineError` that names every fault of the file with line and column.
    """
    return outline_from_text(read_outline_text(path), str(path), defaults)


def outline_from_text(text: str, name: str = "提纲.yaml", defaults: Mapping[str, Any] | None = None) -> Outline:
    """An outline from YAML text.

    >>> outline_from_text("文种: 讲话\\n主题: 安全生产\\n正文:\\n  - 标题: 压实责任\\n").items[0].heading
    '压实责任'
    >>> outline_from_text("主题: 安全生产\\n标提: 讲话")
    Traceback (most recent call last):
        ...
    generator.errors.OutlineError: 提纲.yaml:2:1: 不认识的字段 "标提"，应为 "标题"
    提示：各字段的写法见 docs/outlines.md；用 yishi outline check 再查一遍
    """
    faults = Faults(name)
    reader = _Reader(faults, ROOT_FIELDS)
    values = reader.values(place(compose(text, name), faults))
    if "placeholders" in values:
        values.update(_placeholders(values.pop("placeholders")))
    values.update({key: value for key, value in (defaults or {}).items() if value is not None})
    if "topic" not in values and not faults.found:
        faults.add((1, 1), '缺少 "主题"')
    faults.raise_any()
    try:
        return Outline(**values)
    except RequestError as error:
        raise OutlineError(error.what, where=name, advice=error.advice) from error


def _placeholders(given: Mapping[str, str]) -> dict[str, Any]:
    named = {key: value for key, value in given.items() if key}
    return {"placeholders": named, **({"placeholder": given[""]} if "" in given else {})}


class _Reader:
    """Reads the fields of one mapping."""

    def __init__(self, faults: Faults, fields: tuple[Field, ...], depth: int = 0) -> None:
        self.faults = faults
        self.fields = fields
        self.depth = depth

    def values(self, placed: Placed) -> dict[str, Any]:
        """The values by attribute, those left empty left out."""
        found = fields_of(placed, self.fields, self.faults)
        out: dict[str, Any] = {}
        for field in self.fields:
            entry = found.get(field.attribute)
            if entry is None or entry.value is None:
                continue
            value = _FORMS[field.form](self, entry, field)
            if value is None:
                continue
            check = CHECKS.get(field.attribute) if self.fields is ROOT_FIELDS else None
            if check is not None and (fault := check(value)):
                self.faults.add(entry.at, "，".join(fault))
            out[field.attribute] = value
        return out

    def fault(self, entry: Placed, what: str) -> None:
        self.faults.add(entry.at, what)

    def line(self, entry: Placed, field: Field) -> str | None:
        return self.text(entry, field) or None

    def text(self, entry: Placed, field: Field) -> str | None:
        if not isinstance(entry.value, str):
            self.fault(entry, f'"{field.chinese}" 应是一行文字')
            return None
        exact = field.attribute == "marker" or getattr(entry.node, "style", None) in ("'", '"')
        written = entry.value if exact else entry.value.strip()
        if "\n" in written:
            self.fault(entry, f'"{field.chinese}" 不能换行')
        return None if written == AUTOMATIC and field.form is Form.TEXT else written

    def number(self, entry: Placed, field: Field) -> int | None:
        if not isinstance(entry.value, str) or not (entry.value.isascii() and entry.value.isdecimal()) or len(entry.value) > 18:
            self.fault(entry, f'"{field.chinese}" 应是整数，例如 {2500 if field.attribute == "length" else 3}')
            return None
        number = int(entry.value)
        least, most = _BOUNDS.get(field.attribute, (0, 2**63))
        checked = self.fields is ROOT_FIELDS and field.attribute in CHECKS
        if not checked and not least <= number <= most:
            self.fault(entry, f'"{field.chinese}" 应在 {least} 到 {most} 之间')
            return None
        return number

    def lines(self, entry: Placed, field: Field) -> tuple[str, ...] | None:
        entries = entry.value if isinstance(entry.value, list) else [entry]
        return tuple(text for one in entries if one.value is not None and (text := self.line(one, field)))

    def genre(self, entry: Placed, field: Field) -> Any:
        written = self.line(entry, field)
        try:
            return read_genre(written) if written else None
        except RequestError as error:
            self.fault(entry, f"{error.what}，{error.advice}")
            return None

    def style(self, entry: Placed, field: Field) -> OrdinalStyle | None:
        written = self.line(entry, field)
        if written is None or written == AUTOMATIC:
            return None
        found = _STYLES.get(written) or _style_like(written)
        if found is None:
            self.fault(entry, f'不认识的样式 "{written}"，可用：{" ".join(_STYLES)}')
        return found

    def layout(self, entry: Placed, field: Field) -> Layout | None:
        written = self.line(entry, field)
        if written is None or written == AUTOMATIC:
            return None
        if written not in list(Layout):
            self.fault(entry, f'不认识的排法 "{written}"，可用：{"、".join(Layout)}')
            return None
        return Layout(written)

    def flag(self, entry: Placed, field: Field) -> bool | None:
        written = (self.line(entry, field) or "").lower()
        if written not in YES + NO:
            self.fault(entry, f'"{field.chinese}" 应写 是 或 否')
            return None
        return written in YES

    def passages(self, entry: Placed, field: Field) -> tuple[Passage, ...] | None:
        """A list of paragraphs, or a text whose lines are paragraphs."""
        if isinstance(entry.value, str):
            if entry.value.strip() == AUTOMATIC:
                return None
            return tuple(Passage(line.strip()) for line in entry.value.splitlines() if line.strip())
        if not isinstance(entry.value, list):
            self.fault(entry, f'"{field.chinese}" 应是列表，每项以 - 开头')
            return None
        return tuple(passage for one in entry.value if (passage := self._passage(one, field)) is not None)

    def _passage(self, entry: Placed, field: Field) -> Passage | None:
        if isinstance(entry.value, dict):
            values = _Reader(self.faults, PASSAGE_FIELDS).values(entry)
            if "text" not in values:
                self.fault(entry, '缺少 "段落"')
                return None
            return Passage(**values)
        if entry.value is None:
            return None
        text = self.line(entry, field)
        return Passage(text) if text else None

    def sections(self, entry: Placed, field: Field) -> tuple[SectionOutline | Passage, ...] | None:
        if entry.value == AUTOMATIC:
            return None
        if not isinstance(entry.value, list):
            self.fault(entry, f'"{field.chinese}" 应是列表，每项以 - 开头')
            return None
        if self.depth >= DEEPEST:
            self.fault(entry, f"层次最多 {DEEPEST} 层")
            return None
        return tuple(made for one in entry.value if (made := self._section(one, field)) is not None)

    def _section(self, entry: Placed, field: Field) -> SectionOutline | Passage | None:
        if isinstance(entry.value, str):
            heading = self.line(entry, field)
            return SectionOutline(None if heading == AUTOMATIC else heading)
        if isinstance(entry.value, dict) and not {"段落", "paragraph"}.isdisjoint(entry.value):
            return self._passage(entry, field)
        values = _Reader(self.faults, SECTION_FIELDS, self.depth + 1).values(entry)
        made = SectionOutline(**values)
        if made.marker is not None and not any(read_ordinal(made.marker, following) for following in _FOLLOWING):
            self.fault(entry.value["编号" if "编号" in entry.value else "marker"][1], f'不认识的编号 "{made.marker}"，例如 三、 或 第二，')
        if made.layout is Layout.FOLDED and any(isinstance(point, Passage) or point.content or point.points for point in made.points or ()):
            self.fault(entry, "排法是融入的，要点只写标题：内容请写进本层")
        return made

    def placeholders(self, entry: Placed, field: Field) -> dict[str, str] | None:
        if isinstance(entry.value, str):
            fault = CHECKS["placeholder"](entry.value)
            if fault:
                self.fault(entry, "，".join(fault))
            return {"": entry.value}
        if not isinstance(entry.value, dict):
            self.fault(entry, '"占位" 应是含 {} 的格式，或若干“名称: 写法”')
            return None
        return {key: text for key, (_, value) in entry.value.items() if value.value is not None and (text := self.line(value, field))}

    def locked(self, entry: Placed, field: Field) -> frozenset[str] | None:
        if isinstance(entry.value, str) and entry.value.lower() in YES + NO:
            return frozenset({""} if entry.value.lower() in YES else ())
        entries = entry.value if isinstance(entry.value, list) else [entry]
        return frozenset(name for one in entries if (name := self._name(one)) is not None)

    def origins(self, entry: Placed, field: Field) -> dict[str, str] | None:
        if not isinstance(entry.value, dict):
            self.fault(entry, '"来历" 应是若干“字段: 自动 …”')
            return None
        out: dict[str, str] = {}
        for key, value in entry.value.values():
            name = self._name(key)
            if name is not None and isinstance(value.value, str):
                out[name] = value.value.removeprefix(AUTOMATIC).strip()
        return out

    def _name(self, entry: Placed) -> str | None:
        known = by_name(self.fields).get(entry.value) if isinstance(entry.value, str) else None
        if known is None:
            self.fault(entry, f'不认识的字段 "{entry.value if isinstance(entry.value, str) else ""}"，这里应是同一处的字段名')
            return None
        return known.attribute


def _style_like(written: str) -> OrdinalStyle | None:
    """A style written in another way: 1、 二是 （二）."""
    found = read_ordinal(written, "关于") or read_ordinal(written + "，", "关于")
    return found.style if found else None


_FORMS: Mapping[Form, Callable[[_Reader, Placed, Field], Any]] = MappingProxyType(
    {
        Form.LINE: _Reader.line,
        Form.TEXT: _Reader.text,
        Form.NUMBER: _Reader.number,
        Form.LINES: _Reader.lines,
        Form.GENRE: _Reader.genre,
        Form.LEVEL: _Reader.line,
        Form.STYLE: _Reader.style,
        Form.LAYOUT: _Reader.layout,
        Form.FLAG: _Reader.flag,
        Form.PASSAGES: _Reader.passages,
        Form.SECTIONS: _Reader.sections,
        Form.PLACEHOLDERS: _Reader.placeholders,
        Form.LOCKED: _Reader.locked,
        Form.ORIGINS: _Reader.origins,
    }
)
