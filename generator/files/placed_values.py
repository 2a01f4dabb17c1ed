"""Placed YAML values → plain ones, each checked where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from generator.files.placed import Faults, Placed, fields

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(slots=True)
class Values:
    """Placed values → plain ones. A fault is kept and a stand-in returned, so that all faults are told together."""

    faults: Faults

    def text(self, at: Placed, fits: Callable[[str], bool], what: str) -> str:
        """Words that fit; nothing written counts as no words."""
        value = at.value if at.value is not None else ""
        if isinstance(value, str) and fits(value):
            return value
        self.faults.add(at, what)
        return ""

    def number(self, at: Placed, least: float, most: float, what: str) -> float:
        """A number with at most two decimals between two bounds."""
        if isinstance(at.value, str) and re.fullmatch(r"\d{1,4}(?:\.\d{1,2})?", at.value) and least <= float(at.value) <= most:
            return float(at.value)
        self.faults.add(at, f"{what}应是 {least:g} 到 {most:g} 之间的数")
        return max(least, 1)

    def whole(self, at: Placed, least: int, most: int, what: str) -> int:
        """A whole number between two bounds."""
        if isinstance(at.value, str) and re.fullmatch(r"\d{1,4}", at.value) and least <= int(at.value) <= most:
            return int(at.value)
        self.faults.add(at, f"{what}应是 {least} 到 {most} 之间的整数")
        return max(least, 1)

    def yes(self, at: Placed) -> bool:
        """是 or 否."""
        if at.value not in ("是", "否"):
            self.faults.add(at, "这里应写“是”或“否”")
        return bool(at.value == "是")

    def one_of(self, at: Placed, choices: type[Choice], what: str) -> Choice:
        """The member of an enumeration whose value is written."""
        found = next((choice for choice in choices if choice.value == at.value), None)
        if found is None:
            self.faults.add(at, f"{what}应是 {'、'.join(choices)} 之一")
            return next(iter(choices))
        return found

    def all_of(self, at: Placed, names: tuple[str, ...]) -> Mapping[str, Placed] | None:
        """The fields of a mapping that must all be there."""
        found = fields(at, names, self.faults)
        missing = [name for name in names if name not in found]
        if missing and isinstance(at.value, dict):
            self.faults.add(at, f"缺少 {'、'.join(missing)}")
        return found if not missing else None
