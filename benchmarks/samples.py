"""The figures of made corpora, each by one command: ``python benchmarks/samples.py NAME… [--documents N]``.

labels     every label of every document cuts out its own text, every kind of mess and fault on
structure  what ``yishi parse`` finds in clean documents and in untidy ones, with the misses
speed      documents a second on one core, drafting and the rest apart; two processes and dask against one; peers in the same run
flat       cost a document and memory as their number grows
tools      other people's tools and ours on the same corpus
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import shlex
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from generator.drafting.outline import Outline  # noqa: E402
from generator.files.shards import make_kit  # noqa: E402
from generator.samples.kit import Drafted  # noqa: E402
from generator.samples.make import NOISE_KINDS, make_sample  # noqa: E402
from generator.samples.recipe import Recipe  # noqa: E402
from generator.samples.records import to_record  # noqa: E402
from generator.workflows.samples import drafter, score_corpus  # noqa: E402

_FULL_LENGTH = 1000  # documents
_ROUNDS = 3
EVERYTHING = ",".join(f"{kind}:0.3" for kind in NOISE_KINDS)


def yishi(*arguments: object) -> list[str]:
    return [str(Path(sys.executable).with_name("yishi")), *map(str, arguments)]


def make(out: Path, documents: int, *more: object) -> float:
    """Wall time of making a corpus."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    began = time.perf_counter()
    subprocess.run(yishi("corpus", "make", out, "-n", documents, "--seed", 7, *more), check=True, capture_output=True, env=environment)
    return time.perf_counter() - began


def places(value: object) -> list[dict]:
    if isinstance(value, dict):
        return ([value] if "start" in value else []) + [one for inner in value.values() for one in places(inner)]
    return [one for inner in value for one in places(inner)] if isinstance(value, list) else []


def labels(documents: int, folder: Path) -> None:
    make(folder / "x", documents, "--noise", EVERYTHING.replace("0.3", "0.5"), "--faults", "0.5", "--workers", os.cpu_count(), "--shard-size", 100)
    wrong = count = read = 0
    kinds: Counter[str] = Counter()
    for path in sorted((folder / "x").glob("*.jsonl")):
        for line in path.open(encoding="utf-8"):
            record = json.loads(line)
            read += 1
            kinds.update([*record["meta"]["noise"], *(one["kind"] for one in record["labels"]["faults"])])
            for label in places(record["labels"]):
                count += 1
                wrong += record["text"][label["start"] : label["end"]] != label["text"]
    print(f"documents={read} labels={count} wrong={wrong} kinds={len(kinds)}: {dict(kinds)}")


