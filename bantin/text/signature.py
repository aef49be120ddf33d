"""How a unit signs: its name, and its parent body unless the name says already where the unit belongs."""

from __future__ import annotations

import re
from itertools import takewhile

_LEVELS = {
    "đặc khu": "đặc khu",
    "huyện": "huyện",
    "phường": "phường",
    "quận": "quận",
    "thành phố": "thành phố",
    "thị trấn": "thị trấn",
    "thị xã": "thị xã",
    "tỉnh": "tỉnh",
    "tp": "thành phố",
    "tt": "thị trấn",
    "tx": "thị xã",
    "xã": "xã",
}
"""What a place is, as names and their short forms say it."""

_LONG_PLACE = 3
"""Words of a place all of whose initials are written, such as HCM; of longer names, those of the last two are."""

_UPPER = ("", "tỉnh", "thành phố")
"""What a place may be that is called by its name alone: «Sở Y tế Hà Nội»."""


def signed(name: str, parent: str) -> str:
    """Join a name and its parent body, unless the name holds it, or the place that it is of.

    `UBND phường Hòa Bình, tỉnh Phú Thọ` belongs to that of «tỉnh Phú Thọ»; `Công an phường Phú Thọ` does not say so.
    """
    return name if same_words(parent) in same_words(name) or _holds_place(name, parent) else f"{name}, {parent}"


def initials(*names: str) -> str:
    """Write the initials of the first place that one of some names of offices ends with, three letters at most.

    A part between commas is a name too: «UBND phường Hòa Bình, tỉnh Phú Thọ» is of Hòa Bình. Where none ends so, as
    «Phòng Công nghệ thông tin», they are those of the first two words.
    """
    places = (_place(part) for name in names for part in name.split(","))
    level, place = next((found for found in places if found[1]), ("", " ".join(names[0].split()[:2])))
    words = [*level.split()[:1], place] if place.isdecimal() else place.split()
    shown = words if len(words) <= _LONG_PLACE else words[-2:]
    return "".join(word if word.isdecimal() else word[0] for word in shown).upper()


def same_words(name: str) -> str:
    """Write the words of a name without capitals and signs, each between spaces."""
    words = " ".join(re.findall(r"\w+", name.casefold()))
    return f" {words} "


def _holds_place(name: str, parent: str) -> bool:
    """Return whether a name says the place of a parent body, as what it is there or as nothing else."""
    level, place = _place(parent)
    if not place:
        return False
    before = [written.rstrip() for written in same_words(name).split(f" {place} ")[:-1]]
    there = {next((_LEVELS[word] for word in _LEVELS if written.endswith(f" {word}")), "") for written in before}
    return bool(there & ({level, ""} if level else set(_UPPER)))


def _place(body: str) -> tuple[str, str]:
    """Find what the place of a body is, and its name in lower case; empty where the body's name ends in none."""
    words = re.findall(r"\w+", body)
    lower = [word.casefold() for word in words]
    for start in range(len(words) - 1, 0, -1):
        for size in (2, 1):
            level = _LEVELS.get(" ".join(lower[max(0, start - size) : start]))
            if level and (words[start][0].isupper() or words[start].isdecimal()):
                return level, " ".join(lower[start:])
    named = list(takewhile(lambda word: word.istitle() or word.isdecimal(), reversed(words)))
    return "", " ".join(lower[len(words) - len(named) :]) if 0 < len(named) < len(words) else ""
