"""``yishi fill``: the blanks of an outline filled, and it is still an outline."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer


def fill(
    outline: Annotated[Path, typer.Argument(help="提纲文件（YAML），或放提纲的目录", metavar="提纲")],
    output: Annotated[Optional[Path], typer.Option("--output", "-o", help="填好的提纲写到哪里；不给则打印。目录和表格要给目录", metavar="文件")] = None,  # noqa: UP045
    only: Annotated[Optional[str], typer.Option("--only", help="只填一处，例如 正文[1].要点[2]", metavar="位置")] = None,  # noqa: UP045
    candidates: Annotated[Optional[int], typer.Option("--candidates", help="列出一处的几种写法和各自的种子，不写文件", metavar="数", min=1, max=50)] = None,  # noqa: UP045
    seed: Annotated[Optional[int], typer.Option("--seed", "-s", help="换一个种子，程序写的而没有锁定的重写", metavar="数", min=0)] = None,  # noqa: UP045
    again: Annotated[bool, typer.Option("--again", help="程序写的而没有锁定的重写，种子不变")] = False,
    table: Annotated[Optional[Path], typer.Option("--table", help="表格（.csv .jsonl .xlsx）：提纲里的 {栏名} 换成每行的值，一行一份", metavar="文件")] = None,  # noqa: UP045
    name: Annotated[str, typer.Option("--name", help="按表格填时的文件名，可用 {栏名} 和 {序号}", metavar="格式")] = "{序号}",
    drafts: Annotated[bool, typer.Option("--draft", help="按目录或表格填时，同时写出成稿 .txt")] = False,
    register: Annotated[Optional[list[str]], typer.Option("--register", "-r", help="语体库文件，可给几个；文件:0.5 只借其中一半文档；不给则用自带的", metavar="文件")] = None,  # noqa: UP045
    templates: Annotated[Optional[Path], typer.Option("--templates", help="自己的模板目录", metavar="目录")] = None,  # noqa: UP045
) -> None:
    """Fill the blanks of an outline."""
    from functools import cache

    from generator.cli.progress import bar
    from generator.errors import RequestError
    from generator.files.outlines import read_outline_text
    from generator.files.templates import read_templates
    from generator.files.writing import write_text
    from generator.learning.register import Register
    from generator.workflows.outlines import fill_candidates, fill_outline
    from generator.workflows.registers import open_registers

    own = read_templates(templates)

    @cache
    def learned() -> Register:
        with bar("首次使用，学习自带语料") as progress:
            return open_registers(register or (), progress)

    if table is not None or outline.is_dir():
        if output is None or only is not None or candidates is not None:
            raise RequestError("按目录或表格填，要用 -o 给出目录，不能用 --only 和 --candidates", advice="例如 yishi fill 提纲.yaml --table 名单.csv -o 结果")
        _many(outline, table, name, output, learned, own, seed=seed, drafts=drafts)
        return
    text = read_outline_text(outline)
    if candidates is not None:
        if only is None:
            raise RequestError("--candidates 要同 --only 一起用", advice="例如 --only 正文[1].标题 --candidates 5")
        for number, (found, said) in enumerate(fill_candidates(text, str(outline), learned, own, only=only, count=candidates), 1):
            typer.echo(f"{number}. 种子 {found}：{said}")
        typer.echo(f"取其中一种：yishi fill {outline} --only '{only}' --seed 种子", err=True)
        return
    filled = fill_outline(text, str(outline), learned, own, only=only, seed=seed, again=again)
    if output is None:
        typer.echo(filled.text, nl=False)
    else:
        write_text(output, filled.text)
        typer.echo(f"已写入 {output}", err=True)
    if filled.draft is None:
        typer.echo("没有空白可填", err=True)
        return
    for note in filled.draft.notes:
        typer.echo(f"说明：{note}", err=True)
    if filled.draft.missing:
        typer.echo(f"待补：{'、'.join(filled.draft.missing)}", err=True)


def _many(outline, table, name, output, learned, own, *, seed, drafts) -> None:  # type: ignore[no-untyped-def]
    from generator.cli.progress import bar
    from generator.errors import InputError
    from generator.workflows.outlines import fill_many, tasks_of_folder, tasks_of_table

    tasks = tasks_of_table(outline, table, name) if table is not None else tasks_of_folder(outline)
    learned()
    with bar("填充") as progress:
        merged = fill_many(tasks, output, learned, own, seed=seed, drafts=drafts, progress=progress)
    for done, missing in merged.missing.items():
        typer.echo(f"待补：{done}：{'、'.join(missing)}", err=True)
    typer.echo(f"写成 {merged.made} 份，原有 {merged.kept} 份，出错 {len(merged.faults)} 份，在 {output}", err=True)
    if merged.faults:
        raise InputError("\n".join(merged.faults), advice="改好之后再运行一次，已写成的不会重写")
