"""``yishi corpus make``: the same bytes whatever the way, going on after a stop, and what it says when it cannot."""

from __future__ import annotations

import hashlib
import json
import os
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.learning.register import Register
from generator.samples.engines import alone, processes
from tests.conftest import Run

ASKED = ("-n", 12, "--seed", 7, "--length", "600-800", "--shard-size", 4, "--split", "train:0.7,test:0.3", "--noise", "web:0.5", "--faults", "0.5")


def hashes(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def whole(register: Register, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from generator.cli.main import call

    out = tmp_path_factory.mktemp("samples") / "whole"
    assert call([str(word) for word in ("corpus", "make", out, *ASKED)]) == 0
    return out


def test_manifest_and_card(whole: Path) -> None:
    told = json.loads((whole / "manifest.json").read_text("utf-8"))
    assert told["records"] == 12
    assert [(one["stem"], one["records"]) for one in told["shards"]] == [("train-00000-of-00002", 4), ("train-00001-of-00002", 4), ("test-00000-of-00001", 4)]
    for shard in told["shards"]:
        for name, said in shard["files"].items():
            data = (whole / name).read_bytes()
            assert (len(data), hashlib.sha256(data).hexdigest()) == (said["bytes"], said["sha256"])
            records = [json.loads(line) for line in data.decode().splitlines()]
            assert [record["meta"]["split"] for record in records] == [shard["split"]] * len(records)
    card = (whole / "README.md").read_text("utf-8")
    assert "人工智能生成合成" in card
    assert {path.name for path in whole.iterdir()} == {"manifest.json", "README.md", *(name for shard in told["shards"] for name in shard["files"])}


def test_the_same_bytes_in_several_processes(whole: Path, tmp_path: Path, run: Run) -> None:
    assert run("corpus", "make", tmp_path / "x", *ASKED, "--workers", 2).code == 0
    assert hashes(tmp_path / "x") == hashes(whole)


def test_the_same_bytes_on_dask_and_in_a_store(whole: Path, tmp_path: Path, run: Run) -> None:
    pytest.importorskip("distributed")
    pytest.importorskip("fsspec")
    ran = run("corpus", "make", f"file://{tmp_path}/x", *ASKED, "--engine", "dask", "--workers", 2)
    assert ran.code == 0, ran.err
    assert hashes(tmp_path / "x") == hashes(whole)


def test_a_stopped_run_goes_on(whole: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from generator.files import shards

    made: list[str] = []
    original = shards.make_shard

    def dies_at_the_second(job: shards.ShardJob) -> shards.Receipt:
        if len(made) == 1:
            raise OutputError("磁盘已满", where=job.out, advice="请清理磁盘空间")
        made.append(job.shard.stem)
        return original(job)

    monkeypatch.setattr(shards, "make_shard", dies_at_the_second)
    ran = run("corpus", "make", tmp_path / "x", *ASKED)
    assert ran.code == 2
    assert "磁盘已满" in ran.err
    assert not (tmp_path / "x" / "manifest.json").exists()
    (tmp_path / "x" / ".yishi-0123.tmp").write_bytes(b"half")
    monkeypatch.setattr(shards, "make_shard", original)
    again = run("corpus", "make", tmp_path / "x", *ASKED)
    assert "1 个分片已完成并核对过哈希" in again.err
    assert hashes(tmp_path / "x") == hashes(whole)


def test_a_damaged_shard_is_made_again(whole: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "x"
    assert run("corpus", "make", out, *ASKED).code == 0
    (out / "test-00000-of-00001.jsonl").write_bytes(b"damaged")
    (out / "train-00000-of-00002.jsonl").unlink()
    assert "1 个分片已完成" in run("corpus", "make", out, *ASKED).err
    assert hashes(out) == hashes(whole)


def test_another_corpus_is_not_overwritten(whole: Path, run: Run) -> None:
    before = hashes(whole)
    ran = run("corpus", "make", whole, "-n", 12, "--seed", 8)
    assert ran.code == 2
    assert "已有另一份语料" in ran.err
    assert hashes(whole) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--noise", "fog:0.3"), "不认识 'fog'"),
        (("--noise", "web:3"), "比例"),
        (("--faults", "x"), "--faults"),
        (("--faults", "0.3:rust"), "不认识 'rust'"),
        (("--split", "train:0.5"), "相加不是 1"),
        (("--format", "xls"), "不认识的格式"),
        (("--length", "5-9"), "篇幅"),
        (("--genres", "诗"), "不认识的文种"),
        (("-n", "0"), "篇数"),
        (("--engine", "ray"), "不认识的引擎"),
        (("--shard-size", "0"), "分片"),
    ],
)
def test_bad_requests_are_told(tmp_path: Path, run: Run, arguments: Sequence[str], said: str) -> None:
    ran = run("corpus", "make", tmp_path / "x", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert "提示：" in ran.err


def _dies_once(job: tuple[str, int]) -> int:
    folder, number = job
    if number == 3 and not Path(folder, "died").exists():
        Path(folder, "died").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_a_killed_worker_costs_nothing(tmp_path: Path) -> None:
    jobs = [(str(tmp_path), number) for number in range(8)]
    told: list[str] = []
    assert sorted(processes(_dies_once, jobs, workers=2, tell=told.append)) == list(range(8))
    assert (tmp_path / "died").exists()
    assert "被终止" in told[0]


def test_alone_is_the_same() -> None:
    assert list(alone(str, [1, 2], tell=print)) == ["1", "2"]
