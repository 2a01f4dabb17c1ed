"""The verbs joined: what the command line calls (and later the web pages). Each function is one thing a user asks for."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from generator.errors import InputError, RegisterError, RequestError, TemplateError

if TYPE_CHECKING:
    from generator.checking.corpus_stats import CorpusStats
    from generator.checking.finding import Finding
    from generator.document import Document, Span
    from generator.drafting.origins import Origin
    from generator.drafting.outline import Outline
    from generator.exporting.structure import Source
    from generator.learning.register import Register
    from generator.learning.skeleton import Skeleton

Progress = Callable[[int, int], None]


def _silent(done: int, total: int) -> None:
    """Show nothing."""


# -- parse -------------------------------------------------------------------------------------------------------------


def parse_files(paths: Sequence[Path]) -> list[Source]:
    """Read, clean, split and parse files and folders."""
    from generator.document import Span
    from generator.exporting.structure import Source
    from generator.files.documents import list_documents, read_document
    from generator.parsing.clean import clean
    from generator.parsing.pieces import Piece, split_pieces

    sources = []
    for path in list_documents(paths):
        raw = read_document(path)
        cleaned = clean(raw.text)

        def places(piece: Piece, way: Any = cleaned.source_map) -> Callable[[Span], tuple[Span, Span]]:
            def place(span: Span) -> tuple[Span, Span]:
                whole = Span(span.start + piece.span.start, span.end + piece.span.start)
                return whole, way.raw(whole)

            return place

        pieces = split_pieces(cleaned)
        sources.append(
            Source(
                str(path),
                {**raw.metadata, **cleaned.metadata},
                [(one.why, one.text, one.raw) for one in cleaned.removed],
                [(piece.document, places(piece)) for piece in pieces],
            )
        )
    return sources


# -- learn -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Learned:
    """What learning a folder came to."""

    register: Register
    refused: tuple[str, ...]
    reused: int


def learn_register(folder: Path, output: Path, *, processes: int | None = None, progress: Progress = _silent) -> Learned:
    """Learn a register from a folder and store it."""
    from generator.files.registers import learn_folder, write_register

    if not folder.is_dir():
        raise InputError("不是目录", where=str(folder), advice="yishi learn 的参数是放文件的目录")
    if output.is_dir():
        raise InputError("输出位置是目录", where=str(output), advice="请用 -o 给出文件名，例如 -o my.register")
    register, refused, reused = learn_folder(folder, processes=processes or os.cpu_count() or 1, progress=progress)
    write_register(register, output)
    return Learned(register, refused, reused)


def open_register(path: Path | None, progress: Progress = _silent) -> Register:
    """The user's register, or the shipped one."""
    from generator.files.registers import own_register, read_register

    return read_register(path) if path else own_register(progress)


def read_skeleton(path: Path) -> Skeleton:
    """A skeleton that a person has edited."""
    import yaml

    from generator.learning.skeleton import from_plain

    try:
        plain = yaml.safe_load(path.read_text("utf-8"))
    except OSError as error:
        raise InputError(f"读不出骨架文件（{error.strerror}）", where=str(path)) from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError("骨架文件不是正确的 YAML", where=str(path), advice="请从 yishi skeleton 的输出改起") from error
    if not isinstance(plain, dict):
        raise InputError("骨架文件应是“文种: 字段”的映射", where=str(path), advice="请从 yishi skeleton 的输出改起")
    try:
        return from_plain(plain)
    except RequestError as error:
        raise InputError(error.what, where=str(path), advice="请从 yishi skeleton 的输出改起") from error


# -- draft -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft: its text, the tree it parses back to, where its sentences came from, and what is still missing."""

    text: str
    document: Document
    origins: tuple[Origin, ...]
    missing: tuple[str, ...]
    notes: tuple[str, ...]
    outline: Outline


