"""Attributes of an element → its entrance: `enter`, `at`, `for` and `from`; `step` is the short way to write a fade."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bantin.design.looks.attributes import between, choice, number
from bantin.model.frame import CENTER, LEFT, Enter, Entrance, Origin

_LASTS: Mapping[Enter, float] = {
    Enter.RISE: 0.3,
    Enter.FADE: 0.25,
    Enter.WIPE: 0.25,
    Enter.GROW: 0.3,
    Enter.DRAW: 0.35,
    Enter.COUNT: 1.2,
    Enter.TYPE: 0.4,
    Enter.SAY: 1.2,
    Enter.SHAKE: 1.5,
}
"""Seconds that an entrance takes where nothing is said."""

_LATEST, _SHORTEST = 30, 0.05

_STEP_BEGIN, _STEP = 0.4, 0.25
"""Seconds at which the first step appears, and between two."""

BAR_STAGGER, BAR_FADE = 0.15, 0.2
"""Seconds between two bars of a chart, and in which its labels and tracks appear."""

_ORIGINS: Mapping[str, Origin] = {
    "center": CENTER,
    "left": LEFT,
    "right": (1, 0.5),
    "top": (0.5, 0),
    "bottom": (0.5, 1),
    "left top": (0, 0),
    "right top": (1, 0),
    "left bottom": (0, 1),
    "right bottom": (1, 1),
}


def _lasting(text: str) -> float:
    found = number(text, _LATEST)
    if found < _SHORTEST:
        raise ValueError(text)
    return found


def _second(text: str) -> float:
    return number(text, _LATEST)


MORE = {"at": _second, "for": _lasting, "from": choice(*_ORIGINS)}
"""What more is said of an `enter`: attribute → how its value is read."""

ATTRIBUTES: Mapping[str, Callable[[str], object]] = {"enter": choice(*Enter), **MORE, "step": between(1, 100)}


def entrance_of(written: Mapping[str, str]) -> Entrance | None:
    """Read an element's entrance from its attributes, whichever they are.

    Returns:
        None where nothing enters.

    Raises:
        ValueError: a wrong value; so does KeyError.
    """
    if "enter" in written:
        enter = Enter(written["enter"])
        lasts = _lasting(written["for"]) if "for" in written else _LASTS[enter]
        return Entrance(enter, _second(written.get("at", "0")), lasts, _ORIGINS[written.get("from", "center")])
    if "step" in written:
        return Entrance(Enter.FADE, _STEP_BEGIN + _STEP * (int(written["step"]) - 1), _LASTS[Enter.FADE])
    return None


def seconds_of(tag: str, written: Mapping[str, str], bars: int) -> float:
    """Return the second from which an element stands still; 0 where it does from the start, or its values are wrong.

    Args:
        tag: the element's.
        written: its attributes.
        bars: how many bars it has, if it is a chart.
    """
    try:
        found = entrance_of(written)
    except (ValueError, KeyError):
        return 0.0
    if found is None:
        return 0.0
    staggers = tag == "chart" and written.get("type", "bar") == "bar"
    return found.end + (BAR_STAGGER * max(0, bars - 1) if staggers else 0)
