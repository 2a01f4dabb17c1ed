"""``yishi learn``: a register from a folder of documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer


def learn(
    folder: Annotated[Path, typer.Argument(help="放文件的目录", metavar="目录")],
    output: Annotated[Path, typer.Option("--output", "-o", help="存成哪个语体库文件", metavar="文件")],
    processes: Annotated[int, typer.Option("--processes", "-j", help="用几个进程（0：有几个核用几个）", metavar="数", min=0, max=256)] = 0,
    engine: Annotated[str, typer.Option("--engine", help="在哪里读文件：processes 本机进程，dask 集群（各机都要看得到这个目录）", metavar="引擎")] = "processes",
    scheduler: Annotated[Optional[str], typer.Option("--scheduler", help="dask 调度器地址；不给则在本机起", metavar="地址")] = None,  # noqa: UP045
) -> None:
    """Learn a register from a folder."""
    from generator.cli.progress import bar
    from generator.workflows.registers import learn_register

    with bar("学习") as progress:
        learned = learn_register(folder, output, processes=processes or None, engine=engine, scheduler=scheduler, progress=progress)
    manifest = learned.register.manifest
    for problem in learned.refused:
        typer.echo(f"跳过 {problem}", err=True)
    reused = f"，其中 {learned.reused} 个文件沿用上次结果" if learned.reused else ""
    typer.echo(f"学了 {manifest['documents']} 篇、{manifest['characters']} 字、{manifest['clauses']} 个分句{reused}；已存入 {output}")
