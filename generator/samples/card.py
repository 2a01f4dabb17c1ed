"""What is told of a corpus beside its shards: the manifest for programs, the data card for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.samples.make import Sample

MANIFEST_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Receipt:
    """That a shard was written: its files with sha256 and size, and what is in it. Plain values, so that it can be stored."""

    stem: str
    split: str
    records: int
    files: Mapping[str, Mapping[str, Any]]
    counts: Mapping[str, Mapping[str, int]]


def count(samples: Sequence[Sample]) -> dict[str, dict[str, int]]:
    """How many documents, labels, faults and kinds of mess some samples hold."""
    counters: dict[str, Counter[str]] = {name: Counter() for name in ("genre", "topic", "noise", "faults", "entities", "layers", "text")}
    for sample in samples:
        counters["genre"][sample.genre] += 1
        counters["topic"][sample.topic] += 1
        counters["noise"].update(sample.noise)
        counters["text"]["characters"] += len(sample.text)
        for mark in sample.marked.marks:
            counters["layers"][mark.layer] += 1
            if mark.layer == "faults":
                counters["faults"][mark.facts["kind"]] += 1
            elif mark.layer == "entities":
                counters["entities"][mark.facts["type"]] += 1
    return {name: dict(sorted(counter.items())) for name, counter in counters.items()}


def total(receipts: Sequence[Receipt]) -> dict[str, dict[str, int]]:
    """The counts of all shards together."""
    sums: dict[str, Counter[str]] = {}
    for receipt in receipts:
        for name, counts in receipt.counts.items():
            sums.setdefault(name, Counter()).update(counts)
        sums.setdefault("split", Counter())[receipt.split] += receipt.records
    return {name: dict(sorted(counter.items())) for name, counter in sums.items()}


def manifest(identity: Mapping[str, Any], receipts: Sequence[Receipt]) -> dict[str, Any]:
    """Everything a program needs to check and to repeat a corpus."""
    return {
        "format": MANIFEST_FORMAT,
        **identity,
        "records": sum(receipt.records for receipt in receipts),
        "counts": total(receipts),
        "shards": [{"stem": one.stem, "split": one.split, "records": one.records, "files": dict(one.files), "counts": dict(one.counts)} for one in receipts],
    }


def receipts_of(plain: Mapping[str, Any]) -> list[Receipt]:
    """The receipts that a manifest holds."""
    return [Receipt(one["stem"], one["split"], one["records"], one["files"], one["counts"]) for one in plain["shards"]]


_TABLES = (("split", "划分", "篇"), ("genre", "文种", "篇"), ("noise", "凌乱", "篇"), ("faults", "毛病", "处"), ("entities", "实体", "处"), ("layers", "标注", "处"))
#: Formats that the hub of datasets reads by itself.
_LOADED = {"jsonl": "jsonl", "parquet": "parquet"}


def data_card(plain: Mapping[str, Any]) -> str:
    """The README of a corpus; its head lets ``datasets.load_dataset(folder)`` find the splits."""
    counts = plain["counts"]
    head = ["---", "license: cc0-1.0", "language: [zh]", "pretty_name: 一是样本语料"]
    ending = _LOADED.get(plain["file_format"])
    if ending:
        head += ["configs:", "- config_name: default", "  data_files:"]
        head += [f"  - {{split: {_hub(split)}, path: {split}-*.{ending}}}" for split in plain["recipe"]["split"] if counts["split"].get(split)]
    lines = [
        *head,
        "---",
        "",
        "# 一是样本语料",
        "",
        "本语料由 yishi 程序自动生成合成（人工智能生成合成内容），人名、地名、机构、文号、数字全部虚构，只供测试软件使用，不得当作真实公文。",
        "",
        f"- 篇数：{plain['records']}，共 {counts['text']['characters']:,} 字",
        f"- 生成程序：yishi {plain['generator']}；语体库 sha256：`{plain['register']}`；模板 sha256：`{plain['templates']}`",
        f"- 格式：{plain['file_format']}；参数见 `manifest.json`，同样的参数和语体库得到同样的字节",
        "- 标注：每条有 `start`、`end`（`text` 里的码点位置，左闭右开）和 `text`（切出的那一段）；未加凌乱和毛病的原文在 `clean`",
        "",
    ]
    for name, title, unit in _TABLES:
        if counts.get(name):
            lines += [f"| {title} | {unit}数 |", "|---|---|", *(f"| {key} | {number} |" for key, number in counts[name].items()), ""]
    return "\n".join(lines)


def _hub(split: str) -> str:
    return "validation" if split in ("dev", "valid") else split
