"""Cutting words: jieba, or rjieba (the same dictionary in Rust) when it is installed. The only door to either."""

from __future__ import annotations

import logging
import re
import tempfile
import warnings
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

_HAN_WORD = re.compile("[\u4e00-\u9fff]{2,}")
#: Words of the register that say nothing of a topic: every section on any subject holds them.
STOP_WORDS = frozenset(
    ["工作", "加强", "推进", "落实", "推动", "确保", "坚持", "开展", "提高", "提升", "强化", "完善", "健全", "建立", "建设", "组织", "进行", "实施", "做好", "抓好", "加快", "促进", "切实", "认真", "严格", "全面", "深入", "进一步", "及时", "各级", "部门", "单位", "有关", "相关", "重点", "问题", "情况", "方面", "措施", "要求", "能力", "水平", "责任", "任务", "机制", "制度", "体系", "管理", "服务", "保障", "发展", "全县", "全市", "全区", "乡镇", "街道", "干部", "群众", "一批", "不断", "持续", "主动", "积极", "充分", "统筹", "突出", "聚焦", "围绕", "按照", "根据", "通过", "以及", "作为", "实现", "形成", "力度", "到位", "落地", "有效", "重要", "必须", "务必", "应当", "需要", "同志", "会议", "县委", "县政府", "市委", "市政府", "负责", "牵头", "配合", "主要", "负责人", "领导", "上级", "基层", "一线", "现场", "定期", "每月", "逐项", "逐一", "明确", "细化", "压实", "抓实", "抓紧", "做到", "防止", "坚决", "努力", "全力", "工作会议", "我们", "大家"]
)


@cache
def _jieba() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's patterns warn on 3.12 and later
        import jieba
    jieba.setLogLevel(logging.WARNING)
    # jieba writes its cache under a predictable name; a folder of our own keeps others from planting one.
    folder = Path(tempfile.gettempdir()) / f"yishi-{_user()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.stat().st_mode & 0o077 == 0:
        jieba.dt.tmp_dir = str(folder)
    return jieba


@cache
def _tagger() -> Callable[[str], list[Any]]:
    _jieba()
    from jieba.posseg import lcut

    return lambda text: list(lcut(text))


@cache
def _cutter() -> Callable[[str], list[str]]:
    try:
        import rjieba
    except ImportError:
        jieba = _jieba()
        return lambda text: [str(word) for word in jieba.lcut(text)]
    return lambda text: [str(word) for word in rjieba.cut(text)]


def _user() -> str:
    import getpass

    try:
        return re.sub(r"\W", "_", getpass.getuser())
    except (KeyError, OSError):
        return "user"


def cut(text: str) -> list[str]:
    """The words of a text, in order; joined they give the text again.

    >>> "".join(cut("各部门要压实责任，完善制度。"))
    '各部门要压实责任，完善制度。'
    """
    return _cutter()(text)


def tagged(text: str) -> list[tuple[str, str]]:
    """The words of a text with jieba's tags (nr a person's name, ns a place); slow, and the same whichever cutter is installed.

    >>> tagged("王建国讲话")
    [('王建国', 'nr'), ('讲话', 'n')]
    """
    return [(str(pair.word), str(pair.flag)) for pair in _tagger()(text)]


def is_known(word: str) -> bool:
    """Whether jieba's dictionary holds a word.

    >>> is_known("责任"), is_known("赵立岩")
    (True, False)
    """
    jieba = _jieba()
    jieba.dt.check_initialized()
    return bool(jieba.dt.FREQ.get(word))


def content_words(words: list[str]) -> list[str]:
    """The words that say what a clause is about.

    >>> content_words(["要", "压实", "防汛", "责任"])
    ['防汛']
    """
    return [word for word in words if _HAN_WORD.fullmatch(word) and word not in STOP_WORDS]
