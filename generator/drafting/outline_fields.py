"""The fields of an outline, one a row: what the reader accepts, the schema states, the writer writes and the documentation lists."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """What a field holds."""

    LINE = "line"  # one line of text
    TEXT = "text"  # one line of text; "" says that there is none
    NUMBER = "number"
    LINES = "lines"  # a list of lines, or one
    GENRE = "genre"
    LEVEL = "level"
    STYLE = "style"  # 一、 （一） 一是 …
    LAYOUT = "layout"  # 独行 接排 段内
    FLAG = "flag"  # 是 否
    PASSAGES = "passages"  # paragraphs, word for word
    SECTIONS = "sections"
    PLACEHOLDERS = "placeholders"
    LOCKED = "locked"  # 是, or names of fields
    ORIGINS = "origins"  # field: 自动 digest


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its Chinese key, its English alias, the attribute it fills, and what it means."""

    chinese: str
    english: str
    attribute: str
    form: Form
    meaning: str


ROOT_FIELDS: tuple[Field, ...] = (
    Field("文种", "genre", "genre", Form.GENRE, "讲话、会议新闻、会议纪要、报告、通知、主持词、其他"),
    Field("主题", "topic", "topic", Form.LINE, "写什么事，不超过 30 字"),
    Field("层级", "level", "level", Form.LEVEL, "哪一级的会；不写为县"),
    Field("单位", "unit", "unit", Form.LINE, "单位名称"),
    Field("讲话人", "speaker", "speaker", Form.LINE, "谁讲话；纪要里是谁主持"),
    Field("职务", "post", "post", Form.LINE, "讲话人的职务"),
    Field("主持人", "host", "host", Form.LINE, "谁主持会议"),
    Field("听众", "audience", "audience", Form.LINE, "讲话的称呼；新闻里是参加会议的人"),
    Field("场合", "occasion", "occasion", Form.LINE, "会议名称"),
    Field("时间", "time", "time", Form.LINE, "照写，不换算"),
    Field("地点", "place", "place", Form.LINE, "照写"),
    Field("出席", "attendees", "attendees", Form.LINE, "纪要的出席人员"),
    Field("记录", "recorder", "recorder", Form.LINE, "纪要的记录人"),
    Field("篇幅", "length", "length", Form.NUMBER, "大约多少字，300 到 20000"),
    Field("种子", "seed", "seed", Form.NUMBER, "同样的提纲和种子写出同样的稿子"),
    Field("着力点", "foci", "foci", Form.LINES, "这件事抓哪几样，各几个字；写成排比的小标题，各有一段要求"),
    Field("要求词", "required", "required", Form.LINES, "至少出现一次的词语"),
    Field("禁用词", "banned", "banned", Form.LINES, "一次也不能出现的词语"),
    Field("占位", "placeholders", "placeholders", Form.PLACEHOLDERS, "待补之处怎么写：含 {} 的格式，或“名称: 写法”"),
    Field("事实", "facts", "facts", Form.LINES, "要一字不差写进去、只写一次的话和数字"),
    Field("版头", "letterhead", "letterhead", Form.LINES, "标题以上的各行"),
    Field("标题", "title", "title", Form.TEXT, "全文标题"),
    Field("题下", "front", "front", Form.LINES, "标题与正文之间的各行：副题、日期、署名"),
    Field("称呼", "salutation", "salutation", Form.TEXT, "照原样写出，应以冒号收尾；写 \"\" 则没有称呼"),
    Field("开头", "opening", "opening", Form.PASSAGES, "正文之前的各段"),
    Field("条数", "count", "section_count", Form.NUMBER, "一级层次几个，1 到 9；写了正文就以正文为准"),
    Field("样式", "style", "style", Form.STYLE, "一级层次的编号"),
    Field("排法", "layout", "layout", Form.LAYOUT, "一级层次怎样排：独行、接排、段内"),
    Field("正文", "sections", "sections", Form.SECTIONS, "一级层次的列表"),
    Field("结尾", "closing", "closing", Form.PASSAGES, "正文之后的各段"),
    Field("锁定", "locked", "locked", Form.LOCKED, "是，或若干字段名：再次填充时不改"),
    Field("来历", "origins", "origins", Form.ORIGINS, "程序所填的字段；人改过的就不再算自动"),
)
SECTION_FIELDS: tuple[Field, ...] = (
    Field("编号", "marker", "marker", Form.LINE, "与次序不符的编号，照文中写法"),
    Field("标题", "heading", "heading", Form.TEXT, "这一层的标题；不写或写 自动 由程序来写，写 \"\" 则没有标题"),
    Field("本项排法", "own_layout", "own_layout", Form.LAYOUT, "与同级不同的排法"),
    Field("篇幅", "length", "length", Form.NUMBER, "这一层连同其下大约多少字"),
    Field("事实", "facts", "facts", Form.LINES, "要写在这一层里的话和数字"),
    Field("内容", "content", "content", Form.PASSAGES, "标题之后、要点之前的各段"),
    Field("条数", "count", "count", Form.NUMBER, "这一层里列几项"),
    Field("样式", "style", "style", Form.STYLE, "这一层里各项的编号"),
    Field("排法", "layout", "layout", Form.LAYOUT, "这一层里各项怎样排"),
    Field("要点", "points", "points", Form.SECTIONS, "下一层的列表，写法与正文相同，层层可用"),
    Field("锁定", "locked", "locked", Form.LOCKED, "是，或若干字段名：再次填充时不改"),
    Field("来历", "origins", "origins", Form.ORIGINS, "程序所填的字段；人改过的就不再算自动"),
)
PASSAGE_FIELDS: tuple[Field, ...] = (
    Field("段落", "paragraph", "text", Form.LINE, "一段文字，照原样写出"),
    Field("接排", "run_in", "run_in", Form.FLAG, "是否接在前文同一行"),
)
#: The word that leaves a value to the program.
AUTOMATIC = "自动"
YES, NO = ("是", "yes", "true"), ("否", "no", "false")


def by_attribute(fields: tuple[Field, ...]) -> dict[str, Field]:
    """The fields by the attribute they fill."""
    return {field.attribute: field for field in fields}


def by_name(fields: tuple[Field, ...]) -> dict[str, Field]:
    """The fields by either key."""
    return {name: field for field in fields for name in (field.chinese, field.english)}
