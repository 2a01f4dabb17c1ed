"""``yishi outline``: new outlines, outlines of existing documents, and whether an outline is written right."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

Output = Annotated[Optional[Path], typer.Option("--output", "-o", help="写到哪个文件；不给则打印", metavar="文件")]  # noqa: UP045
File = Annotated[Path, typer.Argument(help="提纲文件（YAML）", metavar="提纲")]


def _give(text: str, output: Path | None) -> None:
    from generator.files.writing import write_text

    if output is None:
        typer.echo(text, nl=False)
    else:
        write_text(output, text)
        typer.echo(f"已写入 {output}", err=True)


def new(
    topic: Annotated[str, typer.Option("--topic", "-t", help="主题，例如 安全生产", metavar="主题")],
    genre: Annotated[str, typer.Option("--genre", "-g", help="文种：讲话 speech、会议新闻 meeting_news、会议纪要 minutes…", metavar="文种")] = "讲话",
    level: Annotated[str, typer.Option("--level", help="层级：省 市 县 区 乡镇 部门 学校 国企…", metavar="层级")] = "县",
    seed: Annotated[int, typer.Option("--seed", "-s", help="写进提纲的种子", metavar="数", min=0)] = 1,
    register: Annotated[Optional[Path], typer.Option("--register", "-r", help="语体库文件；不给则用自带的", metavar="文件")] = None,  # noqa: UP045
    output: Output = None,
) -> None:
    """Write a scaffold."""
    from generator.cli.progress import bar
    from generator.drafting.outline import Outline, read_genre
    from generator.drafting.scaffold import scaffold
    from generator.files.locations import outline_schema_file
    from generator.workflows.registers import open_register

    Outline(topic, read_genre(genre), level=level)  # refuses what cannot be drafted
    with bar("首次使用，学习自带语料") as progress:
        learned = open_register(register, progress)
    _give(scaffold(read_genre(genre), topic, learned.skeleton, level=level, schema=outline_schema_file().as_posix(), seed=seed), output)


def from_document(
    document: Annotated[Path, typer.Argument(help="现成的文件：.txt .md .html .docx", metavar="文件")],
    piece: Annotated[Optional[int], typer.Option("--piece", help="汇编里的第几篇", metavar="数")] = None,  # noqa: UP045
    headings: Annotated[bool, typer.Option("--headings", help="只留标题和层次，文字重写")] = False,
    output: Output = None,
) -> None:
    """Write the outline of a document."""
    from generator.workflows.outlines import outline_from_document

    _give(outline_from_document(document, piece=piece, headings_only=headings), output)


def check(outlines: Annotated[list[Path], typer.Argument(help="提纲文件（YAML）", metavar="提纲…")]) -> None:
    """List what is wrong with an outline, and what it leaves blank."""
    from generator.drafting.filling import blanks_of
    from generator.drafting.placing import check_given
    from generator.errors import OutlineError, RequestError
    from generator.files.outlines import read_outline

    wrong: list[str] = []
    for path in outlines:
        try:
            outline = read_outline(path)
            check_given(outline)
        except OutlineError as error:
            wrong.append(str(error))
            continue
        except RequestError as error:
            wrong.append(f"{path}: {error}")
            continue
        blanks = list(blanks_of(outline))
        typer.echo(f"{path}: 写法无误，{f'还空着 {len(blanks)} 处：' + '、'.join(blanks) if blanks else '没有空白'}")
    if wrong:
        raise OutlineError("\n".join(wrong))


def lock(
    outline: File,
    places: Annotated[list[str], typer.Argument(help="位置，例如 开头 正文[1] 正文[2].要点[1].标题", metavar="位置…")],
    output: Output = None,
) -> None:
    """Lock places of an outline."""
    from generator.drafting.filling import find_spot
    from generator.drafting.filling import lock as locked
    from generator.files.outline_writing import write_back
    from generator.files.outlines import outline_from_text, read_outline_text

    text = read_outline_text(outline)
    asked = outline_from_text(text, str(outline))
    changed = asked
    for place in places:
        changed = locked(changed, find_spot(asked, place))
    _give(write_back(text, asked, changed, str(outline)), output or outline)


def schema(output: Output = None) -> None:
    """Print the JSON Schema of outlines."""
    from generator.files.outline_schema import schema_text

    _give(schema_text(), output)
