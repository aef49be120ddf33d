"""The names that editors write: of fields, kinds and choices, in Vietnamese too, as the models describe them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from bantin.model.base import Model
from bantin.model.bulletin import BulletinFile, Glossary
from bantin.model.kinds import KINDS
from bantin.model.theme import Theme
from bantin.model.unit import Unit


@cache
def field_names() -> frozenset[str]:
    """List the names of all fields of all content files."""
    models = {one for model in (Unit, BulletinFile, Glossary, Theme, *KINDS.values()) for one in _models(model)}
    return frozenset({"kind"}.union(*(model.model_fields for model in models)))


def _models(part: Any) -> Iterator[type[Model]]:  # noqa: ANN401 - any type form may stand in a model
    if isinstance(part, type) and issubclass(part, Model):
        yield part
        for field in part.model_fields.values():
            yield from _models(field.annotation)
    else:
        for inner in get_args(part):
            yield from _models(inner)
