"""What further cards draw where they have room: a thing of their item that its first card has not drawn, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from bantin.channels.facebook.pages import Page
from bantin.design.looks.nodes import scene_file
from bantin.model.card import Card


def drawings(pages: Sequence[Page], things: Sequence[str], face: Card) -> list[str]:
    """Choose what each further card may draw: a thing of the item that the first card does not show, once.

    What stands for a list (a lamp for advice, an eye for signs) would be the same for every item of a month, so it is
    drawn for none: letters are larger instead.

    Args:
        pages: the item's further cards.
        things: the scenes of what the item is about, the first thing first.
        face: the first card.

    Returns:
        The scene for each of them, that whose entries are fewest; empty for all but one.
    """
    thing = next((name for name in things if scene_file(name) not in face.printed.pictures), "")
    if not thing or not pages:
        return [""] * len(pages)
    fewest = min(pages, key=lambda page: (sum(map(len, page.said)), page.page))
    return [thing if page is fewest else "" for page in pages]
