"""Untrusted text on a terminal: control characters are made visible, never interpreted."""

from __future__ import annotations

from bantin.text.sentences.joining import ended

_PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
_NOWHERE = [*range(0x80, 0xA0), 0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A)]
_VISIBLE = _PICTURES | dict.fromkeys(_NOWHERE, 0xFFFD)
"""Characters that would steer a terminal or turn the direction of writing, to ones that only look so."""


def visible(text: str) -> str:
    """Show control characters instead of obeying them; each character stays one, so columns stay right."""
    return text.translate(_VISIBLE)


def sentence(text: str) -> str:
    """Show a text in one line, ended as a sentence is."""
    return ended(visible(text))
