"""Suggestions for names that do not exist."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_LONGEST = 100
"""Characters of a name that are compared: the time grows with their square."""


def did_you_mean(wrong: str, known: Iterable[str], otherwise: str = "") -> str:
    """Suggest the known name that is nearest to a wrong one, whatever the case of its letters, as a hint.

    To a number none is near: 113 is not what was meant by 114.

    Args:
        wrong: as it was written.
        known: the names there are.
        otherwise: what to say before a list of all of them, where none is near.

    Returns:
        A Vietnamese sentence without its full stop; empty where no name is near and nothing is to be said otherwise.
    """
    names = sorted(known)
    if near := nearest(wrong, names):
        return f"Có phải «{near}»?"
    return f"{otherwise} {', '.join(names)}" if names and otherwise else ""


def similar(wrong: str, known: Iterable[str], most: int = 5) -> list[str]:
    """List known names that are near to a wrong one, or have one of its words in them, the nearest first."""
    names, asked = sorted(known), wrong.casefold()[:_LONGEST]
    near = difflib.get_close_matches(asked, names, n=most)
    parts = set(asked.split("-"))
    near += sorted((name for name in names if parts & set(name.split("-")) and name not in near), key=len)
    return near[:most]


def nearest(wrong: str, known: Iterable[str]) -> str:
    """Find the known name that is nearest to a wrong one; empty where none is near."""
    names = {name.casefold(): name for name in sorted(known)}
    near = [] if wrong.isdecimal() else difflib.get_close_matches(wrong.casefold()[:_LONGEST], names, n=1)
    return names[near[0]] if near else ""
