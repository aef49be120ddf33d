"""Folding: digits, dashes and spaces of any script as ASCII has them, hidden characters left out.

Who hides a number from a search writes it with an en dash, full-width digits or a zero-width space between its groups;
who pastes it from a chat does so unknowingly. A folded text is for searching only; what is found is shown as written.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text.

    Attributes:
        text: the folded characters.
        written: the text as it was.
        places: index in `written` of each character of `text`.
    """

    text: str
    written: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the indices in the text as written of a part of the folded one that is not empty."""
        return self.places[start], self.places[end - 1] + 1


def fold(text: str) -> Folded:
    """Fold a text; in time linear in its length."""
    if text.isascii():
        return Folded(text, text, tuple(range(len(text))))
    folded: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        plain = letter if letter.isascii() else _plain(letter)
        if plain:
            folded.append(plain)
            places.append(place)
    return Folded("".join(folded), text, tuple(places))


def _plain(letter: str) -> str:
    """Fold one character; an empty string if it cannot be seen."""
    category = unicodedata.category(letter)
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    if category == "Pd" or letter in {"−", "‑", "⁃"}:
        return "-"
    if category == "Zs":
        return " "
    if category == "Cf":
        return ""
    wide = unicodedata.normalize("NFKC", letter)
    return wide if len(wide) == 1 and "\uff00" <= letter <= "\uffef" else letter
