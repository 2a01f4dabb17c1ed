"""A folder observed on another engine gives the same observations, in the order of its files."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from generator.files import corpora
from tests.conftest import ROOT


def test_the_same_observations_on_dask(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(corpora, "_BATCH", 3)
    folder = ROOT / "corpus" / "xiaofang"
    here = corpora.study(folder, cache=None, processes=1)
    there = corpora.study(folder, cache=None, processes=2, engine="dask")
    assert here == there
    assert len(here.observations) > 5


def test_an_unknown_engine_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("同志们：\n要抓好落实。", "utf-8")
    with pytest.raises(Exception, match="不认识的引擎"):
        corpora.study(tmp_path, cache=None, processes=1, engine="ray")


def _studies(folder: str, done: multiprocessing.Queue[int]) -> None:
    done.put(len(corpora.study(Path(folder), cache=None, processes=4).observations))


def test_a_process_that_may_have_none_of_its_own_studies_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpora, "_WORTH_PROCESSES", 2)
    done: multiprocessing.Queue[int] = multiprocessing.Queue()
    child = multiprocessing.Process(target=_studies, args=(str(ROOT / "corpus" / "xiaofang"), done), daemon=True)
    child.start()
    assert done.get(timeout=60) > 5
    child.join()
