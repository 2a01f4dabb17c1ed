"""The commands by name, and the groups that find them.

A command's module is imported when it is called, not to list it: the table says in one line what each does, and that line is also its help.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

_WORDS = (
    ("Usage:", "用法："),
    ("[OPTIONS]", "[选项]"),
    ("COMMAND [ARGS]...", "命令 [参数]…"),
    ("Options:", "选项："),
    ("Commands:", "命令："),
    ("Arguments:", "参数："),
    ("Show this message and exit.", "显示帮助"),
    ("[required]", "[必填]"),
    ("[default: ", "[默认 "),
    ("default: ", "默认 "),
    ("INTEGER RANGE", "整数"),
    ("INTEGER", "整数"),
    ("TEXT", "文字"),
    ("PATH", "路径"),
    ("FILE", "文件"),
)


def _chinese(text: str) -> str:
    for english, chinese in _WORDS:
        text = text.replace(english, chinese)
    return text


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a command is found, as ``module:function`` in this package, and what it does."""

    place: str
    help: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """A group of commands, and what they are for."""

    help: str
    entries: Mapping[str, Entry | Shelf]


COMMANDS = Shelf(
    "一是：从一批公文里学会层次与语感，离线起草同样规范的讲话稿、会议新闻、会议纪要，并解析任何公文的结构。",
    {
        "draft": Entry("draft:draft", "起草一篇讲话稿、会议新闻或会议纪要。不知道的事实留作【待补：…】，从不编造。"),
        "parse": Entry("parse:parse", "解析公文：标题、称呼、各级层次、结尾，说了几条、有几条，编号错漏。"),
        "check": Entry("check:check", "检查公文：编号、层次、条数、称呼、结尾、标点、数字、日期、字号、重复、错字等；有错误时退出码为 1。"),
        "convert": Entry("convert:convert", "把任何公文按版式排好：标题、各级层次、落款、页码各有样式。"),
        "learn": Entry("learn:learn", "从一个目录的文件里学习语体库：层次骨架、排比标题、分句搭配。学过的文件不再重读。"),
        "skeleton": Entry("skeleton:skeleton", "打印语体库里学到的层次骨架（YAML）；改过之后可以用 yishi draft --skeleton 交回来。"),
        "evaluate": Entry("evaluate:evaluate", "评成稿：照搬语料多少、有无重复、是否跑题、有无泄露的人名地名数字、编号标点字数是否合格。"),
        "fill": Entry("fill:fill", "填满提纲的空白：填好的仍是提纲，注释和次序不变，人可以接着改。再填一次不会变。"),
        "corpus": Shelf(
            "造、评、检查和统计语料",
            {
                "check": Entry("corpus:check", "检查语料：文种、编号、报数、标点、地名人名、数字、雷同等；发现问题时退出码为 1。"),
                "stats": Entry("corpus:stats", "统计语料：领域、文种、编号、层次、骨架、排比标题、分句、词汇和各事项的说法数。"),
                "make": Entry("corpus_make:make", "造带标注的测试语料：每篇有文本和逐字的标注；可加凌乱和已知的毛病。中断后再运行同一命令会接着做。"),
                "score": Entry("corpus_score:score", "评一个解析、检查、实体识别或切块工具：各类的准确率、召回率、F1 和误漏之处。"),
            },
        ),
        "outline": Shelf(
            "新建、提取、检查提纲",
            {
                "new": Entry("outline:new", "写一份带说明的新提纲，层次和篇幅照语体库里这个文种的常例。"),
                "from": Entry("outline:from_document", "从一篇现成的文件得到提纲：照它起草就是原文，改了再起草就是今年的。"),
                "check": Entry("outline:check", "查提纲的写法：一次说出全部错处，并列出还空着的地方。"),
                "lock": Entry("outline:lock", "锁定提纲里的几处：以后再填，这几处不动。不给 -o 就写回原文件。"),
                "schema": Entry("outline:schema", "打印提纲的 JSON Schema，编辑器凭它补全和检查。"),
            },
        ),
    },
)


class ChineseCommand(TyperCommand):
    """A command whose help is in Chinese."""

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        return _chinese(super().get_help(ctx))


class ShelfGroup(TyperGroup):
    """A group over a shelf; its help is in Chinese."""

    def __init__(self, name: str, shelf: Shelf, **attributes: Any) -> None:
        self._shelf = shelf
        super().__init__(
            name=name, help=shelf.help, commands=dict.fromkeys(shelf.entries, ChineseCommand(None)), no_args_is_help=True, rich_markup_mode=None, **attributes
        )

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command or group of a name, imported now; ``None`` when there is none."""
        entry = self._shelf.entries.get(cmd_name)
        if isinstance(entry, Shelf):
            return ShelfGroup(cmd_name, entry)
        return _command(cmd_name, entry) if entry else None

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands with what they do, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in self._shelf.entries.items()])

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        return _chinese(super().get_help(ctx))


def _command(name: str, entry: Entry) -> Any:
    module, function = entry.place.split(":")
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    app.command(name, cls=ChineseCommand, help=entry.help)(getattr(import_module(f"generator.cli.{module}"), function))
    return typer.main.get_command(app)


def _show_version(ctx: Any, _: Any, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from generator import __version__

        typer.echo(f"yishi {__version__}")
        raise typer.Exit


def make_app() -> ShelfGroup:
    """The whole command line."""
    version = TyperOption(param_decls=["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="显示版本")
    return ShelfGroup("yishi", COMMANDS, params=[version])