def structure(documents: int, folder: Path) -> None:
    make(folder / "clean", documents, "--workers", os.cpu_count(), "--shard-size", 50)
    make(folder / "untidy", documents, "--noise", EVERYTHING, "--workers", os.cpu_count(), "--shard-size", 50)
    for name in ("clean", "untidy"):
        for task in ("structure", "sections"):
            scored = score_corpus(folder / name, task=task, tool="parse")
            print(f"{name} {task}: documents={scored.documents} f1={scored.total.f1:.4f} precision={scored.total.precision:.4f} recall={scored.total.recall:.4f}")
            if task == "structure":
                for (kind, what), number in Counter((miss.place.kind, miss.what) for miss in scored.misses).most_common():
                    print(f"  {what} {kind}: {number}")
                for miss in scored.misses[:: max(1, len(scored.misses) // 12)]:
                    print(f"  {miss.what} {miss.id} {miss.place.kind} {miss.around}")


def speed(documents: int, folder: Path) -> None:
    import markovify
    from faker import Faker

    gc.disable()
    kit = make_kit(drafter)
    recipe = Recipe(documents, seed=7, shortest=2500, longest=2500, noise=dict.fromkeys(NOISE_KINDS[:-1], 0.1), faults=0.1)
    drafts: list[Drafted] = []
    drafting = 0.0

    def draft(outline: Outline) -> Drafted:
        nonlocal drafting
        began = time.process_time()
        drafts.append(kit.draft(outline))
        drafting += time.process_time() - began
        return drafts[-1]

    number = min(documents, 200)
    timed = replace(kit, draft=draft)
    make_sample(0, "train", recipe, timed)
    drafting, began = 0.0, time.process_time()
    records = [json.dumps(to_record(make_sample(k, "train", recipe, timed)), ensure_ascii=False) for k in range(number)]
    whole = time.process_time() - began
    print(f"one_core={number / whole:.1f} documents/s (at least 50) draft={drafting / number * 1e3:.1f} ms own={(whole - drafting) / number * 1e3:.1f} ms record={sum(map(len, records)) // number} characters")
    fake = Faker("zh_CN")
    began = time.process_time()
    for _ in range(number):
        fake.text(max_nb_chars=2500)
    filler = number / (time.process_time() - began)
    text = "\n".join(" ".join(sentence) for one in drafts[:60] for sentence in one.text.replace("。", "。\n").split("\n"))
    model = markovify.NewlineText(text, well_formed=False)
    began = time.process_time()
    for _ in range(10):
        said = 0
        while said < 2500:
            said += len((model.make_sentence(test_output=False) or "").replace(" ", ""))
    print(f"peers in the same run, no labels: faker_zh_CN={filler:.0f} documents/s markovify={10 / (time.process_time() - began):.0f} documents/s")
    shape = ("--length", "2500", "--shard-size", max(5, documents // 16))
    nothing = min(make(folder / f"start{k}", 1, "--length", "2500") for k in range(2))
    taken_full = make(folder / "full", _FULL_LENGTH, "--length", "2500", "--genres", "speech") - nothing
    lengths = [len(json.loads(line)["text"]) for path in (folder / "full").glob("*.jsonl") for line in path.open(encoding="utf-8")]
    print(f"full_length={_FULL_LENGTH / taken_full:.1f} documents/s (at least 50), the whole command, {_FULL_LENGTH} speeches of {sum(lengths) // len(lengths)} characters")  # news and minutes may say less than they are asked
    dask_nothing = min(make(folder / f"dask{k}", 1, "--length", "2500", "--engine", "dask", "--workers", 2) for k in range(2))
    ways = {"one": (), "two": ("--workers", 2), "dask": ("--engine", "dask", "--workers", 2)}
    taken = [{name: make(folder / f"{name}-{k}", documents, *shape, *more) for name, more in ways.items()} for k in range(_ROUNDS)]
    one, two, dask = (min(row[name] for row in taken) - (dask_nothing if name == "dask" else nothing) for name in ways)  # in turn, the best of each
    print(f"two_workers_over_one={one / two:.2f} (at least 1.85) one={documents / one:.1f} two={documents / two:.1f} documents/s after start-up of {nothing:.1f} s; load={os.getloadavg()[0]:.1f}")
    print(f"dask_two_workers_over_one={one / dask:.2f} (at least 1.6) dask={documents / dask:.1f} documents/s after start-up of {dask_nothing:.1f} s")
    manifests = [(folder / name / "manifest.json").read_bytes() for name in ("one-0", "two-0", "dask-0")]
    print(f"same_bytes={len(set(manifests)) == 1}")


def _loop() -> float:
    """Processor time of a fixed piece of work, to tell a slow machine from slow code."""
    began = time.process_time()
    x = 0
    for k in range(1_000_000):
        x += k % 7
    return time.process_time() - began


def flat(documents: int, folder: Path) -> None:
    """Powers of ten up to so many documents, short ones, drafted and all; the cost also in the time of a fixed loop, taken before every five hundred."""
    from generator.samples.formats import FORMATS

    gc.disable()
    kit = make_kit(drafter)
    recipe = Recipe(documents, seed=7, shortest=600, longest=900, noise=dict.fromkeys(NOISE_KINDS[:-1], 0.1), faults=0.1)
    for k in range(documents, documents + 1000):  # everything is in memory that a long run has there
        make_sample(k, "train", recipe, kit)
    size, done = 1000, 0
    while size <= documents:
        first, spent, loops = done, 0.0, 0.0
        while done < size:
            loop, began = _loop(), time.process_time()
            samples = [make_sample(k, "train", recipe, kit) for k in range(done, min(size, done + 500))]
            (data,) = FORMATS["jsonl"].write(samples, "x").values()
            (folder / f"{done}.jsonl").write_bytes(data)
            (folder / f"{done}.jsonl").unlink()
            done += len(samples)
            gc.collect()
            took = time.process_time() - began
            spent, loops = spent + took, loops + took / loop
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
        count = done - first
        print(f"documents={done} cost={spent / count * 1e3:.2f} ms a document, {loops / count:.3f} loops; peak_memory={memory:.0f} MB", flush=True)
        size *= 10


def tools(documents: int, folder: Path) -> None:
    make(folder / "clean", documents, "--shard-size", 50, "--workers", os.cpu_count(), "--length", "1200-2000")
    make(folder / "faulty", documents, "--shard-size", 50, "--workers", os.cpu_count(), "--length", "1200-2000", "--faults", "1")
    here = Path(__file__).parent / "adapters"
    python = shlex.quote(sys.executable)
    rows: list[tuple[str, str, str, str, str, bool]] = [
        ("yishi parse", "structure", "clean", "yishi parse {file} --format json", "yishi", False),
        ("yishi 的列项和段落", "chunks", "clean", f"{python} {here / 'yishi_chunks.py'} {{file}}", "spans", False),
        ("langchain-text-splitters", "chunks", "clean", f"{python} {here / 'langchain_chunks.py'} {{file}}", "chunks", False),
        ("yishi check", "faults", "faulty", "yishi check {file} --format sarif", "sarif", True),
        ("gongwen-skill check", "faults", "faulty", f"{python} {here / 'gongwen_check.py'} {{file}}", "spans", True),
    ]
    print("| 工具 | 任务 | 篇数 | 准确率 | 召回率 | F1 |\n|---|---|---|---|---|---|")
    for name, task, corpus, command, reads, controls in rows:
        try:
            scored = score_corpus(folder / corpus, task=task, command=command.replace("yishi ", f"{yishi()[0]} ", 1) if command.startswith("yishi") else command, reads=reads, controls=controls)
        except Exception as error:  # a tool that is not installed is told, the others go on
            print(f"| {name} | {task} | — | {str(error).splitlines()[0]} | | |")
            continue
        print(f"| {name} | {task} | {scored.documents} | {scored.total.precision:.4f} | {scored.total.recall:.4f} | {scored.total.f1:.4f} |", flush=True)
        if task == "faults":
            missed = {kind: f"{one.right}/{one.right + one.missed}，误 {one.wrong}" for kind, one in sorted(scored.kinds.items()) if one.missed or one.wrong}
            print(f"  {missed}")


BENCHMARKS: dict[str, tuple[Callable[[int, Path], None], int]] = {"labels": (labels, 2000), "structure": (structure, 300), "speed": (speed, 400), "flat": (flat, 10_000), "tools": (tools, 60)}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("names", nargs="*", choices=[*BENCHMARKS, []], metavar="NAME")
    arguments.add_argument("--documents", type=int)
    given = arguments.parse_args()
    for name in given.names or BENCHMARKS:
        work, usual = BENCHMARKS[name]
        print(f"## {name}", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            work(given.documents or usual, Path(folder))


if __name__ == "__main__":
    main()
