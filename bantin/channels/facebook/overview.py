"""The overview's cards: a cover of the strongest item, and a closing card with whom to call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bantin.channels.answering import to_ask
from bantin.channels.short_titles import SHORT
from bantin.channels.strongest import by_severity, question, sought
from bantin.channels.view import ChannelView
from bantin.model.bulletin import Entry
from bantin.model.card import Card
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.unit import Contact

_TEASERS = 3
"""Items that a cover names beside the strongest one, as many as have room; the post lists all."""

_TRIED = 7
"""Items that are tried for a cover; the one after these has as little room."""

_MOST_WORDS = 50
"""Of a cover: its question and three names, where those of the month's items are long."""

_TEASED = 32
"""Letters of a name that stands on one line; on two it has `SHORT` at most."""

_MOST_NUMBERS = 3
"""Of a closing card: more numbers than these nobody keeps in mind, and none of them is the one to call."""

_SHORT = 4
"""Digits of an emergency number or a hotline, at most."""

_MOST_CONTACTS = 24
"""Of a closing card: in the smallest letters that are read on a telephone, no more lines stand below each other."""


def overview(view: ChannelView, width: int, height: int) -> Iterator[tuple[str, Card, dict[str, Any]]]:
    """List its cards: name, card, and the values for the look of its alternative text."""
    if view.entries:
        first, *others = _leading(view)
        others = _of_other_kinds(view, first, others)
        asks, asked_at = question(view, first)
        # Whom to call about the month, whatever its first item names.
        contacts = view.bulletin.unit.value.contacts_to_call
        asked = to_ask(view.bulletin, first, contacts)
        values = {
            "entries": view.entries,
            "asks": asks,
            "asked_at": asked_at,
            "scene": view.asked_scene(first, asks),
            "contacts": contacts,
            "dialled": tuple(contact for contact in asked if contact.answers),
            "item_code": view.bulletin.month_code,
        }
        shown = values | {"teasers": []}
        cover = view.item_card(first, width, height, "facebook/cover.xml", **shown)
        for other in others[:_TRIED]:
            tried = values | {"teasers": [*shown["teasers"], other]}
            card = view.item_card(first, width, height, "facebook/cover.xml", **tried)
            if card.printed.words <= _MOST_WORDS and view.measure.fits(card):
                cover, shown = card, tried
            if len(shown["teasers"]) == _TEASERS:
                break
        yield "cover", cover, shown
    yield "closing", *_closing(view, width, height)


def _leading(view: ChannelView) -> list[Entry]:
    """List the items as a cover names them: the one that `order` puts first, if it does, then by danger."""
    chosen = next(iter(view.bulletin.header.value.order), "")
    return sorted(by_severity(view.entries), key=lambda entry: entry.id != chosen)


def _of_other_kinds(view: ChannelView, first: Entry, others: Sequence[Entry]) -> list[Entry]:
    """Put first of each other kind the most dangerous item: a cover that only warns is one item long.

    Before these stands what readers seek: what the month's introduction names, then hours, cuts and what is held. What
    is invented comes last, before it what takes two lines to name, or more.
    """
    firsts = {entry.kind: entry for entry in reversed(others) if entry.kind != first.kind}

    def order(entry: Entry) -> tuple[bool, int, int, bool]:
        letters = len(view.named(entry)["text"])
        long = (letters > _TEASED) + (letters > SHORT)
        return entry.item.is_invented, sought(view, entry), long, firsts.get(entry.kind) is not entry

    return sorted(others, key=order)


def _closing(view: ChannelView, width: int, height: int) -> tuple[Card, dict[str, Any]]:
    """Show whom to call: all contacts, or as many as have room; there is at least one. Then where the unit is."""
    kept = _to_keep(view)
    most = min(len(kept), _MOST_CONTACTS)
    ways = [(most, True), *((count, False) for count in range(most, 0, -1))]
    for count, addressed in ways:
        shown: dict[str, Any] = {"contacts_to_call": kept[:count], "addressed": addressed}
        card = view.card("facebook/closing.xml", width, height, **shown)
        if view.measure.fits(card):
            break
    return card, shown


def _to_keep(view: ChannelView) -> list[Contact]:
    """List the contacts that readers can keep: the weightiest numbers, the unit's own first, and all that have none.

    After its own, those that answer the month's dangers, the worst first, then other short ones: who is in danger has
    this picture, and no time to look a number up.
    """
    contacts = view.bulletin.unit.value.contacts_to_call
    entries = by_severity(view.entries)
    answering = [number for entry in entries for number in view.bulletin.answering(entry.item)]

    def order(contact: Contact) -> tuple[bool, int, bool]:
        place = answering.index(contact.dial) if contact.dial in answering else len(answering)
        return contact is not contacts[0], place, len(contact.dial) > _SHORT

    numbers = sorted((contact for contact in contacts if contact.number), key=order)[:_MOST_NUMBERS]
    return [*numbers, *(contact for contact in contacts if not contact.number)]


def left_off(view: ChannelView, shown: Sequence[Contact]) -> Diagnostic | None:
    """Tell of contacts for which the closing card has no room, if there are such."""
    unit = view.bulletin.unit
    # Beyond what readers can keep a number is missed only where the unit wants it on all that it publishes.
    usual = unit.value.default_contacts
    wanted = [*_to_keep(view), *(contact for contact in unit.value.contacts_to_call if contact.id in usual)]
    rest = [contact for contact in dict.fromkeys(wanted) if contact not in shown]
    if not rest:
        return None
    names = ", ".join(f"«{contact.label}»" for contact in rest)
    return Diagnostic(
        Code("no-room-for-contacts"),
        Severity.NOTE,
        f"Ảnh kết của fanpage nêu {len(shown)} đầu mối, không đủ chỗ cho {names}",
        unit.locate("contacts"),
        f"Rút gọn tên, địa chỉ của các đầu mối, hoặc bỏ đầu mối ít cần khỏi default_contacts: ảnh nêu nhiều nhất "
        f"{_MOST_NUMBERS} số; bài tổng quan vẫn nêu đủ",
    )
