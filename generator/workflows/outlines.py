"""Outlines filled, alone or many, and had from documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import InputError, RequestError, YishiError
from generator.workflows.drafts import Draft, make_draft
from generator.workflows.progress import Progress, silent
from generator.workflows.reading import read_pieces

if TYPE_CHECKING:
    from generator.drafting.outline import Outline
    from generator.learning.register import Register


@dataclass(frozen=True, slots=True)
class Filled:
    """An outline file filled: its text, what it says, and the draft that it gives (``None``: nothing was blank)."""

    text: str
    outline: Outline
    draft: Draft | None


def fill_outline(
    text: str,
    name: str,
    register: Callable[[], Register],
    templates: Mapping[str, str],
    *,
    only: str | None = None,
    seed: int | None = None,
    again: bool = False,
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
    from generator.files.locations import outline_schema_file
    from generator.files.outline_writing import write_new

    _, _, pieces = read_pieces(path)
    if piece is None and len(pieces) > 1:
        raise RequestError(f"文件里有 {len(pieces)} 篇", advice=f"用 --piece 1 到 --piece {len(pieces)} 选一篇")
    if piece is not None and not 1 <= piece <= len(pieces):
        raise RequestError(f"文件里没有第 {piece} 篇", advice=f"共 {len(pieces)} 篇")
    document = pieces[(piece or 1) - 1].document
    outline = outline_of(document, topic=guess_topic(document), level=guess_level(document))
    head = [
        f"yaml-language-server: $schema={outline_schema_file().as_posix()}",
        "由一篇现成的文件得来：其中的日期、数字、人名是原文的，用前逐一核对；主题和层级是猜的。",
    ]
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
    progress: Progress = silent,
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
            for result, written in zip(
                results[1:], (draft.text + "\n", draft_report(draft.filled, draft.missing, draft.notes, draft.origins)), strict=False
            ):
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
