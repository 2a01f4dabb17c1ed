"""The sandbox templates run in: no files, no classes, no changes, and a ceiling on steps and on text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import jinja2
import jinja2.compiler
import jinja2.nodes
import jinja2.sandbox
from jinja2.exceptions import SecurityError

MOST_CHARACTERS = 400_000
_MOST_STEPS = 50_000
_MOST_REPEATS = 1000
#: Filters that cannot make much out of little.
_FILTERS = frozenset(
    ["abs", "batch", "capitalize", "count", "d", "default", "dictsort", "first", "float", "groupby", "int", "items", "join", "last", "length", "list", "lower", "map", "max", "min", "pprint", "reject", "rejectattr", "replace", "reverse", "round", "select", "selectattr", "slice", "sort", "string", "sum", "title", "trim", "truncate", "unique", "upper", "wordcount"]
)


class _Compiler(jinja2.compiler.CodeGenerator):
    """Joins texts with ~ through the environment, which measures them."""

    def visit_Concat(self, node: jinja2.nodes.Concat, frame: jinja2.compiler.Frame) -> None:
        """Write one ~ chain."""
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class Sandbox(jinja2.sandbox.ImmutableSandboxedEnvironment):
    """Immutable sandbox that counts what a template does; set ``steps`` to 0 before each rendering."""

    code_generator_class = _Compiler
    intercepted_binops = frozenset({"*", "**", "%", "+"})

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.steps = 0

    def call(self, context: Any, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Call something from a template."""
        self.steps += 1
        if self.steps > _MOST_STEPS:
            raise SecurityError("步骤太多")
        return super().call(context, obj, *args, **kwargs)

    def joined(self, parts: Sequence[Any]) -> str:
        """Texts joined with ~."""
        self.steps += 1
        text = "".join(map(str, parts))
        if len(text) > MOST_CHARACTERS or self.steps > _MOST_STEPS:
            raise SecurityError("文字太长或步骤太多")
        return text

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic: whole numbers within bounds; no text is repeated or formatted."""
        self.steps += 1
        if operator == "+" and type(left) is type(right) and isinstance(left, (str, list, tuple)):
            if len(left) + len(right) > MOST_CHARACTERS:
                raise SecurityError("文字太长")
        elif not all(isinstance(value, (int, float)) and abs(value) <= 10**9 for value in (left, right)):
            raise SecurityError(f"{operator} 只能用于不大的数")
        if operator == "**" and right > 9:
            raise SecurityError("** 只能用于不大的数")
        return super().call_binop(context, operator, left, right)


def _range(*bounds: int) -> Sequence[int]:
    numbers = range(*bounds)
    if len(numbers) > _MOST_REPEATS:
        raise SecurityError(f"循环不能超过 {_MOST_REPEATS} 次")
    return numbers


def sandbox(templates: Mapping[str, str]) -> Sandbox:
    """An environment that knows the given templates and nothing else."""
    environment = Sandbox(loader=jinja2.DictLoader(dict(templates)), undefined=jinja2.StrictUndefined, autoescape=False)
    environment.globals.clear()
    environment.globals["range"] = _range
    for name in set(environment.filters) - _FILTERS:
        del environment.filters[name]
    return environment
