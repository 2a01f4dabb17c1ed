"""``yishi``: one call of the command line, and how its errors are told in Chinese."""

from __future__ import annotations

import gc
import os
import sys
from typing import Any

import typer

from generator.cli.commands import make_app

_INTERRUPTED = 130


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
        result: Any = make_app().main(arguments, prog_name="yishi", standalone_mode=False)
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
