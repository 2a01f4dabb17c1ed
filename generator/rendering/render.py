"""Render a composition through its genre's template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from generator.document import Genre, body_text
from generator.drafting.compose import Composition
from generator.errors import TemplateError
from generator.language.numerals import to_han

#: The template of genres that have none of their own.
_GENERAL = "general.txt.j2"


@dataclass(frozen=True, slots=True)
class Rendered:
    """The text of a draft and what its template left to be filled in (the names inside 【待补：…】)."""

    text: str
    missing: tuple[str, ...]


def render(composition: Composition, templates: Mapping[str, str], *, rng: Random) -> Rendered:
    """Set a composition in its template; ``templates`` maps file names to their text.

    Raises :class:`~generator.errors.TemplateError` with file and line when a template is wrong, endless, or asks for
    what the sandbox forbids.
    """
    import jinja2
    from jinja2.exceptions import SecurityError

    from generator.rendering.sandbox import MOST_CHARACTERS, sandbox

    name = f"{composition.outline.genre.value}.txt.j2"
    name = name if name in templates else _GENERAL
    if name not in templates:
        raise TemplateError(f"没有文种 {composition.outline.genre.value} 的模板", where=name, advice="请在模板目录里提供这个文件")

    missing: list[str] = []

    def todo(what: str) -> str:
        if what not in missing:
            missing.append(str(what))
        return composition.outline.todo(str(what))

    def pick(options: Sequence[str]) -> str:
        return options[rng.randrange(len(options))]

    environment = sandbox(templates)
    try:
        out: list[str] = []
        size = 0
        for piece in environment.get_template(name).generate(**_context(composition), pick=pick, todo=todo):
            size += len(piece)
            if size > MOST_CHARACTERS:
                raise SecurityError("output too long")
            out.append(piece)
    except jinja2.TemplateSyntaxError as error:
        where = f"{error.name or name}:{error.lineno}"
        raise TemplateError(f"模板语法有误：{error.message}", where=where, advice="请对照 docs/templates.md 修改") from error
    except SecurityError as error:
        raise TemplateError(f"模板越界或没有尽头（{error}）", where=name, advice="模板只能使用提纲内容、pick、todo 和有限循环") from error
    except (jinja2.TemplateError, TypeError, ValueError, KeyError, IndexError, AttributeError, RecursionError, OverflowError, ZeroDivisionError, MemoryError) as error:
        raise TemplateError(f"模板执行出错：{error}", where=name, advice="请检查模板里用到的名称是否存在") from error
    text = "\n".join(line.rstrip() for line in "".join(out).split("\n") if line.strip())
    return Rendered(text, tuple(missing))


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
        "announce": f"我讲{han}点意见。",
        "style": style,
        "body": body if not news or inline else f"\n{body}",
        "news_lead": f"要重点抓好{han}个方面工作{'：' if inline else '。'}",
    }
