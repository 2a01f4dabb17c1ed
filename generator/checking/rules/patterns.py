"""Rules that are rows of one table: a pattern looked for in every line of the untouched text, and what belongs in its place.

``new`` is a template of :meth:`re.Match.expand`, or a function of the match; a row without one only points out. A pattern never crosses a line, and every row
has a linear cost: no nested repeats.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.checking.proof import Hit, Proof
from generator.document import Span
from generator.language.letters import HAN

_CN = "一二三四五六七八九十"
_YEAR = "(?:\\d{4}|[×xX]{2,4})"
_NEXT = "|".join(f"{one}、{two}" for one, two in pairwise(_CN[:9]))  # 三、四
_COUNTER = "[个名天次年人项家户倍条件处岁]"
#: What may stand in a row by mistake; 。。。 is a broken ellipsis.
_STOP = "，、；：。"


@dataclass(frozen=True, slots=True)
class Row:
    """One pattern of a rule."""

    rule: str
    pattern: re.Pattern[str]
    message: str  # {0} is what was found
    advice: str
    new: Callable[[re.Match[str]], str] | None = None


def _row(rule: str, pattern: str, message: str, advice: str, new: str | Callable[[re.Match[str]], str] | None = None) -> Row:
    if isinstance(new, str):
        return Row(rule, re.compile(pattern), message, advice, lambda match, template=new: match.expand(template))  # type: ignore[misc]
    return Row(rule, re.compile(pattern), message, advice, new)


def _narrow(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match[0])


def _date(match: re.Match[str]) -> str:
    return f"{match[1]}年{int(match[2])}月{int(match[3])}日"


ROWS: tuple[Row, ...] = (
    # -- 发文字号 -------------------------------------------------------------------------------------------------------
    _row("wrong-bracket", rf"(?<=[{HAN}])[\[（(【［]((?:19|20)\d\d|×{{4}})[\]）)】］](?=[ 第]{{0,2}}[\d×xX]{{1,5}} ?号)", "发文字号的年份“{0}”没有用六角括号", "年份用六角括号“〔〕”", r"〔\1〕"),
    _row("document-number", rf"(?<=[{HAN}])([〔\[（(【［](?:(?:19|20)\d\d|×{{4}})[〕\]）)】］]) ?第 ?([\d×]{{1,5}} ?号)", "发文字号“{0}”的序号前有“第”", "删去“第”", r"\1\2"),
    _row("document-number", rf"(?<=[{HAN}])(〔(?:19|20)\d\d〕)0+([1-9]\d{{0,4}}号)", "发文字号“{0}”的序号编了虚位", "1 不编为 01", r"\1\2"),
    _row("document-number", rf"(?<=[{HAN}])[〔\[]\d\d[〕\]](?=[\d×]{{1,5}}号)", "发文字号的年份“{0}”不是全称", "年份用四位数字，如“〔2026〕”"),
    # -- 日期与数字 -----------------------------------------------------------------------------------------------------
    _row("padded-date", r"(?<=\d年)0(\d)(?=月)|(?<=[×xX]年)0(\d)(?=月)", "月份“{0}”编了虚位", "写作不带 0 的数字", r"\1\2"),
    _row("padded-date", r"(?<=\d月)0(\d)(?=日)|(?<=×月)0(\d)(?=日)", "日期“{0}”编了虚位", "写作不带 0 的数字", r"\1\2"),
    _row("padded-date", r"(?<![\d年])0([1-9])(?=月\d{1,2}日)", "月份“{0}”编了虚位", "写作不带 0 的数字", r"\1"),
    _row("date-form", r"(?<![\d.\-/])((?:19|20)\d\d)[.\-/．](0?[1-9]|1[0-2])[.\-/．](0?[1-9]|[12]\d|3[01])(?![\d.\-/]\d|\d)", "日期“{0}”没有用“年、月、日”", "写作“2026年3月5日”的样子", _date),
    _row("number-style", rf"(?:19|20)\d\d年(?:[{_CN}]{{1,2}}月(?:[{_CN}]{{1,3}}日)?)", "日期“{0}”混用阿拉伯数字和汉字", "统一用阿拉伯数字"),
    _row("number-style", rf"二[〇○零O0][{_CN}〇○零O0]{{2}}年\d{{1,2}}月", "日期“{0}”混用汉字和阿拉伯数字", "统一用阿拉伯数字"),
    _row("number-style", rf"(?<=[{_CN}])[○OＯ0](?=[{_CN}〇○OＯ0]{{1,2}}年)", "汉字年份中的“{0}”不是“〇”", "改为“〇”", "〇"),
    _row("number-style", r"百分之(\d[\d.]*)", "“{0}”混用汉字和阿拉伯数字", "写作“5%”或“百分之五”", r"\1%"),
    _row("number-style", r"(?<![\d.])\d+万\d+千", "“{0}”混用单位", "写作“3.5万”或“35000”"),
    _row("number-style", rf"(?<![第\d{_CN}、，：；。百千万亿])(?=(?:{_NEXT}){_COUNTER}(?!季|级))(.)、(.)", "概数“{0}”中间不用顿号", "删去顿号", r"\1\2"),
    _row("number-style", r"(?<![\d.])(\d+(?:\.\d+)?)[-~～—－](\d+(?:\.\d+)?)%", "“{0}”前一个百分号不能省", "写作“5%～8%”", r"\1%～\2%"),
    _row("number-style", r"(?<![\d一-龥])第 ?\d{1,2}(?=届|次全体)", "“{0}”应用汉字数字", "写作“第二十届”的样子"),
    _row("approximate", r"(?:大约|将近|接近|约|近)\d[\d.]*[万亿千百]?(?:多|余)[万亿]?(?=[^，。]?)", "概数“{0}”说了两遍", "“约”“近”与“多”“余”只留一个"),
    _row("approximate", r"(?:大约|将近|接近|约|近)\d[\d.]*[万亿千百]?[个名人元吨年天次项家户]?(?:左右|上下)", "概数“{0}”说了两遍", "“约”“近”与“左右”只留一个"),
    _row("fullwidth-character", "[０-９Ａ-Ｚａ-ｚ]+", "全角字符“{0}”", "数字和字母用半角", _narrow),
    # -- 标点 -----------------------------------------------------------------------------------------------------------
    _row("doubled-mark", r"([，、；：,;])\1+(?![，、；：。,;])(?<![，、；：,;]{3})", "标点重叠“{0}”", "只留一个", r"\1"),
    _row("doubled-mark", r"(?<!。)。。(?!。)", "标点重叠“{0}”", "只留一个", "。"),
    _row("doubled-mark", rf"(?<![，、；：,;])(?!([，、；：,;])\1(?![{_STOP},;]))[，、；：,;][,;{_STOP}]+|。[，、；：,;]+", "标点重叠“{0}”", "只留一个"),
    _row("doubled-mark", r"[！!]{4,}|[？?]{4,}|[！!][。，]|[？?][。，]", "标点重叠“{0}”", "只留一个"),
    _row("dash-form", rf"(?<=[{HAN}”》）])(?:-{{2,}}|－{{2,}}|─{{1,}}|―{{1,}}|—－|——{{2,}})(?=[{HAN}“《（])|^(?:-{{2,}}|－{{2,}}|─{{1,}}|―{{1,}})(?=[{HAN}])", "破折号写作“{0}”", "用两字长的“——”", "——"),
    _row("ellipsis-form", rf"(?<=[{HAN}”、，])\.{{3,}}|。{{3,}}|(?<=[{HAN}”、，])…(?!…)(?<!……)|…{{3,}}", "省略号写作“{0}”", "用六点的“……”", "……"),
    _row("ellipsis-form", r"……等|等等?……", "“{0}”中省略号与“等”重复", "只留一个"),
    _row("redundant-pause", "(?<=”)、(?=“)|(?<=》)、(?=《)", "引号、书名号之间的顿号", "标有引号、书名号的并列成分之间通常不用顿号", ""),
    # -- 编号后的标点 ---------------------------------------------------------------------------------------------------
    _row("ordinal-mark", rf"(?:^|(?<=[。；：！？]))(第[{_CN}]{{1,3}}|首先|其次|再次|最后|其[{_CN}])、(?!第|其|[{_CN}])", "“{0}”用了顿号", "“第一”“首先”“其一”之后用逗号", r"\1，"),
    _row("ordinal-mark", rf"^([{_CN}]{{1,3}})[.．，,:：](?=[{HAN}“《])", "“{0}”没有用顿号", "汉字数字编号后用顿号", r"\1、"),
    _row("ordinal-mark", rf"^([（(][{_CN}]{{1,3}}[）)])[、，,.．:：]", "“{0}”多了标点", "带括号的编号后不用标点", r"\1"),
    _row("ordinal-mark", r"^([（(]\d{1,2}[）)])[、，,.．:：]", "“{0}”多了标点", "带括号的编号后不用标点", r"\1"),
    _row("ordinal-mark", r"^([①-⑳])[、，,.．]", "“{0}”多了标点", "带圈的编号后不用标点", r"\1"),
    _row("digit-mark", rf"^(\d{{1,2}})、(?=[{HAN}“《])", "“{0}”用了顿号", "阿拉伯数字编号后用下脚点“1.”", r"\1."),
    # -- 没写完的 -------------------------------------------------------------------------------------------------------
    _row("placeholder-left", r"【(?:待[补填定核查]|此处|请填|填写|略)[^】]{0,60}】?", "留有“{0}”", "补上事实，或删去这一句"),
    _row("placeholder-left", rf"×{{2,}}|(?<!要素)×(?=[{HAN}%％])|(?<=[{HAN}])(?<!要素)×(?=[，。、：；） 　]|$)", "留有“{0}”", "补上事实"),
    _row("placeholder-left", r"(?<![A-Za-z0-9])[Xx]{2,}(?![A-Za-z])|(?<![A-Za-z0-9.])[Xx](?=[省市县区镇乡村局月日年号]|书记|主任|同志)", "留有“{0}”", "补上事实"),
    _row("placeholder-left", rf"(?<=[{HAN}，。：、年月])[_＿]{{2,}}|[_＿]{{2,}}(?=[{HAN}，。：、])|[○〇OＯ]{{2,}}(?=[省市县区镇乡村局]|书记|主任|同志)|\*{{2,}}(?=[省市县区镇乡村局月日年]|书记|同志)|某某", "留有“{0}”", "补上事实"),
)


def patterned(rule: str) -> Callable[[Proof], Iterator[Hit]]:
    """The check made of all rows of one rule.

    >>> [(hit.message, hit.new) for hit in patterned("padded-date")(Proof("会议定于2026年03月05日召开。"))]
    [('月份“03”编了虚位', '3'), ('日期“05”编了虚位', '5')]
    """
    rows = [row for row in ROWS if row.rule == rule]

    def check(proof: Proof) -> Iterator[Hit]:
        return _look(rows, proof)

    return check


def _look(rows: Sequence[Row], proof: Proof) -> Iterator[Hit]:
    for line in proof.lines:
        for row in rows:
            for match in row.pattern.finditer(line.text):
                span = Span(line.start + match.start(), line.start + match.end())
                if match[0] and not proof.is_spoiled(span.start):
                    yield Hit(span, row.message.format(match[0][:24]), row.advice, None if row.new is None else row.new(match))
