"""Work that goes on when those who do it are killed."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from generator.samples.engines import on_dask, processes


def dies_once(path: str) -> str:
    """The first to take a job is killed at it."""
    mark = Path(path)
    if not mark.exists():
        mark.write_text("", "utf-8")
        os.kill(os.getpid(), signal.SIGKILL)
    return path


@pytest.mark.parametrize("engine", ["processes", "dask"])
def test_what_a_killed_worker_had_not_finished_is_done_by_another(engine: str, tmp_path: Path) -> None:
    jobs = [str(tmp_path / str(k)) for k in range(4)]
    told: list[str] = []
    if engine == "dask":
        pytest.importorskip("distributed")
        done = list(on_dask(dies_once, jobs, workers=2, scheduler=None, tell=told.append))
    else:
        done = list(processes(dies_once, jobs, workers=2, tell=told.append))
    assert sorted(done) == jobs
    assert told
