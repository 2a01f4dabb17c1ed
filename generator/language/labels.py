"""The label of generated text: a line that says so of the text it stands in."""

from __future__ import annotations

import re

#: 本文由人工智能辅助生成 / 以上内容由AI生成，仅供参考 / 人工智能生成合成内容: says of the text itself that it was generated.
LABEL = (
    r"[【\[（(]?(?:(?:[本此该]|以上|上述|全)?(?:文稿|文档|文件|文本|文章|内容|材料|稿件?|文|件)(?:中)?(?:的?(?:部分|全部|主要))?(?:内容)?)?"
    r"(?:系|是|为|经|含有?|包含)?(?:由|使用了?|利用了?|借助了?|通过|经)?(?:人工智能|AI)(?:[（(]AI(?:GC)?[）)])?(?:技术|工具|软件|系统|大?模型)?"
    r"(?:辅助|自动|协助|参与)?(?:生成|合成)(?:或?合成)?(?:的?内容|的)?(?:[，,；;][^。\n]{0,30})?。?[】\]）)]?"
)

_LONGEST = 60
#: The words that the shipped profiles put on a draft.
DEFAULT = "（本文由人工智能辅助生成）"


def is_label(line: str) -> bool:
    """Whether a line says of the text itself that it was generated; such a line is told, and is no part of the document.

    >>> [is_label(s) for s in ("本文由人工智能辅助生成", "（以上内容由AI生成，请核对）", "本文件所称人工智能生成内容，是指…", "推广人工智能生成技术")]
    [True, True, False, False]
    """
    return len(line) <= _LONGEST and bool(re.match(f"^{LABEL}$", line))
