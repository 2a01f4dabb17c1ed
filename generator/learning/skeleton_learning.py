"""Counting how documents are built."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator.learning.observations import Observation
from generator.learning.skeleton import Counts, GenreSkeleton, Skeleton, written

_EXAMPLES = 8


def _most(counter: Counter[str], limit: int | None = None) -> Counts:
    return dict(sorted(counter.items(), key=lambda pair: (-pair[1], pair[0]))[:limit])


def _by_number(counter: Mapping[str, int]) -> Counts:
    return dict(sorted(counter.items(), key=lambda pair: int(pair[0])))


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
        counts={style: _by_number(counter) for style, counter in sorted(counts.items())},
        layout={style: _most(counter) for style, counter in sorted(layout.items())},
        salutations=_most(Counter(one.salutation for one in seen if one.salutation), _EXAMPLES),
        introductions=_most(Counter(text[-24:] for one in seen for text in one.introductions), _EXAMPLES),
        closings=_most(Counter(one.closing[:16] for one in seen if one.closing), _EXAMPLES),
        levels=_most(Counter(one.level for one in seen if one.level)),
    )


def add_skeletons(skeletons: Sequence[Skeleton], weights: Sequence[float]) -> Skeleton:
    """The skeletons of several registers in one, each counted by its weight; what was seen at all stays seen.

    >>> one, other = (Skeleton({"speech": GenreSkeleton(documents=n, lengths=(100 * n,), top={"一、": n})}) for n in (2, 4))
    >>> added = add_skeletons([one, other], [1, 0.5]).of("speech")
    >>> added.documents, added.lengths, added.top
    (4, (300,), {'一、': 4})
    """
    groups: dict[str, list[tuple[GenreSkeleton, float]]] = defaultdict(list)
    for skeleton, weight in zip(skeletons, weights, strict=True):
        for genre, one in skeleton.genres.items():
            groups[genre].append((one, weight))
    return Skeleton({genre: _added(groups[genre]) for genre in sorted(groups)})


def _added(seen: Sequence[tuple[GenreSkeleton, float]]) -> GenreSkeleton:
    def count(tables: Iterable[Counts]) -> Counter[str]:
        total: dict[str, float] = defaultdict(float)
        for table, (_, weight) in zip(tables, seen, strict=True):
            for name, times in table.items():
                total[name] += weight * times
        return Counter({name: max(1, round(times)) for name, times in total.items()})

    def by_style(tables: Sequence[dict[str, Counts]]) -> dict[str, Counter[str]]:
        return {style: count(table.get(style, {}) for table in tables) for style in sorted({style for table in tables for style in table})}

    known = [(one.lengths, weight * one.documents) for one, weight in seen if one.lengths]
    whole = sum(share for _, share in known)
    deciles = zip(*(row for row, _ in known), strict=True)
    return GenreSkeleton(
        documents=max(1, round(sum(weight * one.documents for one, weight in seen))),
        lengths=tuple(round(sum(share * length for length, (_, share) in zip(row, known, strict=True)) / whole) for row in deciles),
        parts=_most(count(one.parts for one, _ in seen), _EXAMPLES),
        top=_most(count(one.top for one, _ in seen)),
        inside={style: _most(counter) for style, counter in by_style([one.inside for one, _ in seen]).items()},
        counts={style: _by_number(counter) for style, counter in by_style([one.counts for one, _ in seen]).items()},
        layout={style: _most(counter) for style, counter in by_style([one.layout for one, _ in seen]).items()},
        salutations=_most(count(one.salutations for one, _ in seen), _EXAMPLES),
        introductions=_most(count(one.introductions for one, _ in seen), _EXAMPLES),
        closings=_most(count(one.closings for one, _ in seen), _EXAMPLES),
        levels=_most(count(one.levels for one, _ in seen)),
    )
