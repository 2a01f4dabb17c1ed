"""Counting how documents are built."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from generator.learning.observations import Observation
from generator.learning.skeleton import Counts, GenreSkeleton, Skeleton, written

_EXAMPLES = 8


def _most(counter: Counter[str], limit: int | None = None) -> Counts:
    return dict(sorted(counter.items(), key=lambda pair: (-pair[1], pair[0]))[:limit])


def learn_skeleton(observations: Iterable[Observation]) -> Skeleton:
    """Count how documents are built, genre by genre."""
    groups: dict[str, list[Observation]] = defaultdict(list)
    for observation in observations:
        groups[observation.genre].append(observation)
    return Skeleton({genre: _genre(groups[genre]) for genre in sorted(groups)})


def _genre(seen: list[Observation]) -> GenreSkeleton:
    parts: Counter[str] = Counter(">".join(one.parts) for one in seen)
    top: Counter[str] = Counter()
    inside: dict[str, Counter[str]] = defaultdict(Counter)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    layout: dict[str, Counter[str]] = defaultdict(Counter)
    for one in seen:
        for entry in one.lists:
            style = written(entry.style)
            counts[style][str(entry.counted)] += 1
            layout[style]["inline" if entry.inline else "line"] += 1
            if entry.depth == 1:
                top[style] += 1
            else:
                inside[written(entry.parent)][style] += 1
        items = Counter(written(entry.style) for entry in one.lists for _ in range(entry.counted))
        holding: Counter[str] = Counter()
        for entry in one.lists:
            if entry.parent:
                holding[written(entry.parent)] += 1
        for style, number in items.items():
            bare = number - holding[style]
            if bare > 0:
                inside[style][""] += bare
    lengths = sorted(one.length for one in seen)
    return GenreSkeleton(
        documents=len(seen),
        lengths=tuple(lengths[min(len(lengths) - 1, k * len(lengths) // 10)] for k in range(11)),
        parts=_most(parts, _EXAMPLES),
        top=_most(top),
        inside={style: _most(counter) for style, counter in sorted(inside.items())},
        counts={style: dict(sorted(counter.items(), key=lambda pair: int(pair[0]))) for style, counter in sorted(counts.items())},
        layout={style: _most(counter) for style, counter in sorted(layout.items())},
        salutations=_most(Counter(one.salutation for one in seen if one.salutation), _EXAMPLES),
        introductions=_most(Counter(text[-24:] for one in seen for text in one.introductions), _EXAMPLES),
        closings=_most(Counter(one.closing[:16] for one in seen if one.closing), _EXAMPLES),
        levels=_most(Counter(one.level for one in seen if one.level)),
    )
