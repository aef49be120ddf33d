"""Cards → windows: where something moves on a slide."""

from __future__ import annotations

from PIL import Image

from bantin.build.layouts import book, laid
from bantin.build.stills import same, unusable
from bantin.model.card import Card
from bantin.model.frame import Picture
from bantin.paint.pictures import PictureError
from bantin.paint.window import Window, open_window, prepared


def photograph(card: Card) -> tuple[Window, Image.Image] | None:
    """Find the largest photograph on a card.

    Returns:
        The card with a hole there, and the photograph, redacted; None where none is seen.

    Raises:
        MakeError: the card's markup is wrong, or a picture is not the one that was read or cannot be used.
    """
    frame = laid(card).frame
    assets = {asset.name: same(asset) for asset in card.assets}
    pictures = [mark for mark in frame.marks if isinstance(mark, Picture)]
    if not pictures:
        return None
    largest = max(pictures, key=lambda picture: picture.width * picture.height)
    try:
        window = open_window(frame, largest, assets, book())
        photo = window and prepared(window, assets[largest.asset])
    except PictureError as error:
        raise unusable(error) from error
    for asset in card.assets:
        same(asset)  # still, now that it has been read
    return (window, photo) if window and photo else None
