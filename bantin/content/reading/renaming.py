"""Fields written under other names: as many that nobody knows as are missing; told once, with the right names."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic_core import ErrorDetails

from bantin.content.reading.composing.composed_file import ComposedFile
from bantin.content.reading.misplaced import slip
from bantin.content.reading.naming import clause
from bantin.content.reading.source import error
from bantin.content.reading.telling.field_error import model_at
from bantin.model.base import Model
from bantin.model.diagnostic import Code, Diagnostic, Mend
from bantin.text.patterns import regex

_NUMBER = regex(r"[+-]?[0-9]")
_OF_NUMBERS = frozenset(("value", "number", "x", "y", "width", "height"))
"""Fields whose values begin with a digit."""


def renamed_keys(
    model: type[Model], written: ComposedFile, found: Sequence[ErrorDetails]
) -> tuple[list[Diagnostic], list[ErrorDetails]]:
    """Put together the unknown keys and the missing fields of a group, where they are equally many.

    Returns:
        A diagnostic for each list, or group, in which that is so, and all other errors.
    """
    groups: dict[tuple[str | int, ...], tuple[list[ErrorDetails], list[ErrorDetails]]] = {}
    for one in found:
        if one["type"] in {"extra_forbidden", "missing"}:
            groups.setdefault(one["loc"][:-1], ([], []))[one["type"] == "missing"].append(one)
    told: dict[tuple[str, ...], list[tuple[ErrorDetails, dict[str, str]]]] = {}
    taken: list[ErrorDetails] = []
    for loc, (unknown, missing) in groups.items():
        fields = model_at(model, loc).model_fields
        if not unknown or len(unknown) != len(missing) or any(slip(str(one["loc"][-1]), fields, ()) for one in unknown):
            continue
        taken += [*unknown, *missing]
        names = _paired(unknown, [str(one["loc"][-1]) for one in missing])
        alike = (*("*" if isinstance(part, int) else part for part in loc), *names)
        told.setdefault(alike, []).append((unknown[0], names))
    diagnostics = [_renamed(model, written, same) for same in told.values()]
    return diagnostics, [one for one in found if not any(one is other for other in taken)]


def _paired(unknown: Sequence[ErrorDetails], missing: Sequence[str]) -> dict[str, str]:
    """Pair names in their order; those of numbers with what begins with a digit."""
    numbers = [one for one in unknown if _NUMBER.match(str(one["input"]))]
    of_numbers = [name for name in missing if name in _OF_NUMBERS]
    if len(numbers) != len(of_numbers):
        return {str(one["loc"][-1]): name for one, name in zip(unknown, missing, strict=True)}
    other = [one for one in unknown if not any(one is number for number in numbers)]
    others = [name for name in missing if name not in _OF_NUMBERS]
    pairs = [*zip(other, others, strict=True), *zip(numbers, of_numbers, strict=True)]
    return {str(one["loc"][-1]): name for one, name in pairs}


def _renamed(
    model: type[Model], written: ComposedFile, same: Sequence[tuple[ErrorDetails, dict[str, str]]]
) -> Diagnostic:
    first, names = same[0]
    holder = model_at(model, first["loc"][:-1])
    path = ".".join(map(str, first["loc"]))
    place = written.keys.get(path) or written.locate(path)
    listed = ", ".join(f"«{name}»" for name in names)
    message = f"Không có mục nào tên là {listed} ở đây" + (
        f"; còn {len(same) - 1} phần tử nữa như vậy" if len(same) > 1 else ""
    )
    changes = ", ".join(
        f"«{wrong}» thành «{name}» ({clause(holder.model_fields[name].description or '')})"
        for wrong, name in names.items()
    )
    hint = f"Đổi {changes}" + (", ở mọi phần tử" if len(same) > 1 else "")
    mend = None
    if len(names) == 1 and place == written.keys.get(path):
        mend = Mend.of(place, next(iter(names.values())), certain=False)
    return error(Code("unknown-key"), message, place, hint, mend)
