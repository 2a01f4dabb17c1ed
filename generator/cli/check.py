"""``yishi check``: the faults of any document."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

if TYPE_CHECKING:
    from generator.workflows.checks import CheckedFiles

#: What --fail-on takes, with the least rank that fails; nothing ranks as high as “never”.
_FAIL_ON = {"错误": 3, "警告": 2, "提示": 1, "从不": 4, "error": 3, "warning": 2, "hint": 1, "never": 4}


def check(
    files: Annotated[Optional[list[Path]], typer.Argument(help="要检查的文件或目录（.txt .md .html .docx）", metavar="文件…", show_default=False)] = None,  # noqa: UP045
    form: Annotated[str, typer.Option("--format", "-f", help="text、json、sarif 或 github", metavar="格式")] = "text",
    select: Annotated[str, typer.Option("--select", help="只查这些规则，逗号隔开；all 是全部，含默认不查的", metavar="规则")] = "",
    ignore: Annotated[str, typer.Option("--ignore", help="不查这些规则，逗号隔开", metavar="规则")] = "",
    fix: Annotated[bool, typer.Option("--fix", help="改正能机械改正的，写到旁边的“名称.改.后缀”")] = False,
    in_place: Annotated[bool, typer.Option("--in-place", help="与 --fix 同用：直接改原文件")] = False,
    fail_on: Annotated[str, typer.Option("--fail-on", help="有这一级以上的发现时退出码为 1：错误、警告、提示、从不", metavar="级别")] = "错误",
    everything: Annotated[bool, typer.Option("--all", help="同一规则在一份文件里发现很多处时全部列出")] = False,
    list_rules: Annotated[bool, typer.Option("--list", help="列出全部规则")] = False,
) -> None:
    """List what is wrong with documents; exit 1 when there is an error."""
    from generator.checking.reports.forms import FORMS, to_text
    from generator.checking.table import RULES
    from generator.cli.progress import bar
    from generator.errors import RequestError
    from generator.workflows.checks import check_files

    if list_rules:
        for rule in RULES:
            marks = ("，能改" if rule.mends else "") + ("" if rule.default else "，默认不查")
            typer.echo(f"{rule.id:24}{rule.severity.value}{marks}  {rule.why}（{rule.source}）")
        return
    if form not in FORMS:
        raise RequestError(f"不认识的格式 {form!r}", advice=f"可用：{'、'.join(FORMS)}")
    if fail_on not in _FAIL_ON:
        raise RequestError(f"不认识的级别 {fail_on!r}", advice="可用：错误、警告、提示、从不")
    if in_place and not fix:
        raise RequestError("--in-place 要与 --fix 同用", advice="加上 --fix，或去掉 --in-place")
    if not files:
        raise RequestError("没有给要检查的文件", advice="例如 yishi check 讲话.docx；yishi check --list 列出全部规则")
    with bar("检查") as progress:
        checked = check_files(files, select=select.split(","), ignore=ignore.split(","), fix=fix, in_place=in_place, progress=progress)
    told = to_text(checked.findings, shown=None) if form == "text" and everything else FORMS[form](checked.findings)
    if told:
        typer.echo(told)
    _summary(checked, fixing=fix)
    if any(one.severity.rank >= _FAIL_ON[fail_on] for one in checked.findings):
        raise typer.Exit(1)


def _summary(checked: CheckedFiles, *, fixing: bool) -> None:
    for path, count in checked.mended:
        typer.echo(f"已改 {count} 处，写到 {path}", err=True)
    counts = Counter(one.severity.value for one in checked.findings)
    told = "、".join(f"{name} {counts[name]}" for name in ("错误", "警告", "提示") if counts[name]) or "没有发现问题"
    fixable = sum(one.fix is not None for one in checked.findings)
    hint = f"；{fixable} 处可用 --fix 改正" if fixable and not fixing else ""
    typer.echo(f"查了 {checked.files} 份文件、{checked.rules} 条规则：{told}{hint}", err=True)
