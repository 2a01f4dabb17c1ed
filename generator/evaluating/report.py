"""The forms in which an evaluation is told."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from types import MappingProxyType

from generator.evaluating.evaluate import Evaluated, Evaluation

#: How many items of one measure a person is shown.
SHOWN = 5
_LONGEST, _ENDS = 200, 90
_FAULT, _FINE = "✗", "·"


def _figure(value: float, *, share: bool) -> str:
    return f"{value:.1%}" if share else f"{value:.4g}"


def _brief(item: str) -> str:
    """An item for the screen: of a very long run its two ends."""
    return item if len(item) <= _LONGEST else f"{item[:_ENDS]}……（略，--format json 有全文）……{item[-_ENDS:]}"


def _one(draft: Evaluation) -> Iterator[str]:
    yield draft.name
    for one in draft.measures:
        yield f"  {_FAULT if one.fault else _FINE} {one.name}：{one.shown}"
        yield from (f"      {_brief(item)}" for item in one.items[:SHOWN])
        if len(one.items) > SHOWN:
            yield f"      另有 {len(one.items) - SHOWN} 处，--format json 全部列出"


def to_text(evaluated: Evaluated) -> str:
    """Draft by draft, then all together."""
    lines = [line for draft in evaluated.drafts for line in (*_one(draft), "")]
    lines.append(f"合计 {len(evaluated.drafts)} 篇（平均，最多，✗ 的篇数）")
    for one in evaluated.totals:
        mean, worst = (_figure(value, share=one.share) for value in (one.mean, one.worst))
        lines.append(f"  {_FAULT if one.faulty else _FINE} {one.name}：{mean}，{worst}，{one.faulty}")
    between = evaluated.between
    if between.pairs:
        pair = f"（{between.worst[0]} 与 {between.worst[1]}）" if between.worst else ""
        lines.append(f"  {_FINE} 两篇之间相同的句子（{between.pairs} 对）：平均 {between.mean:.1%}，最多 {between.most:.1%}{pair}")
    if telling := evaluated.telling:
        told = "、".join(f"{name}{'偏高' if weight > 0 else '偏低'}" for name, weight in telling.features)
        lines.append(f"  {_FINE} 与真实文件可分辨的程度（0.5 分不出，1 全分得出）：{telling.area:.3f}（{telling.drafts} 段对 {telling.real} 段；成稿{told}）")
        if telling.control is not None:
            lines.append(f"  {_FINE} 对照，真实文件随机分成两半可分辨的程度：{telling.control:.3f}")
    return "\n".join(lines)


def to_json(evaluated: Evaluated) -> str:
    """An object: the drafts with all their measures by id, the totals, what pairs have in common."""
    drafts = [
        {"name": draft.name, "measures": {one.id: {"value": one.value, "fault": one.fault, "items": one.items} for one in draft.measures}}
        for draft in evaluated.drafts
    ]
    totals = {one.id: {"mean": one.mean, "worst": one.worst, "faulty": one.faulty} for one in evaluated.totals}
    telling = asdict(evaluated.telling) if evaluated.telling else None
    return json.dumps({"drafts": drafts, "totals": totals, "between": asdict(evaluated.between), "telling": telling}, ensure_ascii=False, indent=2)


FORMS: Mapping[str, Callable[[Evaluated], str]] = MappingProxyType({"text": to_text, "json": to_json})
