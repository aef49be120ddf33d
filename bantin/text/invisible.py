"""Characters that nobody sees: they come along when text is copied from chats, telephone books and word processors.

They are told by Unicode's property Default_Ignorable_Code_Point (DerivedCoreProperties.txt, Unicode 16), which holds
all marks of direction too, and by the marks of annotations beside it.
"""

from __future__ import annotations

import unicodedata

from bantin.text.patterns import regex

IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""As a class of regular expressions."""

_RUN = regex(f"[{IGNORABLE}]+")
_JOINER, _TEXT, _EMOJI, _KEYCAP, _FLAG = "\u200d", "\ufe0e", "\ufe0f", "\u20e3", "\U0001f3f4"
_TAGS = range(0xE0020, 0xE0080)


def invisible(text: str) -> list[int]:
    """Find the characters that nobody sees; those that steer an emoji (⚠️, 👨‍👩‍👧, 1️⃣) belong to it.

    Returns:
        Their indices, in order.
    """
    if text.isascii():
        return []
    return [at for run in _RUN.finditer(text) for at in range(*run.span()) if not _steers(text, run.start(), at)]


def without(text: str, places: list[int]) -> str:
    """Leave out the characters at some places."""
    bounds = zip([0, *(at + 1 for at in places)], [*places, len(text)], strict=True)
    return "".join([text[start:end] for start, end in bounds])


def _steers(text: str, start: int, at: int) -> bool:
    """Return whether a character steers an emoji: `start` is where the run of such characters begins that it is in."""
    letter = text[at]
    before, after = text[start - 1 : start], text[at + 1 : at + 2]
    if ord(letter) in _TAGS:
        return before == _FLAG
    if at == start and letter in {_TEXT, _EMOJI}:
        return _is_symbol(before) or (after == _KEYCAP and before in {*"0123456789#*"})
    shown_as_emoji = at == start or (at == start + 1 and text[start] in {_TEXT, _EMOJI})
    return letter == _JOINER and shown_as_emoji and _is_symbol(before) and _is_symbol(after)


def _is_symbol(character: str) -> bool:
    return character != "" and (unicodedata.category(character) in {"So", "Sm", "Sk"} or character in "‼⁉〰ℹ")
