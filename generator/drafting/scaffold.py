"""A new outline to be filled in, with comments that tell what the register has learned of the genre."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document import Genre
from generator.drafting.outline import GENRES
from generator.learning.skeleton import Counts, GenreSkeleton, Skeleton

_USUAL = {Genre.SPEECH: "3", Genre.MEETING_NEWS: "4", Genre.MINUTES: "4"}
#: Lines that the user may take the # from, by genre.
_FOR = {
    Genre.SPEECH: ("讲话人: ×××", "职务: 县委副书记、县长", "听众: 同志们：", "场合: 全县……工作会议", "时间: ×月×日"),
    Genre.MEETING_NEWS: ("讲话人: ×××", "职务: 县委书记", "听众: 各乡镇、县直有关部门负责同志", "场合: 全县……工作会议", "时间: ×月×日", "地点: 县行政中心"),
    Genre.MINUTES: ("讲话人: ×××", "职务: 副县长", "场合: ……专题会议", "时间: ×月×日", "出席: ……", "记录: ×××"),
}


def _most(counts: Counts, number: int = 3) -> str:
    shown = sorted(((key, value) for key, value in counts.items() if key), key=lambda entry: (-entry[1], entry[0]))[:number]
    return "，".join(f"{key} {value} 次" for key, value in shown)


def _learned(genre: Genre, skeleton: Skeleton) -> GenreSkeleton:
    return skeleton.genres.get(genre.value, GenreSkeleton())


def scaffold(genre: Genre, topic: str, skeleton: Skeleton, *, level: str = "县", schema: str = "", seed: int = 1) -> str:
    """The text of a new outline file.

    >>> "主题: 教育" in scaffold(Genre.SPEECH, "教育", Skeleton({})).splitlines()
    True
    """
    return "\n".join(_lines(genre, topic, _learned(genre, skeleton), level, schema, seed)) + "\n"


def _lines(genre: Genre, topic: str, learned: GenreSkeleton, level: str, schema: str, seed: int) -> Iterator[str]:
    if schema:
        yield f"# yaml-language-server: $schema={schema}"
    yield f"# {GENRES[genre][0]}提纲。写了的照写，没写的由程序填；行首的 # 去掉就生效。"
    yield "# 查写法：yishi outline check 本文件　填空白：yishi fill 本文件 -o 填好.yaml　出稿：yishi draft 填好.yaml"
    yield f"文种: {GENRES[genre][0]}"
    yield f"主题: {topic}"
    yield f"层级: {level}"
    for line in _FOR.get(genre, _FOR[Genre.SPEECH]):
        yield f"# {line}"
    if len(learned.lengths) > 8:
        yield f"篇幅: {max(300, round(learned.lengths[5], -2))}  # 学到的 {learned.documents} 篇多在 {learned.lengths[2]} 到 {learned.lengths[8]} 字"
    yield f"种子: {seed}  # 换一个数，换一种写法"
    yield "# 事实:  # 一字不差写进去、只写一次；给某一层的写在那一层里"
    yield "#   - 今年以来……"
    yield "# 要求词: []"
    yield "# 禁用词: []"
    if learned.top:
        yield f"# 样式: {max(learned.top, key=lambda key: (learned.top[key], key))}  # 学到的一级层次：{_most(learned.top)}"
        main = max(learned.top, key=lambda key: (learned.top[key], key))
        yield f"正文:  # {main} 的条数：{_most(learned.counts.get(main, {}))}（前一个数是几条）" if learned.counts.get(main) else "正文:"
    else:
        yield "正文:"
    for number in range(1, int(_USUAL.get(genre, "3")) + 1):
        yield "  - 标题: 自动"
        if number == 1:
            yield "    # 事实: [……]"
            yield "    # 要点: [……, ……]  # 每条成为下一层的一项"
            yield "    # 内容: 写了就照写，一行一段"
    if learned.closings and genre is Genre.SPEECH:
        yield "# 结尾: 同志们，……"
