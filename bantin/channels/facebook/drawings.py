"""What further cards draw where they have room: a thing of their item that its first card has not drawn, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from bantin.channels.facebook.pages import Page
from bantin.design.looks.nodes import scene_file
from bantin.model.card import Card


def drawings(pages: Sequence[Page], thing: str, face: Card) -> list[str]:
    """Choose what each further card may draw: a thing of the item that the first card does not show, once.

    What stands for a list (a lamp for advice, an eye for signs) would be the same for every item of a month, so it is
    drawn for none: letters are larger instead.

    Args:
        pages: the item's further cards.
        thing: the scene of what the item is about; empty where none shows it.
        face: the first card.

    Returns:
        The scene for each of them, that whose entries are fewest; empty for all but one.
    """
    if not thing or not pages or scene_file(thing) in face.printed.pictures:
        return [""] * len(pages)
    fewest = min(pages, key=lambda page: (sum(map(len, page.said)), page.page))
    return [thing if page is fewest else "" for page in pages]
