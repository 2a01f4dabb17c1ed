"""docs/checks.md is the table of rules."""

from __future__ import annotations

import importlib.util

from tests.conftest import ROOT


def test_the_page_of_rules_is_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("checks_docs", ROOT / "benchmarks" / "checks_docs.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (ROOT / "docs" / "checks.md").read_text("utf-8") == module.checks_docs(), "python benchmarks/checks_docs.py > docs/checks.md"
