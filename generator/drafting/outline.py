"""What is to be written: the outline a user fills in."""

from __future__ import annotations

from dataclasses import dataclass

from generator.document import Genre
from generator.errors import RequestError

#: Genres that can be drafted, with the names users know them by.
DRAFTABLE = {
    Genre.SPEECH: ("讲话", "讲话稿", "speech"),
    Genre.MEETING_NEWS: ("会议新闻", "新闻稿", "新闻", "meeting_news"),
    Genre.MINUTES: ("会议纪要", "纪要", "minutes"),
}
LEVELS = ("省", "市", "县", "区", "乡镇", "镇", "街道", "社区", "村", "部门", "学校", "医院", "国企", "公司")
SHORTEST, LONGEST = 300, 20_000
MOST_SECTIONS = 9


@dataclass(frozen=True, slots=True)
class SectionOutline:
    """What is asked of one section: a heading (``None``: to be found), points that its items must take up."""

    heading: str | None = None
    points: tuple[str, ...] = ()


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
    length: int | None = None  # characters
    sections: tuple[SectionOutline, ...] = ()
    section_count: int | None = None
    seed: int = 0

    def __post_init__(self) -> None:
        if not self.topic.strip():
            raise RequestError("没有给主题", advice="用 --topic 或在提纲里写“主题: …”")
        if len(self.topic) > 30 or "\n" in self.topic:
            raise RequestError(f"主题过长（{len(self.topic)} 字）", advice="主题请用不超过 30 字的一行，例如 安全生产")
        if self.genre not in DRAFTABLE:
            names = "、".join(names[0] for names in DRAFTABLE.values())
            raise RequestError(f"不能起草文种 {self.genre.value}", advice=f"可起草：{names}")
        if self.level not in LEVELS:
            raise RequestError(f"不认识的层级 {self.level!r}", advice=f"可用：{'、'.join(LEVELS)}")
        if self.length is not None and not SHORTEST <= self.length <= LONGEST:
            raise RequestError(f"篇幅 {self.length} 字不能满足", advice=f"篇幅应在 {SHORTEST} 到 {LONGEST} 字之间")
        if self.section_count is not None and not 1 <= self.section_count <= MOST_SECTIONS:
            raise RequestError(f"层次数 {self.section_count} 不能满足", advice=f"一级层次应在 1 到 {MOST_SECTIONS} 个之间")


def read_genre(name: str) -> Genre:
    """The genre a user means.

    >>> read_genre("讲话稿").value, read_genre("meeting_news").value
    ('speech', 'meeting_news')
    """
    for genre, names in DRAFTABLE.items():
        if name.strip().lower() in names:
            return genre
    known = "、".join(f"{names[0]}（{genre.value}）" for genre, names in DRAFTABLE.items())
    raise RequestError(f"不认识的文种 {name!r}", advice=f"可用：{known}")
