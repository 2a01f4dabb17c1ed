"""The guard against copying finds just the runs that a slow search finds."""

from __future__ import annotations

from itertools import product
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.drafting.anew import Anew
from generator.drafting.copying import CopyGuard
from generator.drafting.rewording import Piece
from generator.drafting.supply import Supply
from generator.language.kinds import Kind
from generator.language.windows import WINDOW, encoded, window_at
from generator.learning.register import Register


def windows(*texts: str) -> frozenset[int]:
    return frozenset(window_at(encoded(text), k) for text in texts for k in range(len(text) - WINDOW + 1))


def first_run(text: str, known: frozenset[int], longest: int) -> tuple[int, int] | None:
    """The first maximal row of known windows that makes a run longer than allowed."""
    holds = [window_at(encoded(text), k) in known for k in range(len(text) - WINDOW + 1)] + [False]
    begin = 0
    for k, one in enumerate(holds):
        if one:
            continue
        if k > begin and k - 1 + WINDOW - begin > longest:
            return begin, k - 1 + WINDOW
        begin = k + 1
    return None


@settings(max_examples=400)
@given(st.integers(0, 1 << 32), st.integers(WINDOW, 40))
def test_every_long_run_is_found_and_no_other(seed: int, longest: int) -> None:
    rng = Random(seed)
    training = "".join(rng.choices("压实责任完善制度抓好落实", k=200))
    text = ""
    while len(text) < 150:
        at = rng.randrange(180)
        text += training[at : at + rng.randrange(2, 50)] + rng.choice(["", "，", "切实"])
    known = windows(training)
    guard = CopyGuard(known, longest)
    assert guard.too_long(text) == first_run(text, known, longest)
    assert guard.copies(text) is (guard.too_long(text) is not None)


def test_the_one_way_that_copies_nothing_is_found(register: Register) -> None:
    rng = Random(3)
    clauses = [["要" + "".join(chr(0x4E00 + rng.randrange(8000)) for _ in range(12)) for _ in range(5)] for _ in range(3)]
    free = [options[4 - k] for k, options in enumerate(clauses)]  # of three rewordings: two clauses of one are copied
    others = [way for way in product(*clauses) if way[:2] != tuple(free[:2]) and way[1:] != tuple(free[1:])]
    guard = CopyGuard(windows(*("。" + "，".join(way) + "。" for way in others)))
    pieces = [Piece(first, Kind.DEMAND, tuple(rest)) for first, *rest in clauses]
    supply = Supply(register)
    subject = supply.subject("养老服务", "县")
    for seed in range(20):
        said = Anew(supply.varier, subject, guard, rng=rng, turn=seed).reword(pieces, "，".join(options[0] for options in clauses), "。", "", lambda _: False, level=None)
        assert said is not None
        assert said[0] == "，".join(free)
