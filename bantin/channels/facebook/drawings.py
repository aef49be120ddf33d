"""What further cards draw where they have room: the thing that their item is about, once in a carousel, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from bantin.channels.facebook.pages import Page


def drawings(pages: Sequence[Page], thing: str) -> list[str]:
    """Choose what each further card may draw: the item's own thing, on the first that has room for it.

    What stands for a list (a lamp for advice, an eye for signs) would be the same for every item of a month, so it is
    drawn for none: letters are larger instead.

    Args:
        pages: the item's further cards.
        thing: the scene of what the item is about; empty where no scene shows that.

    Returns:
        The scene for each of them, those whose entries are few, first; empty for all but one.
    """
    if not thing or not pages:
        return [""] * len(pages)
    fewest = min(pages, key=lambda page: (sum(map(len, page.said)), page.page))
    return [thing if page is fewest else "" for page in pages]
