"""``yishi``: the commands, and how their errors and help are told in Chinese."""

from __future__ import annotations

import gc
import os
import sys
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from generator.cli import check, convert, corpus, corpus_make, corpus_score, draft, evaluate, fill, learn, outline, parse, skeleton

_INTERRUPTED = 130
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

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        return _chinese(super().get_help(ctx))


class ChineseCommand(TyperCommand):
    """A command whose help is in Chinese."""

    def get_help(self, ctx: Any) -> str:
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
app.command("check", cls=ChineseCommand)(check.check)
app.command("convert", cls=ChineseCommand)(convert.convert)
app.command("learn", cls=ChineseCommand)(learn.learn)
app.command("skeleton", cls=ChineseCommand)(skeleton.skeleton)
_corpus = typer.Typer(help="造、评、检查和统计语料", no_args_is_help=True, rich_markup_mode=None)
_corpus.command("check", cls=ChineseCommand)(corpus.check)
_corpus.command("stats", cls=ChineseCommand)(corpus.stats)
_corpus.command("make", cls=ChineseCommand)(corpus_make.make)
_corpus.command("score", cls=ChineseCommand)(corpus_score.score)
app.command("evaluate", cls=ChineseCommand)(evaluate.evaluate)
app.add_typer(_corpus, name="corpus", cls=ChineseGroup)
app.command("fill", cls=ChineseCommand)(fill.fill)
_outline = typer.Typer(help="新建、提取、检查提纲", no_args_is_help=True, rich_markup_mode=None)
_outline.command("new", cls=ChineseCommand)(outline.new)
_outline.command("from", cls=ChineseCommand)(outline.from_document)
_outline.command("check", cls=ChineseCommand)(outline.check)
_outline.command("lock", cls=ChineseCommand)(outline.lock)
_outline.command("schema", cls=ChineseCommand)(outline.schema)
app.add_typer(_outline, name="outline", cls=ChineseGroup)


@app.callback(invoke_without_command=True)
def _main(version: bool = typer.Option(False, "--version", help="显示版本")) -> None:
    if version:
        from generator import __version__

        typer.echo(f"yishi {__version__}")
        raise typer.Exit


def _is(error: BaseException, name: str) -> bool:
    """Whether an exception is of a click class of this name (newer typer brings its own copy of click, older ones import it)."""
    return any(base.__name__ == name for base in type(error).__mro__)


def _usage(error: Any) -> str:
    param = getattr(error, "param", None)
    named = f"参数 {param.opts[0]} " if param is not None and param.opts else ""
    if _is(error, "NoSuchOption"):
        near = "、".join(error.possibilities or ())
        return f"没有选项 {error.option_name}" + (f"，是否想用 {near}" if near else "")
    if _is(error, "MissingParameter"):
        return f"缺少{named or '参数'}"
    if _is(error, "BadParameter"):
        return f"{named}的值不对（{error.message}）"
    quoted = error.message.split("'")
    if "No such command" in error.message:
        near = f"，是否想用 {quoted[3]}" if len(quoted) > 3 else ""
        return f"没有命令 {quoted[1] if len(quoted) > 1 else ''}{near}"
    return f"用法不对（{error.message}）"


def _fail(message: str, code: int) -> int:
    print(f"错误：{message}", file=sys.stderr)
    return code


def _left(code: int) -> int:
    """typer turns Ctrl-C into a silent exit code; say what happened."""
    return _fail("已中断，没有留下写了一半的文件", code) if code == _INTERRUPTED else code


def run(arguments: list[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 something was found, 2 an error the user can mend, 130 interrupted."""
    code = call(arguments)
    if code == _INTERRUPTED:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)  # a pool whose workers were stopped in mid-sentence would keep the interpreter waiting
    raise SystemExit(code)


def call(arguments: list[str] | None = None) -> int:
    """Run the command line; gives the exit code instead of exiting."""
    from generator.errors import YishiError

    gc.disable()  # a command makes trees, not cycles, and ends soon: looking for garbage costs a tenth of its time
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and (stream.encoding or "").lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        result: Any = app(arguments, standalone_mode=False)
        return _left(result) if isinstance(result, int) else 0
    except YishiError as error:
        return _fail(str(error), 2)
    except KeyboardInterrupt:
        return _fail("已中断，没有留下写了一半的文件", _INTERRUPTED)
    except BrokenPipeError:
        # The reader went away (| head): silence, as other tools do.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except MemoryError:
        return _fail("内存不足\n提示：请减少文件数量，或分批处理", 2)
    except Exception as error:
        if _is(error, "NoArgsIsHelpError"):
            typer.echo(error.format_message())  # type: ignore[attr-defined]
            return 0
        if _is(error, "UsageError"):
            context = getattr(error, "ctx", None)
            return _fail(f"{_usage(error)}\n提示：用 {context.command_path if context else 'yishi'} --help 看用法", 2)
        if _is(error, "Abort"):
            return _fail("已中断，没有留下写了一半的文件", _INTERRUPTED)
        if _is(error, "Exit"):
            return _left(int(error.exit_code))  # type: ignore[attr-defined]
        raise


if __name__ == "__main__":
    run()
