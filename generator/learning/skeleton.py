"""The skeleton of a register: how documents of each genre are built, in counts a person can read and edit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.document import OrdinalStyle
from generator.errors import RequestError

Counts = dict[str, int]


@dataclass(frozen=True, slots=True)
class GenreSkeleton:
    """How the documents of one genre are built. Every mapping counts documents or lists; styles are written as 一、 or 一是."""

    documents: int = 0
    lengths: tuple[int, ...] = ()  # deciles of the number of characters
    parts: Counts = field(default_factory=dict)  # opening>sections>closing
    top: Counts = field(default_factory=dict)  # style of the outermost list
    inside: dict[str, Counts] = field(default_factory=dict)  # style → styles of the lists directly inside ("" for none)
    counts: dict[str, Counts] = field(default_factory=dict)  # style → number of items
    layout: dict[str, Counts] = field(default_factory=dict)  # style → line or inline
    salutations: Counts = field(default_factory=dict)
    introductions: Counts = field(default_factory=dict)  # what leads up to a list
    closings: Counts = field(default_factory=dict)
    levels: Counts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The skeletons of all genres of a register."""

    genres: dict[str, GenreSkeleton]

    def of(self, genre: str) -> GenreSkeleton:
        """The skeleton of one genre."""
        try:
            return self.genres[genre]
        except KeyError:
            known = "、".join(sorted(self.genres))
            raise RequestError(f"语体库里没有学到文种 {genre}", advice=f"可用的文种：{known}") from None


def written(style: str) -> str:
    """The way a style is shown: IS → 一是."""
    return OrdinalStyle[style].value


#: Keys of the file a person reads and edits.
_KEYS = {
    "documents": "篇数",
    "lengths": "字数十分位",
    "parts": "组成",
    "top": "一级层次",
    "inside": "层次之内",
    "counts": "条数",
    "layout": "排法",
    "salutations": "称呼",
    "introductions": "引出列项的话",
    "closings": "结尾",
    "levels": "层级",
}
_NONE, _LINE, _INLINE = "（无）", "另起一行", "段内"
_WORDS = {"": _NONE, "line": _LINE, "inline": _INLINE}
_BACK = {value: key for key, value in _WORDS.items()}


def _rename(value: Any, words: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {words.get(key, key): _rename(entry, words) for key, entry in value.items()}
    return list(value) if isinstance(value, tuple) else value


def to_plain(skeleton: Skeleton) -> dict[str, Any]:
    """The skeleton as the mapping that ``yishi skeleton`` prints; :func:`from_plain` reads it back."""
    return {
        genre: {shown: _rename(getattr(one, name), _WORDS) for name, shown in _KEYS.items()}
        for genre, one in skeleton.genres.items()
    }


def from_plain(plain: Mapping[str, Any]) -> Skeleton:
    """Read a skeleton that a person may have edited.

    Raises :class:`~generator.errors.RequestError` where a value is not what its key needs.
    """
    genres: dict[str, GenreSkeleton] = {}
    for genre, entry in plain.items():
        if not isinstance(entry, Mapping):
            raise RequestError(f"骨架文件里 {genre} 之下应是若干字段")
        values: dict[str, Any] = {}
        for name, shown in _KEYS.items():
            value = entry.get(shown, entry.get(name))
            if value is None:
                continue
            if name == "documents":
                values[name] = _number(value, genre, shown)
            elif name == "lengths":
                values[name] = tuple(_number(one, genre, shown) for one in value)
            elif name in ("inside", "counts", "layout"):
                values[name] = {style: _counts(_rename(table, _BACK), genre, shown) for style, table in _mapping(value, genre, shown).items()}
            else:
                values[name] = _counts(value, genre, shown)
        genres[str(genre)] = GenreSkeleton(**values)
    return Skeleton(genres)


def _mapping(value: Any, genre: str, key: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise RequestError(f"骨架文件里 {genre}.{key} 应是“名称: 次数”的列表")
    return value


def _number(value: Any, genre: str, key: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise RequestError(f"骨架文件里 {genre}.{key} 的值 {value!r} 应是不小于零的整数")
    return value


def _counts(value: Any, genre: str, key: str) -> Counts:
    return {str(name): _number(count, genre, key) for name, count in _mapping(value, genre, key).items()}
