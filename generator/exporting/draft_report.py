"""What a person should check in a draft, as a text to keep beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.drafting.origins import Origin
from generator.drafting.outline import Outline
from generator.drafting.placing import owned_facts, texts_of
from generator.drafting.sentence_writer import SECTOR_SENTENCE


def draft_report(filled: Outline, missing: Sequence[str], notes: Iterable[str], origins: Sequence[Origin] = ()) -> str:
    """What is still missing, where every fact, focus and required word stands, which parts rest on general text or on the lexicon's, and what the program wants to be known.

    >>> print(draft_report(Outline("教育", title="教育讲话", facts=("教育",)), ("时间",), ()), end="")
    # 成稿说明：教育讲话
    ## 待补
    - 时间
    ## 事实
    - 教育：标题
    >>> from generator.drafting.outline import Passage, SectionOutline
    >>> general = Origin("要常抓不懈。", "demand", "要常抓不懈", 0, (), (), 1.0, True)
    >>> print(draft_report(Outline("教育", sections=(SectionOutline("抓落实", (Passage("要常抓不懈。"),)),)), (), (), [general]).split("## 出自通用语料")[1], end="")
    <BLANKLINE>
    - 正文[1]：1 句
    """
    texts = list(texts_of(filled))

    def places(words: str) -> str:
        return "、".join(path for path, text in texts if words in text) or "没有出现"

    def resting(sentences: Sequence[str]) -> list[str]:
        """How many of some sentences stand in each part of the outline."""
        counts = Counter(path.split(".内容")[0] for path, text in texts for sentence in sentences if sentence in text)
        return [f"{path}：{count} 句" for path, count in counts.items()]

    facts = dict.fromkeys((*filled.facts, *(fact for fact, _, _ in owned_facts(filled.sections))))
    parts = (
        ("待补", [str(name) for name in missing] or ["没有"]),
        ("事实", [f"{fact}：{places(fact)}" for fact in facts]),
        ("着力点", [f"{word}：{places(word)}" for word in filled.foci]),
        ("要求词", [f"{word}：{places(word)}" for word in filled.required]),
        ("出自通用语料", resting([one.sentence for one in origins if one.generic])),
        ("出自领域词典", resting([one.sentence for one in origins if one.role == SECTOR_SENTENCE])),
        ("说明", list(notes)),
    )
    lines = [f"# 成稿说明：{filled.title or filled.topic}"]
    for name, entries in parts:
        if entries:
            lines += [f"## {name}", *(f"- {entry}" for entry in entries)]
    return "\n".join(lines) + "\n"
