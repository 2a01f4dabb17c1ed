"""The forms in which findings are told."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from generator.checking.finding import Finding, Severity
from generator.checking.reports.sarif import to_sarif

#: How many findings of one rule in one file a person is shown before the rest is counted.
SHOWN = 5
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def _line(one: Finding) -> str:
    advice = f"；{one.advice}" if one.advice else ""
    return f"{one.path}:{one.line}:{one.column}: {one.severity.value} [{one.rule}] {one.message}{advice}"


def to_text(findings: Sequence[Finding], *, shown: int | None = SHOWN) -> str:
    """One finding a line; of a rule that finds much in one file, the first few and how many more.

    >>> print(to_text([Finding("讲话.txt", 3, "numbering-gap", "编号“三、”应为“二、”", 1)]))
    讲话.txt:3:1: 错误 [numbering-gap] 编号“三、”应为“二、”
    """
    lines: list[str] = []
    seen: Counter[tuple[str, str]] = Counter()
    totals = Counter((one.path, one.rule) for one in findings)
    for one in findings:
        key = one.path, one.rule
        seen[key] += 1
        if shown is None or seen[key] <= shown:
            lines.append(_line(one))
        elif seen[key] == shown + 1:
            lines.append(f"{one.path}: 另有 {totals[key] - shown} 处 [{one.rule}]，加 --all 全部列出")
    return "\n".join(lines)


def _plain(one: Finding) -> dict[str, object]:
    return {
        "path": one.path,
        "line": one.line,
        "column": one.column,
        "rule": one.rule,
        "severity": one.severity.name.lower(),
        "message": one.message,
        "advice": one.advice,
        "replacement": one.fix.new if one.fix else None,
    }


def to_json(findings: Sequence[Finding]) -> str:
    """An object with one entry a finding; ``replacement`` is what ``--fix`` would write, or null."""
    return json.dumps({"findings": [_plain(one) for one in findings]}, ensure_ascii=False, indent=2)


def _escaped(text: str, more: str = "") -> str:
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def to_github(findings: Sequence[Finding]) -> str:
    """Workflow commands that GitHub shows beside the lines.

    >>> print(to_github([Finding("a,b.txt", 3, "padded-date", "月份“03”编了虚位", 7)]))
    ::error file=a%2Cb.txt,line=3,col=7,title=padded-date::月份“03”编了虚位
    """
    return "\n".join(
        f"::{_GITHUB[one.severity]} file={_escaped(one.path, ':,')},line={one.line},col={one.column},title={one.rule}::"
        + _escaped(one.message + (f"；{one.advice}" if one.advice else ""))
        for one in findings
    )


FORMS: Mapping[str, Callable[[Sequence[Finding]], str]] = MappingProxyType(
    {"text": to_text, "json": to_json, "sarif": to_sarif, "github": to_github}
)
