"""Zalo neighbourhood groups: one message an item, plain text."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.channels.view import Studio
from bantin.model.diagnostic import Diagnostic, Severity
from bantin.model.recipe import Recipe, Role, Text


def recipes(studio: Studio) -> Iterator[Recipe | Diagnostic]:
    """List the messages."""
    settings = studio.bulletin.unit.value.channels.zalo
    assert settings is not None  # noqa: S101 - a channel that is off is not asked
    for entry in studio.entries:
        message = studio.text("zalo/message.txt", **studio.values(entry))
        if len(message) > settings.message_limit:
            told = f"Tin nhắn Zalo dài {len(message)} ký tự, quá {settings.message_limit} ký tự"
            place = entry.document.place("zalo.text" if entry.item.zalo.text else "")
            yield Diagnostic("long-message", Severity.ERROR, told, place, "Viết ngắn lại ở zalo: text:")
        yield Recipe(f"zalo/{entry.id}.txt", "zalo", Role.MESSAGE, entry.id, Text(message))
