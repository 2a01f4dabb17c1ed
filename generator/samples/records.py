"""A sample as a plain record: ``id``, ``text``, ``labels``, ``clean`` and ``meta``."""

from __future__ import annotations

from typing import Any

from generator.samples.labels import FIELDS
from generator.samples.make import Sample

#: A document that is no compilation is piece 0; a part that stands on its own line is not inline.
_MISSING = {"piece": 0, "inline": False}
_DEFAULTS = {layer: {name: _MISSING.get(name) for name in fields} for layer, fields in FIELDS.items()}


def to_record(sample: Sample) -> dict[str, Any]:
    """The record of a sample. Every label that marks a place has ``start``, ``end`` and ``text``, the piece it cuts out of ``text``."""
    text = sample.text
    labels: dict[str, Any] = {"genre": sample.genre, "topic": sample.topic}
    layers: dict[str, list[dict[str, Any]]] = {layer: [] for layer in FIELDS}
    for mark in sorted(sample.marked.marks, key=lambda mark: (mark.start, -mark.end)):
        layer = mark.layer
        layers[layer].append({"start": mark.start, "end": mark.end, "text": text[mark.start : mark.end], **_DEFAULTS[layer], **mark.facts})
    meta = {"split": sample.split, "number": sample.number, "seed": sample.seed, "level": sample.level, "noise": list(sample.noise), "encoding": sample.encoding}
    return {"id": sample.id, "text": text, "labels": {**labels, **layers}, "clean": sample.clean, "meta": meta}
