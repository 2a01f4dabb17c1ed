"""What is to be written: the outline a user fills in.

A blank (``None``) is what the program may write; anything else is the user's and stands as given. An outline without a blank
says everything, and its draft is exactly what it says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from generator.document import Genre, OrdinalStyle
from generator.errors import RequestError

#: The genres, with the names users know them by; the first is the one shown.
GENRES: Mapping[Genre, tuple[str, ...]] = MappingProxyType(
    {
        Genre.SPEECH: ("讲话", "讲话稿", "发言", "speech"),
        Genre.MEETING_NEWS: ("会议新闻", "新闻稿", "新闻", "meeting_news"),
        Genre.MINUTES: ("会议纪要", "纪要", "minutes"),
        Genre.REPORT: ("报告", "汇报", "总结", "report"),
        Genre.NOTICE: ("通知", "notice"),
        Genre.HOST_SCRIPT: ("主持词", "host_script"),
        Genre.OTHER: ("其他", "other"),
    }
)
#: Genres whose sentences the register can make; the others are drafted from what the outline gives.
DRAFTABLE = {genre: GENRES[genre] for genre in (Genre.SPEECH, Genre.MEETING_NEWS, Genre.MINUTES)}
LEVELS = ("省", "市", "县", "区", "乡镇", "镇", "街道", "社区", "村", "部门", "学校", "医院", "国企", "公司")
SHORTEST, LONGEST = 300, 20_000
MOST_SECTIONS = 9
LONGEST_TOPIC = 30
MOST_FOCI, SHORTEST_FOCUS, LONGEST_FOCUS = 9, 2, 12
DEEPEST = 6
#: What a speech says of the work so far, which no one but the user knows; a shorter one says nothing of it.
ACHIEVED, _REVIEWED = "工作成效", 1200
PLACEHOLDER = "【待补：{}】"
_AGAIN = 101  # seeds


class Layout(StrEnum):
    """How the items of a list are set."""

    LINE = "独行"  # the heading has a line of its own, its text stands below
    RUN_IN = "接排"  # the text continues the line of the heading
    INLINE = "段内"  # the items follow one another inside a paragraph
    FOLDED = "融入"  # no items: what they say is worked into the text of the section


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph given word for word; ``run_in``: whether it continues the line before it (``None``: as its place has it)."""

    text: str
    run_in: bool | None = None


@dataclass(frozen=True, slots=True)
class SectionOutline:
    """What is asked of one section, and of the items in it to any depth.

    ``style``, ``layout`` and ``count`` speak of the items in it; ``marker`` and ``own_layout`` of the section itself,
    where it deviates from its siblings.
    """

    heading: str | None = None  # "": it has none
    content: tuple[Passage, ...] | None = None
    points: tuple[SectionOutline | Passage, ...] | None = None
    count: int | None = None
    style: OrdinalStyle | None = None
    layout: Layout | None = None
    length: int | None = None  # characters, with all that stands in it
    marker: str | None = None
    own_layout: Layout | None = None
    facts: tuple[str, ...] = ()
    locked: frozenset[str] = frozenset()  # names of fields; "" for all of it
    origins: Mapping[str, str] = field(default_factory=dict)  # field → digest of what the program wrote there

    def filled(self, heading: str, content: tuple[Passage, ...]) -> SectionOutline:
        """The section with a heading and what stands under it: what a draft does most, and quicker than :func:`dataclasses.replace`."""
        return SectionOutline(
            heading, content, self.points, self.count, self.style, self.layout, self.length, self.marker, self.own_layout, self.facts, self.locked, self.origins
        )

    @property
    def items(self) -> tuple[SectionOutline, ...]:
        """The items in it, without the paragraphs between them."""
        return tuple(one for one in self.points or () if isinstance(one, SectionOutline))

    @property
    def is_complete(self) -> bool:
        """Whether nothing in it is left to be written."""
        folded = self.layout is Layout.FOLDED
        return self.heading is not None and self.content is not None and (folded or all(one.is_complete for one in self.items))


