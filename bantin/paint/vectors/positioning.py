"""Where a drawing stands in its box: on the lower edge, as large as may be, clear of what lies upon the box.

What has `class="halo"` in a drawing is ground around the things drawn: it may be cut, hidden or left to run out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import ceil, floor, inf
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PIL import Image

from bantin.paint.vectors.drawing import draw

KeepOuts = tuple[tuple[int, int, int, int], ...]
"""Left, top, right and bottom of places in a box that stay free, in pixels."""

_VIEW = re.compile(r'\bviewBox\s*=\s*["\']([^"\']*)["\']')

_RATIO = re.compile(r'\bpreserveAspectRatio\s*=\s*["\'][^"\']*["\']')

_HALO = re.compile(r'<(?:circle|rect|path|ellipse)\b[^>]*\bclass="halo"[^>]*/>')

_ROOT = re.compile(r"<svg\b[^>]*>")

_COARSE = 180
"""Width in pixels of the picture in which it is looked up where something is drawn."""

_STRONG = 100
"""Opacity from which on a pixel is seen: shadows are fainter."""

_EDGE = 0.03
"""Share of the box's width that stays free at its sides and above a drawing that is larger than its own size there."""

_SMALLER, _LEAST = 0.97, 0.4
"""How much smaller each next size is that is tried, and the smallest, as shares of the largest."""

_STEP = 0.02
"""Share of the box's width by which it is tried to stand aside."""

_ASIDE = 0.7
"""What it costs to stand aside by the whole width of the box, against being drawn at no size."""


class Window(NamedTuple):
    """The part of a drawing's plane that its box shows, in the drawing's own units."""

    left: float
    top: float
    width: float
    height: float


class Place(NamedTuple):
    """A box in which a drawing stands.

    Attributes:
        width: in pixels; so is `height`.
        clear: what stays free of all but the halo, as far as that leaves a drawing to look at.
        inset: pixels that stay free at the left and at the right; None for a small share of the width.
    """

    width: int
    height: int
    clear: KeepOuts = ()
    inset: tuple[int, int] | None = None

    @property
    def edges(self) -> tuple[float, float]:
        """Pixels that stay free at the left and at the right."""
        return self.inset or (_EDGE * self.width, _EDGE * self.width)


class _Ink(NamedTuple):
    """Where a drawing has something.

    Attributes:
        around: in its own units left, top and right of all that is seen, however faint; infinite where it may go on.
        view: its own window.
        sums: of a coarse picture of that and as much above, in how many points above and left of each something is.
        left: where it begins to have something in its own window; so `top`, and `right` where it ends.
    """

    view: Window
    sums: npt.NDArray[np.int64]
    left: float
    top: float
    right: float
    around: tuple[float, float, float]


def halo_of(svg: str) -> str:
    """Return a drawing of its halo alone."""
    root = _ROOT.search(svg)
    return f"{root[0] if root else '<svg>'}{''.join(_HALO.findall(svg))}</svg>{_mark(svg)}"


def _mark(svg: str) -> str:
    """Return what stands behind a drawing."""
    return svg[svg.rindex("</svg>") + len("</svg>") :] if "</svg>" in svg else ""


def without_halo(svg: str) -> str:
    """Return a drawing without its halo."""
    return _HALO.sub("", svg)


def positioned(svg: str, shape: str, place: Place) -> str:
    """Return a drawing that fills a box of some size, its things standing where they have most room.

    Args:
        svg: what is drawn.
        shape: the whole drawing, in whatever colours, by which it is placed.
        place: the box.
    """
    return _seen_as(svg, _window(shape, place))


def things(placed: str, shape: str, size: tuple[int, int]) -> tuple[Image.Image, tuple[int, int]]:
    """Draw a placed drawing without its halo, as much of its box as has something, and where that begins.

    Args:
        placed: the drawing, whose window is its box.
        shape: as it was placed by.
        size: width and height of the box in pixels.
    """
    found = _VIEW.search(placed)
    window = Window(*(float(number) for number in found[1].split())) if found else Window(0, 0, *size)
    ink, scale = _ink(without_halo(shape)), size[0] / window.width
    left, top, right = ink.around
    first, upper = (max(0.0, (edge - begin) * scale) for edge, begin in ((left, window.left), (top, window.top)))
    last = min(float(size[0]), (right - window.left) * scale)
    x, y = floor(min(first, size[0] - 1)), floor(min(upper, size[1] - 1))
    wide, high = max(1, ceil(last) - x), size[1] - y
    part = Window(window.left + x / scale, window.top + y / scale, wide / scale, high / scale)
    return draw(_seen_as(without_halo(placed), part), wide, high), (x, y)


def _seen_as(svg: str, window: Window) -> str:
    """Return a drawing of which another part of its plane is seen."""
    view = 'viewBox="{:.4f} {:.4f} {:.4f} {:.4f}"'.format(*window)
    return _RATIO.sub("", _VIEW.sub(view, svg, count=1), count=1)


