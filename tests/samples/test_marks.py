"""Labels keep their text through any edits that do not touch it."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.samples.marks import Change, Mark, Marked, apply

TEXT = "".join(chr(0x4E00 + k) for k in range(60))


PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def changes(draw: st.DrawFn) -> list[Change]:
    cuts = sorted(draw(st.lists(st.integers(0, len(TEXT)), min_size=0, max_size=12)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return [Change(start, end, draw(st.text("abc", max_size=4))) for start, end in pairs]


@PATIENT
@given(changes(), st.integers(0, 59), st.integers(1, 12))
def test_untouched_labels_cut_the_same_text(made: list[Change], start: int, length: int) -> None:
    end = min(len(TEXT), start + length)
    after = apply(Marked(TEXT, (Mark("entities", start, end),)), made)
    inside = [change for change in made if change.start < end and change.end > start] + [change for change in made if start < change.start == change.end < end]
    if not inside:
        assert after.marks[0].cut(after.text) == TEXT[start:end]
    for mark in after.marks:
        assert 0 <= mark.start <= mark.end <= len(after.text)


@PATIENT
@given(changes())
def test_neighbours_stay_in_order(made: list[Change]) -> None:
    marks = tuple(Mark("sentences", k, k + 5) for k in range(0, 60, 5))
    after = apply(Marked(TEXT, marks), made)
    for one, other in zip(after.marks, after.marks[1:], strict=False):
        assert one.end <= other.start


def test_what_is_inserted_brings_its_own_labels() -> None:
    after = apply(Marked("甲乙"), [Change(1, 1, "（记者 谷听溪）", (Mark("entities", 4, 7),))])
    assert after.marks[0].cut(after.text) == "谷听溪"
