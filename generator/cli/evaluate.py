"""``yishi evaluate``: how good drafts are, in figures."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer


def evaluate(
    drafts: Annotated[list[Path], typer.Argument(help="成稿文件或目录（.txt .md .html .docx）", metavar="成稿…", show_default=False)],
    register: Annotated[Optional[Path], typer.Option("--register", help="成稿所用的语体库（默认自带的）", metavar="文件")] = None,  # noqa: UP045
    training: Annotated[Optional[Path], typer.Option("--training", help="语体库从哪个目录学来：说出照搬自哪份文件（用自带语体库时默认自带语料）", metavar="目录")] = None,  # noqa: UP045
    against: Annotated[Optional[list[Path]], typer.Option("--against", help="真实文件或目录：看成稿能不能与它们分辨（要 yishi[eval]）", metavar="文件")] = None,  # noqa: UP045
    length: Annotated[Optional[int], typer.Option("--length", help="要求的字数", metavar="字数", min=1)] = None,  # noqa: UP045
    longest_run: Annotated[int, typer.Option("--longest-run", help="与语料最多连续相同多少字", metavar="字数", min=16)] = 24,
    form: Annotated[str, typer.Option("--format", "-f", help="text 或 json", metavar="格式")] = "text",
    strict: Annotated[bool, typer.Option("--strict", help="有一篇不合格（✗）时退出码为 1")] = False,
) -> None:
    """Measure drafts against their register."""
    from generator.cli.progress import bar
    from generator.errors import RequestError
    from generator.evaluating.report import FORMS
    from generator.workflows.evaluation import evaluate_drafts

    if form not in FORMS:
        raise RequestError(f"不认识的格式 {form!r}", advice=f"可用：{'、'.join(FORMS)}")
    with bar("评") as progress:
        evaluated = evaluate_drafts(drafts, register=register, training=training, against=against or (), length=length, longest_run=longest_run, progress=progress)
    typer.echo(FORMS[form](evaluated))
    faulty = sum(bool(draft.faults) for draft in evaluated.drafts)
    typer.echo(f"评了 {len(evaluated.drafts)} 篇，{faulty} 篇有不合格之处", err=True)
    if strict and faulty:
        raise typer.Exit(1)
