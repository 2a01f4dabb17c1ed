"""The pages as LibreOffice sets them: 22 lines, 28 characters, nothing lost. Skipped where LibreOffice or the fonts are missing."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from generator.document import Document
from generator.exporting.docx.writer import write_docx
from generator.exporting.labels import mark_draft
from generator.exporting.manuscript import Manuscript
from generator.exporting.profile import Profile
from generator.files.documents import read_document
from generator.parsing.clean import clean
from generator.parsing.pieces import split_pieces
from tests.conftest import ROOT


def layout() -> ModuleType:
    """benchmarks/layout.py, which is a script and no package."""
    spec = importlib.util.spec_from_file_location("layout_script", ROOT / "benchmarks" / "layout.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # where dataclasses look for it
    spec.loader.exec_module(module)
    return module


def installed() -> bool:
    return all(map(shutil.which, ("soffice", "pdftotext", "fc-list"))) and Path(layout().TEXLIVE).is_dir()


@pytest.mark.skipif(not installed(), reason="needs LibreOffice, poppler and the Fandol fonts")
def test_a_full_page_has_22_lines_and_a_full_line_28_characters(tmp_path: Path, profile: Profile) -> None:
    source = sorted((ROOT / "corpus" / "anquan").glob("speech-*.txt"))[0]
    document: Document = split_pieces(clean(read_document(source).text))[0].document
    docx = tmp_path / "稿.docx"
    docx.write_bytes(write_docx(Manuscript(document, profile, mark_draft(profile.label))))
    measured = layout()
    try:
        pdf = measured.to_pdf(docx, tmp_path, measured.fonts_conf(tmp_path))
    except subprocess.SubprocessError as error:
        pytest.skip(f"LibreOffice does not run here: {error}")
    figures = measured.figures(pdf)
    assert figures.full_pages
    assert set(figures.full_pages) == {22}
    assert max(figures.line_lengths) == 28
    assert figures.line_lengths[28] > 0.8 * figures.line_lengths.total()
    assert [side for _, side, _ in figures.numbers][:2] == ["右", "左"]
    assert all(6.5 < distance < 7.9 for *_, distance in figures.numbers)
    assert measured.lost(docx, pdf) == 0
