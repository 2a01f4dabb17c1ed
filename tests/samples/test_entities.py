"""No name that can be made is a real one: every combination is tried."""

from __future__ import annotations

import itertools
from importlib.resources import files
from random import Random

import yaml

from generator.files.sample_seeds import read_sample_seeds
from generator.samples.entities import SUFFIX, document_number
from tests.conftest import ROOT


def real_places() -> set[str]:
    """Every place of county level and above, old names too (from the table that cpca ships)."""
    levels = yaml.safe_load((ROOT / "seeds" / "lexicon" / "gazetteer.yaml").read_text("utf-8"))
    return {name for names in levels.values() for name in names}


def known_words() -> dict[str, str]:
    """The words of jieba's dictionary with their tags: nr persons (public figures among them), ns places."""
    lines = (files("jieba") / "dict.txt").read_text("utf-8").splitlines()
    return {line.split(" ")[0]: line.split(" ")[-1] for line in lines}


def test_the_gazetteer_knows_real_places() -> None:
    assert {"朝阳区", "正定县", "郑州市"} <= real_places()
    assert known_words()["毛泽东"] == "nr"


def test_no_place_is_real() -> None:
    names, _ = read_sample_seeds()
    bare = {*names.places, *names.towns, *names.villages}
    real = real_places()
    stems = {place[:-1] for place in real if len(place) > 2}
    made = {name + suffix for name in names.places for suffix in {*SUFFIX.values(), "县", "市", "区"}} | {town + suffix for town in names.towns for suffix in "镇乡县区市"}
    words = known_words()
    assert not made & real
    assert not bare & stems
    assert not {name for name in bare | made if words.get(name, "").startswith("ns")}


def test_no_person_is_a_known_one() -> None:
    names, _ = read_sample_seeds()
    words = known_words()
    people = {"".join(parts) for parts in itertools.product(names.surnames, names.given_first, names.given_second)}
    assert len(people) > 4000
    assert not people & words.keys()


def test_no_body_can_have_issued_a_document_number() -> None:
    names, _ = read_sample_seeds()
    rng = Random(1)
    real = real_places()
    for name in names.places:
        number = document_number(f"{name}县", rng=rng)
        assert number.startswith(f"{name}样"), "样 is in no real organ's code"
        assert not {place[:-1] for place in real if len(place) > 2 and number.startswith(place[:-1])}
