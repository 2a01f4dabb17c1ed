"""Samples as the bytes of files: one table of formats, each a function from samples to named files."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from generator.errors import RequestError
from generator.samples.labels import FIELDS
from generator.samples.make import Sample
from generator.samples.records import to_record

Files = dict[str, bytes]
#: No file tells when it was made: the same samples are the same bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Format:
    """How a shard is written: ``write`` gives the bytes of each of its files by name."""

    write: Callable[[Sequence[Sample], str], Files]
    saying: str
    needs: str = ""  # a package that is not always installed, and the extra that brings it
    extra: str = ""


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _jsonl(samples: Sequence[Sample], stem: str) -> Files:
    return {f"{stem}.jsonl": ("\n".join(_line(to_record(sample)) for sample in samples) + "\n").encode()}


def _parquet(samples: Sequence[Sample], stem: str) -> Files:
    import pyarrow as pa
    import pyarrow.parquet as pq

    types: Mapping[str, Any] = {"int": pa.int64(), "str": pa.string(), "bool": pa.bool_(), "ints": pa.list_(pa.int64()), "strs": pa.list_(pa.string())}

    def layer(fields: Mapping[str, str]) -> Any:
        place = [("start", pa.int64()), ("end", pa.int64()), ("text", pa.string())]
        return pa.list_(pa.struct([*place, *((name, types[kind]) for name, kind in fields.items())]))

    labels = pa.struct([("genre", pa.string()), ("topic", pa.string()), *((name, layer(fields)) for name, fields in FIELDS.items())])
    meta = pa.struct([("split", pa.string()), ("number", pa.int64()), ("seed", pa.int64()), ("level", pa.string()), ("noise", pa.list_(pa.string())), ("encoding", pa.string())])
    schema = pa.schema([("id", pa.string()), ("text", pa.string()), ("labels", labels), ("clean", pa.string()), ("meta", meta)])
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([to_record(sample) for sample in samples], schema=schema), out, compression="zstd")
    return {f"{stem}.parquet": out.getvalue()}


def _txt(samples: Sequence[Sample], stem: str) -> Files:
    """Each text in a file of its own, in the encoding its record names; the labels beside them."""
    files = {f"{stem}/{sample.id}.txt": sample.text.encode(sample.encoding, "replace") for sample in samples}
    return {**files, **{name.replace(".jsonl", ".labels.jsonl"): data for name, data in _jsonl(samples, stem).items()}}


def _docx(samples: Sequence[Sample], stem: str) -> Files:
    files = {f"{stem}/{sample.id}.docx": _word(sample.text) for sample in samples}
    return {**files, **{name.replace(".jsonl", ".labels.jsonl"): data for name, data in _jsonl(samples, stem).items()}}


def _word(text: str) -> bytes:
    import docx

    document = docx.Document()
    for line in text.replace("\r\n", "\n").split("\n"):
        document.add_paragraph(line)
    saved = io.BytesIO()
    document.save(saved)
    out = io.BytesIO()
    with zipfile.ZipFile(saved) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(zipfile.ZipInfo(name, _EPOCH), before.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _entities(sample: Sample) -> list[tuple[int, int, str]]:
    return sorted((mark.start, mark.end, str(mark.facts["type"])) for mark in sample.marked.of("entities"))


def _conll(samples: Sequence[Sample], stem: str) -> Files:
    """One character a line with its BIO tag; a blank line ends a line of text, ``# id`` begins a document."""
    out: list[str] = []
    for sample in samples:
        tags = ["O"] * len(sample.text)
        for start, end, kind in _entities(sample):
            tags[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
        out.append(f"# id = {sample.id}")
        out += (f"{character}\t{tag}" if not character.isspace() else "" for character, tag in zip(sample.text, tags, strict=True) if character == "\n" or not character.isspace())
        out.append("")
    return {f"{stem}.conll": ("\n".join(out) + "\n").encode()}


def _docbin(samples: Sequence[Sample], stem: str) -> Files:
    """spaCy documents cut into characters: entities as ``ents``; sections, parts and faults as span groups."""
    import spacy
    from spacy.tokens import DocBin

    cut = spacy.blank("zh")
    store = DocBin(attrs=["ENT_IOB", "ENT_TYPE"], store_user_data=True)
    groups = (("tree", "depth"), ("parts", "part"), ("faults", "kind"), ("sentences", "role"))
    for sample in samples:
        doc = cut.make_doc(sample.text)
        doc.user_data["id"] = sample.id
        doc.cats = {sample.genre: 1.0}
        doc.ents = [span for start, end, kind in _entities(sample) if (span := doc.char_span(start, end, kind, alignment_mode="expand")) is not None]
        for layer, name in groups:
            found = (doc.char_span(mark.start, mark.end, str(mark.facts[name]), alignment_mode="expand") for mark in sample.marked.of(layer) if mark.end > mark.start)
            doc.spans[layer] = [span for span in found if span is not None]
        store.add(doc)
    return {f"{stem}.spacy": bytes(store.to_bytes())}


def _doccano(samples: Sequence[Sample], stem: str) -> Files:
    lines = (_line({"id": sample.number, "text": sample.text, "label": [list(entity) for entity in _entities(sample)]}) for sample in samples)
    return {f"{stem}.doccano.jsonl": ("\n".join(lines) + "\n").encode()}


def _labelstudio(samples: Sequence[Sample], stem: str) -> Files:
    tasks = []
    for sample in samples:
        result = [
            {"id": f"{sample.id}-{k}", "from_name": "label", "to_name": "text", "type": "labels", "value": {"start": start, "end": end, "text": sample.text[start:end], "labels": [kind]}}
            for k, (start, end, kind) in enumerate(_entities(sample))
        ]
        tasks.append({"data": {"id": sample.id, "text": sample.text}, "annotations": [{"result": result}]})
    return {f"{stem}.labelstudio.json": _line(tasks).encode()}


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "jsonl": Format(_jsonl, "一行一篇，全部标注"),
        "parquet": Format(_parquet, "列式，全部标注", "pyarrow", "samples"),
        "txt": Format(_txt, "一篇一个文本文件，标注另放"),
        "docx": Format(_docx, "一篇一个 Word 文件，标注另放", "docx", "docx"),
        "conll": Format(_conll, "一字一行，实体 BIO"),
        "docbin": Format(_docbin, "spaCy DocBin：实体与各类片段", "spacy", "samples"),
        "doccano": Format(_doccano, "doccano 导入：实体"),
        "labelstudio": Format(_labelstudio, "Label Studio 导入：实体"),
    }
)


def format_of(name: str) -> Format:
    """The format of a name; says so when it is unknown or its package is not installed."""
    if name not in FORMATS:
        raise RequestError(f"不认识的格式 {name!r}", advice=f"可用：{'、'.join(FORMATS)}")
    found = FORMATS[name]
    if found.needs:
        from importlib.util import find_spec

        if find_spec(found.needs) is None:
            raise RequestError(f"格式 {name} 需要 {found.needs}，没有安装", advice=f'pip install "yishi[{found.extra}]"')
    return found
