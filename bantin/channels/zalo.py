"""Zalo neighbourhood groups: one message an item, plain text, with all that the item has to say up to the limit."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.channels.view import ChannelView
from bantin.model.bulletin import Entry
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.recipe import Recipe, Role, TextFile


def recipes(view: ChannelView) -> Iterator[Recipe | Diagnostic]:
    """List the messages."""
    settings = view.bulletin.unit.value.channels.zalo
    assert settings is not None  # noqa: S101 - a channel that is off is not asked
    for entry in view.entries:
        points = () if entry.item.zalo.text else entry.item.points
        kept = _most(view, entry, points, settings.message_limit)
        message = _message(view, entry, points, kept)
        if len(message) > settings.message_limit:
            told = f"Tin nhắn Zalo dài {len(message)} ký tự, quá {settings.message_limit} ký tự"
            place = entry.document.locate("zalo.text" if entry.item.zalo.text else "summary")
            over = len(message) - settings.message_limit
            hint = f"Viết ngắn lại ở «zalo: text», bớt ít nhất {over} ký tự"
            yield Diagnostic(Code("long-message"), Severity.ERROR, told, place, hint)
        elif kept < len(points):
            told = f"Tin nhắn Zalo chỉ nêu {kept} trong {len(points)} ý cho vừa {settings.message_limit} ký tự"
            hint = "Người nhận được mời xem đủ trên fanpage; muốn tự chọn chữ thì viết ở «zalo: text»"
            yield Diagnostic(Code("shortened-message"), Severity.NOTE, told, entry.document.locate(""), hint)
        yield Recipe(f"zalo/{entry.id}.txt", "zalo", Role.MESSAGE, entry.id, TextFile(message))


def _message(view: ChannelView, entry: Entry, points: tuple[str, ...], kept: int) -> str:
    look = view.looks.either(f"zalo/{entry.kind}.txt", "zalo/message.txt")
    values = {"points": points[:kept], "mark": entry.item.points_mark, "left_out": len(points) - kept}
    return view.text(look, **view.values(entry), **values)


def _most(view: ChannelView, entry: Entry, points: tuple[str, ...], limit: int) -> int:
    """Return how many points a message has room for; 0 if the rest alone is too long."""
    low, high = 0, len(points)
    if len(_message(view, entry, points, high)) <= limit:
        return high
    while low < high:
        middle = (low + high + 1) // 2
        if len(_message(view, entry, points, middle)) <= limit:
            low = middle
        else:
            high = middle - 1
    return low
