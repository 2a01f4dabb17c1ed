"""The table of formats: suffix → how a manuscript is written in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath
from types import MappingProxyType

from generator.errors import RequestError
from generator.exporting.data import write_json
from generator.exporting.docx.writer import write_docx
from generator.exporting.html import write_html
from generator.exporting.manuscript import Manuscript
from generator.exporting.markdown import write_markdown
from generator.exporting.plain import write_plain

FORMATS: Mapping[str, Callable[[Manuscript], bytes]] = MappingProxyType(
    {
        ".txt": write_plain,
        ".docx": write_docx,
        ".html": write_html,
        ".htm": write_html,
        ".md": write_markdown,
        ".markdown": write_markdown,
        ".json": write_json,
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
    return FORMATS[suffix]
