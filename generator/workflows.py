"""The verbs joined: what the command line calls (and later the web pages). Each function is one thing a user asks for."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from generator.document import Section
from generator.errors import InputError, RegisterError, RequestError, YishiError

if TYPE_CHECKING:
    from generator.checking.corpus_stats import CorpusStats
    from generator.checking.finding import Finding
    from generator.document import Document, Span
    from generator.drafting.origins import Origin
    from generator.drafting.outline import Outline
    from generator.drafting.supply import Supply
    from generator.evaluating.evaluate import Evaluated
    from generator.evaluating.measure import Candidate
    from generator.exporting.labels import Mark
    from generator.exporting.profile import Profile
    from generator.exporting.structure import Source
    from generator.files.outputs import Outputs
    from generator.files.shards import Made
    from generator.learning.register import Register
    from generator.learning.skeleton import Skeleton
    from generator.rendering.render import Renderer
    from generator.samples.recipe import Recipe
    from generator.samples.score.scoring import Score

Progress = Callable[[int, int], None]
_ATTEMPTS = 12
_SHORT = 0.75  # a draft below this share of the length asked for says so


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


def learn_register(
    folder: Path, output: Path, *, processes: int | None = None, engine: str = "processes", scheduler: str | None = None, progress: Progress = _silent
) -> Learned:
    """Learn a register from a folder and store it."""
    from generator.files.registers import learn_folder, write_register

    if not folder.is_dir():
        raise InputError("不是目录", where=str(folder), advice="yishi learn 的参数是放文件的目录")
    if output.is_dir():
        raise InputError("输出位置是目录", where=str(output), advice="请用 -o 给出文件名，例如 -o my.register")
    register, refused, reused = learn_folder(folder, processes=processes or os.cpu_count() or 1, engine=engine, scheduler=scheduler, progress=progress)
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
    """A draft: its text, the tree it parses back to, where its sentences came from, and what is still missing.

    ``outline`` is what was asked, ``filled`` the same without a blank: drafting it gives this text again.
    """

    text: str
    document: Document
    origins: tuple[Origin, ...]
    missing: tuple[str, ...]
    notes: tuple[str, ...]
    outline: Outline
    filled: Outline


class Drafter:
    """Drafts from one register, again and again; what it has indexed once serves every draft.

    ``register`` may be a function that opens it: outlines that leave nothing blank need none.
    Raises :class:`~generator.errors.RegisterError` when the register holds nothing to say.
    """

    def __init__(
        self,
        register: Register | Callable[[], Register],
        templates: Mapping[str, str],
        *,
        skeleton: Skeleton | None = None,
        longest_run: int | None = None,
    ) -> None:
        self._register = register
        self._templates = templates
        self._skeleton = skeleton
        self._longest_run = longest_run

    @cached_property
    def _opened(self) -> Register:
        register = self._register() if callable(self._register) else self._register
        if not any(register.phrases.sentence_usable):
            raise RegisterError("语体库太小，没有可组合的句子", advice="请用更多文件重新学习（建议两万字以上）")
        return register

    @cached_property
    def _supply(self) -> Supply:
        from generator.drafting.supply import Supply

        return Supply(self._opened)

    @cached_property
    def _renderer(self) -> Renderer:
        from generator.rendering.render import Renderer

        return Renderer(self._templates, self._opened.phrases.lexicon.sayings)

    def draft(self, outline: Outline) -> Draft:
        """Plan, compose, render, and parse back: what an outline leaves blank is filled, and a complete one is set as it is."""
        from generator.drafting.placing import check_texts
        from generator.drafting.setting import set_body, set_document, write_document
        from generator.parsing.parser import parse
        from generator.rendering.missing import find_missing

        filled, origins, notes = (outline, (), ()) if outline.is_complete else self._fill(outline)
        check_texts(filled)
        text = write_document(set_document(filled), filled.letterhead)
        document = parse(text)
        if document.sections != tuple(block for block in set_body(filled) if isinstance(block, Section)):
            notes = (*notes, "成稿读回来的层次与提纲不同：某处文字看起来像编号、标题或结尾，请用 yishi parse 查看")
        if not outline.is_complete and outline.length and len(text) < _SHORT * outline.length:
            notes = (*notes, f"语体库里关于这个主题只够写约 {len(text)} 字，不到要求的 {outline.length} 字")
        return Draft(text, document, origins, find_missing(text, filled), notes, outline, filled)

    def _fill(self, outline: Outline) -> tuple[Outline, tuple[Origin, ...], tuple[str, ...]]:
        from generator.drafting.compose import Composer
        from generator.drafting.copying import LONGEST_RUN, CopyGuard
        from generator.drafting.placing import owned_facts
        from generator.drafting.plan import make_plan
        from generator.drafting.setting import set_document, write_document
        from generator.drafting.writer import Writer
        from generator.language.windows import one_line
        from generator.rendering.filling import fill_frame

        rng = Random(outline.seed)
        guard = CopyGuard(self._supply.phrases.windows, self._longest_run or LONGEST_RUN)
        plan = make_plan(outline, self._skeleton or self._opened.skeleton, rng=rng)
        own = (*outline.facts, *(fact for fact, _, _ in owned_facts(outline.sections)))
        for attempt in range(_ATTEMPTS):  # a heading or a template's own words may meet the training text at a seam
            refused = frozenset((*outline.banned, *own))
            maker = Writer(self._supply, outline, rng=rng, guard=guard, refused=refused, framed_only=attempt >= _ATTEMPTS // 3)
            composition = Composer(outline, plan, maker, rng=Random(outline.seed)).compose()
            filled = fill_frame(composition, self._renderer, rng=rng)
            if guard.too_long(one_line(write_document(set_document(filled), filled.letterhead))) is None:
                break
        else:
            if outline.sections is None:  # what an outline gives may be quoted
                raise RequestError(f"写不出与语料相同不超过 {guard.longest} 字的稿子", advice="请放宽 --longest-run，或换一个种子、增加语料")
        return filled, composition.origins, composition.notes


def make_draft(
    outline: Outline, register: Register | Callable[[], Register], templates: Mapping[str, str], *, skeleton: Skeleton | None = None, longest_run: int | None = None
) -> Draft:
    """One draft from a register; for many, keep a :class:`Drafter`."""
    return Drafter(register, templates, skeleton=skeleton, longest_run=longest_run).draft(outline)


# -- outlines ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Filled:
    """An outline file filled: its text, what it says, and the draft that it gives (``None``: nothing was blank)."""

    text: str
    outline: Outline
    draft: Draft | None


def fill_outline(
    text: str, name: str, register: Callable[[], Register], templates: Mapping[str, str], *, only: str | None = None, seed: int | None = None, again: bool = False
) -> Filled:
    """Fill the blanks of an outline file; with another seed (or ``again``) what the program wrote before is written anew.

    ``only`` names the one place to fill. A file without blanks comes back as it is.
    """
    from generator.drafting.filling import blank_again, blank_at, find_spot, mark, put
    from generator.files.outline_writing import write_back
    from generator.files.outlines import outline_from_text

    asked = outline_from_text(text, name)
    spot = find_spot(asked, only) if only else None
    target = blank_at(asked, spot) if spot else blank_again(asked) if again or seed is not None else asked
    if target.is_complete:
        return Filled(text, asked, None)
    draft = make_draft(target if seed is None else replace(target, seed=seed), register, templates)
    made = mark(target, draft.filled)
    filled = put(asked, spot, made) if spot else made
    return Filled(write_back(text, asked, filled, name), filled, draft)


def fill_candidates(
    text: str, name: str, register: Callable[[], Register], templates: Mapping[str, str], *, only: str, count: int
) -> list[tuple[int, str]]:
    """Other ways to fill one place: (seed, text), all different from one another and from what stands there."""
    from generator.drafting.filling import find_spot, say, value_at
    from generator.files.outlines import outline_from_text

    asked = outline_from_text(text, name)
    spot = find_spot(asked, only)
    learned = register()
    seen = {say(value_at(asked, spot))}
    out: list[tuple[int, str]] = []
    for seed in range(asked.seed + 1, asked.seed + 1 + 6 * count):
        said = say(value_at(fill_outline(text, name, lambda: learned, templates, only=only, seed=seed).outline, spot))
        if said not in seen:
            seen.add(said)
            out.append((seed, said))
        if len(out) == count:
            break
    return out


def outline_from_document(path: Path, *, piece: int | None = None, headings_only: bool = False) -> str:
    """The outline file of a document: drafting it gives the document back. ``headings_only`` leaves the text to be written anew."""
    from generator.drafting.derive import guess_level, guess_topic, only_headings, outline_of
    from generator.files.documents import read_document
    from generator.files.locations import outline_schema_file
    from generator.files.outline_writing import write_new
    from generator.parsing.clean import clean
    from generator.parsing.pieces import split_pieces

    pieces = split_pieces(clean(read_document(path).text))
    if piece is None and len(pieces) > 1:
        raise RequestError(f"文件里有 {len(pieces)} 篇", advice=f"用 --piece 1 到 --piece {len(pieces)} 选一篇")
    if piece is not None and not 1 <= piece <= len(pieces):
        raise RequestError(f"文件里没有第 {piece} 篇", advice=f"共 {len(pieces)} 篇")
    document = pieces[(piece or 1) - 1].document
    outline = outline_of(document, topic=guess_topic(document), level=guess_level(document))
    head = [f"yaml-language-server: $schema={outline_schema_file().as_posix()}", "由一篇现成的文件得来：其中的日期、数字、人名是原文的，用前逐一核对；主题和层级是猜的。"]
    return write_new(only_headings(outline) if headings_only else outline, head)


@dataclass(frozen=True, slots=True)
class Task:
    """One outline of many: the name of its results, its text, and where it comes from (``fault``: why it cannot be filled)."""

    name: str
    text: str
    where: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Merged:
    """What filling many came to."""

    made: int
    kept: int
    faults: tuple[str, ...]
    missing: Mapping[str, tuple[str, ...]]


def tasks_of_folder(folder: Path) -> list[Task]:
    """The outlines of a folder."""
    from generator.files.outlines import read_outline_text

    paths = sorted(path for pattern in ("*.yaml", "*.yml") for path in folder.glob(pattern))
    if not paths:
        raise InputError("目录里没有提纲", where=str(folder), advice="提纲是 .yaml 文件")
    out = []
    for path in paths:
        try:
            out.append(Task(path.stem, read_outline_text(path), str(path)))
        except YishiError as error:
            out.append(Task(path.stem, "", str(path), error.what))
    return out


def tasks_of_table(outline: Path, table: Path, pattern: str) -> list[Task]:
    """One outline with the rows of a table: as many tasks as rows."""
    from generator.files.outlines import read_outline_text
    from generator.files.tables import file_name, put_row, read_table

    text = read_outline_text(outline)
    out: list[Task] = []
    names: dict[str, int] = {}
    for number, row in enumerate(read_table(table), 1):
        where = f"{table}:{row.number}"
        values = {"序号": f"{number:03d}", **row.values}
        name = file_name(pattern, values)
        fault = row.fault or ("文件名是空的" if not name else f"文件名 {name} 与第 {names[name]} 行相同" if name in names else "")
        names.setdefault(name, row.number)
        try:
            out.append(Task(name, "" if fault else put_row(text, values, str(outline)), where, fault))
        except YishiError as error:
            out.append(Task(name, "", where, error.what))
    return out


def fill_many(
    tasks: Sequence[Task],
    folder: Path,
    register: Callable[[], Register],
    templates: Mapping[str, str],
    *,
    seed: int | None = None,
    drafts: bool = False,
    progress: Progress = _silent,
) -> Merged:
    """Fill many outlines into a folder. What is done already (by content) is kept; what fails is told and the rest goes on."""
    from generator.exporting.draft_report import draft_report
    from generator.files.journal import Journal
    from generator.files.writing import write_text

    journal = Journal(folder)
    made = kept = 0
    faults: list[str] = []
    missing: dict[str, tuple[str, ...]] = {}
    for number, task in enumerate(tasks, 1):
        progress(number - 1, len(tasks))
        if task.fault:
            faults.append(f"{task.where}: {task.fault}")
            continue
        results = [f"{task.name}.yaml", *([f"{task.name}.txt", f"{task.name}.说明.md"] if drafts else [])]
        key = journal.key(task.text, str(seed), str(drafts), *templates.values())
        if journal.has(key, results):
            kept += 1
            continue
        try:
            journal.begin(key, results)
            filled = fill_outline(task.text, task.where, register, templates, seed=seed)
            draft = filled.draft or make_draft(filled.outline, register, templates)
            write_text(folder / results[0], filled.text)
            for result, written in zip(results[1:], (draft.text + "\n", draft_report(draft.filled, draft.missing, draft.notes)), strict=False):
                write_text(folder / result, written)
            journal.finish(key, results)
        except YishiError as error:
            faults.append(error.what if task.where in error.what else f"{task.where}: {error.what}")
            continue
        made += 1
        if draft.missing:
            missing[task.name] = draft.missing
    progress(len(tasks), len(tasks))
    return Merged(made, kept, tuple(faults), missing)


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


# -- export ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Layout:
    """How documents are laid out: a profile, and where one is given the bytes of a Word document for styles, with its path."""

    profile: Profile
    reference: bytes | None = None
    reference_path: str = ""


@dataclass(frozen=True, slots=True)
class Exported:
    """The files that were written, and what is worth saying of them."""

    paths: tuple[Path, ...]
    notes: tuple[str, ...]


def open_layout(profile: str | None, reference: Path | None, outputs: Sequence[Path]) -> Layout:
    """The profile by name or path; whatever cannot be met by these outputs is refused before any work is done."""
    from generator.files.profiles import DEFAULT, read_profile

    for output in outputs:
        from generator.exporting.formats import writer_of

        writer_of(str(output))
    if reference is not None and not (outputs and all(output.suffix.lower() == ".docx" for output in outputs)):
        raise RequestError("--reference 只用于写 .docx", advice="请用 -o 给出后缀是 .docx 的文件，或不用 --reference")
    data = None
    if reference is not None:
        from generator.files.documents import read_reference

        data = read_reference(reference)
    return Layout(read_profile(profile or DEFAULT), data, str(reference or ""))


def _written(document: Document, mark: Mark | None, output: Path, layout: Layout) -> bytes:
    from generator.exporting.formats import writer_of
    from generator.exporting.manuscript import Manuscript

    try:
        return writer_of(str(output))(Manuscript(document, layout.profile, mark, layout.reference))
    except InputError as error:  # only a reference can be wrong here
        raise InputError(error.what, where=layout.reference_path, advice=error.advice) from error


def _remarks(document: Document, profile: Profile) -> tuple[str, ...]:
    from generator.exporting.lines import skipped_levels

    return tuple(f"版式 {profile.name} 不许越级：{place}" for place in skipped_levels(document, profile))


def export_draft(made: Draft, output: Path, layout: Layout) -> Exported:
    """Write a draft in the format of the file's suffix, labelled as generated."""
    from generator.exporting.labels import mark_draft
    from generator.files.writing import write_bytes

    write_bytes(output, _written(made.document, mark_draft(layout.profile.label), output, layout))
    return Exported((output,), _remarks(made.document, layout.profile))


