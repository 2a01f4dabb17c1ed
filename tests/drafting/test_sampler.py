"""The sampler draws just the walks that keep to what is asked, as often as the chain goes them, and says what cannot be kept."""

from __future__ import annotations

import itertools
from collections import Counter
from math import prod, sqrt
from random import Random

import pytest

from generator.drafting.sampler import sample_path
from generator.errors import RequestError
from generator.learning.phrases import Chain

CHAIN: Chain = {
    "<": {"a": 3, "b": 1},
    "a": {"a": 1, "b": 2, "c": 1, ">": 2},
    "b": {"a": 2, "c": 2, ">": 1},
    "c": {"b": 1, ">": 3},
}
DRAWS = 4000


def share(state: str, following: str) -> float:
    return CHAIN[state].get(following, 0) / sum(CHAIN[state].values())


def walks(least: int, most: int, *, states: str, required: str, endings: str) -> dict[tuple[str, ...], float]:
    """Every walk that keeps to what is asked, with how likely the chain goes it among them: by going through all."""
    all_walks = (walk for length in range(least, most + 1) for walk in itertools.product(states, repeat=length))
    kept = {walk: prod(itertools.starmap(share, itertools.pairwise(("<", *walk, ">")))) for walk in all_walks if set(required) <= set(walk) and walk[-1] in endings}
    whole = sum(kept.values())
    return {walk: likely / whole for walk, likely in kept.items() if likely}


@pytest.mark.parametrize(
    ("least", "most", "states", "required", "endings"), [(3, 3, "abc", "", "abc"), (1, 4, "abc", "", "abc"), (2, 4, "abc", "bc", "ab"), (1, 3, "ab", "b", "a"), (4, 5, "abc", "abc", "c")]
)
def test_walks_are_drawn_as_often_as_the_chain_goes_them(least: int, most: int, states: str, required: str, endings: str) -> None:
    expected = walks(least, most, states=states, required=required, endings=endings)
    rng = Random(7)
    forbidden = set("abc") - set(states)
    drawn = Counter(tuple(sample_path(CHAIN, least, most, rng=rng, forbidden=forbidden, required=required, endings=endings)) for _ in range(DRAWS))
    assert set(drawn) <= set(expected)
    for walk, likely in expected.items():
        assert abs(drawn[walk] / DRAWS - likely) < 5 * sqrt(likely / DRAWS), walk


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"required": ("d",)}, "链上没有 2 步的走法：要经过“d”"),
        ({"allowed": ("a",), "endings": ("c",)}, "链上没有 2 步的走法：要止于“c”"),
        ({"allowed": ("c",)}, "链上没有 2 步的走法：能经过的不够"),
    ],
)
def test_what_cannot_be_kept_is_said(asked: dict[str, tuple[str, ...]], said: str) -> None:
    with pytest.raises(RequestError, match=said):
        sample_path(CHAIN, 2, rng=Random(1), **asked)


def test_a_chain_that_has_no_walk_so_long_says_just_that() -> None:
    with pytest.raises(RequestError, match=r"^链上没有 3–4 步的走法$"):
        sample_path({"<": {"a": 1}, "a": {">": 1}}, 3, 4, rng=Random(1))
