from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from bantin.film.motion import eased, opening, pushed
from bantin.film.pixels import Raster
from bantin.model.storyboard import Transition

NOISE = np.random.default_rng(1).integers(0, 256, (8, 20, 3), np.uint8)


def plain(level: int) -> Raster:
    return np.full((4, 20, 3), level, np.uint8)


def opened(before: Raster | None, after: Raster, transition: Transition, frames: int) -> list[Raster]:
    previous = None if before is None else (before,)
    found = opening(previous, lambda _: (after,), transition=transition, fade=frames, frames=range(frames))
    return [picture for (picture,) in found]


@pytest.mark.parametrize("frames", [1, 3, 12])
def test_a_cross_fade_has_its_frames_between_both_pictures(frames: int) -> None:
    found = opened(plain(10), plain(250), Transition.FADE, frames)
    levels = [int(picture[0, 0, 0]) for picture in found]
    assert levels == pytest.approx([10 + 240 * eased((index + 1) / (frames + 1)) for index in range(frames)], abs=1)
    assert {(picture.shape, picture.dtype.name) for picture in found} == {((4, 20, 3), "uint8")}
    assert all((picture == picture[0, 0]).all() for picture in found)


def test_a_cross_fade_of_equal_pictures_changes_nothing() -> None:
    assert all((picture == NOISE).all() for picture in opened(NOISE, NOISE, Transition.FADE, 12))


def test_motion_begins_and_ends_slowly() -> None:
    shares = [eased(index / 12) for index in range(13)]
    steps = [later - earlier for earlier, later in pairwise(shares)]
    assert shares[0] == 0
    assert shares[-1] == 1
    assert steps == pytest.approx(steps[::-1])
    assert steps[:6] == sorted(steps[:6])


def test_a_push_moves_both_pictures_to_the_left_by_even_pixels() -> None:
    found = opened(NOISE, plain(7)[:1].repeat(8, axis=0), Transition.PUSH, 5)
    gone = [
        next(place for place in range(0, 21, 2) if (frame[:, : 20 - place] == NOISE[:, place:]).all())
        for frame in found
    ]
    assert gone == sorted(set(gone))
    assert all((frame[:, 20 - place :] == 7).all() for frame, place in zip(found, gone, strict=True))


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.99, 1.0])
def test_a_push_keeps_the_size(share: float) -> None:
    assert pushed(NOISE, NOISE[::-1].copy(), share).shape == NOISE.shape


def test_a_cut_shows_the_slide_at_once_and_a_first_slide_is_there() -> None:
    for before, transition in ((plain(0), Transition.CUT), (None, Transition.FADE), (None, Transition.PUSH)):
        assert all((picture == 9).all() for picture in opened(before, plain(9), transition, 4))


def test_a_new_ground_covers_from_below_and_nothing_is_moved() -> None:
    found = opened(NOISE, NOISE[::-1].copy(), Transition.COVER, 5)
    left = [next(rows for rows in range(8, -2, -2) if (frame[:rows] == NOISE[:rows]).all()) for frame in found]
    assert left == sorted(left, reverse=True)
    assert left[0] < 8
    assert all((frame[rows:] == NOISE[::-1][rows:]).all() for frame, rows in zip(found, left, strict=True))


def test_a_slide_may_come_in_while_it_moves() -> None:
    found = opening((plain(0),), lambda at: (plain(10 * at),), transition=Transition.FADE, fade=4, frames=range(12))
    levels = [int(picture[0, 0, 0]) for (picture,) in found]
    assert levels[:4] == pytest.approx([10 * at * eased((at + 1) / 5) for at in range(4)], abs=1)
    assert levels[4:] == [10 * at for at in range(4, 12)]


@pytest.mark.parametrize("transition", [Transition.PUSH, Transition.COVER])
def test_colours_at_half_the_size_move_with_the_letters(transition: Transition) -> None:
    before, after = (np.repeat(np.repeat(small, 2, 0), 2, 1) for small in (NOISE[::2, ::2, 0], NOISE[1::2, ::2, 1]))
    halves = (before[::2, ::2], after[::2, ::2])
    found = opening((before, halves[0]), lambda _: (after, halves[1]), transition=transition, fade=5, frames=range(5))
    for whole, half in found:
        assert (whole[::2, ::2] == half).all()