def labelled_text(made: Draft, layout: Layout | None = None) -> str:
    """A draft as text to be shown, with its visible label; without a layout the shipped words, at the end."""
    if layout is None:
        from generator.language.labels import DEFAULT

        return f"{made.text}\n{DEFAULT}"
    from generator.exporting.labels import Mark, mark_draft
    from generator.exporting.manuscript import Manuscript
    from generator.exporting.plain import write_plain

    mark = mark_draft(layout.profile.label)
    shown = Mark(mark.text, mark.place, None) if mark else None
    return write_plain(Manuscript(made.document, layout.profile, shown)).decode("utf-8").rstrip("\n")


def convert_files(paths: Sequence[Path], outputs: Outputs, layout: Layout, *, piece: int | None = None, label: bool = False) -> Exported:
    """Lay out any documents; a document that was generated keeps its label, another carries one only when it is asked for."""
    from generator.exporting.labels import mark_again
    from generator.files.documents import list_documents, read_document
    from generator.files.writing import write_bytes
    from generator.parsing.clean import clean
    from generator.parsing.pieces import split_pieces

    found: list[tuple[Path, Document, Mark | None]] = []
    for path in list_documents(paths):
        raw = read_document(path)
        cleaned = clean(raw.text)
        pieces = split_pieces(cleaned)
        if piece is not None and not 1 <= piece <= len(pieces):
            raise RequestError(f"没有第 {piece} 篇", where=str(path), advice=f"这份文件有 {len(pieces)} 篇")
        told = raw.metadata.get("AIGC") or raw.metadata.get("meta.aigc")
        generated = told is not None or "generated" in cleaned.metadata
        own = mark_again(layout.profile.label, None) if label else None
        mark = mark_again(layout.profile.label, told) if generated else own
        found += [(path, one.document, mark) for one in (pieces if piece is None else pieces[piece - 1 : piece])]
    targets = outputs.names([path for path, _, _ in found])
    ready = [(target, _written(document, mark, target, layout)) for target, (_, document, mark) in zip(targets, found, strict=True)]
    for target, data in ready:
        write_bytes(target, data)
    notes = (note for _, document, _ in found for note in _remarks(document, layout.profile))
    return Exported(tuple(targets), tuple(dict.fromkeys(notes)))


