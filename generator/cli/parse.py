"""``yishi parse``: the structure of any document."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def parse(
    files: Annotated[list[Path], typer.Argument(help="要解析的文件或目录（.txt .md .html .docx）", metavar="文件…", show_default=False)],
    form: Annotated[str, typer.Option("--format", "-f", help="tree、json 或 yaml", metavar="格式")] = "tree",
    show_removed: Annotated[bool, typer.Option("--show-removed", help="列出清理时去掉了什么、为什么")] = False,
) -> None:
    """Show the structure of documents."""
    from generator.errors import RequestError
    from generator.exporting.structure import FORMS
    from generator.workflows.reading import parse_files

    if form not in FORMS:
        raise RequestError(f"不认识的格式 {form!r}", advice=f"可用：{'、'.join(FORMS)}")
    sources = parse_files(files)
    typer.echo(FORMS[form](sources))
    if show_removed and form == "tree":
        for source in sources:
            typer.echo(f"\n# {source.name} 清理了 {len(source.removed)} 处")
            for why, text, span in source.removed:
                typer.echo(f"  {span.start}–{span.end}  {why}  {text[:60]}")
