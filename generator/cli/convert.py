"""``yishi convert``: any document, laid out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer


def convert(
    files: Annotated[list[Path], typer.Argument(help="要排版的文件或目录（.txt .md .html .docx）", metavar="文件…", show_default=False)],
    output: Annotated[Path, typer.Option("--output", "-o", help="写成哪个文件（.docx .html .md .txt .json）；几篇时在名字后编号，也可给已有的目录", metavar="文件")],
    to: Annotated[str, typer.Option("--to", help="-o 是目录时写成什么格式", metavar="格式")] = "docx",
    piece: Annotated[Optional[int], typer.Option("--piece", help="汇编里只要第几篇", metavar="数")] = None,  # noqa: UP045
    profile: Annotated[Optional[str], typer.Option("--profile", help="版式：gbt9704、reading，或自己的 YAML 文件", metavar="版式")] = None,  # noqa: UP045
    reference: Annotated[Optional[Path], typer.Option("--reference", help="照这份 .docx 的样式和页面", metavar="文件")] = None,  # noqa: UP045
    label: Annotated[bool, typer.Option("--label", help="加上人工智能生成的标识；本来有标识的总会保留")] = False,
) -> None:
    """Lay out a document as a profile says."""
    from generator.files.outputs import Outputs
    from generator.workflows.exports import convert_files, open_layout

    outputs = Outputs(output, to.lstrip("."))
    layout = open_layout(profile, reference, [outputs.sample()])
    done = convert_files(files, outputs, layout, piece=piece, label=label)
    for note in done.notes:
        typer.echo(f"说明：{note}", err=True)
    for path in done.paths:
        typer.echo(f"已写入 {path}", err=True)
