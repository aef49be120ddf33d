"""What a message repeats of an editor's own: texts between marks, and names of files that one can tell apart."""

from __future__ import annotations

_INNER = str.maketrans({"«": "“", "»": "”"})
_LONGEST = 32
"""Letters of a file's name that a list of several repeats."""


def in_marks(text: str) -> str:
    """Put a text between guillemets; those that it has itself become the inner marks: «Vé “Đêm bảo tàng”»."""
    return f"«{text.translate(_INNER)}»"


def short_name(name: str) -> str:
    """Shorten a file's name to its first words: its number tells it from others already."""
    if len(name) <= _LONGEST:
        return name
    return f"{name[:_LONGEST].rpartition('-')[0] or name[:_LONGEST]}…"