@dataclass(frozen=True, slots=True)
class Outline:
    """A request for one document. Everything but genre and topic may be left out; ``None`` means: decide by the register."""

    topic: str
    genre: Genre = Genre.SPEECH
    title: str | None = None
    level: str = "县"
    unit: str | None = None
    speaker: str | None = None
    post: str | None = None
    audience: str | None = None
    occasion: str | None = None
    time: str | None = None
    place: str | None = None
    host: str | None = None
    attendees: str | None = None
    recorder: str | None = None
    length: int | None = None  # characters
    section_count: int | None = None
    style: OrdinalStyle | None = None
    layout: Layout | None = None
    letterhead: tuple[str, ...] = ()  # lines above the title
    front: tuple[str, ...] | None = None  # lines between title and body
    salutation: str | None = None  # "": nobody is greeted
    opening: tuple[Passage, ...] | None = None
    sections: tuple[SectionOutline | Passage, ...] | None = None
    closing: tuple[Passage, ...] | None = None
    facts: tuple[str, ...] = ()
    foci: tuple[str, ...] = ()  # what the work on the topic consists of, in a few words each
    required: tuple[str, ...] = ()
    banned: tuple[str, ...] = ()
    placeholder: str = PLACEHOLDER
    placeholders: Mapping[str, str] = field(default_factory=dict)
    seed: int = 0
    locked: frozenset[str] = frozenset()
    origins: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, check in CHECKS.items():
            value = getattr(self, name)
            if value is not None and (fault := check(value)):
                raise RequestError(fault[0], advice=fault[1])
        for word in self.foci:
            if banned := next((one for one in self.banned if one in word), None):
                raise RequestError(f"着力点“{word}”里有禁用词“{banned}”", advice="着力点要写成小标题，请换一个词，或不禁这个词")

    def turn(self, attempt: int = 0) -> int:
        """Which of several wordings is taken where drafts take turns; an attempt after the first is as far as many seeds from it."""
        return self.seed + _AGAIN * attempt

    @property
    def items(self) -> tuple[SectionOutline, ...]:
        """The outermost sections, without the paragraphs between them."""
        return tuple(one for one in self.sections or () if isinstance(one, SectionOutline))

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left to be written: its draft is then what it says and nothing else."""
        whole = (self.title, self.front, self.salutation, self.opening, self.sections, self.closing)
        return None not in whole and all(one.is_complete for one in self.items)

    @property
    def leaves_room(self) -> bool:
        """Whether a draft leaves a place for what has been reached: a long one that is given no facts and has not declined it with an empty 占位."""
        declined = self.placeholders.get(ACHIEVED) == ""
        return not declined and (self.length or 0) >= _REVIEWED and not self.facts and not any(one.facts for _, one in walk_sections(self.sections))

    def todo(self, what: str) -> str:
        """What stands in the text for something the outline does not tell.

        >>> Outline("教育").todo("时间"), Outline("教育", placeholder="（{}待定）").todo("时间")
        ('【待补：时间】', '（时间待定）')
        """
        return self.placeholders.get(what) or self.placeholder.replace("{}", what)


def walk_sections(sections: tuple[SectionOutline | Passage, ...] | None, path: str = "正文") -> Iterator[tuple[str, SectionOutline]]:
    """Every section to any depth with its path; numbers count all entries of a list from 1, as they stand in the file.

    >>> [path for path, _ in walk_sections((SectionOutline("甲", points=(SectionOutline("乙"),)), Passage("丙"), SectionOutline("丁")))]
    ['正文[1]', '正文[1].要点[1]', '正文[3]']
    """
    for number, one in enumerate(sections or (), 1):
        if isinstance(one, SectionOutline):
            here = f"{path}[{number}]"
            yield here, one
            yield from walk_sections(one.points, f"{here}.要点")


def _topic(value: str) -> tuple[str, str] | None:
    if not value.strip():
        return "没有给主题", "用 --topic 或在提纲里写“主题: …”"
    if len(value) > LONGEST_TOPIC or "\n" in value:
        return f"主题过长（{len(value)} 字）", f"主题请用不超过 {LONGEST_TOPIC} 字的一行，例如 安全生产"
    return None


def _level(value: str) -> tuple[str, str] | None:
    return None if value in LEVELS else (f"不认识的层级 {value!r}", f"可用：{'、'.join(LEVELS)}")


def _length(value: int) -> tuple[str, str] | None:
    return None if SHORTEST <= value <= LONGEST else (f"篇幅 {value} 字不能满足", f"篇幅应在 {SHORTEST} 到 {LONGEST} 字之间")


def _count(value: int) -> tuple[str, str] | None:
    return None if 1 <= value <= MOST_SECTIONS else (f"层次数 {value} 不能满足", f"一级层次应在 1 到 {MOST_SECTIONS} 个之间")


def _foci(value: tuple[str, ...]) -> tuple[str, str] | None:
    form = f"着力点请写 1 到 {MOST_FOCI} 个各不相同的词语，各 {SHORTEST_FOCUS} 到 {LONGEST_FOCUS} 字，例如 空域管理"
    odd = next((one for one in value if not re.fullmatch(rf"\w{{{SHORTEST_FOCUS},{LONGEST_FOCUS}}}", one)), None)
    if odd is not None:
        return f"着力点 {odd!r} 写不成小标题", form
    if len(value) > MOST_FOCI:
        return f"着力点有 {len(value)} 个，过多", form
    return ("着力点有重复的", form) if len(set(value)) < len(value) else None


def _placeholder(value: str) -> tuple[str, str] | None:
    return None if value.count("{}") == 1 else (f"占位的格式 {value!r} 里应有一处 {{}}", "例如 【待补：{}】")


#: What a field's value must be, by field: gives what is wrong and what to do. The reader of files asks these too, to name the place.
CHECKS: Mapping[str, Callable[[Any], tuple[str, str] | None]] = MappingProxyType(
    {"topic": _topic, "level": _level, "length": _length, "section_count": _count, "foci": _foci, "placeholder": _placeholder}
)


def read_genre(name: str) -> Genre:
    """The genre a user means.

    >>> read_genre("讲话稿").value, read_genre("meeting_news").value
    ('speech', 'meeting_news')
    """
    for genre, names in GENRES.items():
        if name.strip().lower() in names:
            return genre
    known = "、".join(f"{names[0]}（{genre.value}）" for genre, names in GENRES.items())
    raise RequestError(f"不认识的文种 {name!r}", advice=f"可用：{known}")
