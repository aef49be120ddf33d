"""What the models of YAML files have in common."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from bantin.model import written
from bantin.text.patterns import regex
from bantin.text.typesetting import typeset


def as_text(normalise: Callable[[str], str]) -> BeforeValidator:
    """Bring written text into one form before its pattern is looked at; what is no text is left for pydantic."""
    return BeforeValidator(lambda value: normalise(value) if isinstance(value, str) else value)


Name = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
"""A text of which each letter counts, such as the name of a file or a telephone number."""

PROSE = as_text(typeset)
"""Marks a text of sentences, of which ranges and units are set."""

Line = Annotated[Name, PROSE]
"""Text that is never empty, its ranges and units set. It may hold `**bold**`; it is data, never a template."""


@dataclass(frozen=True, slots=True)
class KeepsLines:
    """Marks a text whose line breaks are its editor's: it goes out on one channel only, as it is written."""


Message = Annotated[Line, KeepsLines()]
"""A whole message, with lines of its own."""

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""Lower-case ASCII letters, digits and single hyphens: safe in paths on every system."""

MOST_HASHTAGS = 4
"""Hashtags that a post carries, and that each file may name: more look like spam."""

Hashtag = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$", max_length=60),
    as_text(written.hashtag),
    WithJsonSchema({"type": ["string", "number"], "maxLength": 80}),
]
"""A hashtag as words joined by hyphens: `an-ninh-mang` becomes `#AnNinhMang`, «Phòng chống lừa đảo» is taken too."""

Hashtags = Annotated[tuple[Hashtag, ...], Field(max_length=MOST_HASHTAGS)]

WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]+(/\S*)?$")]


_WHOLE = regex(r"[+-]?(\d{1,18}|\d{1,3}(\.\d{3}){1,5})", re.ASCII)
_REAL = regex(r"[+-]?\d{1,18}([.,]\d{1,18})?", re.ASCII)


_YEARS = range(1900, 2201)
"""Years that anything in a bulletin can be of: calendars have no day after the last of 9999."""


# YAML scalars arrive as written. Pydantic's own conversions would take 2024 for a moment of 1970 and 63.000 for 63.
def _date(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        found = written.date(value)
    except ValueError:
        raise PydanticCustomError("bad_date", "no such day") from None
    if found is None or found.year not in _YEARS:
        raise PydanticCustomError("bad_date", "not a date")
    return found


def _whole(value: object) -> object:
    if not isinstance(value, str):
        return value
    number = written.number(value)
    if not _WHOLE.fullmatch(number):
        raise PydanticCustomError("bad_whole", "not a whole number")
    return int(number.replace(".", ""))


def _real(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not _REAL.fullmatch(value):
        raise PydanticCustomError("bad_real", "not a number")
    return float(value.replace(",", "."))


Date = Annotated[dt.date, BeforeValidator(_date)]
"""A day, written 2024-11-30, 30/11/2024 or 30.11.2024."""

Whole = Annotated[int, BeforeValidator(_whole)]
"""A whole number, written 63206 or 63.206."""

Real = Annotated[float, BeforeValidator(_real)]
"""A number with a decimal comma or point."""


class Model(BaseModel):
    """A frozen value in which unknown keys are refused. Its fields carry Vietnamese and English descriptions."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    unsaid: ClassVar[frozenset[str]] = frozenset()
    """Fields that hold no words and no figures for readers: files, looks, when and where something is shown."""

    def said(self) -> dict[str, Any]:
        """Return what it tells readers, of which its code is made; what is left at its default says nothing."""
        fields = {
            name: getattr(self, name)
            for name, field in type(self).model_fields.items()
            if name not in self.unsaid and getattr(self, name) != field.default
        }
        return {name: told for name, value in fields.items() if (told := _told(value)) not in ({}, [])}

    @classmethod
    def from_text(cls, text: str) -> Mapping[str, str]:  # noqa: ARG003 - for the models that can be written short
        """Spell out what a hand writes in one line, such as «Tháng 1: 412» for a point of a chart.

        Returns:
            Fields as far as the text has them; none where it has not one meaning.
        """
        return {}

    @classmethod
    def spelled_out(cls, fields: Mapping[str, Any]) -> Mapping[str, Any]:
        """Part what was written in one field though the model has two, such as a number and its unit.

        Args:
            fields: as they were written: texts, lists, dicts or None.
        """
        return fields


def _told(value: object) -> object:
    """Spell out a value of a field in dicts, lists and texts."""
    if isinstance(value, Model):
        return value.said()
    if isinstance(value, (list, tuple)):
        return [_told(each) for each in value]
    return value if isinstance(value, (str, int)) else str(value)


def about(vi: str, en: str, *, label: str = "", label_en: str = "", **constraints: Any) -> Any:  # noqa: ANN401 - pydantic's Field is typed so
    """Describe a field for editors' autocompletion, in Vietnamese and English.

    Args:
        vi: the description.
        en: the same in English.
        label: what the field is called in forms, where that is not the description's first clause.
        label_en: the same in English.
        constraints: as pydantic's `Field` takes them.
    """
    labels = {"x-label": label, "x-label-en": label_en}
    more = {name: words for name, words in labels.items() if words}
    return Field(description=vi, json_schema_extra={"x-description-en": en, **more}, **constraints)


def type_forms(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - any type form may stand in a model
    """List a type form and all that it is made of, such as `Line` of `tuple[Line, ...]`."""
    yield annotation
    for part in get_args(annotation):
        yield from type_forms(part)
