"""What an item is called where its title has no room: in its editor's words, else by how its title opens."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.model.item import Item
from bantin.text.normal import plain
from bantin.text.sentences.openings import headword

SHORT = 56
"""Letters of a name that has room on two lines of a card, in letters as large as those of headings."""


def short_title(item: Item) -> tuple[str, str]:
    """Give the first name of an item that is short, and the path of that value.

    The words for cards come first, then those for films and boards, which the item's own card has said in full; a
    number is no name. Where none is short it is the opening of its message.
    """
    return next((name for name in _names(item) if len(plain(name[0])) <= SHORT), _opened(item))


def _names(item: Item) -> Iterator[tuple[str, str]]:
    yield item.message
    yield item.title, "title"
    for text, path in ((item.video.title, "video.title"), (item.led.title, "led.title")):
        if text and not text[:1].isdigit():
            yield text, path


def _opened(item: Item) -> tuple[str, str]:
    text, path = item.message
    return headword(text), path
