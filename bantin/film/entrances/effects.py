"""What each way to enter shows of a part at a share of its time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PIL import Image

from bantin.film.entrances.counting import rolling
from bantin.film.entrances.easing import out_back, out_cubic
from bantin.film.entrances.places import around
from bantin.film.entrances.projection import Projection
from bantin.film.entrances.saying import said
from bantin.film.entrances.shaking import aside, shaken_until
from bantin.film.entrances.sprites import WHOLE, Brush, Sprite, painted
from bantin.model.frame import Box, Enter, Entering, Mark, Polyline, Sector, TextRun
from bantin.paint.shapes import Rect

_RISE = 52 / 1080
"""How far a part rises, as a share of the card's shorter side."""

_OPAQUE = 0.45
"""Share of the time after which what rises is opaque."""

_SOFT = 0.9
"""Width of the soft edge of a wipe over words, in heights of a letter."""


_MIDDLE = 0.5
"""Of the two coordinates of an origin, what lies on neither edge."""


class Carried(NamedTuple):
    """What an entrance does to its part and to all parts of that.

    Attributes:
        down: whole pixels by which they stand below their places.
        opacity: of theirs, in 256ths.
        right: whole pixels by which they stand to the right of their places.
    """

    down: int = 0
    opacity: int = WHOLE
    right: int = 0


@dataclass(eq=False)
class Part:
    """Marks of a card that enter together.

    Attributes:
        marks: without those of parts that enter by themselves.
        entering: how, or None for what is there from the start.
        size: of the card.
    """

    marks: tuple[Mark, ...]
    entering: Entering | None
    brush: Brush = field(repr=False)
    size: tuple[int, int]

    @cached_property
    def rect(self) -> Rect:
        """The pixels that it touches once it stands still."""
        return around(self.marks, self.brush.fonts, self.size)

    @cached_property
    def sprite(self) -> Sprite:
        """Its pixels once it stands still."""
        return painted(self.marks, self.rect, self.brush)

    def other(self, marks: tuple[Mark, ...]) -> Sprite:
        """Paint other marks in its place."""
        return painted(marks, self.rect, self.brush)

    def turn_to(self, index: int) -> int:
        """Show a frame of the card's own time; returns what identifies the pixels of `sprite`."""
        del index
        return 0


class Piece(Part):
    """A piece of a drawing that enters in pieces: its pixels are there already."""

    def __init__(self, sprite: Sprite, entering: Entering, brush: Brush, size: tuple[int, int]) -> None:
        super().__init__((), entering, brush, size)
        self.sprite, self.rect = sprite, sprite.rect


class PlayingPart(Part):
    """A picture in whose place footage plays: its sprite is another one in each frame."""

    def __init__(self, projection: Projection, entering: Entering | None, brush: Brush, size: tuple[int, int]) -> None:
        super().__init__((projection.mark,), entering, brush, size)
        self._projection = projection
        self.rect = projection.rect

    def turn_to(self, index: int) -> int:
        """Show the footage's picture of a frame; returns the frame's number."""
        self.sprite = self._projection.sprite(index)
        return index


def seen(part: Part, entering: Entering, share: float) -> Sprite:
    """Return what is seen of a part by itself while it enters; of its time a share between 0 and 1 has passed."""
    effect = _EFFECTS.get(entering.entrance.enter)
    return part.sprite if effect is None else effect(part, entering, share)


def carried(entering: Entering, share: float, size: tuple[int, int]) -> Carried:
    """Return what an entrance does to its part as a whole, at a share of its time between 0 and 1.

    Args:
        entering: whose entrance it is.
        share: of its time.
        size: of the card.
    """
    match entering.entrance.enter:
        case Enter.RISE:
            way = _RISE * min(size) * (1 - out_cubic(share))
            # By even numbers of pixels, so that colours at half the resolution move with the letters.
            return Carried(2 * round(way / 2), round(WHOLE * min(1.0, share / _OPAQUE)))
        case Enter.FADE:
            return Carried(0, round(WHOLE * out_cubic(share)))
        case Enter.SHAKE:
            return Carried(right=aside(share * entering.entrance.lasts, min(size)))
        case _:
            return Carried()


def settled(entering: Entering, share: float) -> float:
    """Return a share of its time at which a part looks as at this one: the same for all while it stands still."""
    entrance = entering.entrance
    if entrance.enter is Enter.SHAKE and 0 < share < 1:
        return shaken_until(share * entrance.lasts) / entrance.lasts
    return share


def _wiped(part: Part, _: Entering, share: float) -> Sprite:
    lines = [mark for mark in part.marks if isinstance(mark, TextRun)]
    return _read(part, lines, out_cubic(share)) if lines else _lifted(part.sprite, out_cubic(share))


def _lifted(sprite: Sprite, share: float) -> Sprite:
    """Show the lower part of a sprite, in its place."""
    height = sprite.colors.shape[0]
    hidden = height - 2 * round(height * share / 2)
    return replace(sprite, top=sprite.top + hidden, colors=sprite.colors[hidden:], through=sprite.through[hidden:])


