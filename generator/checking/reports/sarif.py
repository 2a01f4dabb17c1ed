"""Findings as SARIF 2.1.0, which code hosts and editors read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from generator.checking.finding import Finding, Severity
from generator.checking.table import RULES

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_INDEX = {rule.id: k for k, rule in enumerate(RULES)}


def _rules() -> list[dict[str, Any]]:
    return [
        {
            "id": rule.id,
            "shortDescription": {"text": rule.why},
            "fullDescription": {"text": f"{rule.why}。依据：{rule.source}。"},
            "defaultConfiguration": {"enabled": rule.default, "level": _LEVELS[rule.severity]},
        }
        for rule in RULES
    ]


def _result(one: Finding) -> dict[str, Any]:
    place = {
        "artifactLocation": {"uri": quote(one.path.replace("\\", "/"), safe="/")},
        "region": {"startLine": one.line, "startColumn": max(one.column, 1)},
    }
    return {
        "ruleId": one.rule,
        "ruleIndex": _INDEX[one.rule],
        "level": _LEVELS[one.severity],
        "message": {"text": one.message + (f"；{one.advice}" if one.advice else "")},
        "locations": [{"physicalLocation": place}],
    }


def to_sarif(findings: Sequence[Finding]) -> str:
    """One run with every rule and every finding; columns count code points."""
    from generator import __version__

    driver = {"name": "yishi", "version": __version__, "rules": _rules()}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_result(one) for one in findings]}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)
