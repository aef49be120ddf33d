"""How many words of an item a board has room for, found by planning it as its editor would mend it.

What has room by itself says little: beside a shorter title a board shows more of the rest, which may have none. So each
number that a hint gives is one with which the item was planned.
"""

from __future__ import annotations

from collections.abc import Callable

from bantin.channels.led.room import SAMPLE, Small, Told
from bantin.model.bulletin import Entry
from bantin.model.item import Item

_LEAST = 3
"""Words that a line must have room for to be worth writing."""


def mended(found: Small, title: str, text: str, plan: Callable[[Item], Told]) -> Small:
    """Find how many first words of an item's second line, or else of its headline, have room in large letters.

    Args:
        found: the item whose letters are small.
        title: its headline on boards.
        text: its second line there; may be empty.
        plan: tells what a board says against an item.

    Returns:
        It, with no words kept where neither line's beginning alone mends it.
    """
    led = found.entry.item.led
    lines = [("title", "led.title" if led.title else "title", title)]
    if text:
        lines.insert(0 if led.text else 1, ("text", "led.text" if led.text else "summary", text))
    for field, source, whole in lines:
        words = whole.split()
        kept = _most(found.entry, field, words, plan)
        if kept >= min(_LEAST, len(words)):
            return Small(found.entry, source, len(words), kept, " ".join(words[kept:]))
    if not text and not led.text:
        # What follows the headline is too long, such as an answer: words of its editor's own would stand for it.
        kept = _most(found.entry, "text", SAMPLE.split(), plan)
        if kept >= _LEAST:
            return Small(found.entry, "led.text", 0, kept, "")
    return found._replace(kept=0, rest="")


def _most(entry: Entry, field: str, words: list[str], plan: Callable[[Item], Told]) -> int:
    """Return how many first words of a field of `led:` have room; the whole of one that nobody wrote for boards too."""

    def holds(count: int) -> bool:
        item = entry.item
        led = item.led.model_copy(update={field: " ".join(words[:count])})
        told = plan(item.model_copy(update={"led": led}))
        return not (told.small or told.lacks)

    low, high = 0, len(words) - bool(getattr(entry.item.led, field))
    while low < high:
        middle = (low + high + 1) // 2
        if holds(middle):
            low = middle
        else:
            high = middle - 1
    return low
