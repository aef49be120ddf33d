"""A card: rendered markup plus size, and how its still is written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bantin.model.bulletin import Asset
from bantin.model.theme import Theme


@dataclass(frozen=True, slots=True)
class Card:
    """Rendered markup plus size, with all that determines its pixels.

    Attributes:
        markup: the XML that a look rendered to.
        look: the template it came from, such as `facebook/warning.xml`; for messages only.
        assets: the pictures that the markup names.
        glossary: words that no line may break, beside those that bantin knows.
    """

    markup: str
    look: str
    width: int
    height: int
    theme: Theme
    assets: tuple[Asset, ...] = ()
    glossary: tuple[str, ...] = ()


class Encoding(StrEnum):
    """How a still is written."""

    PNG = "png"
    JPEG = "jpeg"
    """sRGB, quality 90, 4:4:4."""
