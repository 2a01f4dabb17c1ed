"""Placed YAML → :class:`~generator.exporting.profile.Profile`: every field checked, every fault told with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from generator.document import OrdinalStyle
from generator.exporting.profile import SIZES, Align, Colour, Face, Label, Level, Page, PageNumber, Place, Profile, Role
from generator.files.placed import Placed, fields
from generator.files.placed_values import Values
from generator.language.labels import is_label

_SAME = "同中文"
#: Nothing that could leave its place in XML or CSS.
_FONT = re.compile(r"[\w .\-]{1,60}")
_ASCII = re.compile(r"[\x20-\x7e]{0,200}")
_FACE = ("字体", "字号", "加粗", "对齐", "首行缩进", "右空", "行距", "颜色")
_PAGE = ("宽", "高", "上", "下", "左", "右")
_TOP = ("页面", "网格", "字体", "西文字体", "样式", "层次", "越级", "标题与下段同页", "题后空行", "落款前空行", "页码", "标识")
_NUMBER = ("样式", "字体", "字号", "距版心", "单页", "双页", "空字")
_LABEL = ("显示", "文字", "位置", "元数据", "生成者编码", "制作编号")
_STYLED = tuple(role for role in Role if role is not Role.HEADING)


class ProfileReading(Values):
    """The parts of a profile, one method each."""

    def profile(self, name: str, tree: Placed) -> Profile | None:
        """The profile that a tree says; None only when parts are missing, which is then among the faults."""
        top = self.all_of(tree, _TOP)
        if top is None:
            return None
        page, fonts = self._page(top["页面"], top["网格"]), self._fonts(top["字体"])
        latin = top["西文字体"]
        return Profile(
            name=name,
            page=page,
            fonts=fonts,
            latin=None if latin.value == _SAME else self.text(latin, lambda text: bool(_FONT.fullmatch(text)), f"这里应是字体名，或 {_SAME}"),
            faces=self._faces(top["样式"], fonts),
            levels=self._levels(top["层次"], fonts),
            skipping=self.yes(top["越级"]),
            keep_headings=self.yes(top["标题与下段同页"]),
            blank_after_head=self.whole(top["题后空行"], 0, 5, "空行"),
            blank_before_signature=self.whole(top["落款前空行"], 0, 5, "空行"),
            number=self._page_number(top["页码"], fonts),
            label=self._label(top["标识"]),
        )

    def _size(self, at: Placed) -> float:
        if at.value in SIZES:
            return float(SIZES[at.value])
        return self.number(at, 5, 72, "字号写名称（如 三号）或磅数，")

    def _page(self, sheet: Placed, grid: Placed) -> Page:
        found, cells = self.all_of(sheet, _PAGE), self.all_of(grid, ("每页行数", "每行字数"))
        measures = [self.number(found[key], 0, 1200, "毫米数") for key in _PAGE] if found else [210, 297, 37, 35, 28, 26]
        width, height, top, bottom, left, right = measures
        if found and (width - left - right < 40 or height - top - bottom < 40):
            self.faults.add(sheet, "页边太大，放不下正文（版心至少 40 × 40 毫米）")
            width, height = left + right + 40, top + bottom + 40
        lines = self.whole(cells["每页行数"], 5, 80, "每页行数") if cells else 22
        characters = None
        if cells and cells["每行字数"].value != "不限":
            characters = self.whole(cells["每行字数"], 5, 80, "每行字数写“不限”，或")
        return Page(width, height, top, bottom, left, right, lines, characters)

    def _fonts(self, at: Placed) -> dict[str, tuple[str, ...]]:
        if not isinstance(at.value, dict):
            self.faults.add(at, "这里应是若干“名称: [字体, 代替的字体…]”")
            return {}
        out: dict[str, tuple[str, ...]] = {}
        for key, (_, value) in at.value.items():
            listed = value.value if isinstance(value.value, list) else [value]
            names = [self.text(one, lambda text: bool(_FONT.fullmatch(text)), "这里应是字体名") for one in listed]
            if not names:
                self.faults.add(value, "至少写一个字体")
            out[key] = tuple(names) or ("",)
        return out

    def _face(self, found: Mapping[str, Placed], at: Placed, fonts: Mapping[str, tuple[str, ...]]) -> Face:
        missing = [name for name in ("字体", "字号") if name not in found]
        if missing:
            self.faults.add(at, f"缺少 {'、'.join(missing)}")
            return Face("", 16)

        def given(key: str, read: Callable[[Placed], Any], otherwise: Any) -> Any:
            return read(found[key]) if key in found else otherwise

        return Face(
            font=self.text(found["字体"], lambda text: text in fonts, f"这里应是上面“字体”里的名称：{'、'.join(fonts)}"),
            size=self._size(found["字号"]),
            bold=given("加粗", self.yes, False),
            align=given("对齐", lambda one: self.one_of(one, Align, "对齐"), Align.JUSTIFIED),
            first=given("首行缩进", lambda one: self.number(one, 0, 20, "首行缩进"), 0),
            right=given("右空", lambda one: self.number(one, 0, 20, "右空"), 0),
            pitch=given("行距", lambda one: self.number(one, 6, 100, "行距的磅数"), None),
            colour=given("颜色", lambda one: self.one_of(one, Colour, "颜色"), Colour.BLACK),
        )

    def _faces(self, at: Placed, fonts: Mapping[str, tuple[str, ...]]) -> dict[Role, Face]:
        found = self.all_of(at, tuple(role.value for role in _STYLED))
        if found is None:
            return {}
        return {role: self._face(fields(found[role.value], _FACE, self.faults), found[role.value], fonts) for role in _STYLED}

    def _levels(self, at: Placed, fonts: Mapping[str, tuple[str, ...]]) -> tuple[Level, ...]:
        if not isinstance(at.value, list) or not 1 <= len(at.value) <= 6:
            self.faults.add(at, "“层次”应是一到六项的列表，每项以 - 开头")
            return ()
        out: list[Level] = []
        seen: set[OrdinalStyle] = set()
        for entry in at.value:
            found = fields(entry, ("编号", *_FACE), self.faults)
            listed = found["编号"].value if "编号" in found else None
            if not isinstance(listed, list):
                self.faults.add(found.get("编号", entry), "“编号”应是列表，例如 [一、]")
                continue
            families = [self.one_of(one, OrdinalStyle, "编号") for one in listed]
            for one, family in zip(listed, families, strict=True):
                if family in seen:
                    self.faults.add(one, f"编号 {family.value} 已经在前面")
                seen.add(family)
            out.append(Level(frozenset(families), self._face({key: value for key, value in found.items() if key != "编号"}, entry, fonts)))
        return tuple(out)

    def _page_number(self, at: Placed, fonts: Mapping[str, tuple[str, ...]]) -> PageNumber | None:
        if at.value == "否":
            return None
        found = self.all_of(at, _NUMBER)
        if found is None:
            return None
        return PageNumber(
            pattern=self.text(found["样式"], lambda text: text.count("{}") == 1 and len(text) <= 40, "样式里要有一处 {}，代表页码"),
            face=self._face({key: found[key] for key in ("字体", "字号")}, at, fonts),
            distance=self.number(found["距版心"], 0, 60, "距版心的毫米数"),
            odd=self.one_of(found["单页"], Align, "单页"),
            even=self.one_of(found["双页"], Align, "双页"),
            indent=self.number(found["空字"], 0, 20, "空字"),
        )

    def _label(self, at: Placed) -> Label:
        found = self.all_of(at, _LABEL)
        if found is None:
            return Label(True, "", Place.TAIL, True)
        words = "标识文字须一行、说明“本文”由“人工智能”或“AI”“生成”或“合成”，例如 本文由人工智能辅助生成"
        return Label(
            visible=self.yes(found["显示"]),
            text=self.text(found["文字"], is_label, words),
            place=self.one_of(found["位置"], Place, "位置"),
            metadata=self.yes(found["元数据"]),
            producer=self.text(found["生成者编码"], lambda text: bool(_ASCII.fullmatch(text)), "只能用可打印的 ASCII 字符"),
            produce_id=self.text(found["制作编号"], lambda text: bool(_ASCII.fullmatch(text)), "只能用可打印的 ASCII 字符"),
        )
