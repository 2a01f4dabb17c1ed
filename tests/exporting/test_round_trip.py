"""The first law holds for files too: what was exported, label and all, is read back as the same tree."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.document import Document, Paragraph, Section, Span, to_text, walk
from generator.exporting.data import write_json
from generator.exporting.labels import Mark, mark_draft
from generator.exporting.manuscript import Manuscript
from generator.exporting.profile import Place, Profile
from generator.files.documents import read_document
from generator.parsing.clean import clean
from generator.parsing.parser import parse
from generator.parsing.pieces import split_pieces
from tests.conftest import ROOT
from tests.laws.strategies import documents

from .conftest import RoundTrip

READABLE = (".txt", ".md", ".html", ".docx")
#: Documents as found, one of every kind: the pieces of a compilation among them.
FOUND = sorted(path for path in (ROOT / "seeds" / "documents").iterdir() if path.stem != "README")
CORPUS = sorted((ROOT / "corpus").rglob("*.txt"))[::25]


@pytest.mark.parametrize("suffix", READABLE)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture])
@given(document=documents(), place=st.sampled_from((*Place, None)))
def test_every_format_gives_the_tree_back(document: Document, place: Place | None, suffix: str, round_trip: RoundTrip, profile: Profile) -> None:
    mark = mark_draft(replace(profile.label, place=place)) if place else None
    again = round_trip(document, suffix, mark)
    assert again.documents == (document,)
    assert ("generated" in again.cleaned.metadata) is (mark is not None)


@pytest.mark.parametrize("path", [*FOUND, *CORPUS], ids=lambda path: path.stem)
def test_documents_as_found_give_their_tree_back(path: object, round_trip: RoundTrip, profile: Profile) -> None:
    pieces = split_pieces(clean(read_document(path).text))  # type: ignore[arg-type]
    assert pieces
    for piece in pieces:
        for suffix in READABLE:
            assert round_trip(piece.document, suffix, mark_draft(profile.label)).documents == (piece.document,), suffix


#: Text that means something to Markdown, HTML, XML or to a reader of labels.
AWKWARD = (
    "1. 表中A&B、<未定>项见[附件](第*2*页)，_另行_通知，C:\\目录，`代码`。",
    "# 号、> 号、- 号和 &amp; 都照写，&nbsp;也照写。",
    "日期为    年  月  日，由经办人填写，请各单位按要求办理。",
    "各单位要推广人工智能生成合成内容标识办法，做到应标尽标。",
    "要把“AI辅助生成”的材料交由人工复核，**重点**内容逐条核对。",
)


@pytest.mark.parametrize("suffix", READABLE)
@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_text_stays_as_it_is(text: str, suffix: str, round_trip: RoundTrip, profile: Profile) -> None:
    document = split_pieces(clean(f"关于做好有关工作的通知\n各有关单位：\n{text}\n请遵照执行，抓好落实，并将有关情况及时报告。"))[0].document
    assert round_trip(document, suffix, mark_draft(profile.label)).documents == (document,)


@pytest.mark.parametrize("suffix", READABLE)
def test_the_metadata_comes_back_whole(suffix: str, speech: Document, round_trip: RoundTrip, profile: Profile) -> None:
    mark = mark_draft(replace(profile.label, producer="A-1 'x' \"y\"", produce_id="7"))
    assert mark
    told = round_trip(speech, suffix, mark).raw.metadata
    assert json.loads(told.get("AIGC") or told["meta.aigc"])["AIGC"]["ContentProducer"] == "A-1 'x' \"y\""


@pytest.mark.parametrize("suffix", READABLE)
def test_an_unlabelled_document_has_no_trace_of_a_label(suffix: str, speech: Document, round_trip: RoundTrip) -> None:
    again = round_trip(speech, suffix)
    assert "generated" not in again.cleaned.metadata
    assert not {"AIGC", "meta.aigc"} & set(again.raw.metadata)


def test_json_holds_text_structure_and_label(speech: Document, profile: Profile) -> None:
    data = json.loads(write_json(Manuscript(speech, profile, Mark("本文由AI生成", Place.TAIL, '{"AIGC":{"Label":"1"}}'))))
    (document,) = data["documents"]
    assert data["text"] == to_text(speech)
    assert (data["label"], data["AIGC"]) == ("本文由AI生成", {"Label": "1"})
    assert [item["marker"] for item in document["outline"]] == ["一、", "二、"]
    parts = [block for _, block in walk(speech.body) if isinstance(block, Paragraph)]
    assert [Span(*part["span"]).cut(data["text"]) for part in document["parts"]] == [part.text for part in parts]
    assert any(isinstance(block, Section) and block.inline for _, block in walk(speech.body))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("一二、（）1.是。\n：—《》【】待补&<*[]_#")), max_size=120))
def test_any_text_can_be_laid_out(text: str, round_trip: RoundTrip, profile: Profile) -> None:
    document = parse(text)
    for suffix in READABLE:
        again = round_trip(document, suffix, mark_draft(profile.label))
        assert again.raw.format == suffix.lstrip("."), suffix
