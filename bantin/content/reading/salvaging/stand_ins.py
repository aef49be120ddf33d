"""What stands in the place of values that are missing or wrong, so that a model can be made of the others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from bantin.content.reading.composing.composed_file import Value, join_path
from bantin.content.reading.misplaced import slip
from bantin.model.base import Model
from bantin.model.diagnostic import Location

_TEXTS = ("…", "x", "1", "32x16", "1x1", "x.vn", "https://x.vn", "1.0.0", "#000000", "100")
"""What may stand for a text, the plainest first: of some form each."""


_MOST_KEYS = 100
"""Keys of a group in which it is looked for what was meant; no model has half as many fields."""


def put_right(  # noqa: PLR0917 - private, one caller
    model: type[Model],
    value: dict[str, Value],
    fault: ErrorDetails,
    loc: tuple[str | int, ...],
    day: dt.date,
    places: dict[str, Location],
) -> Iterator[str]:
    """Put something in the place of a wrong value; yields the paths of what could not be read."""
    around: Any = value
    for part in loc[:-1]:
        around = around[part]
    above, name = ".".join(map(str, loc[:-1])), loc[-1]
    if fault["type"] == "extra_forbidden" or "[key]" in fault["loc"]:
        lost = around.pop(name)
        if len(around) > _MOST_KEYS:
            return
        holder = _model_of(_form_at(model, loc[:-1]))
        fields = [field for field in holder.model_fields if field not in around] if holder else []
        if meant := slip(str(name), fields, ()):
            around[meant] = lost
            _rename(places, join_path(above, str(name)), join_path(above, meant))
        else:
            forms = {field: _form_at(model, (*loc[:-1], field)) for field in fields}
            yield from (join_path(above, field) for field, form in forms.items() if _may_be_meant(form, lost))
        return
    yield ".".join(map(str, loc))
    limits: Mapping[str, Any] = fault.get("ctx", {})
    there: Any = around.get(name) if isinstance(around, dict) else around[name]
    if fault["type"] in {"string_too_long", "too_long"} and isinstance(there, str | list):
        around[name] = there[: limits["max_length"]]
    elif fault["type"] == "too_short" and isinstance(there, list):
        more = limits["min_length"] - len(there)
        there.extend(_stand_in(_form_at(model, (*loc, len(there))), day) for _ in range(more))
    elif (form := _form_at(model, loc)) and _may_be_absent(model, loc) and _bare(form) is not dt.date:
        around.pop(name)
    else:
        around[name] = _stand_in(form, day)


def _may_be_meant(form: Any, lost: Value) -> bool:  # noqa: ANN401 - any type form may stand in a model
    """Return whether a field may be what stood under a name that is none: groups without a short form are no text."""
    inner = _bare(form)
    element = _model_of(get_args(inner)[0]) if get_origin(inner) is tuple else _model_of(inner)
    return element is None or not isinstance(lost, str) or element.from_text.__func__ is not Model.from_text.__func__  # type: ignore[attr-defined]  # of class methods


def _rename(places: dict[str, Location], old: str, new: str) -> None:
    for path in [path for path in places if f"{path}.".startswith(f"{old}.")]:
        places[new + path[len(old) :]] = places[path]


def _form_at(model: type[Model], loc: tuple[str | int, ...]) -> Any:  # noqa: ANN401 - any type form may stand in a model
    form: Any = model
    for part in loc:
        bare = _bare(form)
        inner = get_args(bare)
        if isinstance(part, int) and inner:
            form = inner[0] if inner[-1] is Ellipsis else inner[min(part, len(inner) - 1)]
        elif (holder := _model_of(form)) and part in holder.model_fields:
            info = holder.model_fields[str(part)]
            form = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
        else:
            form = inner[-1] if inner else None
    return form


def _may_be_absent(model: type[Model], loc: tuple[str | int, ...]) -> bool:
    holder = _model_of(_form_at(model, loc[:-1]))
    return holder is not None and loc[-1] in holder.model_fields and not holder.model_fields[str(loc[-1])].is_required()


def _bare(form: Any) -> Any:  # noqa: ANN401 - the same
    while get_origin(form) in {Annotated, Union, UnionType}:
        form = next(part for part in get_args(form) if part is not type(None))
    return form


def _model_of(form: Any) -> type[Model] | None:  # noqa: ANN401 - the same
    bare = _bare(form)
    return bare if isinstance(bare, type) and issubclass(bare, Model) else None


def _stand_in(form: Any, day: dt.date) -> Value:  # noqa: ANN401 - the same; a kind of value each
    """Make something that may stand in the place of a value: nothing where nothing need be there."""
    bare = _bare(form)
    if bare is dt.date:
        return day.isoformat()
    if _may_be(form, None):
        return None
    if _model_of(form):
        return {}
    if get_origin(bare) is tuple:
        inner = get_args(bare)
        return [] if inner[-1] is Ellipsis else [_stand_in(one, day) for one in inner]
    if isinstance(bare, type) and issubclass(bare, Enum):
        return str(next(iter(bare)).value)
    return next((text for text in _TEXTS if _may_be(form, text)), _TEXTS[0])


def _may_be(form: Any, value: Value) -> bool:  # noqa: ANN401 - the same
    try:
        TypeAdapter(form).validate_python(value)
    except ValidationError:
        return False
    return True
