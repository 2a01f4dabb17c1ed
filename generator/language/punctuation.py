"""Punctuation of Chinese text (GB/T 15834): which marks are full-width, and repairs of marks and width."""

from __future__ import annotations

import re

from generator.language.letters import HAN

_CHINESE = f"{HAN}“”‘’（）《》【】〔〕、。，；：！？×…—"
_FULL = str.maketrans(",;:!?", "，；：！？")
_DIGITS = str.maketrans(
    "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ％―─",
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz%——",
)
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ％―─]")
#: A half-width mark that touches Chinese text; commas in numbers and colons in times touch none.
_HALF = re.compile(rf"[,;:!?](?:(?<=[{_CHINESE}].)|(?=[{_CHINESE}]))")
#: A full stop of the wrong kind; replaced only where a text uses it throughout.
_LATIN_STOP = re.compile(rf"(?<=[{HAN}”）])\.(?=[{HAN}“（(\s\d]|$)", re.M)
_PAIR = re.compile(r"\(([^()（）\n]{0,200})\)")
_LEFT_FULL = re.compile(r"（([^()（）\n]{0,200})\)")
_RIGHT_FULL = re.compile(r"\(([^()（）\n]{0,200})）")
_TOUCH = re.compile(f"[{_CHINESE}]")
_QUOTED = re.compile(rf'"([^"\n]*[{HAN}][^"\n]*)"')


#: What width folding leaves alone because it may stand in code or numbers; official prose has neither.
_BESIDE_HAN = re.compile(rf"(?<=[{HAN}×])[.()\[\]\"'<>~]|[()\[\]\"'<>~](?=[{HAN}×])|(?<=[{HAN}][”）\")])\.(?=[{HAN}“]|$)", re.M)

_CERTAIN = {"(": "（", ")": "）", ".": "。", "~": "～"}


def half_width(text: str) -> list[tuple[int, str | None]]:
    """The half-width marks in Chinese text, each with the full-width mark that belongs there, if that is certain.

    >>> half_width('压实责任,抓好(全面)落实.')
    [(4, '，'), (7, '（'), (10, '）'), (13, '。')]
    """
    found: dict[int, str | None] = {match.start(): _CERTAIN.get(match[0]) for match in _BESIDE_HAN.finditer(text)}
    folded = fold_width(text)
    if folded != text:
        found |= {k: new for k, (old, new) in enumerate(zip(text, folded, strict=True)) if old != new and old.isascii()}
    return sorted(found.items())


def fold_width(text: str) -> str:
    """Make half-width marks in Chinese text full-width, and full-width letters and digits half-width. The length stays.

    >>> fold_width("时间:2022年1月7日,会议召开(视频),共１２人。at 10:30, f(x)")
    '时间：2022年1月7日，会议召开（视频），共12人。at 10:30, f(x)'
    """
    if _WIDE.search(text):
        text = text.translate(_DIGITS)
    if text.count(".") > text.count("。"):
        stops = _LATIN_STOP.findall(text)
        if len(stops) >= 3 and len(stops) > text.count("。"):
            text = _LATIN_STOP.sub("。", text)
    if '"' in text:
        text = _QUOTED.sub(r"“\1”", text)
    if "(" in text or ")" in text:
        text = _folded_brackets(text)
    return _HALF.sub(lambda match: match[0].translate(_FULL), text)


def _folded_brackets(text: str) -> str:
    text = _LEFT_FULL.sub(r"（\1）", text)
    text = _RIGHT_FULL.sub(r"（\1）", text)

    def pair(match: re.Match[str]) -> str:
        around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
        return f"（{match[1]}）" if _TOUCH.search(around + match[1]) else match[0]

    return _PAIR.sub(pair, text)
