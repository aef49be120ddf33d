"""Motion: frames of transitions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import numpy as np

from bantin.film.entrances.easing import out_cubic
from bantin.film.pixels import Planes, Raster
from bantin.model.storyboard import Transition


def opening(
    previous: Planes | None,
    scene: Callable[[int], Planes],
    *,
    transition: Transition,
    fade: int,
    frames: Iterable[int],
) -> Iterator[Planes]:
    """Yield the frames with which a slide opens.

    Args:
        previous: the last picture of the slide before, same size; None for a film's first slide.
        scene: the slide in time, by numbers of frames.
        transition: how it comes in.
        fade: frames of the transition; neither the picture before nor the slide alone is among them.
        frames: numbers of those to yield, in order.
    """
    mix = None if previous is None else _MIXES.get(transition)
    for index in frames:
        now = scene(index)
        if mix is None or previous is None or index >= fade:
            yield now
        else:
            share, height = (index + 1) / (fade + 1), previous[0].shape[0]
            both = zip(previous, now, strict=True)
            yield tuple(mix(before, after, share, 2 * before.shape[0] // height) for before, after in both)


def eased(share: float) -> float:
    """Ease a share from 0 to 1 in and out (smoothstep)."""
    return share * share * (3 - 2 * share)


def faded(before: Raster, after: Raster, share: float, _pair: int = 2) -> Raster:
    """Blend a plane of two pictures: `share` of the time from one to the other has passed."""
    # In 256ths, for whole numbers are mixed three times as fast.
    part = round(256 * eased(share))
    mixed = before * np.uint16(256 - part) + after * np.uint16(part)
    return ((mixed + 128) >> 8).astype(np.uint8)


def pushed(before: Raster, after: Raster, share: float, pair: int = 2) -> Raster:
    """Compose a push to the left, on which the second picture replaces the first.

    Args:
        before: a plane of the first picture.
        after: the same of the second.
        share: of the time.
        pair: pixels of the plane across two of the picture.
    """
    gone = _moved(before.shape[1], share=eased(share), pair=pair)
    return np.concatenate([before[:, gone:], after[:, :gone]], axis=1)


def covered(before: Raster, after: Raster, share: float, pair: int = 2) -> Raster:
    """Compose a new ground that covers the picture before from below; what both have in one place stands still.

    Its arguments are those of `pushed`.
    """
    height = before.shape[0]
    left = height - _moved(height, share=out_cubic(share), pair=pair)
    return np.concatenate([before[:left], after[left:]])


def _moved(length: int, *, share: float, pair: int) -> int:
    # By even numbers of the picture's pixels, so that colours at half the resolution move with the letters, and each
    # frame is the one before, moved: nothing shimmers, and it takes a tenth of the bytes.
    return pair * round(length / pair * share)


_MIXES: dict[Transition, Callable[[Raster, Raster, float, int], Raster]] = {
    Transition.FADE: faded,
    Transition.PUSH: pushed,
    Transition.COVER: covered,
}
"""How a picture follows another. A cut has no frame in between."""
