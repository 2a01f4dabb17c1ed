"""Corpora of clean documents checked and counted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.workflows.progress import Progress, silent

if TYPE_CHECKING:
    from generator.checking.corpus_stats import CorpusStats
    from generator.checking.finding import Finding


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


def check_corpus_folder(folder: Path | None = None, progress: Progress = silent) -> Checked:
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
