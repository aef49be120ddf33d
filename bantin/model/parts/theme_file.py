"""The file of a theme, templates/themes/NAME.yaml."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from bantin.model.base import Identifier, Model, Real, Whole, about
from bantin.model.theme import Theme, TypeStyle

HexColor = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}([0-9a-f]{2})?$")]


FamilyName = Literal["noto-sans", "be-vietnam-pro"]
"""Font families that come with bantin."""


class WrittenStyle(Model):
    """A type style. Sizes are in pixels of the card."""

    family: FamilyName = about("Bộ chữ", "Font family", default="noto-sans")
    weight: Whole = about("Độ đậm, 100–900", "Weight", default=400, ge=100, le=900)
    stretch: Real = about("Độ rộng, 62,5–100", "Width in percent", default=100, ge=62, le=100)
    size: Whole = about("Cỡ chữ", "Size", ge=6, le=400)
    min_size: Whole | None = about(
        "Cỡ chữ nhỏ nhất khi phải thu", "Smallest size when shrunk to fit", default=None, ge=6
    )
    line_height: Real = about("Giãn dòng", "Line height as a multiple of the size", default=1.4, ge=1, le=2)
    color: Identifier = about("Màu chữ", "Colour", default="ink")


class ThemeFile(Model):
    """The file templates/themes/NAME.yaml."""

    colors: dict[Identifier, HexColor] = about("Bảng màu", "Colours")
    styles: dict[Identifier, WrittenStyle] = about("Các kiểu chữ", "Type styles")

    @property
    def theme(self) -> Theme:
        """What it says."""
        return Theme(self.colors, {name: TypeStyle(**dict(style)) for name, style in self.styles.items()})
