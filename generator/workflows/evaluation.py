"""Drafts measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import InputError, RequestError
from generator.workflows.progress import Progress, silent
from generator.workflows.reading import read_pieces
from generator.workflows.registers import open_register

if TYPE_CHECKING:
    from generator.evaluating.evaluate import Evaluated
    from generator.evaluating.measure import Candidate


def evaluate_drafts(
    paths: Sequence[Path],
    *,
    register: Path | None = None,
    training: Path | None = None,
    against: Sequence[Path] = (),
    length: int | None = None,
    longest_run: int | None = None,
    progress: Progress = silent,
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
    known = (
        [(str(path.relative_to(folder)), clean(read_document(path).text).text) for path in list_documents([folder])]
        if folder is not None
        else []
    )
    phrases = open_register(register).phrases
    ground = Ground(
        open_training(phrases, known, longest_run=limit),
        word_domains(phrases),
        read_lexicon(data_folder("seeds") / "lexicon"),
        limit,
        length,
    )
    evaluated = evaluate(drafts, ground, progress)
    if not against:
        return evaluated
    from generator.evaluating.telling import rarities, tell_apart

    return replace(evaluated, telling=tell_apart(drafts, _candidates(against), rarities(phrases)))


def _candidates(paths: Sequence[Path]) -> list[Candidate]:
    """The documents of files and folders as they are measured."""
    from generator.document import to_text
    from generator.evaluating.measure import Candidate
    from generator.files.documents import list_documents
    from generator.parsing.parser import parse

    found = []
    for path in list_documents(paths):
        _, _, pieces = read_pieces(path)
        for k, piece in enumerate(pieces, 1):
            text = to_text(piece.document)
            document = parse(text)
            found.append(Candidate(f"{path}#{k}" if len(pieces) > 1 else str(path), text, document, document == piece.document))
    return found
