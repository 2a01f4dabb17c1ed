"""``yishi corpus``: whether a corpus keeps its rules, and what it holds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

Folder = Annotated[Optional[Path], typer.Argument(help="语料目录；不给则用自带的", metavar="[目录]", show_default=False)]  # noqa: UP045


def check(folder: Folder = None) -> None:
    """List where a corpus breaks its rules; exit 1 when it does."""
    from generator.cli.progress import bar
    from generator.workflows.corpora import check_corpus_folder

    with bar("检查") as progress:
        checked = check_corpus_folder(folder, progress)
    for finding in checked.findings:
        typer.echo(str(finding))
    typer.echo(f"查了 {checked.documents} 篇、{checked.rules} 条规则，发现 {len(checked.findings)} 处问题", err=True)
    if checked.findings:
        raise typer.Exit(1)


def stats(
    folder: Folder = None,
    plot: Annotated[Optional[Path], typer.Option("--plot", help="另画成 SVG 图", metavar="文件")] = None,  # noqa: UP045
    write: Annotated[bool, typer.Option("--write", help="写进目录里 README.md 的两个标记之间")] = False,
) -> None:
    """Count what a corpus holds."""
    from generator.workflows.corpora import corpus_figures, write_corpus_readme

    figures = corpus_figures(folder)
    typer.echo(figures.text)
    if plot is not None:
        from generator.exporting.bars import bars_svg
        from generator.files.writing import write_text

        write_text(plot, bars_svg(figures.groups))
        typer.echo(f"已画成 {plot}", err=True)
    if write:
        readme, changed = write_corpus_readme(folder, figures)
        typer.echo(f"已写入 {readme}" if changed else f"{readme} 没有变化", err=True)
