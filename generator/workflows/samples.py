"""Labelled corpora made, and tools scored on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import RequestError
from generator.workflows.drafts import Draft, Drafter
from generator.workflows.progress import Progress, silent

if TYPE_CHECKING:
    from generator.drafting.outline import Outline
    from generator.files.shards import Made
    from generator.learning.register import Register
    from generator.samples.recipe import Recipe
    from generator.samples.score.scoring import Score


def drafter(register: Register, templates: Mapping[str, str]) -> Callable[[Outline], Draft]:
    """A way to draft with one register and its templates, for making many."""
    return Drafter(register, templates).draft


def make_sample_corpus(
    recipe: Recipe,
    out: str,
    *,
    file_format: str = "jsonl",
    register: Path | None = None,
    engine: str = "processes",
    workers: int = 1,
    scheduler: str | None = None,
    progress: Progress = silent,
    tell: Callable[[str], None] = lambda what: None,
) -> Made:
    """Make a labelled corpus, or go on with one that was begun."""
    from generator.files.shards import make_corpus

    return make_corpus(
        recipe,
        out,
        drafter,
        file_format=file_format,
        register=register,
        engine=engine,
        workers=workers,
        scheduler=scheduler,
        progress=progress,
        tell=tell,
    )


def score_corpus(
    gold: Path,
    predictions: Path | None = None,
    *,
    task: str = "structure",
    tool: str | None = None,
    command: str | None = None,
    reads: str = "spans",
    controls: bool = False,
    limit: int | None = None,
) -> Score:
    """Compare a made corpus with predictions, or with what a tool or a command finds in each text; ``controls`` adds the clean twins."""
    from itertools import islice

    from generator.files.lexicon import read_spellings
    from generator.files.locations import data_folder
    from generator.files.predictions import command_tool, read_records
    from generator.samples.score.scoring import Score
    from generator.samples.score.tasks import places_of, task_of
    from generator.samples.score.tools import TOOLS

    if (predictions is not None) + (tool is not None) + (command is not None) != 1:
        raise RequestError("预测文件、--tool、--run 要给一样，也只能给一样", advice="例如 yishi corpus score 目录 --tool parse")
    if tool is not None and tool not in TOOLS:
        raise RequestError(f"不认识的工具 {tool!r}", advice=f"--tool 可用：{'、'.join(TOOLS)}；别的工具用 --run")
    what = task_of(task)
    find = TOOLS[tool](read_spellings(data_folder("seeds") / "lexicon")) if tool is not None else command_tool(command, reads) if command is not None else None
    said = {record["id"]: record for record in read_records(predictions)} if predictions is not None else {}
    scored = Score(task)
    for record in islice(read_records(gold), limit):
        text = record["text"]
        if find is not None:
            found = [place for place in find(text) if _asked(place.kind, task)]
        else:
            found = places_of(said[record["id"]], what) if record["id"] in said else []
        scored.add(record["id"], text, what.gold(record["labels"]), found, what)
        if controls and find is not None and record["labels"]["faults"]:
            scored.add(f"{record['id']} 原文", record["clean"], (), find(record["clean"]), what)
    return scored


def _asked(kind: str, task: str) -> bool:
    """A parser finds items and sections at once; each of the two tasks looks at its own."""
    return task not in ("structure", "sections") or kind.startswith("section") == (task == "sections")
