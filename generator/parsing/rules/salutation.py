"""The greeting of the audience: 同志们：, 各位代表：, 尊敬的各位领导、同志们："""

from __future__ import annotations

import re

from generator.document import Span
from generator.parsing.reading import Reading

_WHO = (
    "同志们|负责同志|同志|代表|委员|领导|来宾|嘉宾|朋友们|朋友|先生们|女士们|先生|女士|乡亲们|老师们|老师|同学们|同学|校长|园长|书记|主任|"
    "企业家|同仁|专家|评委|家长|老乡|父老乡亲|乡亲|家人|同事|[^，。、]{1,3}们|战友们|职工|干部|学员|同仁|主席|院士|教授|记者|网友|师生们|伙伴|大家|居民|党员|家人们"
)
_ENDS = re.compile(f"(?:{_WHO})$")
_HELLO = re.compile("(?:尊敬的|各位|亲爱的)[^。；：:]{1,24}[，,](?:大家)?(?:早上|上午|中午|下午|晚上)?好[！!]$")
_OPENS = re.compile("尊敬的|敬爱的|亲爱的|各位|全体|同志们|女士们|先生们|朋友们|老师们|同学们|乡亲们|战友们|父老|参[^的]{1,4}的")
#: The greeting may open the first paragraph: 同志们，今天… / 同志们！中国…
_INLINE = re.compile(f"(?:尊敬的)?(?:各位(?:{_WHO})(?:、(?:各位)?(?:{_WHO}))*|同志们)(?:、(?:同志们|朋友们))*[：:，,！!](?=.{{8,}})")
_MAX_LENGTH = 64


def is_salutation(line: str) -> bool:
    """Whether a whole line greets the audience.

    >>> [is_salutation(s) for s in ("同志们：", "各位校长、园长、同志们:", "参演的同志们，各位专家：", "各级各部门要落实以下措施：", "各县（区）人民政府：")]
    [True, True, True, False, False]
    """
    if not line or len(line) > _MAX_LENGTH or line[-1] not in "：:！!":
        return False
    if _HELLO.match(line):
        return True
    groups = re.split("[，,、]", line[:-1])
    return any(_OPENS.match(group) for group in groups) and all(_ENDS.search(group) or _OPENS.match(group) for group in groups)


def read_salutation(reading: Reading) -> None:
    """Take the greeting off the top of the body."""
    if reading.at >= len(reading.lines):
        return
    line = reading.lines[reading.at]
    if is_salutation(line.text):
        reading.salutation = Span(line.start, line.end)
        reading.at += 1
        if reading.at < len(reading.lines):
            reading.body_start = reading.lines[reading.at].start
        else:
            reading.body_start = len(reading.text)
        return
    match = _INLINE.match(line.text)
    if match:
        reading.salutation = Span(line.start, line.start + match.end())
        reading.salutation_inline = True
        reading.body_start = reading.salutation.end