def _read(part: Part, runs: list[TextRun], share: float) -> Sprite:
    """Show words up to a share of all that there is to read, line after line, with a soft edge."""
    left, top, right, bottom = part.rect
    baselines = sorted({run.baseline for run in runs})
    tallest = max(run.font.size for run in runs)
    ends = [round(line + tallest * 0.32) for line in baselines[:-1]]
    soft = _SOFT * tallest
    spans = []
    for baseline in baselines:
        line = [run for run in runs if run.baseline == baseline]
        end = max(run.x + part.brush.fonts.advance(run.font, run.text) for run in line)
        spans.append((min(run.x for run in line), end))
    reached = share * (sum(end - start for start, end in spans) + soft)
    across = np.arange(left, right) + 0.5
    opacity = np.zeros((bottom - top, right - left, 1), np.uint16)
    for (start, end), upper, lower in zip(spans, [top, *ends], [*ends, bottom], strict=True):
        edge = (start + reached - across) / soft
        if reached > 0:
            opacity[upper - top : lower - top, :, 0] = np.rint(WHOLE * np.clip(edge, 0, 1))
        reached -= end - start
    return part.sprite.faded(opacity)


def _said(part: Part, entering: Entering, share: float) -> Sprite:
    lines = [mark for mark in part.marks if isinstance(mark, TextRun)]
    if not lines:
        return part.sprite
    return part.sprite.faded(said(lines, part.rect, part.brush.fonts, share, entering.entrance.lasts))


def _drawn(part: Part, _: Entering, share: float) -> Sprite:
    share = out_cubic(share)
    if any(isinstance(mark, Sector) for mark in part.marks):
        first = min(mark.start for mark in part.marks if isinstance(mark, Sector))
        return part.other(tuple(_turned(mark, first + 360 * share) for mark in part.marks))
    sprite = part.sprite
    shown = round(sprite.colors.shape[1] * share)
    labels = [mark for mark in part.marks if isinstance(mark, TextRun)]
    if labels and any(isinstance(mark, Polyline) for mark in part.marks):
        return sprite.faded(_labelled(part, labels, shown))
    return replace(sprite, colors=sprite.colors[:, :shown], through=sprite.through[:, :shown])


def _labelled(part: Part, labels: list[TextRun], shown: int) -> npt.NDArray[np.uint16]:
    """Show so many columns of a part, but each text as a whole, as soon as its middle is among them."""
    left, top, right, bottom = part.rect
    opacity = np.zeros((bottom - top, right - left, 1), np.uint16)
    opacity[:, :shown] = WHOLE
    for label in labels:
        first, upper, end, lower = around((label,), part.brush.fonts, part.size)
        reached = (first + end) / 2 - left <= shown
        opacity[upper - top : lower - top, first - left : end - left] = WHOLE if reached else 0
    return opacity


def _turned(mark: Mark, end: float) -> Mark:
    if isinstance(mark, Sector):
        return replace(mark, end=max(mark.start, min(mark.end, end)))
    return mark


def _grown(part: Part, entering: Entering, share: float) -> Sprite:
    across, down = entering.entrance.origin
    along = out_cubic(share)
    match across == _MIDDLE, down == _MIDDLE:
        case False, True:
            return _longer(part, across, along) or _resized(part, entering, (along, 1))
        case True, False:
            return _resized(part, entering, (1, along))
        case _:
            return _resized(part, entering, (out_back(share), out_back(share)))


def _longer(part: Part, across: float, share: float) -> Sprite | None:
    """Paint a bar that has grown across to a share of its length, its ends as round as ever; None if it is no bar."""
    if len(part.marks) != 1 or not isinstance(part.marks[0], Box):
        return None
    box = part.marks[0]
    width = min(box.width, max(box.height, box.width * share))
    return part.other((replace(box, x=box.x + (box.width - width) * across, width=width),))


def _resized(part: Part, entering: Entering, by: tuple[float, float]) -> Sprite:
    """Scale a part about the origin in its element's box."""
    x, y, wide, high = entering.box
    across, down = entering.entrance.origin
    left, top, right, bottom = part.rect
    about = x + across * wide, y + down * high
    width, height = (max(1, round(side * scale)) for side, scale in zip((right - left, bottom - top), by, strict=True))
    corner = round(about[0] - (about[0] - left) * by[0]), round(about[1] - (about[1] - top) * by[1])
    colors, through = (
        np.asarray(Image.fromarray(pixels).resize((width, height), Image.Resampling.BILINEAR))
        for pixels in (part.sprite.colors, part.sprite.through)
    )
    return Sprite(*corner, colors, through)


def _counting(part: Part, _: Entering, share: float) -> Sprite:
    return rolling(part.sprite, part.marks, share, part.brush.fonts)


def _typed(part: Part, _: Entering, share: float) -> Sprite:
    left = round(share * sum(len(mark.text) for mark in part.marks if isinstance(mark, TextRun)))
    marks: list[Mark] = []
    for mark in part.marks:
        if isinstance(mark, TextRun):
            marks.append(replace(mark, text=mark.text[:left]))
            left = max(0, left - len(mark.text))
        else:
            marks.append(mark)
    return part.other(tuple(marks))


_EFFECTS: Mapping[Enter, Callable[[Part, Entering, float], Sprite]] = {
    Enter.WIPE: _wiped,
    Enter.GROW: _grown,
    Enter.DRAW: _drawn,
    Enter.COUNT: _counting,
    Enter.TYPE: _typed,
    Enter.SAY: _said,
}
"""Those that only carry their parts have no other pixels."""
