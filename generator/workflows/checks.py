"""Documents checked and mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.workflows.progress import Progress, silent

if TYPE_CHECKING:
    from generator.checking.finding import Finding


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
    progress: Progress = silent,
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
