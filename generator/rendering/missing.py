"""What a text leaves to be filled in."""

from __future__ import annotations

import re

from generator.drafting.outline import PLACEHOLDER, Outline


def find_missing(text: str, outline: Outline) -> tuple[str, ...]:
    """The names inside the placeholders of a text, each once, in reading order.

    >>> find_missing("【待补：时间】，会议在【待补：地点】召开，【待补：时间】结束。", Outline("教育"))
    ('时间', '地点')
    """
    found: dict[int, str] = {}
    for form in {PLACEHOLDER, outline.placeholder}:
        left, right = form.split("{}")
        if left or right:
            pattern = re.compile(f"{re.escape(left)}([^{re.escape(right[:1] or '。')}\\n]{{1,20}}){re.escape(right)}")
            found.update({match.start(): match[1] for match in pattern.finditer(text)})
    for name, written in outline.placeholders.items():
        at = text.find(written)
        if at >= 0:
            found[at] = name
    return tuple(dict.fromkeys(found[at] for at in sorted(found)))
