"""Mess inside lines: traditional script, pinyin set between characters, marks read wrongly, characters lost to a code page."""

from __future__ import annotations

import re
from random import Random

from generator.language.script import to_traditional
from generator.samples.entities import Names
from generator.samples.marks import Change, Mark, Marked, apply

#: Readings that hardly depend on context; a page that shows pinyin shows it after such characters.
_PINYIN = dict(
    re.findall(
        r"(\S):(\S+)",
        "会:huì 开:kāi 领:lǐng 导:dǎo 实:shí 强:qiáng 县:xiàn 书:shū 记:jì 责:zé 务:wù 动:dòng 严:yán 压:yā 环:huán 节:jié 质:zhì 业:yè 产:chǎn "
        "农:nóng 镇:zhèn 门:mén 问:wèn 题:tí 险:xiǎn 纪:jì 规:guī 办:bàn 战:zhàn 时:shí 间:jiān 达:dá 进:jìn 学:xué 习:xí 总:zǒng 结:jié 单:dān "
        "组:zǔ 织:zhī 统:tǒng 筹:chóu 协:xié 调:diào 检:jiǎn 监:jiān 处:chǔ 紧:jǐn 落:luò 细:xì 专:zhuān 项:xiàng 报:bào 证:zhèng 乡:xiāng ",
    )
)
#: Characters that a reader of images takes for each other, both ways.
_LOOK_ALIKES = "未末 己已 土士 日曰 侯候 戊戌 人入 干千 天夭 今令 鸟乌 兔免 治冶 折拆 析折 微徽 晴睛 拔拨 技枝 复夏 困因 因困 找我 住往 往住 待侍 设没 没设 体休 末未 已己 士土 入人 千干 令今 拨拔 枝技"
_SEEN_AS = dict(re.findall(r"(\S)(\S)", _LOOK_ALIKES))
_LIKE = re.compile(f"[{''.join(_SEEN_AS)}]")
_COMMA = re.compile("(?<=[\u4e00-\u9fff])，(?=[\u4e00-\u9fff])")
_DIGIT = re.compile("[01]")
_BROKEN = re.compile("。县")


def traditional(marked: Marked, names: Names, *, rng: Random) -> Marked:
    """The whole text in traditional characters; no place moves."""
    text = to_traditional(marked.text)
    return Marked(text, (*marked.marks, Mark("noise", 0, len(text), {"kind": "traditional"})))


def pinyin(marked: Marked, names: Names, *, rng: Random) -> Marked:
    """Readings set after characters (开(kāi)), and the doubled commas that come with them."""
    often = rng.uniform(0.1, 0.4)
    script = {to_traditional(one): one for one in _PINYIN}
    shown = re.compile(f"[{''.join({*script, *_PINYIN})}]")
    changes = []
    for match in shown.finditer(marked.text):
        if rng.random() < often:
            reading = _PINYIN[script.get(match[0], match[0])]
            changes.append(_noise(match.end(), match.end(), f"({reading})", "pinyin"))
    if not _has(marked, "doubled-mark", "half-width-mark"):
        changes += [_noise(match.start(), match.end(), ",,", "pinyin") for match in _COMMA.finditer(marked.text) if rng.random() < often / 2]
    return apply(marked, changes)


def ocr(marked: Marked, names: Names, *, rng: Random) -> Marked:
    """Look-alike characters, a comma read as a half-width one, 0 and 1 as letters, a blank that is none."""
    changes = [_noise(match.start(), match.end(), _SEEN_AS[match[0]], "ocr") for match in _LIKE.finditer(marked.text) if rng.random() < 0.25]
    changes += [_noise(match.start(), match.end(), "lO"[match[0] == "0"], "ocr") for match in _DIGIT.finditer(marked.text) if rng.random() < 0.08]
    if not _has(marked, "half-width-mark"):
        changes += [_noise(match.start(), match.end(), ",", "ocr") for match in _COMMA.finditer(marked.text) if rng.random() < 0.08]
    changes += [_noise(match.end(), match.end(), " ", "ocr") for match in _COMMA.finditer(marked.text) if rng.random() < 0.03]
    return apply(marked, changes)


def gb18030(marked: Marked, names: Names, *, rng: Random) -> Marked:
    """Traces of a wrong code page: 。县 became ,??h. The record also asks for its file to be written in GB 18030."""
    if _has(marked, "doubled-mark", "half-width-mark"):
        return marked
    changes: list[Change] = []
    for match in _BROKEN.finditer(marked.text):
        if rng.random() < 0.8:
            changes += (_noise(match.start(), match.start() + 1, ",", "gb18030"), _noise(match.start() + 1, match.end(), "??h", "gb18030"))
    return apply(marked, changes)


def _has(marked: Marked, *kinds: str) -> bool:
    """Whether the text carries a fault that this mess would hide."""
    return any(mark.layer == "faults" and mark.facts["kind"] in kinds for mark in marked.marks)


def _noise(start: int, end: int, new: str, kind: str) -> Change:
    return Change(start, end, new, (Mark("noise", 0, len(new), {"kind": kind}),))
