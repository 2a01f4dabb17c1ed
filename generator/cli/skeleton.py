"""``yishi skeleton``: what was learned of how documents are built."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer


def skeleton(
    register: Annotated[Optional[Path], typer.Argument(help="语体库文件；不给则用自带的", metavar="[语体库]", show_default=False)] = None,  # noqa: UP045
    plot: Annotated[Optional[Path], typer.Option("--plot", help="另画成 SVG 图", metavar="文件")] = None,  # noqa: UP045
) -> None:
    """Print the skeleton that a register has learned."""
    import yaml

    from generator.learning.skeleton import to_plain
    from generator.workflows.registers import open_register

    learned = open_register(register)
    typer.echo(yaml.safe_dump(to_plain(learned.skeleton), allow_unicode=True, sort_keys=False, width=120).rstrip())
    if plot is not None:
        from generator.exporting.plot import skeleton_svg
        from generator.files.writing import write_text

        write_text(plot, skeleton_svg(learned.skeleton))
        typer.echo(f"已画成 {plot}", err=True)
