"""Sentences without their full stop, as diagnostics bring them: ended where shown, joined where told together."""

from __future__ import annotations

_ENDS = (".", "!", "?", "…")


def ended(text: str) -> str:
    """End a text as a sentence is; an empty one stays empty."""
    return text if not text or text.endswith(_ENDS) else f"{text}."


def joined(*texts: str) -> str:
    """Write texts one after another as sentences, the last of them without its full stop; empty ones are left out."""
    *before, last = [text for text in texts if text] or [""]
    return " ".join([*map(ended, before), last])
