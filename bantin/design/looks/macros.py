"""Kits of one's own: what shipped looks call of a file must be there in the workspace's own copy of it too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.text.patterns import regex

_TAG = regex(r"\{%-? *(?:macro (\w+)\(|(endmacro))[^%]*%\}")
_IMPORT = regex(r"^\{% *import [^%]*%\}$", re.MULTILINE)
_COMMENT = regex(r"\{#(?:(?!#\}).)*#\}\n\Z", re.DOTALL)


def completed(own: str, shipped: str) -> str:
    """Add to a look the macros, and what they import, that the shipped look of its name has and it has not."""
    there = dict(_macros(own))
    missing = [written for name, written in _macros(shipped) if name not in there]
    if not missing:
        return own
    imports = [one for one in _IMPORT.findall(shipped) if one not in own]
    return "\n".join([own.rstrip("\n"), "", *imports, *missing])


def _macros(text: str) -> Iterator[tuple[str, str]]:
    """List the macros that stand in no other, by name: each with the comment above it, ended by a line feed."""
    depth, start, name = 0, 0, ""
    for tag in _TAG.finditer(text):
        if tag[1]:
            if not depth:
                comment = _COMMENT.search(text[: tag.start()])
                start, name = comment.start() if comment else tag.start(), tag[1]
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield name, text[start : tag.end()] + "\n"
