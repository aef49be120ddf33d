"""Bringing what was composed into the form of its model: names as the model has them, texts on one line.

Keys and choices that editors write in Vietnamese, or with other capitals, become those that they can only mean; line
breaks in texts become spaces, so that every channel shows the same. Locations follow the names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from bantin.content.reading.composing.composed_file import ComposedFile, Value, join_path
from bantin.content.reading.naming import KIND, choices, field_meant, is_kind_key, kind_words, meant
from bantin.content.reading.source import error, warning
from bantin.model.base import KeepsLines, Model
from bantin.model.diagnostic import Code, Diagnostic, Location
from bantin.text.slug import slug

Names = Mapping[str, Iterable[str]]
"""Names that may be meant, each with other words for it."""

_WORDS = re.compile(r"[\w -]+")
"""A name in plain words, which may be told as an identifier that nobody knows; paths are told as they are."""

NOTHING: Mapping[str, Names] = MappingProxyType({})


def settle(written: ComposedFile, model: type[Model], references: Mapping[str, Names] = NOTHING) -> None:
    """Bring a composed file into the form of its model, in place.

    Args:
        written: the file; its value, locations and keys are named as the model names them afterwards.
        model: what the file is to be read as.
        references: field of the file → the names that its values refer to.
    """
    settler = _Settler(written, references)
    written.value = settler.walk(written.value, _Form(model), "", "")
    written.locations, written.keys, written.damaged = settler.locations, settler.keys, settler.damaged
    written.diagnostics += settler.diagnostics


def settle_kind(written: ComposedFile) -> None:
    """Bring the kind of an item into the form of the product, in place: «Loại tin: cảnh báo» is `kind: warning`."""
    if not isinstance(written.value, dict):
        return
    keys = [key for key in written.value if is_kind_key(key)]
    if KIND not in written.value and len(keys) == 1:
        written.value = {KIND if key == keys[0] else key: one for key, one in written.value.items()}
        for places in (written.locations, written.keys):
            if keys[0] in places:
                places[KIND] = places.pop(keys[0])
    kind = written.value.get(KIND)
    if isinstance(kind, str):
        written.value[KIND] = meant(kind, kind_words()) or kind


@dataclass(frozen=True, slots=True)
class _Form:
    """What a value is to be.

    Attributes:
        type: a model, a tuple, an enumeration, str …; None where nobody knows.
        description: of its field.
        names: that it may refer to.
        keeps_lines: whether a text may have lines.
        in_list: whether it is an element of a list.
    """

    type: Any = None
    description: str = ""
    names: Names | None = None
    keeps_lines: bool = False
    in_list: bool = False

    @property
    def element(self) -> _Form:
        """What the elements of a list, or the values of a dict, are to be."""
        arguments = get_args(self.type)
        inner = arguments[-1] if get_origin(self.type) is dict else arguments[0] if arguments else None
        return replace(self, type=_bare(inner), in_list=True)


def _of(info: FieldInfo, names: Names | None) -> _Form:
    keeps = any(isinstance(part, KeepsLines) for part in (*info.metadata, *_metadata(info.annotation)))
    return _Form(_bare(info.annotation), info.description or "", names, keeps_lines=keeps)


def _bare(form: Any) -> Any:  # noqa: ANN401 - any type form may stand in a model
    """Take a type out of what says that it may be absent, or how it is limited."""
    while get_origin(form) in {Annotated, Union, UnionType}:
        form = next(part for part in get_args(form) if part is not type(None))
    return form


def _metadata(form: Any) -> Iterable[Any]:  # noqa: ANN401 - the same
    if get_origin(form) is Annotated:
        yield from form.__metadata__
    for part in get_args(form):
        yield from _metadata(part)


@dataclass(slots=True)
class _Settler:
    written: ComposedFile
    references: Mapping[str, Names]
    locations: dict[str, Location] = field(default_factory=dict)
    keys: dict[str, Location] = field(default_factory=dict)
    damaged: set[str] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def walk(self, value: Value, form: _Form, old: str, new: str) -> Value:
        """Settle a value that stood at one path and is at another now."""
        if place := self.written.locations.get(old):
            self.locations[new] = place
        if key := self.written.keys.get(old):
            self.keys[new] = key
        if old in self.written.damaged:
            self.damaged.add(new)
        if isinstance(value, dict):
            return self.group(value, form, old, new)
        if isinstance(value, list):
            inner = form.element
            return [
                self.walk(one, inner, join_path(old, str(at)), join_path(new, str(at))) for at, one in enumerate(value)
            ]
        if isinstance(value, str) and form.names is not None and get_origin(form.type) is tuple:
            return self.enumeration(value, form, new)
        return value if value is None else self.text(value, form, new)

    def enumeration(self, value: str, form: _Form, path: str) -> Value:
        """Take names that are written without brackets for the list that they can only be: `channels: led, zalo`."""
        names = [name.strip() for name in value.split(",") if name.strip()]
        if place := self.locations.get(path):
            self.locations |= {join_path(path, str(at)): place for at in range(len(names))}
        return [self.text(name, form.element, join_path(path, str(at))) for at, name in enumerate(names)]

    def group(self, value: dict[str, Value], form: _Form, old: str, new: str) -> Value:
        if not (isinstance(form.type, type) and issubclass(form.type, Model)):
            inner = form.element
            return {key: self.walk(one, inner, join_path(old, key), join_path(new, key)) for key, one in value.items()}
        settled: dict[str, Value] = {}
        for key, one in value.items():
            name = field_meant(form.type, key) or key
            if name != key and name in value:
                self.twice(key, name, join_path(old, key), join_path(old, name))
                continue
            info = form.type.model_fields.get(name)
            names = self.references.get(name) if not new else None
            settled[name] = self.walk(
                one, _of(info, names) if info else _Form(), join_path(old, key), join_path(new, name)
            )
        return settled

    def twice(self, key: str, name: str, here: str, there: str) -> None:
        line = self.written.keys[there].line if there in self.written.keys else 0
        message = f"«{key}» nghĩa là «{name}», đã có ở dòng {line}"
        self.diagnostics.append(
            error(Code("duplicate-key"), message, self.written.locate(here), "Gộp hai mục làm một, hoặc xóa một mục")
        )

    def text(self, value: str, form: _Form, path: str) -> str:
        names = form.names if form.names is not None else choices(form.type, form.description)
        if names:
            return (
                meant(value, names)
                or (slug(value) if form.names is not None and _WORDS.fullmatch(value) else "")
                or value
            )
        if form.type is str and not form.keeps_lines and "\n" in value.strip():
            self.diagnostics.append(_lines(value, form, self.locations.get(path)))
            return " ".join(value.split("\n"))
        return value


def _lines(value: str, form: _Form, place: Location | None) -> Diagnostic:
    count = len([line for line in value.splitlines() if line.strip()])
    message = f"Câu này có {count} dòng; mọi kênh viết chúng liền nhau thành một câu"
    hint = "Viết trên một dòng"
    if form.in_list:
        hint += ", hoặc tách mỗi dòng thành một phần tử, bắt đầu bằng «- »"
    return warning(Code("line-break"), message, place, hint)
