"""Where the tone mark of an open oa, oe or uy stands: on the first vowel (hóa, thủy) or on the second (hoá, thuỷ)."""

from __future__ import annotations

import re

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
# «quý» has its u from the q: both ways write it alike.
_OPEN = r"(?<![qQ])(?:{})(?![^\W\d_])"
_MODERN_OPEN = re.compile(_OPEN.format("|".join(_TO_TRADITIONAL)), re.IGNORECASE)
_TRADITIONAL_OPEN = re.compile(_OPEN.format("|".join(_TO_TRADITIONAL.values())), re.IGNORECASE)


def traditional(text: str) -> str:
    """Move the marks to the first vowel: `hoá` becomes `hóa`."""
    return _MODERN_OPEN.sub(_moved, text)


def is_modern(word: str) -> bool:
    """Tell whether a word has such a mark on the second vowel."""
    return _MODERN_OPEN.search(word) is not None


def is_traditional(word: str) -> bool:
    """Tell whether a word has such a mark on the first vowel."""
    return _TRADITIONAL_OPEN.search(word) is not None


def _moved(found: re.Match[str]) -> str:
    old = _TO_TRADITIONAL[found[0].lower()]
    return "".join(new.upper() if was.isupper() else new for was, new in zip(found[0], old, strict=True))
