"""A folder of clean documents with front matter, read for checking and counting."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.checking.corpus.entry import Corpus, Entry, Lexicon
from generator.document import Document
from generator.errors import InputError
from generator.files import rewordings
from generator.files.documents import list_documents, read_document
from generator.parsing.parser import parse


def _entry(path: Path) -> Entry:
    raw = read_document(path)
    text = raw.text.strip("\n")
    # The text is the end of its file, so whatever stands before it is front matter and blank lines.
    whole = path.read_bytes().replace(b"\r\n", b"\n").count(b"\n")
    leading = len(raw.text) - len(raw.text.lstrip("\n"))
    return Entry(path.as_posix(), raw.metadata, text, parse(text), 1 + whole - raw.text.count("\n") + leading)


def _tables(folder: Path, name: str) -> tuple[Entry, ...]:
    return tuple(Entry(path.as_posix(), {}, path.read_text("utf-8"), Document()) for path in sorted(folder.rglob(name)))


def read_corpus(folder: Path, lexicon: Lexicon, progress: Callable[[int, int], None] = lambda done, total: None) -> Corpus:
    """Every document of a folder, parsed, in the order of their paths.

    Raises :class:`~generator.errors.InputError` when the folder is none, holds no document, or a file cannot be read.
    """
    if not folder.is_dir():
        raise InputError("不是目录", where=str(folder), advice="yishi corpus 的参数是放文件的目录，例如 corpus/")
    entries = []
    paths = list_documents([folder])
    rewordings.read_rewordings(folder)
    rewordings.read_heading_rewordings(folder)
    rewordings.read_answers(folder)  # what cannot be read is said before anything is checked
    for done, path in enumerate(paths, 1):
        entries.append(_entry(path))
        progress(done, len(paths))
    return Corpus(tuple(entries), lexicon, _tables(folder, rewordings.FILE), _tables(folder, rewordings.HEADINGS), _tables(folder, rewordings.ANSWERS))
