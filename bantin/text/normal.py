"""Normal forms of texts."""

from __future__ import annotations

import unicodedata

from bantin.text.bold import bold_spans
from bantin.text.patterns import regex

MOST_MARKS = 30
"""Combining marks in a row that a text may have: Unicode's stream-safe format (UAX #15), which NFC is quick with."""

_MARKS = regex(rf"[^\x00-\u02ff\w\s]{{{MOST_MARKS + 1},}}")


def overloaded(text: str) -> int:
    """Find where more than `MOST_MARKS` combining marks begin, on one letter; -1 if they do nowhere.

    The time that NFC takes grows with the square of their number.
    """
    for found in _MARKS.finditer(text):
        count = 0
        for at, character in enumerate(found[0], found.start()):
            count = count + 1 if unicodedata.combining(character) else 0
            if count > MOST_MARKS:
                return at - MOST_MARKS
    return -1


def nfc(text: str) -> str:
    """Normalise to Unicode form C, as fonts and comparisons need it."""
    return unicodedata.normalize("NFC", text)


def plain(text: str) -> str:
    """Remove the asterisks of `**bold**`; those without a partner stay."""
    if "**" not in text:  # as of nearly all, and a month that is opened asks ten thousand times
        return str(text)
    return "".join(letters for letters, _ in bold_spans(text))
