"""Two samples of one kind are not told apart, two of different kinds are."""

from __future__ import annotations

import sys
from random import Random

import pytest

from generator.document import to_text
from generator.errors import RequestError
from generator.evaluating.measure import Candidate
from generator.evaluating.telling import stretches, tell_apart
from generator.parsing.parser import parse

SHORT = ("要压实责任。", "要加快进度。", "要守住底线。", "务必抓早抓小。", "决不能掉以轻心。", "发现问题立即整改。")
LONG = (
    "要健全隐患排查治理台账，逐项明确整改责任人和完成时限，确保问题闭环销号。",
    "各级各部门要压实责任、加强协同，对履职不力的严肃追责问责，推动各项措施落地见效。",
    "要用好农闲时节组织技术培训，把良种良法送到田间地头，带动群众稳定增收。",
    "围绕群众急难愁盼的事项，要优化办理流程、压减申报材料，切实提高服务效能。",
)


def documents(sentences: tuple[str, ...], seed: int, count: int = 8) -> list[Candidate]:
    rng = Random(seed)
    out = []
    for k in range(count):
        document = parse("讲话\n同志们：\n" + "\n".join("".join(rng.choices(sentences, k=10)) for _ in range(14)))
        out.append(Candidate(f"{seed}-{k}", to_text(document), document))
    return out


def test_other_ways_of_writing_are_told_apart_and_one_way_is_not() -> None:
    pytest.importorskip("sklearn")
    told = tell_apart(documents(SHORT, 1), documents(LONG, 2, 16), {})
    assert told.area > 0.99
    assert told.control is not None
    assert 0.2 < told.control < 0.8
    assert told.drafts >= 5
    assert dict(told.features)
    mixed = SHORT + LONG
    assert 0.2 < tell_apart(documents(mixed, 3), documents(mixed, 4), {}).area < 0.8


def test_stretches_are_about_as_long_as_one_another() -> None:
    for run in stretches(documents(LONG, 1, 1)[0]):
        assert 500 <= sum(map(len, run)) < 550


def test_too_few_documents_are_refused() -> None:
    pytest.importorskip("sklearn")
    with pytest.raises(RequestError, match="真实文件 2 篇"):
        tell_apart(documents(LONG, 1), documents(LONG, 2, 2), {})


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sklearn.linear_model", None)
    with pytest.raises(RequestError, match="scikit-learn") as told:
        tell_apart(documents(LONG, 1), documents(LONG, 2), {})
    assert "yishi[eval]" in str(told.value)
