"""Names for several results."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import RequestError
from generator.files.outputs import Outputs


def test_a_folder_gets_files_named_after_their_sources(tmp_path: Path) -> None:
    sources = [Path("甲.txt"), Path("甲.md"), Path("编.txt"), Path("编.txt"), Path("甲_2.txt")]
    names = [path.name for path in Outputs(tmp_path, "docx").names(sources)]
    assert names == ["甲.docx", "甲_2.docx", "编-1.docx", "编-2.docx", "甲_2_2.docx"]


def test_many_results_of_one_name_are_numbered_evenly() -> None:
    names = [path.name for path in Outputs(Path("稿.html"), "docx").names([Path(f"{k}.txt") for k in range(10)])]
    assert names[0] == "稿-01.html"
    assert names[-1] == "稿-10.html"


def test_no_result_may_take_the_place_of_a_source(tmp_path: Path) -> None:
    source = tmp_path / "甲.txt"
    source.touch()
    for outputs in (Outputs(source, "docx"), Outputs(tmp_path, "txt")):
        with pytest.raises(RequestError, match="盖掉"):
            outputs.names([source])
