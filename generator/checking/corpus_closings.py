"""How a document ends."""

from __future__ import annotations

import re

from generator.checking.corpus.entry import Entry

_HAN = re.compile("[\u4e00-\u9fff]")
#: The first that fits: the upper four are looked for in the last two lines, the others in the last.
CLOSINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("散会", re.compile("散会|会议到此结束")),
    ("我就讲这么多", re.compile("我就讲|讲到这里|(?:发言|汇报|讲话|表态)(?:完了|完毕|到此)")),
    ("谢谢", re.compile("谢谢大家|谢谢！|谢谢各位|衷心感谢[^。]*！$")),
    ("请审议、请指正", re.compile("请予?审议|批评指正|请指示")),
    ("同志们，…", re.compile("^同志们[，！]")),
    ("落款", re.compile("^[^。]{2,40}$")),
    ("与会名单", re.compile("(?:参加|列席|出席)(?:了)?(?:会议|活动|培训|培训班|调度)?。$|分会场|主会场")),
    ("号召", re.compile("！$")),
)
_PLAIN_CLOSING = "平实收束"


def closing_of(entry: Entry) -> str:
    """The kind of ending.

    >>> from generator.document import Document
    >>> closing_of(Entry("a.txt", {}, "讲话\\n要压实责任。\\n我就讲这么多，谢谢大家！", Document()))
    '我就讲这么多'
    """
    lines = [line.strip() for line in entry.text.split("\n") if line.strip()][-2:]
    if lines and not _HAN.search(lines[-1][:1]):
        lines = [line for line in lines if not line.startswith("×")] or lines
    for name, pattern in CLOSINGS[:4]:
        if any(pattern.search(line) for line in lines):
            return name
    last = lines[-1] if lines else ""
    return next((name for name, pattern in CLOSINGS[4:] if pattern.search(last)), _PLAIN_CLOSING)
