"""Checking composed YAML against the model, each finding in Vietnamese and at its place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bantin.content.reading.composing.composed_file import ComposedFile, Value
from bantin.content.reading.composing.slips import quoted
from bantin.content.reading.misplaced import elsewhere, slip_of
from bantin.content.reading.renaming import renamed_keys
from bantin.content.reading.source import error
from bantin.content.reading.telling.field_error import FieldError, Wording, model_at
from bantin.content.reading.telling.messages import is_empty, word
from bantin.model.base import Model
from bantin.model.diagnostic import Code, Diagnostic, FieldFault, Location, Mend
from bantin.text.numbers import shortest

M = TypeVar("M", bound=Model)

_MOST_UNKNOWN = 100
"""Unknown keys of a file that are told one by one, each with the key that was probably meant."""


def validate(model: type[M], written: ComposedFile, value: Value, month: str = "") -> tuple[M | None, list[Diagnostic]]:
    """Make a model of what was composed.

    Args:
        model: what to make.
        written: the composed file, for the places.
        value: the part of it that the model describes, such as an item without its kind.
        month: of the bulletin, as in 2024-11, from which years are known that were left out; empty for none.

    Returns:
        The model, or None with the diagnostics that say why there is none.
    """
    if not isinstance(value, dict):
        message = "Tệp này phải gồm các dòng dạng «mục: giá trị»"
        return None, [error(Code("wrong-type"), message, written.locate(""), "Ví dụ: «title: Tên bản tin»")]
    try:
        return model.model_validate(value), []
    except ValidationError as failure:
        found = failure.errors(include_url=False)
    unknown = [one for one in found if one["type"] == "extra_forbidden"]
    details = [one for one in found if one["type"] != "extra_forbidden"] + unknown[:_MOST_UNKNOWN]
    meant = {name for one in unknown[:_MOST_UNKNOWN] for name in _meant(model, one, value)}
    told = [
        one
        for one in details
        if not (_is_echo(one) or written.is_damaged(_path(one)) or (one["type"] == "missing" and _path(one) in meant))
    ]
    misplaced = [one for one in told if one["type"] == "extra_forbidden" and elsewhere(_fault(model, one, value))]
    renamed, told = renamed_keys(model, written, [one for one in told if not any(one is key for key in misplaced)])
    return None, [
        *renamed,
        *(_tell(model, written, value, one, more, month) for one, more in _once_in_a_list([*told, *misplaced])),
        *_more_unknown(written, unknown[_MOST_UNKNOWN:]),
    ]


_SAME_IN_ALL = frozenset(("model_type", "missing", "extra_forbidden"))
"""Errors that all elements of a list have where one has them: these are written in another form."""


def _once_in_a_list(found: Iterable[ErrorDetails]) -> Iterator[tuple[ErrorDetails, int]]:
    """Tell once what all elements of a list have alike, with how many more of them have it."""
    same: dict[tuple[str, ...], list[ErrorDetails]] = {}
    for at, one in enumerate(found):
        parts = one["loc"]
        in_list = one["type"] in _SAME_IN_ALL and any(isinstance(part, int) for part in parts)
        key = (one["type"], *("*" if isinstance(part, int) else part for part in parts)) if in_list else (str(at),)
        same.setdefault(key, []).append(one)
    for first, *others in same.values():
        yield first, len(others)


def _more_unknown(written: ComposedFile, unknown: list[ErrorDetails]) -> list[Diagnostic]:
    if not unknown:
        return []
    message = f"Còn {len(unknown)} mục nữa không dùng được ở đây"
    return [error(Code("unknown-key"), message, _place(written, unknown[0]), "Sửa các mục đã nêu rồi soát lại")]


def _is_echo(details: ErrorDetails) -> bool:
    """Return whether a list is called too short only because its elements were refused, each with its own error."""
    written = details["input"]
    return details["type"] == "too_short" and isinstance(written, list) and len(written) >= details["ctx"]["min_length"]


def _meant(model: type[Model], details: ErrorDetails, value: Value) -> list[str]:
    """List the path of the field that an unknown key probably means: it is not told as missing too."""
    fault = _fault(model, details, value)
    near = slip_of(fault)
    return [".".join(map(str, (*fault.loc[:-1], near)))] if near else []


def _fault(model: type[Model], details: ErrorDetails, value: Value, rest: str = "") -> FieldError:
    """Put together what pydantic found, and what stands around it."""
    loc = tuple(part for part in details["loc"] if part != "[key]")  # pydantic's mark for "the key itself"
    around: object = value
    for part in loc[:-1]:
        try:
            around = around[part]  # type: ignore[index]  # as pydantic walked it
        except (KeyError, IndexError, TypeError):
            around = None
    group = around if isinstance(around, dict) else {}
    holder = model_at(model, loc[:-1])
    limits = details.get("ctx", {})
    top = frozenset(value) if isinstance(value, dict) else frozenset[str]()
    return FieldError(details["type"], loc, details["input"], limits, holder, rest, model, group, top)


def _path(details: ErrorDetails) -> str:
    return ".".join(str(part) for part in details["loc"] if part != "[key]")


def _tell(  # noqa: PLR0917 - private, one caller
    model: type[Model], written: ComposedFile, value: Value, details: ErrorDetails, more: int, month: str
) -> Diagnostic:
    place = _place(written, details)
    rest = "" if _in_brackets(place) else place.excerpt[place.column - 1 :].strip()
    if place == written.keys.get(_path(details)):
        rest = rest.partition(":")[2].strip()
    fault = _fault(model, details, value, rest)
    group = place.excerpt[place.column - 1 :]
    in_brackets = group.startswith("{") or group.partition(":")[2].lstrip().startswith("{")
    words = word(replace(fault, in_brackets=in_brackets, more=more, month=month))
    message = f"{words.message}; còn {more} phần tử nữa như vậy" if more else words.message
    mend = _mend(words, place, rest) if _stands(details, place) else None
    return replace(error(words.code, message, place, words.hint, mend), fault=_as_value(fault))


_LIMITS = ("max_length", "min_length", "gt", "ge", "le")


def _as_value(fault: FieldError) -> FieldFault:
    """Say what is wrong with a field without words."""
    empty = is_empty(fault)
    limit = next((shortest(fault.limits[name]) for name in _LIMITS if name in fault.limits), "")
    counted = fault.input if isinstance(fault.input, str | list | tuple) else ()
    given = fault.input if isinstance(fault.input, str) else ""
    return FieldFault(fault.loc, "empty" if empty else fault.error, given, limit, len(counted))


def _stands(details: ErrorDetails, place: Location) -> bool:
    """Return whether what was refused is what stands at its place, and no part of a text that was spelled out."""
    if details["type"] in {"extra_forbidden", "missing"} or not isinstance(details["input"], str):
        return True
    stands = " ".join(place.excerpt[place.column - 1 :][: place.length].strip("\"'").split())
    return not stands or " ".join(details["input"].split()) in {stands, stands.replace("''", "'")} or "\\" in stands


def _mend(words: Wording, place: Location, rest: str) -> Mend | None:
    """Write what is better where a value or a name stands, in quotes where these are needed there."""
    if not words.better or not place.line:
        return None
    if words.whole_line:
        return Mend(words.better, place.excerpt.rindex(rest) + 1, len(rest), words.certain)
    needs = "," in words.better and _in_brackets(place)
    return Mend.of(place, quoted(words.better) if needs else words.better, certain=words.certain)


def _in_brackets(place: Location) -> bool:
    """Return whether a place seems to be within […] or {…}, where commas part values."""
    before = place.excerpt[: place.column - 1]
    return any(before.count(opener) > before.count(closer) for opener, closer in ("[]", "{}"))


def _place(written: ComposedFile, details: ErrorDetails) -> Location:
    path = _path(details)
    if details["type"] == "missing":  # at the mapping that should hold it
        return written.locate(path.rpartition(".")[0])
    if details["type"] == "extra_forbidden" or details["loc"][-1] == "[key]":
        return written.keys.get(path) or written.locate(path)
    return written.locate(path)
