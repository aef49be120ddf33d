"""Limits of what a look may make on its way: whatever is multiplied, padded, joined or written out stays small.

A look's loops and calls are counted in `environment`; but one call of Python's own can fill all memory, or take for
ever, without a single turn: «'a'|center(3000000000)», the text of a list within a list forty times.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from markupsafe import Markup

from bantin.text.patterns import regex

MOST = 1_000_000
"""Letters or entries that anything in a look may have."""

MOST_MARKUP = 300_000
"""Letters that the markup of a card may have: a hundred times as many as those of most."""

_WIDTHS = regex(r"\d{6,}|\*")
"""Widths within a pattern of texts that would make it longer than anybody shows."""

_PADDED = frozenset(("center", "ljust", "rjust", "zfill", "expandtabs", "indent", "wordwrap", "batch", "slice"))
"""Filters and methods of text of which a number makes more text."""
_FORMS = frozenset(("format", "format_map", "%"))
_LARGER = _PADDED | _FORMS | {"replace", "join", "sum"}
"""What may make more than it is given."""
_FLAT = frozenset((str, Markup, int, float, bool, type(None)))
"""Types of values within which nothing lies."""


class EndlessError(Exception):
    """A look goes on and on, or makes more than anybody could show."""

    def __init__(self, message: str = "Mẫu tạo ra quá nhiều chữ") -> None:
        super().__init__(message)


def demand_small(*values: object) -> None:
    """Make sure that values, and all that lies within them, are no more than `MOST` letters and entries.

    Raises:
        EndlessError: they are.
    """
    left = MOST
    for value in values:  # nearly always a few short texts
        if type(value) in _FLAT:
            left -= len(value) if isinstance(value, str) else 1
        else:
            break
    else:
        if left < 0:
            raise EndlessError
        return
    _demand_small_within(values)


def _demand_small_within(values: tuple[object, ...]) -> None:
    left = MOST
    waiting = [iter(values)]
    while waiting:
        for value in waiting[-1]:
            if isinstance(value, str):
                left -= len(value)
            elif isinstance(value, list | tuple | dict | set | frozenset):
                left -= 1
                waiting.append(iter(value.items() if isinstance(value, dict) else value))
                break
            else:
                left -= 1
            if left < 0:
                raise EndlessError
        else:
            waiting.pop()
        if left < 0:
            raise EndlessError


def demand_short(text: str, most: int) -> None:
    """Make sure that a text has no more than so many letters.

    Raises:
        EndlessError: it has.
    """
    if len(text) > most:
        raise EndlessError


def demand_small_result(name: str, of: object, args: Iterable[object], named: Mapping[str, object]) -> None:
    """Make sure that a filter or a method of text makes nothing large of its arguments.

    Args:
        name: of the filter or method.
        of: the text or list that it is asked of.
        args: further arguments.
        named: arguments by name.

    Raises:
        EndlessError: it would.
    """
    more = [*args, *named.values()]
    demand_small(of, *more)
    if name not in _LARGER:
        return
    size = len(of) if isinstance(of, str | list | tuple) else 1
    if name in _PADDED and any(isinstance(one, int) and one * (size if name == "indent" else 1) > MOST for one in more):
        raise EndlessError
    if name in _FORMS and any(isinstance(one, str) and _WIDTHS.search(one) for one in (of, *more)):
        raise EndlessError
    if name == "replace" and len(more) > 1:
        old, new = (len(str(one)) for one in more[:2])
        if (size // max(1, old) + 1) * new > MOST:
            raise EndlessError
    if name == "join" and more:
        separator, parts = (of, more[0]) if isinstance(of, str) else (more[0], of)
        if isinstance(parts, list | tuple) and len(parts) * len(str(separator)) > MOST:
            raise EndlessError
    if name == "sum" and any(isinstance(one, list | tuple | str) for one in more[-1:]):
        raise EndlessError


def bounded(name: str, made: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a filter, so that it is not asked for what would be large; a generator is taken for no more than a list."""
    passed = getattr(made, "jinja_pass_arg", None) is not None

    @functools.wraps(made)
    def asked(*args: Any, **named: Any) -> Any:  # noqa: ANN401 - the filter's own
        first: Any = args[passed] if len(args) > passed else None
        if name in {"join", "list", "sum", "string"} and not isinstance(first, str | list | tuple | dict):
            first = list(first) if hasattr(first, "__iter__") else first
            args = (*args[:passed], first, *args[passed + 1 :])
        demand_small_result(name, first, args[passed + 1 :], named)
        return made(*args, **named)

    return asked
