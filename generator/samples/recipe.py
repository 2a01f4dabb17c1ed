"""What is asked of a corpus: one frozen value that, with the register, decides every byte of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.drafting.outline import DRAFTABLE, LONGEST, SHORTEST
from generator.errors import RequestError

LEVELS = ("市", "县", "区", "乡镇", "部门", "学校", "国企")


@dataclass(frozen=True, slots=True)
class Recipe:
    """A corpus to be made. Record ``k`` depends on these, on ``k`` and on the register, and on nothing else."""

    count: int
    seed: int = 0
    genres: tuple[str, ...] = tuple(genre.value for genre in DRAFTABLE)
    topics: tuple[str, ...] = ()  # empty: the domains of the register
    shortest: int = 800  # characters asked of a document
    longest: int = 3000
    split: Mapping[str, float] = field(default_factory=lambda: {"train": 1.0})  # name → share, together 1
    noise: Mapping[str, float] = field(default_factory=dict)  # kind → share of documents
    faults: float = 0.0  # share of documents with one known fault
    fault_kinds: tuple[str, ...] = ()  # empty: every kind
    per_shard: int = 500

    def __post_init__(self) -> None:
        if self.count < 1:
            raise RequestError(f"篇数 {self.count} 不能满足", advice="-n 应为正整数")
        if not SHORTEST <= self.shortest <= self.longest <= LONGEST:
            raise RequestError(f"篇幅 {self.shortest}-{self.longest} 不能满足", advice=f"--length 写成 800-3000，在 {SHORTEST} 到 {LONGEST} 字之间")
        if self.per_shard < 1:
            raise RequestError("每个分片至少一篇", advice="--shard-size 应为正整数")

    @property
    def fingerprint(self) -> str:
        """The hash of the recipe."""
        plain = json.dumps(_plain(self), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(plain.encode()).hexdigest()[:16]

    def plain(self) -> dict[str, object]:
        """The recipe as plain values, for the manifest."""
        return _plain(self)


def _plain(recipe: Recipe) -> dict[str, object]:
    return {name: dict(value) if isinstance(value, Mapping) else list(value) if isinstance(value, tuple) else value for name, value in _fields(recipe)}


def _fields(recipe: Recipe) -> list[tuple[str, object]]:
    return [(name, getattr(recipe, name)) for name in recipe.__slots__]


@dataclass(frozen=True, slots=True)
class Shard:
    """A stretch of a corpus that is made and stored as one: records ``start`` to ``stop`` of split ``split``."""

    split: str
    number: int
    of: int
    start: int
    stop: int

    @property
    def stem(self) -> str:
        """The name of its files without their ending.

        >>> Shard("train", 0, 8, 0, 500).stem
        'train-00000-of-00008'
        """
        return f"{self.split}-{self.number:05d}-of-{self.of:05d}"


def shards(recipe: Recipe) -> list[Shard]:
    """The shards of a corpus in order; each split is a stretch of records, its share rounded to whole documents.

    >>> [(one.stem, one.start, one.stop) for one in shards(Recipe(10, split={"train": 0.8, "test": 0.2}, per_shard=5))]
    [('train-00000-of-00002', 0, 5), ('train-00001-of-00002', 5, 8), ('test-00000-of-00001', 8, 10)]
    """
    out: list[Shard] = []
    names = list(recipe.split)
    at, share = 0, 0.0
    for name in names:
        share += recipe.split[name]
        stop = recipe.count if name == names[-1] else min(recipe.count, round(recipe.count * share))
        number = -(-(stop - at) // recipe.per_shard)
        for k in range(number):
            out.append(Shard(name, k, number, at + k * recipe.per_shard, min(stop, at + (k + 1) * recipe.per_shard)))
        at = max(at, stop)
    return out


def read_shares(text: str, known: Sequence[str], *, what: str, default: float = 1.0) -> dict[str, float]:
    """Shares by kind, as a user writes them.

    >>> read_shares("web:0.3,ocr", ("web", "ocr"), what="--noise")
    {'web': 0.3, 'ocr': 1.0}
    """
    out: dict[str, float] = {}
    for piece in filter(None, (one.strip() for one in text.replace("，", ",").split(","))):
        name, _, number = piece.replace("：", ":").partition(":")
        if known and name not in known:
            raise RequestError(f"{what} 不认识 {name!r}", advice=f"可用：{'、'.join(known)}")
        try:
            share = float(number) if number else default
        except ValueError:
            share = -1.0
        if not 0 <= share <= 1:
            raise RequestError(f"{what} 里 {name} 的比例 {number!r} 不对", advice="比例是 0 到 1 的小数，例如 web:0.3")
        out[name] = share
    return out


def read_split(text: str) -> dict[str, float]:
    """Names of splits and their shares, which must come to one.

    >>> read_split("train:0.8,dev:0.1,test:0.1")
    {'train': 0.8, 'dev': 0.1, 'test': 0.1}
    """
    shares = read_shares(text, (), what="--split")
    if not shares or abs(sum(shares.values()) - 1) > 1e-6 or not all(name.isascii() and name.replace("_", "").isalnum() for name in shares):
        raise RequestError("--split 的比例相加不是 1，或名称不是字母数字", advice="例如 --split train:0.8,dev:0.1,test:0.1")
    return shares


def read_faults(text: str, known: Sequence[str]) -> tuple[float, tuple[str, ...]]:
    """Share of documents with a fault, and the kinds: ``0.3`` or ``0.3:numbering-gap,padded-date``.

    >>> read_faults("0.3:padded-date", ("padded-date",))
    (0.3, ('padded-date',))
    """
    share, _, kinds = text.replace("：", ":").partition(":")
    try:
        number = float(share)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise RequestError(f"--faults 的比例 {share!r} 不对", advice="例如 --faults 0.3 或 --faults 0.3:numbering-gap,padded-date")
    return number, tuple(read_shares(kinds, known, what="--faults"))


def read_length(text: str) -> tuple[int, int]:
    """Least and most characters: ``800-3000``, or one number.

    >>> read_length("800-3000"), read_length("2500")
    ((800, 3000), (2500, 2500))
    """
    least, _, most = text.partition("-")
    try:
        return int(least), int(most or least)
    except ValueError:
        raise RequestError(f"篇幅 {text!r} 不对", advice="--length 写成 800-3000 或 2500") from None
