"""Zalo neighbourhood groups: one message an item, plain text, short: what it is, what to do, whom to call.

A message is complete in itself: a warning leaves its reasons to the page, where that has an address to touch it says
so; all others say all. What the limit takes away it counts, and says whom to ask.

Each group that the unit names gets a digest too, one text of all items: nobody sends sixteen messages to a group.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from bantin.channels.view import ChannelView
from bantin.model.bulletin import Entry
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.item import Item
from bantin.model.parts.channels import Group
from bantin.model.parts.section import Section
from bantin.model.recipe import Recipe, Role, TextFile
from bantin.model.words.words import Words
from bantin.text.normal import plain
from bantin.text.numbers import format_number
from bantin.text.sentences.telling import kind_of

_SOURCES = "sources"
"""The part that is left out first."""


def recipes(view: ChannelView) -> Iterator[Recipe | Diagnostic]:
    """List the messages."""
    settings = view.bulletin.unit.value.channels.zalo
    assert settings is not None  # noqa: S101 - a channel that is off is not asked
    limit = settings.message_limit
    for entry in view.entries:
        yield from view.planned(entry, partial(_of_item, view.apart, entry, limit))
    for group in settings.groups if view.entries and not view.bulletin.is_urgent else ():
        path = f"zalo/nhom/{group.id}.txt"
        yield Recipe(path, "zalo", Role.DIGEST, None, TextFile(_digest(view, group, limit)), plain(group.name))


def _of_item(view: ChannelView, entry: Entry, limit: int) -> tuple[Recipe | Diagnostic, ...]:
    """List the message of an item, and what is told of it."""
    return tuple(_message_of(view, entry, limit))


def _message_of(view: ChannelView, entry: Entry, limit: int) -> Iterator[Recipe | Diagnostic]:
    sections = () if entry.item.zalo.text else tuple(_sections(entry.item))
    short = tuple(_in_short(entry.item, sections)) if _on_page(view, entry) else sections
    kept = _most(view, entry, short, sections, limit)
    message = _message(view, entry, kept, sections)
    if len(message) > limit:
        told = f"Tin nhắn Zalo dài {len(message)} ký tự, quá {limit} ký tự"
        place = entry.document.locate("zalo.text" if entry.item.zalo.text else "summary")
        hint = f"Viết ngắn lại ở «zalo: text», bớt ít nhất {len(message) - limit} ký tự"
        yield Diagnostic(Code("long-message"), Severity.ERROR, told, place, hint)
    elif kept != short:
        left_out = ", ".join(_left_out(view.wording_of(entry), short, kept))
        told = f"Tin nhắn Zalo không đủ chỗ trong {format_number(limit)} ký tự nên bỏ {left_out}"
        hint = "Tin nhắn có nói là còn gì và xem ở đâu; muốn tự chọn chữ thì viết ở «zalo: text»"
        yield Diagnostic(Code("shortened-message"), Severity.NOTE, told, entry.document.locate(""), hint)
    yield Recipe(f"zalo/{entry.id}.txt", "zalo", Role.MESSAGE, entry.id, TextFile(message))


def _digest(view: ChannelView, group: Group, limit: int) -> str:
    """Write what a group is sent: the items in order with as many summaries as there is room for.

    Of more items than have room even with their titles alone the rest is counted.
    """
    entries = view.entries
    page = view.bulletin.unit.value.channels.facebook is not None

    def written(shown: int, told: int) -> str:
        left = len(entries) - shown
        values = {"entries": entries[:shown], "told": told, "left": left, "group": group, "on_page": page}
        return view.text("zalo/digest.txt", **values)

    every = len(entries)
    told = next((count for count in range(every, -1, -1) if len(written(every, count)) <= limit), None)
    if told is not None:
        return written(every, told)
    return written(next((count for count in range(every, 0, -1) if len(written(count, 0)) <= limit), 0), 0)


def _sections(item: Item) -> Iterator[Section]:
    """List the parts of a message, the item's own and its sources; of what warns first what to do."""
    weights = {field: at for at, field in enumerate(item.weighty if item.calls else ())}
    yield from sorted(item.sections, key=lambda section: weights.get(section.field, len(weights)))
    if item.sources:
        yield Section(_SOURCES, tuple(source.line for source in item.sources), single=len(item.sources) == 1)


