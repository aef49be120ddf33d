"""JSON Schemas of the content files, for autocompletion in text editors; descriptions in Vietnamese and English.

bantin keeps every scalar as written text, but an editor's YAML service reads 368.063 as a number and true as a boolean.
So wherever the models take text or numbers, the schemas accept what such a service may make of it; `pattern` and
`minimum` still apply to the type they are made for. The exact checks are `bantin check`'s.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from bantin.model.base import Model
from bantin.model.bulletin import BulletinFile
from bantin.model.kinds import KINDS
from bantin.model.parts.edition import EditionFile
from bantin.model.unit import Unit

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Name = Literal["bulletin", "edition", "item", "unit"]
NAMES: tuple[Name, ...] = ("bulletin", "edition", "item", "unit")

_TITLES = {
    "bulletin": "Tệp bulletin.yaml của một tháng — A month's bulletin.yaml",
    "edition": "Tệp trong content/editions — A file of content/editions",
    "item": "Tệp của một tin — An item's file",
    "unit": "Tệp content/unit.yaml — The unit's file",
}
_MODELS: Mapping[str, type[Model]] = {"bulletin": BulletinFile, "edition": EditionFile, "unit": Unit}
_DATE = "[0-9].*[0-9]{4}|[0-9]{4}.*[0-9]"
"""Each of the ways in which dates are taken has a year of four digits."""
_WHOLE = r"^[+-]?([0-9]+|[0-9]{1,3}([. ][0-9]{3})+)$"
_REAL = "^[+-]?[0-9]+([.,][0-9]+)?$"


def schema(name: Name) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a content file.

    Args:
        name: `bulletin`, `edition`, `item` or `unit`.
    """
    body = _items() if name == "item" else _MODELS[name].model_json_schema(schema_generator=_Generator)
    return {"$schema": DIALECT, **_polish(body), "title": _TITLES[name]}


@cache
def schema_text(name: Name) -> str:
    """Return the schema of a content file as JSON text, byte for byte as committed."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


class _Generator(GenerateJsonSchema):
    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        limits = super().str_schema(schema)
        return {**limits, "type": ["string", "number", "boolean"]}

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        return {**super().int_schema(schema), "type": ["integer", "string"], "pattern": _WHOLE}

    def float_schema(self, schema: core_schema.FloatSchema) -> JsonSchemaValue:
        return {**super().float_schema(schema), "type": ["number", "string"], "pattern": _REAL}

    def date_schema(self, schema: core_schema.DateSchema) -> JsonSchemaValue:  # noqa: ARG002 - pydantic's signature
        return {"type": "string", "pattern": _DATE}

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002 - pydantic's signature
        return False  # they only repeat the field's name


def _items() -> dict[str, Any]:
    """Combine the schemas of all kinds, discriminated by `kind`, which is no field of the models."""
    _, body = models_json_schema([(model, "validation") for model in KINDS.values()], schema_generator=_Generator)
    for kind, model in KINDS.items():
        item = body["$defs"][model.__name__]
        item["description"] = model.label
        item["x-description-en"] = (model.__doc__ or "").rstrip(".")
        about = {"const": kind, "description": f"Loại tin: {model.label}", "x-description-en": "Kind of item"}
        item["properties"] = {"kind": about, **item["properties"]}
        item["required"] = ["kind", *item["required"]]
    return {"oneOf": [{"$ref": f"#/$defs/{model.__name__}"} for model in KINDS.values()], **body}


def _polish(node: Any) -> Any:  # noqa: ANN401 - JSON
    """Put both languages into `description`, all that text editors show; remove defaults without meaning."""
    if isinstance(node, list):
        return [_polish(element) for element in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _polish(value) for key, value in node.items() if not (key == "default" and _is_noise(value))}
    kept.pop("x-label", None)
    kept.pop("x-label-en", None)
    vietnamese, english = kept.get("description"), kept.get("x-description-en")
    if isinstance(vietnamese, str):  # and not a property of that name
        kept["description"] = f"{vietnamese} — {english}"
        if not english:  # a class's docstring, which is English
            del kept["description"]
    return kept


def _is_noise(default: object) -> bool:
    return default in (None, "") or isinstance(default, dict | list)
