"""Sampling from the learned chains under constraints, exactly: no dead ends, no retries.

``V[r][s, m]`` is the probability that a chain in state ``s``, which has come to ``m`` of the states that it must come to, ends as it is to after exactly
``r`` more steps; drawing each step in proportion to ``p(s → t) · V[r-1][t, m ∪ t]`` samples from the chain conditioned on all of that (Maillard and
others 2014 use the same recursion).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations
from random import Random
from typing import TypeVar

from generator.errors import RequestError
from generator.learning.phrases import BEGIN, END, Chain

T = TypeVar("T")


def choose(options: Sequence[T], weights: Sequence[float], *, rng: Random) -> T:
    """Draw one option in proportion to its weight; the first one when all weights are zero."""
    total = sum(weights)
    if total <= 0:
        return options[0]
    point = rng.random() * total
    for option, weight in zip(options, weights, strict=True):
        point -= weight
        if point < 0:
            return option
    return options[-1]


def sample_path(
    chain: Chain, least: int, most: int | None = None, *, rng: Random, allowed: Collection[str] | None = None, forbidden: Collection[str] = (), required: Collection[str] = (), endings: Collection[str] | None = None
) -> list[str]:
    """A walk through a chain of ``least`` to ``most`` states (``None``: of just ``least``), drawn as often as the chain goes it among all that keep to this.

    ``allowed``: the only states it may come to, and none ``forbidden``; ``required``: those it must come to; ``endings``: those it may end with.
    Raises :class:`~generator.errors.RequestError`, which says what cannot be kept, when no such walk exists.

    >>> chain = {"<": {"a": 1}, "a": {"b": 1, ">": 9}, "b": {"b": 1, ">": 1}}
    >>> sample_path(chain, 2, rng=Random(1)), sample_path(chain, 1, 3, rng=Random(1), required=("b",), endings=("b",))[:2]
    (['a', 'b'], ['a', 'b'])
    >>> sample_path(chain, 2, rng=Random(1), required=("c",))
    Traceback (most recent call last):
    generator.errors.RequestError: 链上没有 2 步的走法：要经过“c”
    """
    longest = least if most is None else most
    states = [state for state in chain if state != BEGIN and (allowed is None or state in allowed) and state not in forbidden]
    values = _values(chain, states, longest, required, endings)
    lengths = range(max(1, least), longest + 1)
    begun = [sum(_share(chain, BEGIN, state) * values[length - 1][state, _seen(state, required)] for state in states) for length in lengths]
    if not any(begun):
        raise RequestError(f"链上没有 {least if longest == least else f'{least}–{longest}'} 步的走法{_why_not(chain, least, longest, states, required, endings)}")
    left = choose(lengths, begun, rng=rng) if len(lengths) > 1 else longest
    path: list[str] = []
    state, seen = BEGIN, frozenset[str]()
    while left:
        left -= 1
        weights = [_share(chain, state, other) * values[left][other, seen | _seen(other, required)] for other in states]
        state = choose(states, weights, rng=rng)
        seen |= _seen(state, required)
        path.append(state)
    return path


def _seen(state: str, required: Collection[str]) -> frozenset[str]:
    return frozenset({state}) if state in required else frozenset()


def _values(chain: Chain, states: Sequence[str], longest: int, required: Collection[str], endings: Collection[str] | None) -> list[dict[tuple[str, frozenset[str]], float]]:
    """For each number of steps that are left, from each state with what it has come to of what is ``required``: how likely the chain then ends as it is to."""
    every = sorted(set(required))
    come_to = [frozenset(some) for size in range(len(every) + 1) for some in combinations(every, size)]
    done = come_to[-1]
    values = [{(state, seen): _share(chain, state, END) * (seen == done and (endings is None or state in endings)) for state in states for seen in come_to}]
    for _ in range(1, longest):
        last = values[-1]
        values.append({(state, seen): sum(_share(chain, state, other) * last[other, seen | _seen(other, required)] for other in states) for state in states for seen in come_to})
    return values


def _why_not(chain: Chain, least: int, longest: int, states: Sequence[str], required: Collection[str], endings: Collection[str] | None) -> str:
    """What keeps a chain from all walks of some lengths: what it must come to, what it must end with, or what it may come to; "" where it has none of these lengths."""

    def has_one(states: Sequence[str], required: Collection[str], endings: Collection[str] | None) -> bool:
        values = _values(chain, states, longest, required, endings)
        return any(_share(chain, BEGIN, state) * values[length - 1][state, _seen(state, required)] for length in range(max(1, least), longest + 1) for state in states)

    if has_one(states, (), endings):
        return f"：要经过“{'、'.join(sorted(required))}”"
    if has_one(states, (), None):
        return f"：要止于“{'、'.join(sorted(endings or ()))}”"
    return "：能经过的不够" if has_one([state for state in chain if state != BEGIN], (), None) else ""


def _share(chain: Chain, state: str, following: str) -> float:
    row = chain.get(state, {})
    total = sum(row.values())
    return row.get(following, 0) / total if total else 0.0
