"""A theme: colours and type styles by name. Looks use the names, so that one file changes them all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import StringConstraints

from bantin.model.base import Identifier, Model, Real, Whole, about

HexColor = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}([0-9a-f]{2})?$")]


FamilyName = Literal["noto-sans", "be-vietnam-pro"]
"""Font families that come with bantin."""


FLARE = 0.05
"""Light that WCAG's contrast adds to all luminances."""


class TypeStyle(Model):
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


class Theme(Model):
    """The file templates/themes/NAME.yaml."""

    colors: dict[Identifier, HexColor] = about("Bảng màu", "Colours")
    styles: dict[Identifier, TypeStyle] = about("Các kiểu chữ", "Type styles")


def contrast(color: str, ground: str) -> float:
    """Compute the contrast of two colours, 1-21, as WCAG 2.2 defines it; what is translucent lies on the ground.

    Args:
        color: `#rrggbb` or `#rrggbbaa`.
        ground: `#rrggbb`; its own opacity is not looked at.
    """
    red, green, blue, *opacity = bytes.fromhex(color[1:])
    share = opacity[0] / 255 if opacity else 1.0
    below = bytes.fromhex(ground[1:7])
    shown = [round(over * share + under * (1 - share)) for over, under in zip((red, green, blue), below, strict=True)]
    darker, lighter = sorted(luminance(map(linear, levels)) for levels in (shown, below))
    return (lighter + FLARE) / (darker + FLARE)


def luminance(light: Iterable[float]) -> float:
    """Compute the relative luminance, 0-1, of linear red, green and blue, each 0-1 (WCAG 2.2)."""
    red, green, blue = light
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(level: int) -> float:
    """Compute the light, 0-1, that an sRGB level, 0-255, stands for (IEC 61966-2-1)."""
    share, dark = level / 255, 0.04045
    return share / 12.92 if share <= dark else ((share + 0.055) / 1.055) ** 2.4
