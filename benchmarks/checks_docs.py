"""docs/checks.md from the table of rules: ``python benchmarks/checks_docs.py > docs/checks.md`` renews it, a test compares."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from generator.checking.table import RULES

HEAD = """# 检查规则

本页由 `python benchmarks/checks_docs.py > docs/checks.md` 从规则表 `generator/checking/table.py` 生成，不要手改；`tests/checking/test_docs.py` 核对它没有过时。

`yishi check 文件…` 检查任何公文（.txt .md .html .docx），自己写的、别人写的都行。结构规则看解析出的树，字符规则看文件里原来的字；网页的导航、页脚等清理时整行去掉的不查。

- **级别**：错误，改了才对；警告，多半要改；提示，看情况。`--fail-on` 定哪一级以上退出码为 1（默认错误；“从不”只报告）。退出码 0 没有，1 有，2 用法或输入有误。
- **位置**：`文件:行:列`，都从 1 数，指用户自己的文件，包括文件头的字段和标记；.docx 的行是第几个非空段落。
- **选择**：`--select 规则,规则` 只查这些，`--ignore 规则,规则` 不查这些，`--select all` 连默认不查的也查。
- **改正**：`--fix` 只改能机械改正的（表中“能改”），写到旁边的 `名称.改.后缀`，已有这个文件就不写；`--in-place` 直接改原文件。其余字节不动，编码、换行不变；改两次等于改一次。
  .md、.html 里写成标记的（`&ldquo;`）不改；.docx 只改正文里的字，格式和其他部分不动，Word 自动编的号不改。
- **格式**：`--format text`（给人看，同一规则在一份文件里超过五处只列五处，`--all` 全列）、`json`、`sarif`（2.1.0）、`github`（GitHub Actions 的注解）。

规则名是稳定的接口。每条规则的正例和反例在 `tests/checking/cases/`，照抄一例就能加。

| 规则 | 级别 | 能改 | 查什么 | 依据 |
|---|---|---|---|---|
"""
TAIL = """
写错的词（miswritten-formula）在 `seeds/lexicon/miswritten.yaml`，一行一个。加一条规则：`generator/checking/rules/` 加一个函数（只是一个式样的，在 `patterns.py` 加一行），
`generator/checking/table.py` 的 `RULES` 加一行，正例反例进 `tests/checking/cases/`，再生成本页。查得准不准：`python benchmarks/check_faults.py`。
"""


def checks_docs() -> str:
    """The whole page."""
    rows = []
    for rule in RULES:
        why = rule.why.replace("|", "\\|")
        rows.append(f"| `{rule.id}` | {rule.severity.value}{'' if rule.default else '，默认不查'} | {'能改' if rule.mends else ''} | {why} | {rule.source} |")
    return HEAD + "\n".join(rows) + "\n" + TAIL


if __name__ == "__main__":
    print(checks_docs(), end="")
