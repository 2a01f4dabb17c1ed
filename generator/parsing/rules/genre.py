"""What kind of document it is, and what says so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.document import Genre
from generator.language.speech_acts import attributions
from generator.parsing.reading import Reading


@dataclass(frozen=True, slots=True)
class Sign:
    """One piece of evidence: where to look, what to find, how much it weighs."""

    genre: Genre
    where: str  # title, salutation, head (first 600 characters of the body), tail (last 300), body (at most 20,000)
    pattern: re.Pattern[str]
    weight: float
    saying: str  # how the evidence is told to the user


def _sign(genre: Genre, where: str, pattern: str, weight: float, saying: str) -> Sign:
    return Sign(genre, where, re.compile(pattern), weight, saying)


_S, _N, _R, _O, _M, _H = Genre.SPEECH, Genre.MEETING_NEWS, Genre.REPORT, Genre.NOTICE, Genre.MINUTES, Genre.HOST_SCRIPT
SIGNS: tuple[Sign, ...] = (
    _sign(_S, "title", "(?:讲话|致辞|致词|发言|演讲|讲稿|授课)稿?(?:[（(].*[）)])?$", 3.0, "标题以讲话、发言收尾"),
    _sign(_S, "title", "讲话|致辞|致词|发言|演讲|讲稿", 2.5, "标题称讲话、致辞或发言"),
    _sign(_S, "salutation", "同志|各位(?!代表)|女士|朋友|老师|同学", 2.5, "开头有称呼"),
    _sign(_S, "head", "我(?:再)?(?:讲|谈|说|强调|提)[^。]{0,12}(?:意见|要求|问题|方面|点)|借此机会|作表态发言", 2.0, "以第一人称讲意见"),
    _sign(_S, "body", "我(?:就|再|想|主要|简要|重点)(?:讲|谈|说|强调|提)|同志们，|同志们！|大家要|希望大家|我们要|我们必须", 1.5, "以第一人称对听众说话"),
    _sign(_S, "tail", "同志们[，！]|谢谢大家|我就讲|我的(?:讲话|发言)完|谢谢！", 1.5, "结尾对听众说话"),
    _sign(_H, "title", "主持词|主持稿|主持讲话", 6.0, "标题称主持词"),
    _sign(_H, "body", "现在开会|进行第[一二三四五]项|下面，请|大家欢迎", 1.5, "有主持用语"),
    _sign(_H, "tail", "散会|会议到此结束", 3.0, "以散会结束"),
    _sign(_M, "title", r"会议纪要|纪要$|会议记录(?!\s*篇)", 4.5, "标题称纪要或记录"),
    _sign(_M, "head", "纪要如下|议定(?:事项|如下)|会议时间[：:]|记录人|主持人[：:]|地点[：:]", 3.0, "有纪要用语"),
    _sign(_M, "body", "会议(?:议定|明确|同意|原则同意|审议)", 2.0, "记会议议定事项"),
    _sign(_M, "tail", "(?:出席|参会|列席|请假|记录|分送)(?:人员|人|单位)?[：:]", 2.0, "末尾列出席、记录"),
    _sign(_R, "title", "工作报告|情况报告|情况的报告|工作汇报|情况汇报|总结(?:报告)?$|工作总结|工作情况|总结[和及暨与]|述职|报告$|汇报$", 5.0, "标题称报告、汇报或总结"),
    _sign(_R, "head", "(?:向大会|向会议|代表[^。]{2,24})[，,]?(?:作|提出|向大会作?|向本次大会作?|向会议作?)*[^。，]{0,12}(?:工作)?报告|请予?审议|请予审查|(?:报告|汇报|总结)如下", 4.0, "报告工作，请予审议"),
    _sign(_R, "salutation", "各位代表", 2.5, "称呼各位代表"),
    _sign(_O, "title", "(?:通知|意见|方案|办法|函|公告|通告|规定|细则|批复|通报|预案|要点|规划|决定|条例|措施|答复|复函|令)(?:[（(].{1,20}[）)])?$", 5.5, "标题是通知、意见、方案一类"),
    _sign(_O, "head", "现(?:将|印发|就)[^。]{2,80}(?:通知如下|印发给你们|(?<!报告)(?<!总结)(?<!汇报)(?<!纪要)如下)|经[^。]{2,20}(?:同意|批准)[，,]现|请(?:认真|遵照|结合)[^。]{0,12}(?:贯彻|执行|落实)|特制定本", 2.5, "有公文用语"),
    _sign(_O, "front", "addressee|document_number", 2.0, "有主送机关或发文字号"),
    _sign(_N, "title", "^(?!.*(?:讲话|致辞|发言|主持词|纪要)$).*(?:召开|举行|强调|部署|要求|推进会|调度会|开幕|主持|会议$)", 2.0, "标题报道会议"),
    _sign(_N, "head", "(?:日|今天|昨天|近日|[上下]午)[^。]{0,60}(?:召开|举行)|(?:召开|举行)[^。]{0,40}(?:会议|大会|推进会|调度会|座谈会|动员会|部署会|现场会|视频会|专题会)", 3.0, "导语报道会议召开"),
    _sign(_N, "head", "(?:出席|主持)(?:会议)?(?:并)?(?:讲话|作|会议|[，。])|(?:参加|列席)(?:会议|[^。]{0,10}会议)", 1.5, "交代出席、主持"),
)
_FIRST_PERSON = re.compile("我(?:再|就|讲|想|代表|强调)|大家要|希望大家|请大家")
_HEAD, _TAIL, _BODY = 600, 300, 20_000
_ENOUGH = 2.0
_GREETED = 3.0


def read_genre(reading: Reading) -> None:
    """Weigh the signs; the genre with most weight wins, and the winning signs are the evidence."""
    start = min(reading.body_start, len(reading.text))
    body = reading.text[start : start + _BODY]
    places = {
        "title": reading.title.text if reading.title else reading.given_title or "",
        "salutation": reading.salutation.cut(reading.text) if reading.salutation else "",
        "front": " ".join(line.kind for line in reading.front),
        "head": body[:_HEAD],
        "tail": reading.text[max(start, len(reading.text) - _TAIL) :],
        "body": body,
    }
    scores: dict[Genre, float] = {}
    told: dict[Genre, list[str]] = {}
    for sign in SIGNS:
        found = sign.pattern.search(places[sign.where])
        if found:
            scores[sign.genre] = scores.get(sign.genre, 0.0) + sign.weight
            told.setdefault(sign.genre, []).append(f"{sign.saying}（{found[0][:16]}）")
    said = sum(1 for _ in attributions(body))
    if said >= 1 and not reading.salutation:
        first_person = len(_FIRST_PERSON.findall(body))
        weight = min(3.0, 1.0 + 0.5 * said) - min(3.0, 0.75 * first_person)
        scores[Genre.MEETING_NEWS] = scores.get(Genre.MEETING_NEWS, 0.0) + weight
        told.setdefault(Genre.MEETING_NEWS, []).append(f"转述会上讲话 {said} 处")
    if reading.salutation and Genre.MEETING_NEWS in scores:
        scores[Genre.MEETING_NEWS] -= _GREETED  # news greets nobody
    if not scores:
        return
    best = max(scores, key=lambda genre: scores[genre])
    if scores[best] >= _ENOUGH:
        reading.genre = best
        reading.evidence = tuple(told[best])
