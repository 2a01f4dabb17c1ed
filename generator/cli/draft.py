"""``yishi draft``: a new draft from a topic or an outline."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Optional

import typer


def draft(
    outline: Annotated[Optional[Path], typer.Argument(help="提纲文件（YAML）；也可只用下面的选项", metavar="[提纲]", show_default=False)] = None,  # noqa: UP045
    topic: Annotated[Optional[str], typer.Option("--topic", "-t", help="主题，例如 安全生产", metavar="主题")] = None,  # noqa: UP045
    genre: Annotated[Optional[str], typer.Option("--genre", "-g", help="文种：讲话 speech、会议新闻 meeting_news、会议纪要 minutes", metavar="文种")] = None,  # noqa: UP045
    foci: Annotated[Optional[list[str]], typer.Option("--focus", "-f", help="着力点，可给几个，也可用顿号隔开：空域管理、飞行安全", metavar="着力点")] = None,  # noqa: UP045
    level: Annotated[Optional[str], typer.Option("--level", help="层级：省 市 县 区 乡镇 部门 学校 国企…", metavar="层级")] = None,  # noqa: UP045
    sections: Annotated[Optional[int], typer.Option("--sections", "-n", help="一级层次的个数", metavar="数")] = None,  # noqa: UP045
    length: Annotated[Optional[int], typer.Option("--length", "-l", help="大约多少字", metavar="字数")] = None,  # noqa: UP045
    seed: Annotated[Optional[int], typer.Option("--seed", "-s", help="种子：同样的输入和种子得到同样的稿子", metavar="数")] = None,  # noqa: UP045
    register: Annotated[Optional[list[str]], typer.Option("--register", "-r", help="语体库文件，可给几个；文件:0.5 只借其中一半文档；不给则用自带的", metavar="文件")] = None,  # noqa: UP045
    templates: Annotated[Optional[Path], typer.Option("--templates", help="自己的模板目录", metavar="目录")] = None,  # noqa: UP045
    skeleton: Annotated[Optional[Path], typer.Option("--skeleton", help="改过的层次骨架（YAML）", metavar="文件")] = None,  # noqa: UP045
    output: Annotated[Optional[Path], typer.Option("--output", "-o", help="写到哪个文件，格式看后缀（.docx .html .md .txt .json）；不给则打印", metavar="文件")] = None,  # noqa: UP045
    profile: Annotated[Optional[str], typer.Option("--profile", help="版式：gbt9704、reading，或自己的 YAML 文件", metavar="版式")] = None,  # noqa: UP045
    reference: Annotated[Optional[Path], typer.Option("--reference", help="照这份 .docx 的样式和页面", metavar="文件")] = None,  # noqa: UP045
    report: Annotated[Optional[Path], typer.Option("--report", help="另写一份说明：待补什么、事实各在哪里、哪些段落靠通用语料和领域词典", metavar="文件")] = None,  # noqa: UP045
    longest_run: Annotated[Optional[int], typer.Option("--longest-run", min=16, help="与语料相同的文字一处最多几个字（默认 24）", metavar="字数", show_default=False)] = None,  # noqa: UP045
    explain: Annotated[bool, typer.Option("--explain", help="在稿后列出每句据哪一句写成、改了什么")] = False,
) -> None:
    """Write a new draft from a topic or an outline."""
    from generator.cli.progress import bar
    from generator.drafting.outline import Outline, read_genre
    from generator.errors import RequestError
    from generator.files.templates import read_templates
    from generator.workflows.drafts import make_draft
    from generator.workflows.exports import export_draft, labelled_text, open_layout
    from generator.workflows.registers import open_registers, read_skeleton

    given: dict[str, Any] = {
        "topic": topic,
        "genre": read_genre(genre) if genre else None,
        "level": level,
        "foci": tuple(one for group in foci or () for one in re.split(r"[、，,\s]+", group) if one) or None,
        "section_count": sections,
        "length": length,
        "seed": seed,
    }
    if outline is not None:
        from generator.files.outlines import read_outline

        request = read_outline(outline, given)
    else:
        values = {key: value for key, value in given.items() if value is not None}
        if "topic" not in values:
            raise RequestError("没有给主题", advice="用 --topic 安全生产，或给一个提纲文件")
        request = Outline(**values)
    shown = output is None and profile is None and reference is None  # as plain text with the usual label: no layout is needed
    layout = None if shown else open_layout(profile, reference, [output] if output else [])
    edited = read_skeleton(skeleton) if skeleton else None
    own = read_templates(templates)
    with bar("首次使用，学习自带语料") as progress:
        made = make_draft(request, lambda: open_registers(register or (), progress), own, skeleton=edited, longest_run=longest_run)
    if output is None:
        typer.echo(labelled_text(made, layout))
    elif layout is not None:
        for note in export_draft(made, output, layout).notes:
            typer.echo(f"说明：{note}", err=True)
        typer.echo(f"已写入 {output}（{len(made.text)} 字，种子 {request.seed}）", err=True)
    if explain:
        typer.echo("\n—— 句子来历 ——")
        for origin in made.origins:
            changed = [f"{one.old}→{one.new}" for one in origin.changes] + [f"略去“{clause}”" for clause in origin.dropped]
            typer.echo(f"{origin.score:.2f} {origin.role}{' 通用' if origin.generic else ''}  {origin.sentence}\n      原句：{origin.source}　改动：{'、'.join(changed) or '无'}")
    if report is not None:
        from generator.exporting.draft_report import draft_report
        from generator.files.writing import write_text

        write_text(report, draft_report(made.filled, made.missing, made.notes, made.origins))
    for note in made.notes:
        typer.echo(f"说明：{note}", err=True)
    if made.missing:
        typer.echo(f"待补：{'、'.join(made.missing)}", err=True)