@lru_cache(maxsize=64)
def _window(svg: str, place: Place) -> Window:
    ink = _ink(without_halo(svg))
    view, width, height = ink.view, place.width, place.height
    meet = min(width / view.width, height / view.height)
    across = (width - sum(place.edges)) / (ink.right - ink.left)
    largest = max(meet, min(across, (height - _EDGE * width) / (view.top + view.height - ink.top)))
    largest = largest if place.inset is None else min(largest, across)
    places = sorted(place.clear, key=lambda found: (found[2] - found[0]) * (found[3] - found[1]))
    while (spot := _spot(ink, place._replace(clear=tuple(places)), largest)) is None:
        places.pop()  # what hides too much of the box is stood behind
    found, scale = spot
    bottom = view.top + view.height
    return Window(view.left - found / scale, bottom - height / scale, width / scale, height / scale)


def _spot(ink: _Ink, place: Place, largest: float) -> tuple[float, float] | None:
    """Find where the left edge of a drawing's own window is, and at what scale, for the least loss; None if nowhere."""
    if not place.clear:
        return _middle(ink, place, largest), largest
    found, least, scale = None, inf, largest
    while scale > largest * _LEAST and 1 - scale / largest < least:
        middle = _middle(ink, place, scale)
        starts = _starts(ink, place, scale, middle)
        free = starts[_free(ink, place, scale, starts)]
        if len(free):
            start = float(free[np.abs(free - middle).argmin()])
            if (cost := 1 - scale / largest + _ASIDE * abs(start - middle) / place.width) < least:
                found, least = (start, scale), cost
        scale *= _SMALLER
    return found


def _middle(ink: _Ink, place: Place, scale: float) -> float:
    """Find where the left edge of a drawing's own window is when that stands in the middle of the box."""
    low, high = _bounds(ink, place, scale)
    middle = (place.width - ink.view.width * scale) / 2
    return min(max(middle, min(low, high)), max(low, high))


def _bounds(ink: _Ink, place: Place, scale: float) -> tuple[float, float]:
    """Find between which places that edge is when all that is drawn is in the box."""
    (first, last), left = place.edges, ink.view.left
    return first - (ink.left - left) * scale, place.width - last - (ink.right - left) * scale


def _starts(ink: _Ink, place: Place, scale: float, middle: float) -> npt.NDArray[np.float64]:
    low, high = _bounds(ink, place, scale)
    aside = np.arange(low, high, place.width * _STEP) if low < high else np.empty(0)
    return np.concatenate([[middle], aside])


def _free(ink: _Ink, place: Place, scale: float, starts: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Tell at which of these places of its left edge a drawing has nothing where it should have nothing."""
    rows, columns = (side - 1 for side in ink.sums.shape)
    unit = columns / ink.view.width
    free = np.ones(len(starts), bool)
    for left, top, right, bottom in place.clear:
        first, last = (np.clip((edge - starts) / scale * unit, 0, columns) for edge in (left, right))
        above, below = (min(max(rows - (place.height - y) / scale * unit, 0), rows) for y in (top, bottom))
        one, two, up, down = np.floor(first).astype(int), np.ceil(last).astype(int), floor(above), ceil(below)
        sums = ink.sums
        free &= sums[down, two] - sums[up, two] - sums[down, one] + sums[up, one] == 0
    return free


@lru_cache(maxsize=64)
def _ink(svg: str) -> _Ink:
    """Look up where a drawing without halo has something in its own window, and above; everywhere if nowhere."""
    found = _VIEW.search(svg)
    view = Window(*(float(number) for number in re.split(r"[\s,]+", found[1].strip())) if found else (0, 0, 1, 1))
    rows = max(1, round(_COARSE * view.height / view.width))
    taller = _seen_as(svg, Window(view.left, view.top - view.height, view.width, 2 * view.height))
    alpha = np.asarray(draw(taller, _COARSE, 2 * rows).getchannel("A"))
    seen = alpha > _STRONG
    own = seen[rows:] if seen[rows:].any() else np.ones_like(seen[rows:])
    sums = np.pad(seen.astype(np.int64).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    across, down = np.flatnonzero(own.any(0)), np.flatnonzero(own.any(1))
    unit = view.width / _COARSE
    left, right = view.left + across[0] * unit, view.left + (across[-1] + 1) * unit
    return _Ink(view, sums, left, view.top + down[0] * unit, right, _around(alpha > 0, view))


def _around(seen: npt.NDArray[np.bool_], view: Window) -> tuple[float, float, float]:
    """Find how far to the left, up and to the right something may be seen, from the coarse picture."""
    unit = view.width / seen.shape[1]
    across, down = np.flatnonzero(seen.any(0)), np.flatnonzero(seen.any(1))
    if not len(across):
        return -inf, -inf, inf
    left, top, right = across[0] - 1, down[0] - 1, across[-1] + 2
    return (
        view.left + left * unit if left > 0 else -inf,
        view.top - view.height + top * unit if top > 0 else -inf,
        view.left + right * unit if right < seen.shape[1] else inf,
    )
