"""Makes and stores the shards of a corpus: each written whole, with a receipt; a run that was stopped goes on from the receipts."""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator import __version__
from generator.drafting.outline import Outline
from generator.errors import OutputError
from generator.files.places import Place, place_of
from generator.files.registers import own_register, read_register
from generator.files.sample_seeds import read_sample_seeds
from generator.files.templates import read_templates
from generator.learning.phrases import OF_NO_FIELD
from generator.learning.register import Register, to_bytes
from generator.samples.card import Receipt, count, data_card, manifest, receipts_of
from generator.samples.engines import run
from generator.samples.formats import format_of
from generator.samples.kit import Drafted, Kit
from generator.samples.make import make_sample
from generator.samples.recipe import Recipe, Shard, shards

Progress = Callable[[int, int], None]
Tell = Callable[[str], None]
#: Gives, for a register and templates, a way to draft; a function of a module, so that other processes can find it.
Drafter = Callable[[Register, Mapping[str, str]], Callable[[Outline], Drafted]]

MANIFEST, CARD, RECEIPTS = "manifest.json", "README.md", ".yishi"


@dataclass(frozen=True, slots=True)
class ShardJob:
    """All that another process or machine needs to make one shard."""

    shard: Shard
    recipe: Recipe
    file_format: str
    out: str
    register: str | None
    drafter: Drafter


@dataclass(frozen=True, slots=True)
class Made:
    """What making a corpus came to."""

    records: int
    shards: int
    kept: int  # shards that an earlier run had finished
    manifest: Mapping[str, Any]


@lru_cache(maxsize=2)
def _learned(register: str | None) -> Register:
    return read_register(Path(register)) if register else own_register()


@lru_cache(maxsize=2)
def _kit(register: str | None, drafter: Drafter) -> Kit:
    learned = _learned(register)
    names, carriers = read_sample_seeds()
    kit = Kit(drafter(learned, read_templates()), names, carriers, tuple(domain for domain in learned.phrases.domains if domain not in OF_NO_FIELD))
    gc.freeze()  # the register stays: looking through it for garbage would cost each shard a second
    return kit


def make_kit(drafter: Drafter, register: Path | None = None) -> Kit:
    """What samples are made with, from the shipped register or the user's own."""
    return _kit(str(register) if register else None, drafter)


def make_shard(job: ShardJob) -> Receipt:
    """Make one shard and store it; its receipt is stored last."""
    kit = _kit(job.register, job.drafter)
    collects = gc.isenabled()
    gc.disable()  # drafts leave cycles behind: a shard of them is looked through at once, at its end
    try:
        return _make_shard(job, kit)
    finally:
        gc.collect()
        if collects:
            gc.enable()


def _make_shard(job: ShardJob, kit: Kit) -> Receipt:
    samples = [make_sample(number, job.shard.split, job.recipe, kit) for number in range(job.shard.start, job.shard.stop)]
    files = format_of(job.file_format).write(samples, job.shard.stem)
    place = place_of(job.out)
    for name, data in files.items():
        place.write(name, data)
    written = {name: {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)} for name, data in files.items()}
    receipt = Receipt(job.shard.stem, job.shard.split, len(samples), written, count(samples))
    place.write(f"{RECEIPTS}/{job.shard.stem}.json", json.dumps(asdict(receipt), ensure_ascii=False).encode())
    return receipt


def _identity(recipe: Recipe, file_format: str, register: str | None) -> dict[str, Any]:
    """What decides the bytes of a corpus."""
    templates = json.dumps(read_templates(), sort_keys=True, ensure_ascii=False).encode()
    return {
        "generator": __version__,
        "register": hashlib.sha256(to_bytes(_learned(register))).hexdigest(),
        "templates": hashlib.sha256(templates).hexdigest(),
        "file_format": file_format,
        "recipe": recipe.plain(),
        "fingerprint": recipe.fingerprint,
    }


def _load(place: Place, name: str) -> dict[str, Any] | None:
    data = place.read(name)
    if data is None:
        return None
    try:
        plain = json.loads(data)
    except ValueError:
        return None
    return plain if isinstance(plain, dict) else None


def _finished(place: Place, progress: Progress) -> dict[str, Receipt]:
    """The shards that lie there whole: every file has the hash that its receipt names."""
    known: list[Receipt] = []
    stored = _load(place, MANIFEST)
    if stored is not None and "shards" in stored:
        known += receipts_of(stored)
    for name in place.names(RECEIPTS):
        plain = _load(place, f"{RECEIPTS}/{name}")
        if plain is not None and "stem" in plain:
            known.append(Receipt(**plain))
    whole: dict[str, Receipt] = {}
    for k, receipt in enumerate(known, 1):
        if all((data := place.read(name)) is not None and hashlib.sha256(data).hexdigest() == said["sha256"] for name, said in receipt.files.items()):
            whole[receipt.stem] = receipt
        progress(k, len(known))
    return whole


def make_corpus(
    recipe: Recipe,
    out: str,
    drafter: Drafter,
    *,
    file_format: str = "jsonl",
    register: Path | None = None,
    engine: str = "processes",
    workers: int = 1,
    scheduler: str | None = None,
    progress: Progress = lambda done, total: None,
    tell: Tell = lambda what: None,
) -> Made:
    """Make a corpus, or go on with one that was begun in the same place with the same arguments.

    ``progress`` counts documents. Raises :class:`~generator.errors.OutputError` when the place holds a corpus of other arguments.
    """
    format_of(file_format)
    place = place_of(out)
    own = str(register) if register else None
    identity = _identity(recipe, file_format, own)
    begun = _load(place, MANIFEST) or _load(place, f"{RECEIPTS}/corpus")
    if begun is not None and any(begun.get(key) != value for key, value in json.loads(json.dumps(identity)).items()):
        raise OutputError("这里已有另一份语料（参数、语体库或版本不同）", where=out, advice="请换一个目录，或先删掉它")
    place.sweep()
    if begun is None:
        place.write(f"{RECEIPTS}/corpus", json.dumps(identity, ensure_ascii=False).encode())
    done = _finished(place, lambda k, total: None)
    due = shards(recipe)
    kept = sum(shard.stem in done for shard in due)
    if kept:
        tell(f"{kept} 个分片已完成并核对过哈希，接着做其余 {len(due) - kept} 个")
    jobs = [ShardJob(shard, recipe, file_format, out, own, drafter) for shard in due if shard.stem not in done]
    records = sum(done[shard.stem].records for shard in due if shard.stem in done)
    if jobs:
        _kit(own, drafter)  # processes forked from this one find it ready
    if out.startswith("memory:"):
        engine, workers = "processes", 1  # what other processes keep in memory is not here
    for receipt in run(make_shard, jobs, engine=engine, workers=workers, scheduler=scheduler, tell=tell):
        done[receipt.stem] = receipt
        records += receipt.records
        progress(records, recipe.count)
    told = manifest(identity, [done[shard.stem] for shard in due])
    place.write(CARD, data_card(told).encode())
    place.write(MANIFEST, (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode())
    place.remove(RECEIPTS)
    return Made(records, len(due), kept, told)
