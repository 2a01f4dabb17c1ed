"""``yishi corpus score``: precision, recall and F1 of any tool on a made corpus."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Optional

import typer


def score(
    gold: Annotated[Path, typer.Argument(help="标准答案：corpus make 写出的 .jsonl 文件或目录", metavar="答案", show_default=False)],
    predictions: Annotated[Optional[Path], typer.Argument(help="预测：每行 {\"id\", \"spans\": [{\"kind\", \"start\", \"end\"}]}", metavar="[预测]", show_default=False)] = None,  # noqa: UP045
    task: Annotated[str, typer.Option("--task", "-t", help="structure sections entities faults chunks", metavar="任务")] = "structure",
    tool: Annotated[Optional[str], typer.Option("--tool", help="不给预测时：用本程序的 parse（结构、段落）或 check（毛病）", metavar="工具")] = None,  # noqa: UP045
    run: Annotated[Optional[str], typer.Option("--run", help="不给预测时：对每篇运行的命令，{file} 代表文件", metavar="命令")] = None,  # noqa: UP045
    reads: Annotated[str, typer.Option("--reads", help="--run 打印的是什么：spans chunks yishi sarif", metavar="格式")] = "spans",
    controls: Annotated[bool, typer.Option("--controls", help="有毛病的每篇，连同没有毛病的原文一起评（看误报）")] = False,
    most: Annotated[int, typer.Option("--misses", help="列出多少处误漏", metavar="数", min=0)] = 20,
    limit: Annotated[Optional[int], typer.Option("--limit", help="只评前几篇", metavar="篇数", min=1)] = None,  # noqa: UP045
    as_json: Annotated[bool, typer.Option("--json", help="打印 JSON")] = False,
) -> None:
    """Score a tool against a labelled corpus."""
    from generator.samples.score.scoring import as_plain, as_table
    from generator.workflows.samples import score_corpus

    scored = score_corpus(gold, predictions, task=task, tool=tool, command=run, reads=reads, controls=controls, limit=limit)
    plain = as_plain(scored, most)
    typer.echo(json.dumps(plain, ensure_ascii=False, indent=1) if as_json else as_table(plain))
    typer.echo(f"{scored.documents} 篇，F1 {scored.total.f1:.4f}", err=True)
