"""Names of files and folders that are safe on every system, and identifiers made of any text."""

from __future__ import annotations

import re

from bantin.text.slug import slug

LONGEST = 60
"""Characters of an identifier, as the model's Identifier has it."""

_IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")


def is_identifier(name: str) -> bool:
    """Return whether a name is an identifier: lower-case ASCII letters, digits and single hyphens, 60 at most."""
    return len(name) <= LONGEST and bool(_IDENTIFIER.fullmatch(name))


def is_reserved(name: str) -> bool:
    """Return whether Windows reserves a name, with any suffix, for a device."""
    return bool(_RESERVED.fullmatch(name.partition(".")[0].casefold()))


def identifier_for(text: str, otherwise: str) -> str:
    """Make an identifier of a text, shortened at a word; `otherwise` if nothing of the text remains."""
    words = slug(text)
    if len(words) > LONGEST:
        cut = words[: LONGEST + 1].rpartition("-")[0]
        words = cut or words[:LONGEST]
    return words if words and not is_reserved(words) else otherwise
