"""Folding: digits, dashes and spaces of any script as ASCII has them, hidden characters left out.

Who hides a number from a search writes it with an en dash, full-width digits or a zero-width space between its groups;
who pastes it from a chat does so unknowingly. A folded text is for searching only; what is found is shown as written.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
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
    places: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the indices in the text as written of a part of the folded one that is not empty."""
        return self.places[start], self.places[end - 1] + 1


def fold(text: str) -> Folded:
    """Fold a text; in time linear in its length."""
    folded = text if text.isascii() else text.translate(_PLAIN)
    if len(folded) == len(text):
        return Folded(folded, text, range(len(text)))
    return Folded(folded, text, tuple(place for place, letter in enumerate(text) if _PLAIN[ord(letter)]))


class _Plain(dict[int, str]):
    """What each character folds to, by its number; an empty text if it cannot be seen."""

    def __missing__(self, number: int) -> str:
        letter = chr(number)
        self[number] = plain = letter if letter.isascii() else _plain(letter)
        return plain


_PLAIN = _Plain()


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
