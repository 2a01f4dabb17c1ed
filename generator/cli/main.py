"""``yishi``: the commands, and how their errors and help are told in Chinese."""

from __future__ import annotations

import os
import sys
from typing import Any

import click
import typer
from typer.core import TyperCommand, TyperGroup

from generator.cli import draft, learn, parse, skeleton

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


class ChineseGroup(TyperGroup):
    """A group whose help is in Chinese."""

    def get_help(self, ctx: click.Context) -> str:
        """The help text."""
        return _chinese(super().get_help(ctx))


class ChineseCommand(TyperCommand):
    """A command whose help is in Chinese."""

    def get_help(self, ctx: click.Context) -> str:
        """The help text."""
        return _chinese(super().get_help(ctx))


app = typer.Typer(
    name="yishi",
    cls=ChineseGroup,
    help="一是：从一批公文里学会层次与语感，离线起草同样规范的讲话稿、会议新闻、会议纪要，并解析任何公文的结构。",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("draft", cls=ChineseCommand)(draft.draft)
app.command("parse", cls=ChineseCommand)(parse.parse)
app.command("learn", cls=ChineseCommand)(learn.learn)
app.command("skeleton", cls=ChineseCommand)(skeleton.skeleton)


@app.callback(invoke_without_command=True)
def _main(version: bool = typer.Option(False, "--version", help="显示版本")) -> None:
    if version:
        from generator import __version__

        typer.echo(f"yishi {__version__}")
        raise typer.Exit


def _usage(error: click.UsageError) -> str:
    name = getattr(error, "option_name", None)
    if isinstance(error, click.NoSuchOption):
        near = "、".join(error.possibilities or ())
        return f"没有选项 {name}" + (f"\n提示：是否想用 {near}" if near else "")
    if isinstance(error, click.MissingParameter):
        param = error.param
        return f"缺少参数 {param.human_readable_name if param else ''}"
    if isinstance(error, click.BadParameter):
        param = error.param
        return f"{'参数 ' + (param.opts[0] if param.opts else '') + ' ' if param else ''}的值不对（{error.message}）"
    if "No such command" in error.message:
        return f"没有这个命令（{error.message.split(chr(39))[1] if chr(39) in error.message else ''}）"
    return error.message


def _fail(message: str, code: int) -> int:
    print(f"错误：{message}", file=sys.stderr)
    return code


def run(arguments: list[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 something was found, 2 an error the user can mend, 130 interrupted."""
    raise SystemExit(call(arguments))


def call(arguments: list[str] | None = None) -> int:
    """Run the command line; gives the exit code instead of exiting."""
    from generator.errors import YishiError

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and (stream.encoding or "").lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        result: Any = app(arguments, standalone_mode=False)
        return result if isinstance(result, int) else 0
    except YishiError as error:
        return _fail(str(error), 2)
    except click.exceptions.NoArgsIsHelpError as error:
        typer.echo(error.format_message())
        return 0
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "yishi"
        return _fail(f"{_usage(error)}\n提示：用 {command} --help 看用法", 2)
    except (KeyboardInterrupt, click.Abort):
        return _fail("已中断，没有留下写了一半的文件", 130)
    except click.exceptions.Exit as error:
        return error.exit_code
    except BrokenPipeError:
        # The reader went away (| head): silence, as other tools do.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except MemoryError:
        return _fail("内存不足\n提示：请减少文件数量，或分批处理", 2)


if __name__ == "__main__":
    run()
