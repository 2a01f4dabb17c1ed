"""docs/cli.md from the live commands: ``python benchmarks/cli_docs.py > docs/cli.md`` renews it, a test compares.

Written from the parameters of the commands, not from the help text: how help is laid out differs between versions of typer
and with the width of the terminal, the parameters do not.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_type_hints

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from generator.cli.commands import make_app

HEAD = """# 命令

本页由 `python benchmarks/cli_docs.py > docs/cli.md` 从程序里的命令生成，不要手改；`tests/test_docs.py` 核对它没有过时。
每条命令都可以加 `--help`。结果写到标准输出，说明和错误写到标准错误。
退出码：0 完成；1 发现了问题；2 用法或输入有误（会说明怎么改）；130 被中断。
"""


def commands(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    """A command and all below it, each with its full name, in the order in which help lists them."""
    yield name, command
    for below, one in _below(command):
        yield from commands(one, f"{name} {below}")


def _below(command: Any) -> list[tuple[str, Any]]:
    return [(name, command.get_command(None, name)) for name in getattr(command, "commands", ())]


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _shown(value: Any) -> str:
    plain = getattr(value, "value", value)
    return "" if plain is None or plain is False or plain == () or callable(plain) else str(plain)


def _metavar(param: Any) -> str:
    return str(param.metavar or "").strip("[]")


def _argument(param: Any) -> str:
    name = _metavar(param) or str(param.name)
    return name if param.required else f"[{name}]"


def _option(param: Any) -> tuple[str, str, str]:
    names = "、".join(f"`{name}`" for name in sorted({*param.opts, *param.secondary_opts}, key=lambda name: (len(name) > 2, name)))
    note = "（必填）" if param.required else f"（默认 {shown}）" if (shown := _shown(param.default)) else ""
    return names, _metavar(param), f"{_cell(param.help or '')}{note}"


def _helps(command: Any) -> dict[str, str]:
    """What the code says of each parameter. Taken from the annotations: click 8.5 loses the help of arguments under typer 0.20."""
    hints = get_type_hints(inspect.unwrap(command.callback), include_extras=True) if command.callback else {}
    told = {name: next((one.help for one in getattr(hint, "__metadata__", ()) if getattr(one, "help", None)), "") for name, hint in hints.items()}
    return {name: str(text) for name, text in told.items()}


def _about(name: str, command: Any) -> list[str]:
    params = [param for param in command.params if not getattr(param, "hidden", False) and param.name != "help"]
    arguments = [param for param in params if param.param_type_name == "argument"]
    options = [_option(param) for param in params if param.param_type_name == "option"]
    below = _below(command)
    usage = " ".join([name, "[选项]", *(_argument(param) for param in arguments), *(["命令"] if below else [])])
    out = [f"## {name}", "", " ".join((command.help or "").split()), "", "```", usage, "```", ""]
    if arguments:
        out += ["| 参数 | 说明 |", "|---|---|"]
        told = _helps(command)
        out += [f"| `{_argument(param)}` | {_cell(told.get(str(param.name), ''))} |" for param in arguments]
        out.append("")
    if options:
        out += ["| 选项 | 值 | 说明 |", "|---|---|---|"]
        out += [f"| {names} | {metavar} | {said} |" for names, metavar, said in options]
        out.append("")
    if below:
        out += ["| 命令 | 说明 |", "|---|---|"]
        out += [f"| [`{key}`](#{name.replace(' ', '-')}-{key}) | {_cell(one.help or '')} |" for key, one in below]
        out.append("")
    return out


def cli_docs() -> str:
    """The whole page."""
    lines = [HEAD]
    for name, command in commands(make_app(), "yishi"):
        lines += _about(name, command)
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    print(cli_docs(), end="")
