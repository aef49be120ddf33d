"""What to do about a danger, the strongest first: a board without room for a sentence says what that orders first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.channels.led.tiny.shortening import begins_deed
from bantin.model.item import Item
from bantin.text.normal import plain
from bantin.text.patterns import regex
from bantin.text.sentences.meaning import is_imperative

_CALLS = ("gọi ", "báo ", "liên hệ ")
"""With these an order begins that says nothing without what it is about."""

_CLAUSE = regex(r"[,;]\s+")

_CASE = regex(
    r"(?:thấy|nghe|nghi|gặp|phát hiện|biết|khi|nếu|lúc|lỡ|bị|có|quên|trót|nhận được|sau khi|trước khi)(?!\w)",
    re.IGNORECASE,
)
"""What begins so is a case, and no order without what is done then."""

_LEAST = 3
"""Words of an order that is said without what follows it, at least."""


def advice(item: Item) -> list[tuple[str, str]]:
    """List what to do about a danger that says enough without its title, each with its path: not whom to call.

    Each sentence is followed by its first orders, which say more than the next sentence does: what saves comes first.
    """
    found = ((plain(text), path) for text, path in item.advised)
    return [(said, path) for text, path in found for said in (text, *_begun(text)) if not _calls(said)]


def _begun(text: str) -> Iterator[str]:
    """Walk the first orders of a sentence, most of them first; each ends where another order begins.

    «Không cho người, | gia súc lại gần» is one: what goes on with it orders nothing by itself.
    """
    if not begins_deed(text) or _CASE.match(text):
        return
    for found in reversed([*_CLAUSE.finditer(text)]):
        head, rest = text[: found.start()], text[found.end() :]
        if is_imperative(rest) and begins_deed(rest) and len(head.split()) >= _LEAST:
            yield f"{head}."


def saves(item: Item, text: str) -> bool:
    """Tell whether a text says what to do about a danger, which whoever sees nothing else may follow."""
    return item.warns and bool(text) and begins_deed(text) and not _calls(text)


def _calls(text: str) -> bool:
    return text.lower().startswith(_CALLS)
