"""A theme: colours and type styles by name. Looks use the names, so that one file changes them all."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from bantin.model.base import Identifier, Model, Real, Whole, about

HexColor = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}([0-9a-f]{2})?$")]


Family = Literal["noto-sans", "be-vietnam-pro"]
"""Font families that come with bantin."""


class TypeStyle(Model):
    """A type style. Sizes are in pixels of the card."""

    family: Family = about("Bộ chữ", "Font family", default="noto-sans")
    weight: Whole = about("Độ đậm, 100–900", "Weight", default=400, ge=100, le=900)
    stretch: Real = about("Độ rộng, 62,5–100", "Width in percent", default=100, ge=62, le=100)
    size: Whole = about("Cỡ chữ", "Size", ge=6, le=400)
    min_size: Whole | None = about(
        "Cỡ chữ nhỏ nhất khi phải thu", "Smallest size when shrunk to fit", default=None, ge=6
    )
    line_height: Real = about("Giãn dòng", "Line height as a multiple of the size", default=1.4, ge=1, le=2)
    color: Identifier = about("Màu chữ", "Colour", default="ink")


class Theme(Model):
    """The file templates/themes/NAME.yaml."""

    colors: dict[Identifier, HexColor] = about("Bảng màu", "Colours")
    styles: dict[Identifier, TypeStyle] = about("Các kiểu chữ", "Type styles")
