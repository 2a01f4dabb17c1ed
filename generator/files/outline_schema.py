"""The JSON Schema of outline files, made from the table of fields, so that editors complete and check what is typed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from generator.document import OrdinalStyle
from generator.drafting.outline import GENRES, LEVELS, LONGEST, LONGEST_TOPIC, MOST_SECTIONS, SHORTEST, Layout
from generator.drafting.outline_fields import AUTOMATIC, NO, PASSAGE_FIELDS, ROOT_FIELDS, SECTION_FIELDS, YES, Field, Form

_SCALAR = {"type": ["string", "number", "null"]}
_FLAG = {"enum": [True, False, *YES, *NO]}


def _names(fields: tuple[Field, ...]) -> dict[str, Any]:
    return {"enum": [name for field in fields for name in (field.chinese, field.english)]}


def _list_of(entry: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [{"type": "array", "items": entry}, {"type": ["string", "null"]}]}


#: What a field of a form may hold.
_FORMS: Mapping[Form, Callable[[tuple[Field, ...]], dict[str, Any]]] = MappingProxyType(
    {
        Form.LINE: lambda _: dict(_SCALAR),
        Form.TEXT: lambda _: dict(_SCALAR),
        Form.NUMBER: lambda _: {"type": ["integer", "null"], "minimum": 0},
        Form.LINES: lambda _: _list_of(dict(_SCALAR)),
        Form.GENRE: lambda _: {"enum": [name for names in GENRES.values() for name in names]},
        Form.LEVEL: lambda _: {"enum": list(LEVELS)},
        Form.STYLE: lambda _: {"type": "string", "examples": [style.value for style in OrdinalStyle]},
        Form.LAYOUT: lambda _: {"enum": [*Layout, AUTOMATIC]},
        Form.FLAG: lambda _: dict(_FLAG),
        Form.PASSAGES: lambda _: _list_of({"anyOf": [dict(_SCALAR), {"$ref": "#/$defs/passage"}]}),
        Form.SECTIONS: lambda _: _list_of({"anyOf": [{"type": "string"}, {"$ref": "#/$defs/passage"}, {"$ref": "#/$defs/section"}]}),
        Form.PLACEHOLDERS: lambda _: {"anyOf": [{"type": "string", "pattern": "\\{\\}"}, {"type": "object"}]},
        Form.LOCKED: lambda fields: {"anyOf": [dict(_FLAG), {"type": "array", "items": _names(fields)}]},
        Form.ORIGINS: lambda fields: {"type": "object", "propertyNames": _names(fields)},
    }
)
#: Bounds that a form alone does not tell, by attribute.
_BOUNDS: Mapping[str, dict[str, Any]] = MappingProxyType(
    {
        "topic": {"type": "string", "minLength": 1, "maxLength": LONGEST_TOPIC},
        "length": {"type": ["integer", "null"], "minimum": SHORTEST, "maximum": LONGEST},
        "section_count": {"type": ["integer", "null"], "minimum": 1, "maximum": MOST_SECTIONS},
    }
)


def _object(fields: tuple[Field, ...], bounds: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    properties = {}
    for field in fields:
        says = {**_FORMS[field.form](fields), **bounds.get(field.attribute, {})}
        properties[field.chinese] = {"description": field.meaning, **says}
        properties[field.english] = {"description": f"同“{field.chinese}”：{field.meaning}", **says}
    return {"type": "object", "additionalProperties": False, "properties": properties}


def outline_schema() -> dict[str, Any]:
    """The schema as a JSON value."""
    passage = {**_object(PASSAGE_FIELDS, {}), "anyOf": [{"required": ["段落"]}, {"required": ["paragraph"]}]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "一是 yishi 提纲",
        **_object(ROOT_FIELDS, _BOUNDS),
        "anyOf": [{"required": ["主题"]}, {"required": ["topic"]}],
        "$defs": {"passage": passage, "section": _object(SECTION_FIELDS, {})},
    }


def schema_text() -> str:
    """The schema as the file that is shipped."""
    return json.dumps(outline_schema(), ensure_ascii=False, indent=1) + "\n"
