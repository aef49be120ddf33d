"""A theme: colours and type styles by name. Looks use the names, so that one file changes them all.

It travels with each card to the processes that paint, which need nothing of what reads and checks YAML: how its file is
written, `bantin/model/parts/theme_file.py` says.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

FLARE = 0.05
"""Light that WCAG's contrast adds to all luminances."""


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """A type style.

    Attributes:
        family: name of a font family, as `FamilyName` has them.
        weight: 100-900.
        stretch: width in percent.
        size: in pixels of the card; so is `min_size`, the smallest when shrunk to fit.
        line_height: as a multiple of the size.
        color: name of a colour.
    """

    size: int
    min_size: int | None = None
    family: str = "noto-sans"
    weight: int = 400
    stretch: float = 100
    line_height: float = 1.4
    color: str = "ink"


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by name, `#rrggbb` or `#rrggbbaa`, and type styles by name."""

    colors: dict[str, str]
    styles: dict[str, TypeStyle]


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
