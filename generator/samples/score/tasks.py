"""What is compared: one row a task, with the places that gold records hold and when two places are the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from generator.errors import RequestError


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a text and what it is said to be."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Task:
    """A task: ``gold`` takes the places out of a record's labels, ``key`` tells by what two places are the same."""

    name: str
    saying: str
    gold: Callable[[Mapping[str, Any]], Iterator[Place]]
    key: Callable[[Place, str], tuple[Any, ...]]


def _parts(labels: Mapping[str, Any], *parts: str) -> Iterator[Place]:
    for mark in labels["parts"]:
        if mark["part"] in parts:
            yield Place(mark["part"], mark["start"], mark["end"])


def _structure(labels: Mapping[str, Any]) -> Iterator[Place]:
    yield from _parts(labels, "title", "salutation", "closing", "signature")
    for mark in labels["markers"]:
        yield Place(f"item{mark['depth']}", mark["start"], mark["end"])


def _sections(labels: Mapping[str, Any]) -> Iterator[Place]:
    for mark in labels["tree"]:
        yield Place(f"section{mark['depth']}", mark["start"], mark["end"])


def _entities(labels: Mapping[str, Any]) -> Iterator[Place]:
    for mark in labels["entities"]:
        yield Place(mark["type"], mark["start"], mark["end"])


def _faults(labels: Mapping[str, Any]) -> Iterator[Place]:
    for mark in labels["faults"]:
        yield Place(mark["kind"], mark["start"], mark["end"])


def _chunks(labels: Mapping[str, Any]) -> Iterator[Place]:
    sections = {mark["start"] for mark in labels["tree"]}
    for start in sorted(sections):
        yield Place("section", start, start)
    for mark in labels["parts"]:
        if not mark["inline"] and mark["start"] not in sections:
            yield Place("paragraph", mark["start"], mark["start"])


def _by_start(place: Place, text: str) -> tuple[Any, ...]:
    return place.kind, place.start


def _by_stretch(place: Place, text: str) -> tuple[Any, ...]:
    return place.kind, place.start, place.end


def _by_line(place: Place, text: str) -> tuple[Any, ...]:
    """A fault is found when its kind is named on its line; what is missing or said twice may be reported anywhere."""
    if place.kind.startswith(("missing-", "duplicate-", "doubled-salutation")):
        return (place.kind,)
    return place.kind, text.count("\n", 0, place.start)


def _anywhere(place: Place, text: str) -> tuple[Any, ...]:
    """A chunk is judged by where it begins; blanks before its text do not count."""
    start = place.start
    while start < len(text) and text[start].isspace():
        start += 1
    return (start,)


TASKS: Mapping[str, Task] = MappingProxyType(
    {
        task.name: task
        for task in (
            Task("structure", "标题、称呼、结尾、落款和每个编号（在哪里、第几层）", _structure, _by_start),
            Task("sections", "每个列项从哪里到哪里", _sections, _by_stretch),
            Task("entities", "实体的类型和起止", _entities, _by_stretch),
            Task("faults", "毛病的种类和所在行", _faults, _by_line),
            Task("chunks", "块是否从列项或段落的开头起", _chunks, _anywhere),
        )
    }
)


def task_of(name: str) -> Task:
    """The task of a name."""
    if name not in TASKS:
        raise RequestError(f"不认识的任务 {name!r}", advice=f"可用：{'、'.join(TASKS)}")
    return TASKS[name]


def places_of(record: Mapping[str, Any], task: Task) -> list[Place]:
    """The places of a predicted record: either ``spans`` of kind, start, end, or labels like those of gold.

    >>> places_of({"spans": [{"kind": "person", "start": 0, "end": 3}]}, TASKS["entities"])
    [Place(kind='person', start=0, end=3)]
    """
    if "spans" in record:
        return [Place(str(one.get("kind") or one.get("label") or one.get("type") or ""), int(one["start"]), int(one["end"])) for one in record["spans"]]
    return list(task.gold(_complete(record["labels"])))


def _complete(labels: Mapping[str, Any]) -> Mapping[str, Any]:
    layers: Iterable[str] = ("parts", "markers", "tree", "entities", "faults")
    return {**{layer: [] for layer in layers}, **labels}
