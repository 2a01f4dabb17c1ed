"""All measures over all drafts: the table of measures, and what they come to together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.evaluating import copied, form, leaks, purity, repeats
from generator.evaluating.measure import Candidate, Ground, Measure
from generator.evaluating.repeats import Between, compare
from generator.evaluating.telling import Telling

MEASURES: tuple[Callable[[Candidate, Ground], Iterator[Measure]], ...] = (
    copied.measure,
    repeats.measure,
    purity.measure,
    leaks.measure,
    form.measure,
)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The measures of one draft, in the order of the table."""

    name: str
    measures: tuple[Measure, ...]

    @property
    def faults(self) -> tuple[Measure, ...]:
        """The measures that should not be what they are."""
        return tuple(one for one in self.measures if one.fault)

    def __getitem__(self, id_: str) -> Measure:
        """The measure of that id."""
        return next(one for one in self.measures if one.id == id_)


@dataclass(frozen=True, slots=True)
class Total:
    """One measure over all drafts: mean and the value farthest from zero, and how many drafts it finds at fault."""

    id: str
    name: str
    mean: float
    worst: float
    faulty: int
    share: bool


@dataclass(frozen=True, slots=True)
class Evaluated:
    """What evaluating some drafts came to."""

    drafts: tuple[Evaluation, ...]
    totals: tuple[Total, ...]
    between: Between
    telling: Telling | None = None


def evaluate(drafts: Sequence[Candidate], ground: Ground, progress: Callable[[int, int], None] = lambda done, total: None) -> Evaluated:
    """Measure drafts one by one, and against one another."""
    found = []
    for done, draft in enumerate(drafts, 1):
        found.append(Evaluation(draft.name, tuple(one for measure in MEASURES for one in measure(draft, ground))))
        progress(done, len(drafts))
    return Evaluated(tuple(found), tuple(_totals(found)), compare(drafts))


def _totals(found: Sequence[Evaluation]) -> Iterator[Total]:
    for column in zip(*(one.measures for one in found), strict=True):
        values = [one.value for one in column]
        name = column[0].name.split("（本篇")[0]
        yield Total(column[0].id, name, sum(values) / len(values), max(values, key=abs), sum(one.fault for one in column), column[0].share)
