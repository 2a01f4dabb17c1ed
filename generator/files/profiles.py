"""Reads layout profiles: a shipped one by its name, or a user's own YAML file that says only what differs (基于: gbt9704)."""

from __future__ import annotations

from pathlib import Path

from generator.errors import ProfileError
from generator.exporting.profile import Profile
from generator.files.locations import data_folder
from generator.files.placed import Faults, Placed, overlay, read_yaml
from generator.files.profile_reading import ProfileReading

DEFAULT = "gbt9704"
_BASE = "基于"
_ADVICE = "字段和可用的值见 docs/layout.md；只写不同之处的，开头写“基于: gbt9704”"
_MOST_BASES = 5


def profile_names() -> tuple[str, ...]:
    """The shipped profiles."""
    return tuple(sorted(path.stem for path in (data_folder("templates") / "profiles").glob("*.yaml")))


def read_profile(name: str = DEFAULT) -> Profile:
    """A profile by name or path.

    Raises :class:`~generator.errors.ProfileError` that names every fault with file, line and column.

    >>> profile = read_profile("gbt9704")
    >>> profile.page.lines, profile.page.characters, len(profile.levels)
    (22, 28, 4)
    """
    faults = Faults(ProfileError)
    tree = _with_bases(_find(name, Path()), faults, 0)
    profile = ProfileReading(faults).profile(Path(name).stem, tree)
    faults.tell(_ADVICE)
    assert profile is not None
    return profile


def _find(name: str, beside: Path) -> Path:
    if name in profile_names():
        return data_folder("templates") / "profiles" / f"{name}.yaml"
    path = beside / name
    if not path.exists() and not Path(name).suffix:
        raise ProfileError(f"没有版式 {name!r}", advice=f"自带的版式：{'、'.join(profile_names())}；自己的版式请给出文件路径")
    return path


def _with_bases(path: Path, faults: Faults, depth: int) -> Placed:
    tree = read_yaml(path, faults, "版式")
    if tree.value is None:
        raise ProfileError("版式是空的", where=str(path), advice=f"可以从 {_BASE}: {DEFAULT} 写起")
    if not isinstance(tree.value, dict):
        faults.add(tree, "这里应是若干“字段: 值”")
        faults.tell(_ADVICE)
    own = {key: pair for key, pair in tree.value.items() if key != _BASE}
    rest = Placed(own, tree.file, tree.line, tree.column)
    if _BASE not in tree.value:
        return rest
    at = tree.value[_BASE][1]
    if not isinstance(at.value, str) or depth >= _MOST_BASES:
        faults.add(at, f'"{_BASE}" 应是一个版式的名称或文件' if depth < _MOST_BASES else f'"{_BASE}" 连成了环')
        faults.tell(_ADVICE)
    return overlay(_with_bases(_find(at.value, path.parent), faults, depth + 1), rest)