# -- evaluate ----------------------------------------------------------------------------------------------------------


def evaluate_drafts(
    paths: Sequence[Path],
    *,
    register: Path | None = None,
    training: Path | None = None,
    against: Sequence[Path] = (),
    length: int | None = None,
    longest_run: int | None = None,
    progress: Progress = _silent,
) -> Evaluated:
    """Measure drafts against what a register was learned from.

    ``training`` is a folder that counts as learned from and is named where it was copied; with the shipped register it is the shipped corpus.
    With ``against``, real documents, it is also told how well the drafts can be told from them.
    """
    from generator.drafting.copying import LONGEST_RUN
    from generator.evaluating.evaluate import evaluate
    from generator.evaluating.measure import Ground
    from generator.evaluating.purity import word_domains
    from generator.evaluating.training import open_training
    from generator.files.documents import list_documents, read_document
    from generator.files.lexicon import read_lexicon
    from generator.files.locations import data_folder
    from generator.language.windows import WINDOW
    from generator.parsing.clean import clean

    limit = LONGEST_RUN if longest_run is None else longest_run
    if limit < WINDOW:
        raise RequestError(f"--longest-run 不能小于 {WINDOW}", advice="相同不到一个窗口的字数不算照搬")
    drafts = _candidates(paths)
    folder = training or (data_folder("corpus") if register is None else None)
    if folder is not None and not folder.exists():
        raise InputError("训练语料不存在", where=str(folder), advice="--training 是 yishi learn 用过的目录")
    known = [(str(path.relative_to(folder)), clean(read_document(path).text).text) for path in list_documents([folder])] if folder is not None else []
    phrases = open_register(register).phrases
    ground = Ground(open_training(phrases, known, longest_run=limit), word_domains(phrases), read_lexicon(data_folder("seeds") / "lexicon"), limit, length)
    evaluated = evaluate(drafts, ground, progress)
    if not against:
        return evaluated
    from generator.evaluating.telling import rarities, tell_apart

    return replace(evaluated, telling=tell_apart(drafts, _candidates(against), rarities(phrases)))


