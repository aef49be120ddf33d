"""YAML templates of models: every field with its description, optional ones commented out.

Descriptions and example values come from the models, so that a new field appears in scaffolds as soon as it has an
example; a test fails while it has none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from enum import EnumMeta
from types import MappingProxyType

from pydantic.fields import FieldInfo

from bantin.content.reading.composing.document import NULLS
from bantin.content.reading.telling.field_error import model_at
from bantin.model.base import Model
from bantin.session.scaffold.examples import Blank, ExampleValue
from bantin.text.patterns import regex

NO_COMMENTS: Mapping[str, str] = MappingProxyType({})

_PLAIN = regex(r"[\w(](?:[^:#\n]|:(?=\S)|(?<=\S)#)*(?<!\s)")


def scalar(text: str) -> str:
    """Encode text as a YAML scalar, double-quoted if a plain scalar would be read as something else."""
    if _PLAIN.fullmatch(text) and text not in NULLS:
        return text
    return json.dumps(text, ensure_ascii=False)


def plain_text(fields: Mapping[str, object]) -> Iterator[str]:
    """Write values alone, line by line: texts, groups, and lists of either."""
    for name, value in fields.items():
        match value:
            case Mapping():
                yield f"{name}:"
                yield from (f"  {line}" for line in plain_text(value))
            case list() | tuple():
                yield f"{name}:"
                for one in value:
                    lines = [*plain_text(one)] if isinstance(one, Mapping) else [scalar(str(one))]
                    yield from (f"  {'- ' if not at else '  '}{line}" for at, line in enumerate(lines))
            case _:
                yield f"{name}: {scalar(str(value))}"


def model_text(
    model: type[Model], values: Mapping[str, ExampleValue], comments: Mapping[str, str] = NO_COMMENTS
) -> Iterator[str]:
    """Write every field of a model, line by line, with a blank line before each.

    Args:
        model: what the text is to be read as.
        values: an example value for every field, in the order of the text.
        comments: what stands above fields of these names instead of their descriptions.
    """
    for name, value in values.items():
        field = model.model_fields[name]
        yield ""
        yield f"# {_about(name, field, comments)} ({'bắt buộc' if field.is_required() else 'không bắt buộc'})"
        lines = _entry(model_at(model, (name,)), name, value, comments, inner=field.is_required())
        yield from _disabled(lines, field)


def _about(name: str, field: FieldInfo, comments: Mapping[str, str]) -> str:
    description = comments.get(name, field.description or "")
    if isinstance(field.annotation, EnumMeta):
        choices = [str(choice) for choice in field.annotation]
        if not all(choice in description for choice in choices):
            return f"{description}: {', '.join(choices)}"
    return description


def _disabled(lines: Iterator[str], field: FieldInfo) -> Iterator[str]:
    return lines if field.is_required() else (f"# {line}" for line in lines)


def _entry(
    model: type[Model], name: str, value: ExampleValue, comments: Mapping[str, str], *, inner: bool
) -> Iterator[str]:
    """Write one key. `inner`: whether to comment out optional fields within; not where the whole block is."""
    if isinstance(value, Blank):
        yield f"# ví dụ: {value.example}"
        yield f"{name}:"
        return
    if isinstance(value, str):
        yield f"{name}: {scalar(value)}"
        return
    yield f"{name}:"
    if isinstance(value, dict):
        yield from (f"  {line}" for line in _group(model, value, comments, inner=inner))
    for element in value if isinstance(value, list) else ():
        if isinstance(element, dict):
            yield from _element(list(_group(model, element, comments, inner=inner)))
        else:
            yield f"  - {scalar(str(element))}"


def _group(
    model: type[Model], values: Mapping[str, ExampleValue], comments: Mapping[str, str], *, inner: bool
) -> Iterator[str]:
    for name, value in values.items():
        field = model.model_fields[name]
        optional = inner and not field.is_required()
        yield f"# {_about(name, field, comments)}{' (không bắt buộc)' if optional else ''}"
        lines = _entry(model_at(model, (name,)), name, value, comments, inner=inner and not optional)
        yield from _disabled(lines, field) if inner else lines


def _element(lines: list[str]) -> Iterator[str]:
    """Make a mapping's lines an element of a sequence: the dash goes before the first key, below its description."""
    first = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    for number, line in enumerate(lines):
        dash = "- " if number == first else "  " if number > first else ""
        yield f"  {dash}{line}"
