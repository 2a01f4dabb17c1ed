"""Reads and writes registers, and makes the shipped one at first use in a checkout.

What is needed only for learning is imported only then: a draft must start fast.
"""

from __future__ import annotations

import hashlib
import mmap
import os
from collections.abc import Callable
from pathlib import Path

from generator import __version__
from generator.errors import RegisterError, YishiError
from generator.files.locations import cache_folder, data_folder, shipped_register
from generator.files.writing import write_bytes
from generator.learning.register import Register, from_bytes, to_bytes

Progress = Callable[[int, int], None]


#: Registers of a checkout's own corpus that the cache keeps.
_KEPT = 3


def _silent(done: int, total: int) -> None:
    """Show nothing."""


def read_register(path: Path, *, mapped: bool = False) -> Register:
    """A register from its file; ``mapped``: nobody but this program writes it, and that beside it first, so that it may be read where it lies."""
    try:
        data = _mapped(path) if mapped and os.name == "posix" else path.read_bytes()
    except OSError as error:
        raise RegisterError(f"读不出语体库（{error.strerror}）", where=str(path), advice="请检查路径；语体库由 yishi learn 得到") from error
    return from_bytes(data, where=str(path))


def _mapped(path: Path) -> mmap.mmap | bytes:
    """The bytes of a file, of which only those are brought in that are asked for."""
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if os.fstat(file.fileno()).st_size else b""


def write_register(register: Register, path: Path) -> None:
    """Store a register; the file appears whole or not at all."""
    write_bytes(path, to_bytes(register))


def learn_folder(
    folder: Path, *, processes: int, cached: bool = True, engine: str = "processes", scheduler: str | None = None, progress: Progress = _silent
) -> tuple[Register, tuple[str, ...], int]:
    """Learn a register from a folder; gives it with the files refused and the number taken from the cache."""
    from generator.files.corpora import read_matters, study
    from generator.files.lexicon import read_phrase_lexicon
    from generator.files.rewordings import read_answers, read_heading_rewordings, read_rewordings
    from generator.learning.learner import learn

    cache = cache_folder() / "observations" if cached else None
    seen = study(folder, cache=cache, processes=processes, engine=engine, scheduler=scheduler, progress=progress)
    lexicon = read_phrase_lexicon(data_folder("seeds") / "lexicon")
    register = learn(seen.observations, read_matters(folder), lexicon, read_rewordings(folder), read_heading_rewordings(folder), read_answers(folder), name=folder.name)
    return register, seen.refused, seen.reused


def own_register(progress: Progress = _silent) -> Register:
    """The shipped register: from the package when it was built in, else learned from ``corpus/`` and kept by content hash."""
    packed = shipped_register()
    if packed is not None:
        return read_register(packed, mapped=True)
    corpus = data_folder("corpus")
    kept = cache_folder() / f"corpus-{__version__}-{_fingerprint(corpus)}.register"
    if kept.is_file():
        try:
            return read_register(kept, mapped=True)
        except RegisterError:
            kept.unlink(missing_ok=True)
    register, _, _ = learn_folder(corpus, processes=os.cpu_count() or 1, progress=progress)
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_register(register, kept)
        _prune(kept.parent)
    except (OSError, YishiError):
        pass  # a full or read-only cache only costs time
    return register


def _prune(cache: Path) -> None:
    """Keep only the newest registers and fingerprints of a checkout that changes often."""
    for pattern in ("corpus-*.register", "fingerprint-*"):
        for path in sorted(cache.glob(pattern), key=lambda one: one.stat().st_mtime_ns)[:-_KEPT]:
            path.unlink(missing_ok=True)


_LEARNING_CODE = ("language", "parsing", "learning")
_LEARNING_FILES = ("corpora.py", "documents.py", "lexicon.py", "rewordings.py")


def _states(folder: str, suffix: str, only: tuple[str, ...] = ()) -> list[tuple[str, int, int]]:
    """The files of a folder with size and time of change; asked at every start of a checkout, so it costs little."""
    found: list[tuple[str, int, int]] = []
    for entry in os.scandir(folder):
        if entry.is_dir():
            found += [] if only or entry.name == "__pycache__" else _states(entry.path, suffix)
        elif entry.name.endswith(suffix) and (not only or entry.name in only):
            state = entry.stat()
            found.append((entry.path, state.st_size, state.st_mtime_ns))
    return found


def _fingerprint(corpus: Path) -> str:
    """The hash of the corpus and of the code that learns from it; found again by sizes and times, so that it costs milliseconds."""
    package = Path(__file__).resolve().parents[1]
    folders = [(str(corpus), ""), (str(data_folder("seeds") / "lexicon"), ".yaml"), *((str(package / name), ".py") for name in _LEARNING_CODE)]
    states = sorted(state for folder, suffix in folders for state in _states(folder, suffix))
    states += sorted(_states(str(package / "files"), ".py", only=_LEARNING_FILES))
    stamp = hashlib.sha256(";".join(f"{path}:{size}:{time}" for path, size, time in states).encode()).hexdigest()[:24]
    memo = cache_folder() / f"fingerprint-{stamp}"
    try:
        return memo.read_text("ascii")
    except OSError:
        pass
    whole = hashlib.sha256()
    for path, _, _ in states:
        whole.update(hashlib.sha256(Path(path).read_bytes()).digest())
    found = whole.hexdigest()[:24]
    try:
        memo.parent.mkdir(parents=True, exist_ok=True)
        memo.write_text(found, "ascii")
    except OSError:
        pass
    return found
