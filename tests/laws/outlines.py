"""Hypothesis strategies for outlines: every field that a draft depends on, to depth three, with blanks and given text mixed."""

from __future__ import annotations

from hypothesis import strategies as st

from generator.document import Genre
from generator.drafting.outline import Layout, Outline, Passage, SectionOutline

from .strategies import PHRASES, headings, paragraphs

TOPICS = ("安全生产", "养老", "重大项目建设", "校园安全", "低空经济")
passages = st.lists(paragraphs.map(Passage), min_size=1, max_size=2).map(tuple)
figures = st.integers(11, 9999)
facts = st.builds(lambda phrase, n: f"{phrase}{n}项", st.sampled_from(("完成整改", "新建站点", "办结诉求", "排查隐患")), figures)


def blank_or(strategy: st.SearchStrategy) -> st.SearchStrategy:  # type: ignore[type-arg]
    return st.one_of(st.none(), st.none(), strategy)


@st.composite
def sections(draw: st.DrawFn, depth: int = 2, *, locks: bool = True) -> SectionOutline:
    points = None
    if depth and draw(st.booleans()):
        points = tuple(draw(st.lists(sections(depth - 1, locks=locks), min_size=2, max_size=3)))
    content = draw(blank_or(passages))
    if points is not None and content is None and draw(st.booleans()):
        content = ()
    return SectionOutline(
        draw(blank_or(headings)), content, points,
        layout=draw(st.sampled_from((None, Layout.RUN_IN))) if points else None,
        locked=draw(st.sampled_from((frozenset(), frozenset(), frozenset({"content"}), frozenset({""})))) if locks else frozenset(),
    )


@st.composite
def outlines(draw: st.DrawFn, *, locks: bool = True) -> Outline:
    return Outline(
        draw(st.sampled_from(TOPICS)),
        draw(st.sampled_from((Genre.SPEECH, Genre.SPEECH, Genre.MEETING_NEWS, Genre.MINUTES))),
        title=draw(blank_or(st.sampled_from(PHRASES).map(lambda one: f"在{one}会议上的讲话"))),
        speaker=draw(blank_or(st.just("×××"))),
        time=draw(blank_or(st.just("×月×日"))),
        length=draw(st.integers(300, 1500)),
        opening=draw(blank_or(passages)),
        sections=draw(blank_or(st.lists(sections(locks=locks), min_size=1, max_size=3).map(tuple))),
        closing=draw(blank_or(passages.map(lambda given: tuple(Passage("同志们，" + one.text) for one in given)))),
        facts=tuple(draw(st.lists(facts, max_size=2, unique=True))),
        seed=draw(st.integers(0, 50)),
        locked=draw(st.sampled_from((frozenset(), frozenset({"opening"})))) if locks else frozenset(),
    )
