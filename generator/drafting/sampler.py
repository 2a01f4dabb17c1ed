"""Sampling from the learned chains under constraints, exactly: no dead ends, no retries.

``V[r][s]`` is the probability that a chain in state ``s`` ends after exactly ``r`` more steps; drawing each step in proportion to
``p(s → t) · V[r-1][t]`` samples from the chain conditioned on its length (Maillard and others 2014 use the same recursion).
"""

from __future__ import annotations

from collections.abc import Sequence
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


def sample_path(chain: Chain, length: int, *, rng: Random, allowed: frozenset[str] | None = None) -> list[str]:
    """A walk of exactly ``length`` states through a chain, over the allowed states only.

    >>> sample_path({"<": {"a": 1}, "a": {"b": 1, ">": 9}, "b": {">": 1}}, 2, rng=Random(1))
    ['a', 'b']

    Raises :class:`~generator.errors.RequestError` when no such walk exists.
    """
    states = [state for state in chain if state != BEGIN and (allowed is None or state in allowed)]
    value: list[dict[str, float]] = [{state: _share(chain, state, END) for state in states}]
    for _ in range(1, length):
        last = value[-1]
        value.append({state: sum(_share(chain, state, other) * last[other] for other in states if last[other]) for state in states})
    path: list[str] = []
    state = BEGIN
    for left in range(length - 1, -1, -1):
        weights = [_share(chain, state, other) * value[left][other] for other in states]
        if sum(weights) <= 0:
            raise RequestError(f"链上没有长度为 {length} 的走法")
        state = choose(states, weights, rng=rng)
        path.append(state)
    return path


def _share(chain: Chain, state: str, following: str) -> float:
    row = chain.get(state, {})
    total = sum(row.values())
    return row.get(following, 0) / total if total else 0.0
