"""The label of generated text: words that a person sees and a string that a machine reads (GB 45438—2025)."""

from __future__ import annotations

import json
from dataclasses import dataclass

from generator.exporting.profile import Label, Place

#: The name of the metadata field in every format.
FIELD = "AIGC"
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Mark:
    """What one exported document carries: the visible words and their place, and the value of the metadata field."""

    text: str | None
    place: Place
    metadata: str | None


def metadata_value(label: Label) -> str:
    """The value of the metadata field, always the same for the same label.

    >>> metadata_value(Label(True, "本文由人工智能辅助生成", Place.TAIL, True))[:40]
    '{"AIGC":{"Label":"1","ContentProducer":"'
    """
    told = {
        "Label": "1",
        "ContentProducer": label.producer,
        "ProduceID": label.produce_id,
        "ReservedCode1": "",
        "ContentPropagator": "",
        "PropagateID": "",
        "ReservedCode2": "",
    }
    return json.dumps({FIELD: told}, ensure_ascii=True, separators=(",", ":"))


def mark_draft(label: Label) -> Mark | None:
    """What the profile puts on a draft."""
    mark = Mark(label.text if label.visible else None, label.place, metadata_value(label) if label.metadata else None)
    return mark if mark.text or mark.metadata else None


def mark_again(label: Label, found: str | None) -> Mark:
    """What a document that was labelled when it was read carries on: always visible, with the metadata that it came with."""
    return Mark(label.text, label.place, _well_formed(found) or metadata_value(label))


def _well_formed(found: str | None) -> str | None:
    """A value of another producer as it stands, when it is one; its inner object alone is given its shell."""
    if not found or not found.isascii() or len(found) > _LONGEST:
        return None
    try:
        value = json.loads(found)
    except (ValueError, RecursionError):
        return None
    if isinstance(value, dict) and isinstance(value.get(FIELD), dict):
        return json.dumps(value, separators=(",", ":"))
    return json.dumps({FIELD: value}, separators=(",", ":")) if isinstance(value, dict) and "Label" in value else None
