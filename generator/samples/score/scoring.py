"""Precision, recall and F1 by kind, with the misses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.samples.score.tasks import Place, Task

_AROUND = 14


@dataclass(slots=True)
class Tally:
    """Counts of one kind: found and right, found and wrong, not found."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """What share of the found is right; 1 when nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """What share of what is there was found; 1 when nothing is there."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / both if both else 1.0


@dataclass(frozen=True, slots=True)
class Miss:
    """A place that was missed, or found where nothing is."""

    id: str
    what: str  # 漏 or 误
    place: Place
    around: str


@dataclass(slots=True)
class Score:
    """The tallies of a task by kind, all together, and the misses."""

    task: str
    documents: int = 0
    kinds: dict[str, Tally] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    @property
    def total(self) -> Tally:
        """All kinds together."""
        return Tally(*(sum(getattr(tally, name) for tally in self.kinds.values()) for name in ("right", "wrong", "missed")))

    def add(self, id: str, text: str, gold: Iterable[Place], found: Iterable[Place], task: Task) -> None:
        """Compare what one document holds with what was found in it.

        >>> from generator.samples.score.tasks import TASKS
        >>> score = Score("entities")
        >>> score.add("1", "谷听溪到会。", [Place("person", 0, 3)], [Place("person", 0, 3), Place("org", 4, 5)], TASKS["entities"])
        >>> score.total.precision, score.total.recall, [(miss.what, miss.place.kind) for miss in score.misses]
        (0.5, 1.0, [('误', 'org')])
        """
        self.documents += 1
        due: dict[Any, list[Place]] = {}
        for place in gold:
            due.setdefault(task.key(place, text), []).append(place)
        said: Counter[Any] = Counter()
        for place in found:
            key = task.key(place, text)
            if due.get(key):
                self._tally(due[key].pop(0).kind).right += 1
                said[key] += 1
            elif not said[key] or task.name != "faults":  # a fault reported twice on its line is no second fault
                self._tally(place.kind or "other").wrong += 1
                self.misses.append(self._miss(id, "误", place, text))
        for places in due.values():
            for place in places:
                self._tally(place.kind).missed += 1
                self.misses.append(self._miss(id, "漏", place, text))

    def _tally(self, kind: str) -> Tally:
        return self.kinds.setdefault(kind, Tally())

    @staticmethod
    def _miss(id: str, what: str, place: Place, text: str) -> Miss:
        start, end = max(0, place.start - _AROUND), place.start + _AROUND
        return Miss(id, what, place, f"{text[start : place.start]}▸{text[place.start : end]}".replace("\n", "⏎").replace("\r", ""))


def as_plain(score: Score, most: int) -> dict[str, Any]:
    """A score as plain values."""

    def tally(one: Tally) -> dict[str, Any]:
        return {"right": one.right, "wrong": one.wrong, "missed": one.missed, "precision": round(one.precision, 4), "recall": round(one.recall, 4), "f1": round(one.f1, 4)}

    misses = [{"id": one.id, "what": one.what, "kind": one.place.kind, "start": one.place.start, "end": one.place.end, "around": one.around} for one in score.misses[:most]]
    return {"task": score.task, "documents": score.documents, "total": tally(score.total), "kinds": {kind: tally(score.kinds[kind]) for kind in sorted(score.kinds)}, "misses": misses}


def as_table(plain: Mapping[str, Any]) -> str:
    """A score as a table in Markdown, the misses below it."""
    rows = ["| 种类 | 准确率 | 召回率 | F1 | 对 | 误 | 漏 |", "|---|---|---|---|---|---|---|"]
    for kind, one in [*plain["kinds"].items(), ("合计", plain["total"])]:
        rows.append(f"| {kind} | {one['precision']:.4f} | {one['recall']:.4f} | {one['f1']:.4f} | {one['right']} | {one['wrong']} | {one['missed']} |")
    rows += [f"{miss['what']} {miss['id']} {miss['kind']} {miss['start']}-{miss['end']}: {miss['around']}" for miss in plain["misses"]]
    return "\n".join(rows)