def _candidates(paths: Sequence[Path]) -> list[Candidate]:
    """The documents of files and folders as they are measured."""
    from generator.document import to_text
    from generator.evaluating.measure import Candidate
    from generator.files.documents import list_documents, read_document
    from generator.parsing.clean import clean
    from generator.parsing.parser import parse
    from generator.parsing.pieces import split_pieces

    found = []
    for path in list_documents(paths):
        pieces = split_pieces(clean(read_document(path).text))
        for k, piece in enumerate(pieces, 1):
            text = to_text(piece.document)
            document = parse(text)
            found.append(Candidate(f"{path}#{k}" if len(pieces) > 1 else str(path), text, document, document == piece.document))
    return found


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


# -- samples -----------------------------------------------------------------------------------------------------------


def drafter(register: Register, templates: Mapping[str, str]) -> Callable[[Outline], Draft]:
    """A way to draft with one register and its templates, for making many."""
    return Drafter(register, templates).draft


def make_sample_corpus(
    recipe: Recipe,
    out: str,
    *,
    file_format: str = "jsonl",
    register: Path | None = None,
    engine: str = "processes",
    workers: int = 1,
    scheduler: str | None = None,
    progress: Progress = _silent,
    tell: Callable[[str], None] = lambda what: None,
) -> Made:
    """Make a labelled corpus, or go on with one that was begun."""
    from generator.files.shards import make_corpus

    return make_corpus(
        recipe, out, drafter, file_format=file_format, register=register, engine=engine, workers=workers, scheduler=scheduler, progress=progress, tell=tell
    )


