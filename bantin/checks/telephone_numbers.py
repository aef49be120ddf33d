"""Telephone numbers of the unit, and numbers in texts that are one of them with a slip."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from bantin.model.bulletin import Bulletin
from bantin.text.folding import fold
from bantin.text.patterns import regex

_WRITTEN = regex(r"(?<![\w.,/])\(?(?:\+?84|[01])(?:\)?[ .-]?\d){5,13}(?![\w/])", re.ASCII)
"""What may be a telephone number, in folded text: 0209 3 876 114, (0209) 3876.114, 1900 6769."""

_SHORTEST = 8
"""Digits of a number that chance hits no more: 113 and 1022 are near many."""

_SUM = regex(r"1\d{0,2}(?:\.\d{3})+$")
"""A number with points between its thousands: 190.067.690."""

_COUNT = regex(r" \d$")
"""A digit behind a number that may count what follows: «0209 3 876 114 2 máy»."""


class Slip(NamedTuple):
    """A number in a text that is a number of the unit's with a digit more, a digit less or two digits swapped.

    Attributes:
        written: as it stands in the text.
        start: its index there.
        meant: the unit's number, as the unit writes it.
        how: what is wrong with it, as a sentence goes on: «thừa một chữ số».
    """

    written: str
    start: int
    meant: str
    how: str


def declared_numbers(bulletin: Bulletin) -> Mapping[str, str]:
    """Return the telephone numbers that the unit declared, as it writes them, by their digits."""
    unit = bulletin.unit.value
    numbers = [*(contact.number for contact in unit.contacts if contact.number), *unit.duty_numbers]
    return {digits(number): number for number in numbers}


def digits(written: str) -> str:
    """Return the digits of a telephone number as it is called within the country."""
    plain = fold(written).text
    found = re.sub(r"\D", "", plain, flags=re.ASCII)
    return "0" + found[2:] if re.match(r"[\s(]*\+?84", plain) and len(found) in {11, 12} else found


def slips(text: str, declared: Mapping[str, str]) -> Iterator[Slip]:
    """Find the numbers of a text that are no number of the unit's, but one with a slip.

    Args:
        text: any text.
        declared: numbers as they are written, by their digits (`declared_numbers`).
    """
    folded = fold(text)
    for found in _WRITTEN.finditer(folded.text):
        called = digits(found[0])
        if called in declared or _SUM.match(found[0]) or (_COUNT.search(found[0]) and called[:-1] in declared):
            continue
        meant, how = _meant(called, declared)
        if meant:
            first, last = folded.span(*found.span())
            yield Slip(text[first:last], first, declared[meant], how)


def _meant(called: str, declared: Collection[str]) -> tuple[str, str]:
    """Return which digits were meant, and what is wrong with those written; empty where it is another number."""
    for number in declared:
        if len(number) < _SHORTEST or called[:2] != number[:2]:
            continue
        if len(called) == len(number) + 1 and _less_one(called, number):
            return number, "thừa một chữ số"
        if len(called) == len(number) - 1 and _less_one(number, called):
            return number, "thiếu một chữ số"
        if len(called) == len(number) and _swapped(called, number):
            return number, "đảo hai chữ số"
    return "", ""


def _less_one(longer: str, shorter: str) -> bool:
    """Return whether a number is another without one of its digits."""
    at = next((at for at, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
    return longer[:at] + longer[at + 1 :] == shorter


def _swapped(one: str, other: str) -> bool:
    """Return whether two numbers differ by two neighbouring digits in another order."""
    at = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(at) == 2 and at[1] == at[0] + 1 and one[at[0]] == other[at[1]] and one[at[1]] == other[at[0]]  # noqa: PLR2004 - a pair