def _in_short(item: Item, sections: Iterable[Section]) -> Iterator[Section]:
    """List what a short message says of the parts: the rest is read on the page."""
    for section in sections:
        most = item.gist.get(section.field, 0) if item.gist and section.field != _SOURCES else len(section.lines)
        if most:
            yield section.first(most)


def _on_page(view: ChannelView, entry: Entry) -> bool:
    return view.bulletin.unit.value.channels.facebook is not None and entry.goes_to("facebook")


def _message(view: ChannelView, entry: Entry, kept: tuple[Section, ...], sections: tuple[Section, ...]) -> str:
    look, words = view.looks.either(f"zalo/{entry.kind}.txt", "zalo/message.txt"), view.wording_of(entry)
    values: dict[str, Any] = {
        "sections": kept,
        "headings": {section.field: _heading(words, section) for section in kept},
        "left_out": list(_left_out(words, sections, kept)),
        "cut": kept != (tuple(_in_short(entry.item, sections)) if _on_page(view, entry) else sections),
        "on_page": _on_page(view, entry),
        "contacts": _named(view, entry),
    }
    return view.text(look, **(view.values(entry) | values))


def _named(view: ChannelView, entry: Entry) -> list[object]:
    """List the contacts of an item but those whose number its editor's own message says.

    The page is one by its address, or where there is no other: nobody can touch a name, but look it up.
    """
    own, page = entry.item.zalo.text or "", view.bulletin.unit.value.fanpage
    found = [one for one in view.contacts_of(entry) if not (one.number and one.number in own)]
    return [one for one in found if one.number or page.url or (one.address or "") not in page.name] or list(found)


def _heading(words: Words, section: Section) -> str:
    if section.field == _SOURCES:
        return "Nguồn"
    if section.field in {"steps", "how", "todo"} and (named := _by_kind(words, section)):
        return named
    return section.title or getattr(words.posts, section.field, "")


def _by_kind(words: Words, section: Section) -> str:
    """Name lines of what to do by what they are, where they are no steps."""
    match kind_of(section.lines):
        case "times" if section.field == "how":
            return words.cards.when
        case "fees":
            return words.cards.fees
        case "prizes":
            return words.cards.prizes
        case "kinds":
            return words.cards.summary
        case _:
            return words.posts.how if section.field == "steps" and len(section.lines) == 1 else ""


def _left_out(words: Words, sections: Iterable[Section], kept: Iterable[Section]) -> Iterator[str]:
    """Name what a message has no room for: `2 dấu hiệu`, `nguồn tin`."""
    there = {section.field: len(section.lines) for section in kept}
    for section in sections:
        count = len(section.lines) - there.get(section.field, 0)
        name = "nguồn tin" if section.field == _SOURCES else getattr(words.counted, section.field, "")
        if count:
            one = section.single or section.title or not name
            yield (name or _heading(words, section) or "chi tiết").lower() if one else f"{count} {name}"


def _most(
    view: ChannelView, entry: Entry, sections: tuple[Section, ...], whole: tuple[Section, ...], limit: int
) -> tuple[Section, ...]:
    """Return as much of the sections as a message has room for, the weightiest first; none if the rest is too long.

    What else the `whole` item has to say is counted in the message.
    """
    weighty = entry.item.weighty or entry.item.lists
    weights = {field: at for at, field in enumerate(weighty)} | {_SOURCES: len(weighty) + 1}
    lines = [(section.field, count) for section in sections for count, _ in enumerate(section.lines, 1)]
    lines.sort(key=lambda line: weights.get(line[0], len(weighty)))

    def kept(count: int) -> tuple[Section, ...]:
        there = dict(lines[:count])  # of each field how many, as lines of one follow each other
        return tuple(section.first(there[section.field]) for section in sections if section.field in there)

    low, high = 0, len(lines)
    while low < high:
        middle = high if not low and high == len(lines) else (low + high + 1) // 2
        if len(_message(view, entry, kept(middle), whole)) <= limit:
            low = middle
        else:
            high = middle - 1
    return kept(low)
