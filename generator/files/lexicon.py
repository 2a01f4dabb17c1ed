"""The word lists that checking a corpus needs, from ``seeds/lexicon``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from generator.checking.corpus.entry import Lexicon
from generator.checking.proof import Spellings
from generator.errors import InputError
from generator.learning import phrases
from generator.learning.sectors import BELOW_SLOT, Sector, SectorTask, Wordings

#: 和田地区 is also called 和田, 广西壮族自治区 广西; a county's name without its kind (平安, 公安) is mostly an ordinary word.
_PEOPLES = "蒙古|哈萨克|柯尔克孜|朝鲜|土家|布依|哈尼|傈僳|景颇|壮|回|藏|彝|白|苗|侗|傣|羌"
_KIND = re.compile(f"(?:维吾尔|壮族|回族)?(?:自治区|特别行政区)$|(?:(?:{_PEOPLES})族?)*自治州$|[省市盟]$|地区$")
_SHORT = ("省级", "地级")
#: What the lexicon says of a kind of focus.
_FOCUS = ("词尾", "标题", "意义", "短板", "举措", "责任", "目标")
#: What it says of a task of a sector, each sentence in several wordings.
_TASK = ("短板", "举措", "责任", "目标")


#: The reader that libyaml brings is nine times faster on the long lexicon of sectors.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _read(path: Path) -> Any:
    try:
        return yaml.load(path.read_text("utf-8"), Loader=_LOADER)
    except OSError as error:
        raise InputError(f"读不出词库（{error.strerror}）", where=str(path), advice="请重新安装 yishi") from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError("词库不是正确的 YAML", where=str(path), advice="见 seeds/lexicon/README.md") from error


def short_name(name: str) -> str:
    """A name without its kind, when two characters or more are left.

    >>> short_name("广西壮族自治区"), short_name("和田地区"), short_name("大理白族自治州")
    ('广西', '和田', '大理')
    """
    bare = _KIND.sub("", name)
    return bare if len(bare) >= 2 else name


def read_lexicon(folder: Path) -> Lexicon:
    """Formulas, place names and what is allowed.

    Raises :class:`~generator.errors.InputError` when a list is missing or is not what its README says.
    """
    formulas, gazetteer, allowed = (_read(folder / f"{name}.yaml") for name in ("formulas", "gazetteer", "allowed"))
    try:
        places = [str(name) for names in gazetteer.values() for name in names]
        places += [short_name(str(name)) for kind in _SHORT for name in gazetteer[kind]]
        return Lexicon(
            formulas=tuple(str(one) for group in formulas.values() for one in group),
            places=tuple(dict.fromkeys(places)),
            allowed={str(rule): tuple(str(one["text"]) for one in entries) for rule, entries in allowed.items()},
        )
    except (AttributeError, KeyError, TypeError) as error:
        raise InputError("词库读不懂", where=str(folder), advice="见 seeds/lexicon/README.md") from error


def read_phrase_lexicon(folder: Path) -> phrases.Lexicon:
    """What every register knows by heart: exchangeable wordings, formulas, frames of headings, openings, transitions and closings.

    Raises :class:`~generator.errors.InputError` when a list is missing or is not what its README says.
    """
    names = ("paradigms", "formulas", "headings", "openings", "transitions", "closings", "topic_sentences", "foci", "topics", "parts")
    paradigms, formulas, headings, *sayings, foci, topics, parts = (_read(folder / f"{name}.yaml") for name in names)
    try:
        free, verbs, adverbs, leads, near, oneway = (
            tuple(tuple(str(one) for one in row) for row in paradigms[key])
            for key in ("随处可换", "看搭配", "看后文", "分句开头可换", "看后文随处可换", "只换一头")
        )
        frames = tuple(phrases.HeadingFrame(str(one["名称"]), *(tuple(map(str, one[place])) for place in ("开头", "中间", "末尾"))) for one in headings)
        said: dict[str, dict[str, tuple[str, ...]]] = {}
        for table in sayings:
            for genre, uses in table.items():
                said.setdefault(str(genre), {}).update({str(use): tuple(map(str, patterns)) for use, patterns in uses.items()})
        every = tuple(str(one) for group in formulas.values() for one in group)
        kinds = tuple(phrases.FocusKind(str(one["名"]), *(tuple(map(str, one[key])) for key in _FOCUS)) for one in foci["类"] or ())
        told = _read_parts(parts, folder / "parts")
        return phrases.Lexicon(free, verbs, adverbs, leads, every, frames, said, near, oneway, kinds, frozenset(map(str, foci["动词"])), tuple(map(str, foci["短板领起"])), tuple(map(str, foci["节标题"])), read_sectors(folder / "sectors"), tuple(map(_words, topics["又称"])), _words(topics["别义"]), told)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise InputError("词库读不懂", where=str(folder), advice="见 seeds/lexicon/README.md") from error


def _read_parts(table: Mapping[str, Any], folder: Path) -> dict[str, tuple[phrases.TopicPart, ...]]:
    """The parts of each topic by their words, with what the files of a folder say of them."""
    said = {str(topic): rows for path in sorted(folder.glob("*.yaml")) for topic, rows in _read(path).items()}
    if unknown := [f"{topic}：{name}" for topic, rows in said.items() for name in rows if name not in table.get(topic, ())]:
        raise ValueError(f"parts.yaml 里没有这一块：{unknown[0]}")
    return {str(topic): tuple(_read_part(str(name), _words(words), said.get(str(topic), {}).get(name)) for name, words in rows.items()) for topic, rows in table.items()}


def _read_part(name: str, words: tuple[str, ...], row: Any) -> phrases.TopicPart:
    if row is None:
        return phrases.TopicPart(name, words)
    headings = _words(row["标题"])
    if any(not any(word in heading for word in words) for heading in headings):
        raise ValueError(f"标题里应有这一块的词：{name}")
    return phrases.TopicPart.of(name, words, headings, _wordings(row["举措"]))


@lru_cache(maxsize=1)
def read_sectors(folder: Path) -> tuple[Sector, ...]:
    """The sectors of public work, in the order of their files' names; none where the folder is missing.

    Raises :class:`~generator.errors.InputError` when a file is not what its README says.
    """
    found: list[Sector] = []
    for path in sorted(folder.glob("*.yaml")):
        told = _read(path)
        try:
            found += map(_read_sector, told)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise InputError(f"领域词典读不懂（{error}）", where=str(path), advice="见 seeds/lexicon/README.md") from error
    return tuple(found)


def _read_sector(one: Any) -> Sector:
    reasons, accounts = _wordings(one["意义"]), _wordings(one["责任"])
    below, means = (_wordings(one.get(key, ())) for key in ("属地", "保障"))
    if any(not wording.startswith(BELOW_SLOT) for row in below for wording in row):
        raise ValueError(f"属地各句应以 {BELOW_SLOT} 开头：{one['领域']}")
    return Sector(str(one["领域"]), _words(one["词"]), reasons, accounts, tuple(map(_read_task, one["事项"])), below=below, means=means)


def _read_task(one: Any) -> SectorTask:
    shortcomings, measures, accounts, aims = (_wordings(one[key]) for key in _TASK)
    order = tuple(int(number) - 1 for number in one.get("次序", ()))
    if order and sorted(order) != list(range(len(measures))):
        raise ValueError(f"次序应为举措各条的号，每条一次：{one['名']}")
    name, headings = str(one["名"]), _words(one.get("标题", ()))
    if any(name not in heading for heading in headings):
        raise ValueError(f"标题里应有事项的名：{name}")
    return SectorTask(name, _words(one["词"]), _words(one["近词"]), shortcomings, measures, accounts, aims, order, headings)


def _words(told: Any) -> tuple[str, ...]:
    return tuple(map(str, told))


def _wordings(told: Any) -> tuple[Wordings, ...]:
    """Sentences in wordings that have the same number of clauses."""
    rows = tuple(_words(row) for row in told)
    for row in rows:
        if len({text.count("，") for text in row}) != 1:
            raise ValueError(f"两种说法分句数不同：{row[0]}")
    return rows


def read_spellings(folder: Path) -> Spellings:
    """Words and set phrases that are often miswritten.

    Raises :class:`~generator.errors.InputError` when the list is missing or is not what its README says.
    """
    path = folder / "miswritten.yaml"
    told = _read(path)
    try:
        right = {str(wrong): str(one) for wrong, one in told["误写"].items()}
        return Spellings(right, tuple(str(one) for one in told["不算"]))
    except (AttributeError, KeyError, TypeError) as error:
        raise InputError("词库读不懂", where=str(path), advice="见 seeds/lexicon/README.md") from error
