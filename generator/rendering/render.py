"""Render a composition through its genre's template."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from generator.document import Genre, body_text
from generator.drafting.compose import Composition
from generator.drafting.outline import Outline
from generator.drafting.subject import fill_slots
from generator.errors import TemplateError
from generator.language.numerals import to_han

_SLOT = re.compile(r"\{(\w+)\}")
#: Set sentences that leave a fact open are not said.
_UNKNOWN = re.compile("×")


_BROKEN = (TypeError, ValueError, KeyError, IndexError, AttributeError, RecursionError, OverflowError, ZeroDivisionError, MemoryError)
#: The template of genres that have none of their own.
_GENERAL = "general.txt.j2"


@dataclass(frozen=True, slots=True)
class Rendered:
    """The text of a draft and what its template left to be filled in (the names inside 【待补：…】)."""

    text: str
    missing: tuple[str, ...]


Sayings = Mapping[str, Mapping[str, Sequence[str]]]


class Renderer:
    """Sets compositions in the templates of one folder; ``sayings`` maps genres and uses to set sentences."""

    def __init__(self, templates: Mapping[str, str], sayings: Sayings | None = None) -> None:
        from generator.rendering.sandbox import sandbox

        self._environment = sandbox(templates)
        self._names = frozenset(templates)
        self._sayings = sayings or {}

    def render(self, composition: Composition, *, turn: int) -> Rendered:
        """Set one composition; ``turn`` tells which of the wordings that a template offers it picks.

        Raises :class:`~generator.errors.TemplateError` with file and line when a template is wrong, endless, or asks for
        what the sandbox forbids.
        """
        import jinja2
        from jinja2.exceptions import SecurityError

        from generator.rendering.sandbox import MOST_CHARACTERS

        genre = composition.outline.genre.value
        name = f"{genre}.txt.j2"
        name = name if name in self._names else _GENERAL
        if name not in self._names:
            raise TemplateError(f"没有文种 {genre} 的模板", where=name, advice="请在模板目录里提供这个文件")
        words = _Words(self._sayings.get(genre, {}), composition.outline, turn)
        self._environment.steps = 0
        try:
            out: list[str] = []
            size = 0
            template = self._environment.get_template(name)
            for piece in template.generate(**_context(composition), pick=words.pick, todo=words.todo, say=words.say):
                size += len(piece)
                if size > MOST_CHARACTERS:
                    raise SecurityError("output too long")
                out.append(piece)
        except jinja2.TemplateSyntaxError as error:
            where = f"{error.name or name}:{error.lineno}"
            raise TemplateError(f"模板语法有误：{error.message}", where=where, advice="请对照 docs/templates.md 修改") from error
        except SecurityError as error:
            raise TemplateError(f"模板越界或没有尽头（{error}）", where=name, advice="模板只能使用提纲内容、pick、todo、say 和有限循环") from error
        except _BROKEN as error:
            raise TemplateError(f"模板执行出错：{error}", where=name, advice="请检查模板里用到的名称是否存在") from error
        except jinja2.TemplateError as error:
            raise TemplateError(f"模板执行出错：{error}", where=name, advice="请检查模板里用到的名称是否存在") from error
        text = "\n".join(line.rstrip() for line in "".join(out).split("\n") if line.strip())
        return Rendered(text, tuple(words.missing))


class _Words:
    """What a template may ask for while it is rendered."""

    def __init__(self, sayings: Mapping[str, Sequence[str]], outline: Outline, turn: int) -> None:
        self._outline = outline
        self.missing: list[str] = []
        self._sayings = sayings
        self._turn = turn
        self._said: set[str] = set()

    def todo(self, what: str) -> str:
        """A blank to be filled in by hand."""
        if what not in self.missing:
            self.missing.append(str(what))
        return self._outline.todo(str(what))

    def pick(self, options: Sequence[str]) -> str:
        """One of some wordings: the next one at the next turn."""
        return options[(crc32(str(options[0]).encode()) + self._turn) % len(options)]

    def say(self, use: str, **slots: str) -> str:
        """A set sentence of a use, its slots filled; empty when there is none."""
        options = [
            pattern
            for pattern in self._sayings.get(use, ())
            if pattern not in self._said and set(_SLOT.findall(pattern)) <= set(slots) and not _UNKNOWN.search(pattern)
        ]
        if not options:
            return ""
        pattern = self.pick(options)
        self._said.add(pattern)
        return fill_slots(pattern, {name: str(slot) for name, slot in slots.items()})


def _context(composition: Composition) -> dict[str, Any]:
    count = len(composition.sections)
    han = "几" if not 2 <= count <= 99 else "两" if count == 2 else to_han(count)
    style = composition.sections[0].ordinal.style.value if composition.sections else ""
    body = body_text(composition.body)
    news = composition.outline.genre is Genre.MEETING_NEWS
    inline = bool(composition.sections) and composition.sections[0].inline
    return {
        "o": composition.outline,
        "opening": composition.opening,
        "closing": composition.closing,
        "sections": composition.sections,
        "count": count,
        "count_han": to_han(count) if 1 <= count <= 99 else str(count),
        "count_spoken": "两" if count == 2 else to_han(count) if 2 < count <= 99 else "几",
        "announce": f"我讲{'两' if count == 2 else to_han(count)}点意见。" if 2 <= count <= 99 else "我讲几点意见。",
        "style": style,
        "body": body if not news or inline else f"\n{body}",
        "news_lead": f"要重点抓好{han}个方面工作{'：' if inline else '。'}",
    }