def make_draft(outline: Outline, register: Register, templates: Mapping[str, str], *, skeleton: Skeleton | None = None) -> Draft:
    """Plan, compose, render, and parse back: a draft that does not give its planned tree never leaves the program."""
    from generator.drafting.compose import Composer
    from generator.drafting.plan import make_plan
    from generator.parsing.parser import parse
    from generator.rendering.render import render

    if not register.phrases.stretches.link_closings:
        raise RegisterError("语体库太小，没有可组合的句子", advice="请用更多文件重新学习（建议两万字以上）")
    rng = Random(outline.seed)
    plan = make_plan(outline, skeleton or register.skeleton, rng=rng)
    composition = Composer(register, outline, plan, rng=rng).compose()
    rendered = render(composition, templates, rng=rng)
    document = parse(rendered.text)
    if document.sections != composition.sections:
        raise TemplateError(
            "模板写出的层次与计划不一致", where=f"{outline.genre.value}.txt.j2", advice="正文请用 {{ body }} 原样写出，编号不要另加"
        )
    return Draft(rendered.text, document, composition.origins, rendered.missing, composition.notes, outline)


# -- check -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CheckedFiles:
    """What checking some files came to: findings, and the files written with how many repairs."""

    findings: tuple[Finding, ...]
    files: int
    rules: int
    mended: tuple[tuple[Path, int], ...] = ()


def check_files(
    paths: Sequence[Path],
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    fix: bool = False,
    in_place: bool = False,
    progress: Progress = _silent,
) -> CheckedFiles:
    """Check files and folders by the chosen rules; with ``fix``, mend what is mechanical first and check what comes out."""
    from generator.checking.check import check
    from generator.checking.fixing import find_fixes, mend
    from generator.checking.proof import Proof
    from generator.checking.table import choose
    from generator.files.documents import list_documents
    from generator.files.docx_mending import mend_docx
    from generator.files.lexicon import read_spellings
    from generator.files.locations import data_folder
    from generator.files.sources import read_source, view, write_mended

    rules = choose(select, ignore)
    spellings = read_spellings(data_folder("seeds") / "lexicon")
    found: list[Finding] = []
    mended: list[tuple[Path, int]] = []
    documents = list_documents(paths)
    for done, path in enumerate(documents, 1):
        loaded, seen = read_source(path)
        name = path
        if fix:
            whole: str | bytes
            if loaded.format == "docx":
                whole, count = mend_docx(loaded.data, lambda text: find_fixes(Proof(text, spellings), rules))
            else:
                whole, count = mend(loaded.text, lambda text, form=loaded.format: view(text, form), rules, spellings)  # type: ignore[misc]
            if count:
                name = write_mended(loaded, whole, in_place=in_place)
                mended.append((name, count))
                _, seen = read_source(name)
        found += check(Proof(seen.text, spellings), rules, path=str(name), place=seen.place)
        progress(done, len(documents))
    return CheckedFiles(tuple(found), len(documents), len(rules), tuple(mended))


# -- corpus ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking a corpus came to."""

    documents: int
    rules: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class CorpusFigures:
    """The figures of a corpus, and their three forms."""

    stats: CorpusStats
    text: str
    markdown: str
    groups: list[tuple[str, list[tuple[str, float]]]]


def check_corpus_folder(folder: Path | None = None, progress: Progress = _silent) -> Checked:
    """Check a folder of clean documents (the shipped one, when none is given) by every rule."""
    from generator.checking.corpus.table import RULES, check_corpus
    from generator.files.corpus_folder import read_corpus
    from generator.files.lexicon import read_lexicon
    from generator.files.locations import data_folder

    corpus = read_corpus(folder or data_folder("corpus"), read_lexicon(data_folder("seeds") / "lexicon"))
    return Checked(len(corpus.entries), len(RULES), tuple(check_corpus(corpus, progress)))


def corpus_figures(folder: Path | None = None) -> CorpusFigures:
    """Count what a folder of clean documents (the shipped one, when none is given) holds."""
    from generator.checking.corpus.entry import Lexicon
    from generator.checking.corpus_report import to_groups, to_lines, to_markdown
    from generator.checking.corpus_stats import count_corpus
    from generator.files.corpora import read_matters
    from generator.files.corpus_folder import read_corpus
    from generator.files.locations import data_folder

    folder = folder or data_folder("corpus")
    stats = count_corpus(read_corpus(folder, Lexicon()), read_matters(folder))
    return CorpusFigures(stats, to_lines(stats), to_markdown(stats), to_groups(stats))


def write_corpus_readme(folder: Path | None, figures: CorpusFigures) -> tuple[Path, bool]:
    """Write the figures into the README of a corpus; gives the file and whether it changed."""
    from generator.files.corpus_readme import write_table
    from generator.files.locations import data_folder

    readme = (folder or data_folder("corpus")) / "README.md"
    return readme, write_table(readme, figures.markdown)
