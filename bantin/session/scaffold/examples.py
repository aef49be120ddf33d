"""Examples as new files hold them: texts are marked, and what only the editor can know is left open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_type_hints

from bantin.content.reading.composing.composed_file import Value
from bantin.content.reading.telling.field_error import model_at
from bantin.model.base import Date, Line, Model, type_forms
from bantin.model.kinds.figures import WrittenCount, WrittenNumber
from bantin.model.sample import MARK

_FILE = "file"


@dataclass(frozen=True, slots=True)
class Blank:
    """A value that is left open, and how it would be written."""

    example: str


ExampleValue = dict[str, "ExampleValue"] | list["ExampleValue"] | str | Blank | None


def as_examples(model: type[Model], values: Mapping[str, Value]) -> dict[str, ExampleValue]:
    """Mark the texts among some values, and leave days and figures open; the rest stays as it is.

    Args:
        model: whose fields they are.
        values: an example value for each field.
    """
    hints = get_type_hints(model, include_extras=True)
    return {name: _as_example(model, name, value, list(type_forms(hints[name]))) for name, value in values.items()}


def _as_example(model: type[Model], name: str, value: Value, forms: list[Any]) -> ExampleValue:
    if isinstance(value, dict):
        return dict(as_examples(model_at(model, (name,)), value))
    if isinstance(value, list):
        return [_as_example(model, name, element, forms) for element in value]
    if value is None or Date in forms or WrittenNumber in forms or WrittenCount in forms:
        return Blank(value or "")
    return f"{MARK} {value}" if Line in forms and name != _FILE else value
