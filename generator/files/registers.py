"""Reads and writes registers, and makes the shipped one at first use in a checkout."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from generator import __version__
from generator.errors import RegisterError, YishiError
from generator.files.corpora import digest_of, read_matters, study
from generator.files.documents import list_documents
from generator.files.locations import cache_folder, data_folder, shipped_register
from generator.files.writing import write_bytes
from generator.learning.register import Register, from_bytes, learn, to_bytes

Progress = Callable[[int, int], None]


def read_register(path: Path) -> Register:
    """A register from its file."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise RegisterError(f"读不出语体库（{error.strerror}）", where=str(path), advice="请检查路径；语体库由 yishi learn 得到") from error
    return from_bytes(data, where=str(path))


def write_register(register: Register, path: Path) -> None:
    """Store a register; the file appears whole or not at all."""
    write_bytes(path, to_bytes(register))


def learn_folder(folder: Path, *, processes: int, cached: bool = True, progress: Progress = lambda done, total: None) -> tuple[Register, tuple[str, ...], int]:
    """Learn a register from a folder; gives it with the files refused and the number taken from the cache."""
    cache = cache_folder() / "observations" if cached else None
    seen = study(folder, cache=cache, processes=processes, progress=progress)
    register = learn(seen.observations, read_matters(folder), name=folder.name)
    return register, seen.refused, seen.reused


def own_register(progress: Progress = lambda done, total: None) -> Register:
    """The shipped register: from the package when it was built in, else learned from ``corpus/`` and kept by content hash."""
    packed = shipped_register()
    if packed is not None:
        return read_register(packed)
    corpus = data_folder("corpus")
    kept = cache_folder() / f"corpus-{__version__}-{_fingerprint(corpus)}.register"
    if kept.is_file():
        try:
            return read_register(kept)
        except RegisterError:
            kept.unlink(missing_ok=True)
    register, _, _ = learn_folder(corpus, processes=os.cpu_count() or 1, progress=progress)
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_register(register, kept)
    except (OSError, YishiError):
        pass  # a full or read-only cache only costs time
    return register


def _fingerprint(corpus: Path) -> str:
    """The hash of the corpus and of the code that learns from it, remembered by sizes and times so that it costs milliseconds."""
    import hashlib

    package = Path(__file__).resolve().parents[1]
    sources = sorted(package.rglob("*.py"))
    files = [*list_documents([corpus]), *sorted(corpus.rglob("matters.yaml"))]
    code = [path for path in sources if path.parent.name in ("language", "parsing", "rules", "clean", "learning")]
    stamp = hashlib.sha256(
        "".join(f"{path}:{(stat := path.stat()).st_size}:{stat.st_mtime_ns};" for path in [*files, *code]).encode()
    ).hexdigest()[:24]
    memo = cache_folder() / f"fingerprint-{stamp}"
    try:
        return memo.read_text("ascii")
    except OSError:
        pass
    whole = hashlib.sha256((digest_of(files) + digest_of(code)).encode()).hexdigest()[:24]
    try:
        memo.parent.mkdir(parents=True, exist_ok=True)
        memo.write_text(whole, "ascii")
    except OSError:
        pass
    return whole
