"""What a person should check in a draft, as a text to keep beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.drafting.outline import Outline
from generator.drafting.placing import owned_facts, texts_of


def draft_report(filled: Outline, missing: Sequence[str], notes: Iterable[str]) -> str:
    """What is still missing, where every fact, focus and required word stands, and what the program wants to be known.

    >>> print(draft_report(Outline("教育", title="教育讲话", facts=("教育",)), ("时间",), ()), end="")
    # 成稿说明：教育讲话
    ## 待补
    - 时间
    ## 事实
    - 教育：标题
    """
    texts = list(texts_of(filled))

    def places(words: str) -> str:
        return "、".join(path for path, text in texts if words in text) or "没有出现"

    facts = dict.fromkeys((*filled.facts, *(fact for fact, _, _ in owned_facts(filled.sections))))
    parts = (
        ("待补", [str(name) for name in missing] or ["没有"]),
        ("事实", [f"{fact}：{places(fact)}" for fact in facts]),
        ("着力点", [f"{word}：{places(word)}" for word in filled.foci]),
        ("要求词", [f"{word}：{places(word)}" for word in filled.required]),
        ("说明", list(notes)),
    )
    lines = [f"# 成稿说明：{filled.title or filled.topic}"]
    for name, entries in parts:
        if entries:
            lines += [f"## {name}", *(f"- {entry}" for entry in entries)]
    return "\n".join(lines) + "\n"