def score_corpus(
    gold: Path,
    predictions: Path | None = None,
    *,
    task: str = "structure",
    tool: str | None = None,
    command: str | None = None,
    reads: str = "spans",
    controls: bool = False,
    limit: int | None = None,
) -> Score:
    """Compare a made corpus with predictions, or with what a tool or a command finds in each text; ``controls`` adds the clean twins."""
    from itertools import islice

    from generator.files.predictions import command_tool, read_records
    from generator.samples.score.scoring import Score
    from generator.samples.score.tasks import places_of, task_of
    from generator.samples.score.tools import TOOLS

    if (predictions is not None) + (tool is not None) + (command is not None) != 1:
        raise RequestError("预测文件、--tool、--run 要给一样，也只能给一样", advice="例如 yishi corpus score 目录 --tool parse")
    if tool is not None and tool not in TOOLS:
        raise RequestError(f"不认识的工具 {tool!r}", advice=f"--tool 可用：{'、'.join(TOOLS)}；别的工具用 --run")
    what = task_of(task)
    find = TOOLS[tool] if tool is not None else command_tool(command, reads) if command is not None else None
    said = {record["id"]: record for record in read_records(predictions)} if predictions is not None else {}
    scored = Score(task)
    for record in islice(read_records(gold), limit):
        text = record["text"]
        if find is not None:
            found = [place for place in find(text) if _asked(place.kind, task)]
        else:
            found = places_of(said[record["id"]], what) if record["id"] in said else []
        scored.add(record["id"], text, what.gold(record["labels"]), found, what)
        if controls and find is not None and record["labels"]["faults"]:
            scored.add(f"{record['id']} 原文", record["clean"], (), find(record["clean"]), what)
    return scored


def _asked(kind: str, task: str) -> bool:
    """A parser finds items and sections at once; each of the two tasks looks at its own."""
    return task not in ("structure", "sections") or kind.startswith("section") == (task == "sections")
