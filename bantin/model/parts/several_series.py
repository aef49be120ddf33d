"""Several series of figures where a chart draws one: how hands write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from bantin.text.patterns import regex

_FIELDS = frozenset({"title", "label", "value", "values", "points", "unit", "chart"})
_NUMBER = regex(r"[+\-−]?\d[\d.,]*\s*%?")


class Written(NamedTuple):
    """One series of several.

    Attributes:
        points: the label and the value of each, as far as they are written.
    """

    name: str
    points: tuple[tuple[str, str], ...]


def several_series(data: object) -> tuple[Written, ...]:
    """Find the series that stand where one belongs; none where there is one, or what is there is something else."""
    if isinstance(data, list):
        return _each(data) or _wide(data)
    points = data.get("points") if isinstance(data, Mapping) else None
    return (_each(points) or _wide(points)) if isinstance(points, list) else ()


def _each(elements: Sequence[Any]) -> tuple[Written, ...]:
    """Read elements that are a series each: a name, and below it several numbers."""
    found = [one for element in elements if isinstance(element, Mapping) if (one := _series(element))]
    return tuple(found) if found and len(found) == len(elements) else ()


def _series(element: Mapping[str, Any]) -> Written | None:
    name = next((text for key in ("title", "label") if isinstance(text := element.get(key), str)), "")
    for inner in element.values():
        if isinstance(inner, Mapping) and len(inner) > 1:
            return Written(name, tuple((key, one) for key, one in inner.items() if isinstance(one, str)))
        if isinstance(inner, list) and len(inner) > 1:
            points = tuple(_point(one, number) for number, one in enumerate(inner, 1))
            return Written(name, tuple(point for point in points if point))
    return None


def _point(written: object, number: int) -> Any:  # noqa: ANN401 - a pair of texts, or None
    if isinstance(written, str):
        return f"Điểm {number}", written
    if isinstance(written, Mapping) and all(isinstance(written.get(key), str) for key in ("label", "value")):
        return written["label"], written["value"]
    return None


def _wide(elements: Sequence[Any]) -> tuple[Written, ...]:
    """Read elements that are rows of a table: a label, and in each column the number of another series."""
    rows = [element for element in elements if isinstance(element, Mapping)]
    columns = [
        key for key in (rows[0] if rows else ()) if key not in _FIELDS and all(_is_number(row.get(key)) for row in rows)
    ]
    if len(columns) < 2 or len(rows) != len(elements):  # noqa: PLR2004 - one is a slip of «value»
        return ()
    return tuple(Written(key, tuple((str(row.get("label") or ""), row[key]) for row in rows)) for key in columns)


def _is_number(written: object) -> bool:
    return isinstance(written, str) and bool(_NUMBER.fullmatch(written.strip()))
