"""The integrations used as a stranger would."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from generator.files.sample_seeds import read_sample_seeds
from generator.integrations import strategies
from generator.parsing.parser import parse
from generator.samples.make import Sample

PATIENT = settings(deadline=None, max_examples=8, suppress_health_check=list(HealthCheck))
pytest_plugins = ["pytester"]


def test_faker() -> None:
    faker = pytest.importorskip("faker")
    from generator.integrations.faker import GongwenProvider

    fake = faker.Faker("zh_CN")
    fake.add_provider(GongwenProvider)
    faker.Faker.seed(4)
    first = (fake.gongwen_speech(topic="消防"), fake.gongwen_title(), fake.gongwen_org(), fake.gongwen_document_number(), fake.gongwen_sentence())
    faker.Faker.seed(4)
    again = (fake.gongwen_speech(topic="消防"), fake.gongwen_title(), fake.gongwen_org(), fake.gongwen_document_number(), fake.gongwen_sentence())
    assert first == again
    assert "消防" in first[0]
    assert parse(first[0]).genre == "speech"
    assert parse(fake.gongwen_news()).genre == "meeting_news"
    assert parse(fake.gongwen_minutes()).genre == "minutes"
    names, _ = read_sample_seeds()
    assert fake.gongwen_place("市")[:-1] in names.places
    assert fake.gongwen_person()[0] in names.surnames
    assert fake.gongwen_post()
    assert fake.gongwen_date().endswith("日")


@PATIENT
@given(strategies.documents(noise=True, faults=True))
def test_hypothesis_documents(sample: Sample) -> None:
    assert all(0 <= mark.start <= mark.end <= len(sample.text) for mark in sample.marked.marks)
    assert len(sample.marked.of("faults")) <= 1


@PATIENT
@given(strategies.texts(genre="纪要"), strategies.places(), strategies.persons(), strategies.document_numbers())
def test_hypothesis_texts_and_names(text: str, place: str, person: str, number: str) -> None:
    assert parse(text).genre == "minutes"
    assert place.endswith("县")
    assert len(person) == 3
    assert "样" in number


def test_pytest_plugin(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        def test_documents(gongwen, gongwen_corpus):
            one, other = gongwen(genre="讲话", length=600), gongwen(genre="讲话", length=600)
            assert one.text != other.text
            assert one.marked.of("tree")
            assert len(gongwen_corpus(2, length=600, fault="title-mark")) == 2

        def test_same_in_every_run(gongwen):
            print("MADE", hash(gongwen(length=600).text.encode()) != 0, gongwen(length=600).id)
        """
    )
    pytester.runpytest_inprocess().assert_outcomes(passed=2)
