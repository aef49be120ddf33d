"""Where the tone mark of an open oa, oe or uy stands: on the first vowel (hóa, thủy) or on the second (hoá, thuỷ)."""

from __future__ import annotations

import re

from bantin.text.patterns import regex

_TRADITIONAL = {
    "oa": ("òa", "óa", "ỏa", "õa", "ọa"),
    "oe": ("òe", "óe", "ỏe", "õe", "ọe"),
    "uy": ("ùy", "úy", "ủy", "ũy", "ụy"),
}
_MODERN = {
    "oa": ("oà", "oá", "oả", "oã", "oạ"),
    "oe": ("oè", "oé", "oẻ", "oẽ", "oẹ"),
    "uy": ("uỳ", "uý", "uỷ", "uỹ", "uỵ"),
}
_TO_TRADITIONAL = {
    modern: old for vowels, marked in _MODERN.items() for modern, old in zip(marked, _TRADITIONAL[vowels], strict=True)
}
_TO_MODERN = {old: modern for modern, old in _TO_TRADITIONAL.items()}
# «quý» has its u from the q: both ways write it alike.
_OPEN = r"(?<![qQ])(?:{})(?![^\W\d_])"
_MODERN_OPEN = regex(_OPEN.format("|".join(_TO_TRADITIONAL)), re.IGNORECASE)
_TRADITIONAL_OPEN = regex(_OPEN.format("|".join(_TO_TRADITIONAL.values())), re.IGNORECASE)


def traditional(text: str) -> str:
    """Place tone marks of oa, oe and uy on the first vowel: `hoá` becomes `hóa`."""
    return _MODERN_OPEN.sub(lambda found: _cased(_TO_TRADITIONAL[found[0].lower()], found[0]), text)


def modern(text: str) -> str:
    """Place tone marks of oa, oe and uy on the second vowel: `hóa` becomes `hoá`."""
    return _TRADITIONAL_OPEN.sub(lambda found: _cased(_TO_MODERN[found[0].lower()], found[0]), text)


def is_modern(word: str) -> bool:
    """Return whether a word has such a mark on the second vowel."""
    return _MODERN_OPEN.search(word) is not None


def is_traditional(word: str) -> bool:
    """Return whether a word has such a mark on the first vowel."""
    return _TRADITIONAL_OPEN.search(word) is not None


def _cased(letters: str, like: str) -> str:
    return "".join(new.upper() if was.isupper() else new for was, new in zip(like, letters, strict=True))
