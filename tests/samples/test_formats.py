"""The outputs open in the tools that people use, and say there what they say here."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from generator.samples.card import Receipt, count, data_card, manifest
from generator.samples.formats import FORMATS
from generator.samples.make import Sample
from generator.samples.recipe import Recipe
from generator.samples.records import to_record


def written(samples: list[Sample], name: str, folder: Path) -> Path:
    """A small corpus in one format, with its data card."""
    files = FORMATS[name].write(samples, "train-00000-of-00001")
    assert files == FORMATS[name].write(samples, "train-00000-of-00001"), "the same samples are the same bytes"
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    identity = {"generator": "x", "register": "x", "templates": "x", "file_format": name, "recipe": Recipe(len(samples)).plain()}
    told = manifest(identity, [Receipt("train-00000-of-00001", "train", len(samples), {}, count(samples))])
    (folder / "README.md").write_text(data_card(told), "utf-8")
    return folder


@pytest.fixture(scope="module")
def some(messy: list[Sample], faulty: list[Sample]) -> list[Sample]:
    return [*messy[:12], *faulty[:12]]


@pytest.mark.parametrize("name", ["jsonl", "parquet"])
def test_datasets(some: list[Sample], tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    datasets = pytest.importorskip("datasets")
    if name == "parquet":
        pytest.importorskip("pyarrow")
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    loaded = datasets.load_dataset(str(written(some, name, tmp_path / "corpus")), cache_dir=str(tmp_path / "cache"))["train"]
    assert [row["id"] for row in loaded] == [sample.id for sample in some]
    for row, sample in zip(loaded, some, strict=True):
        assert row["text"] == sample.text
        assert all(row["text"][one["start"] : one["end"]] == one["text"] for one in row["labels"]["entities"])


def test_pandas_and_polars_and_duckdb(some: list[Sample], tmp_path: Path) -> None:
    pandas, polars, duckdb = (pytest.importorskip(name) for name in ("pandas", "polars", "duckdb"))
    pytest.importorskip("pyarrow")
    written(some, "parquet", tmp_path)
    written(some, "jsonl", tmp_path)
    due = [sample.text for sample in some]
    assert list(pandas.read_json(tmp_path / "train-00000-of-00001.jsonl", lines=True)["text"]) == due
    assert list(pandas.read_parquet(tmp_path / "train-00000-of-00001.parquet")["text"]) == due
    assert polars.read_parquet(tmp_path / "train-00000-of-00001.parquet")["text"].to_list() == due
    assert polars.read_ndjson(tmp_path / "train-00000-of-00001.jsonl", infer_schema_length=None)["text"].to_list() == due
    with duckdb.connect() as base:
        for name in ("parquet", "jsonl"):
            found = base.sql(f"select text, len(labels.entities) from '{tmp_path}/train-*.{name}'").fetchall()
            assert found == [(sample.text, len(sample.marked.of("entities"))) for sample in some]


def test_spacy(some: list[Sample]) -> None:
    spacy = pytest.importorskip("spacy")
    (data,) = FORMATS["docbin"].write(some, "x").values()
    docs = list(spacy.tokens.DocBin().from_bytes(data).get_docs(spacy.blank("zh").vocab))
    for doc, sample in zip(docs, some, strict=True):
        assert doc.text == sample.text
        due = sorted((mark.start, mark.end, mark.facts["type"]) for mark in sample.marked.of("entities"))
        assert [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents] == due
        assert len(doc.spans["tree"]) == len(sample.marked.of("tree"))


def test_conll_spells_out_every_entity(some: list[Sample]) -> None:
    (data,) = FORMATS["conll"].write(some, "x").values()
    found: list[str] = []
    for line in data.decode().splitlines():
        character, _, tag = line.partition("\t")
        if tag.startswith("B-"):
            found.append(character)
        elif tag.startswith("I-"):
            found[-1] += character
    due = [mark.cut(sample.text) for sample in some for mark in sorted(sample.marked.of("entities"), key=lambda mark: mark.start)]
    assert found == ["".join(text.split()) for text in due]


def test_doccano_and_label_studio(some: list[Sample]) -> None:
    (data,) = FORMATS["doccano"].write(some, "x").values()
    (tasks,) = FORMATS["labelstudio"].write(some, "x").values()
    for line, task, sample in zip(data.decode().splitlines(), json.loads(tasks), some, strict=True):
        plain = json.loads(line)
        due = sorted((mark.start, mark.end, mark.facts["type"]) for mark in sample.marked.of("entities"))
        assert [tuple(one) for one in plain["label"]] == due
        values = [one["value"] for one in task["annotations"][0]["result"]]
        assert all(sample.text[one["start"] : one["end"]] == one["text"] for one in values)
        assert len(values) == len(due)


def test_files_of_their_own(some: list[Sample]) -> None:
    files = FORMATS["txt"].write(some, "x")
    for sample in some:
        assert files[f"x/{sample.id}.txt"].decode(sample.encoding) == sample.text
    assert any(sample.encoding == "gb18030" for sample in some)
    docx = pytest.importorskip("docx")
    words = FORMATS["docx"].write(some[-2:], "x")
    for sample in some[-2:]:
        data = words[f"x/{sample.id}.docx"]
        assert "\n".join(one.text for one in docx.Document(io.BytesIO(data)).paragraphs) == sample.text
        assert {one.date_time for one in zipfile.ZipFile(io.BytesIO(data)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_records_have_what_the_data_card_says(some: list[Sample]) -> None:
    for sample in some:
        record = to_record(sample)
        assert set(record) == {"id", "text", "labels", "clean", "meta"}
        assert json.loads(json.dumps(record, ensure_ascii=False)) == record
