"""The table of formats: suffix → how a manuscript is written in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.errors import RequestError

if TYPE_CHECKING:
    from generator.exporting.manuscript import Manuscript

#: Each writer by module and function: only the one that is wanted is imported.
FORMATS: Mapping[str, str] = MappingProxyType(
    {
        ".txt": "plain:write_plain",
        ".docx": "docx.writer:write_docx",
        ".html": "html:write_html",
        ".htm": "html:write_html",
        ".md": "markdown:write_markdown",
        ".markdown": "markdown:write_markdown",
        ".json": "data:write_json",
    }
)


def writer_of(name: str) -> Callable[[Manuscript], bytes]:
    """How to write a file of this name.

    >>> writer_of("讲话.DOCX").__name__
    'write_docx'
    >>> writer_of("讲话.pdf")
    Traceback (most recent call last):
        ...
    generator.errors.RequestError: 讲话.pdf: 不能写成 .pdf
    提示：可用的后缀：.txt、.docx、.html、.htm、.md、.markdown、.json
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in FORMATS:
        what = f"不能写成 {suffix}" if suffix else "没有后缀，不知道写成什么格式"
        raise RequestError(what, where=name, advice=f"可用的后缀：{'、'.join(FORMATS)}")
    module, function = FORMATS[suffix].split(":")
    writer: Callable[[Manuscript], bytes] = getattr(import_module(f"generator.exporting.{module}"), function)
    return writer
