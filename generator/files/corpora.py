"""Folders of documents read for learning: each file observed once, in several processes, and remembered by its content."""

from __future__ import annotations

import gc
import hashlib
import multiprocessing
import signal
import time
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator import __version__
from generator.errors import InputError, YishiError
from generator.files.documents import RawDocument, list_documents, read_document
from generator.files.writing import write_bytes
from generator.learning.observations import OBSERVATION_VERSION, Observation, from_plain, observe, to_plain
from generator.learning.phrases import Matter
from generator.parsing.clean import clean
from generator.parsing.parser import parse
from generator.parsing.pieces import split_pieces

#: Few files are read faster in this process than by starting others.
_WORTH_PROCESSES = 24
_CHUNK = 4
_BATCH = 32  # files a job on another engine
_LET_GO = 0.1  # seconds that a pool has to drop what was cancelled before its workers are killed
_DIGEST = 32  # bytes


@dataclass(frozen=True, slots=True)
class Studied:
    """The observations of a folder in the order of its files, and what could not be read."""

    observations: tuple[Observation, ...]
    refused: tuple[str, ...]
    reused: int




def _observe_raw(raw: RawDocument) -> list[Observation]:
    if raw.metadata.get("genre"):
        return [observe(parse(raw.text.strip("\n")), raw.metadata)]  # a clean document with front matter
    return [observe(piece.document, raw.metadata) for piece in split_pieces(clean(raw.text))]


def _study_one(task: tuple[str, str]) -> tuple[bool, bytes, str]:
    """Observe one file, or take what an earlier run found: (taken, packed observations, problem); runs in a worker process."""
    import msgpack

    path, cache = task
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        return False, b"", f"{path}: 读不出来（{error.strerror}）"
    key = hashlib.sha256(f"{OBSERVATION_VERSION}:{__version__}:{Path(path).suffix}:".encode() + data).hexdigest()
    kept = Path(cache) / key[:2] / key if cache else None
    if kept is not None and kept.is_file():
        packed = kept.read_bytes()
        if packed[:_DIGEST] == hashlib.sha256(packed[_DIGEST:]).digest():
            return True, packed[_DIGEST:], ""
        kept.unlink(missing_ok=True)
    try:
        found = _observe_raw(read_document(Path(path)))
    except YishiError as error:
        return False, b"", str(error).split("\n")[0]
    packed = bytes(msgpack.packb([to_plain(one) for one in found]))
    if kept is not None:
        try:
            kept.parent.mkdir(parents=True, exist_ok=True)
            write_bytes(kept, hashlib.sha256(packed).digest() + packed, durable=False)
        except (OSError, YishiError):
            pass  # no room for a cache is no reason to stop
    return False, packed, ""


def study(
    folder: Path,
    *,
    cache: Path | None,
    processes: int,
    engine: str = "processes",
    scheduler: str | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Studied:
    """Observe every document of a folder. With a cache, files seen before are not read again.

    ``engine`` "dask" observes on a cluster; what comes out is the same.

    Raises :class:`~generator.errors.InputError` when the folder holds no document that can be read.
    """
    paths = list_documents([folder])
    tasks = [(str(path), str(cache) if cache else "") for path in paths]
    import msgpack

    observations: list[Observation] = []
    refused: list[str] = []
    reused = 0
    with closing(_run(tasks, processes) if engine == "processes" else _run_elsewhere(tasks, engine, processes, scheduler)) as results:
        for done, (taken, packed, problem) in enumerate(results, 1):
            if packed:
                observations += [from_plain(plain) for plain in msgpack.unpackb(packed)]
            if problem:
                refused.append(problem)
            reused += taken
            progress(done, len(tasks))
    if not observations:
        raise InputError("目录里没有可学习的文件", where=str(folder), advice=refused[0] if refused else "请放入 .txt .md .html .docx 文件")
    return Studied(tuple(observations), tuple(sorted(refused)), reused)


def _run(tasks: Sequence[tuple[str, str]], processes: int) -> Generator[tuple[bool, bytes, str], None, None]:
    alone = multiprocessing.current_process().daemon  # a worker of a cluster may have no processes of its own
    if processes <= 1 or len(tasks) < _WORTH_PROCESSES or alone:
        yield from map(_study_one, tasks)
        return
    pool = ProcessPoolExecutor(processes, initializer=_leave_interrupts_to_the_parent)
    try:
        yield from pool.map(_study_one, tasks, chunksize=_CHUNK)
    except BaseException:  # an interruption, or the caller gave up: do not wait for what is under way
        pool.shutdown(wait=False, cancel_futures=True)
        time.sleep(_LET_GO)  # its thread lets go of what was cancelled; finding that broken too it would fail, and say so
        for child in multiprocessing.active_children():
            child.kill()
        raise
    pool.shutdown()


def _study_batch(batch: tuple[int, Sequence[tuple[str, str]]]) -> tuple[int, list[tuple[bool, bytes, str]]]:
    """Observe some files; gives them back with the number of the batch."""
    number, tasks = batch
    return number, [_study_one(task) for task in tasks]


def _run_elsewhere(tasks: Sequence[tuple[str, str]], engine: str, workers: int, scheduler: str | None) -> Generator[tuple[bool, bytes, str], None, None]:
    """On another engine, in batches; their results in the order of the files, whichever comes first."""
    from generator.samples.engines import run

    batches = [(k, tasks[k : k + _BATCH]) for k in range(0, len(tasks), _BATCH)]
    come: dict[int, list[tuple[bool, bytes, str]]] = {}
    due = 0
    for number, results in run(_study_batch, batches, engine=engine, workers=workers, scheduler=scheduler, tell=lambda what: None):
        come[number] = results
        while due in come:
            yield from come.pop(due)
            due += _BATCH


def _leave_interrupts_to_the_parent() -> None:
    gc.disable()  # as in the parent: see cli/main.py
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def read_matters(folder: Path) -> tuple[Matter, ...]:
    """The recurring matters listed beside the documents (``matters.yaml`` in any folder), in the order of their files."""
    out: list[Matter] = []
    for path in sorted(folder.rglob("matters.yaml")):
        try:
            plain = yaml.safe_load(path.read_text("utf-8"))
            domain = str(plain["domain"])
            out += [Matter(domain, str(entry["name"]), tuple(str(term) for term in entry["terms"])) for entry in plain["matters"]]
        except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError) as error:
            raise InputError("事项表读不懂", where=str(path), advice="应为 domain 与 matters（每项有 name 和 terms）") from error
    return tuple(out)
