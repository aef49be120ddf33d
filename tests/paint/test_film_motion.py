from __future__ import annotations

import numpy as np
import pytest

from bantin.paint.film_motion import cross_fade


@pytest.mark.parametrize("frames", [1, 3, 12])
@pytest.mark.parametrize("fps", [24, 25, 30])
def test_a_cross_fade_has_its_frames_evenly_between_both_pictures(frames: int, fps: int) -> None:
    dark, light = np.full((4, 6, 3), 10, np.uint8), np.full((4, 6, 3), 250, np.uint8)
    found = list(cross_fade(dark, light, frames=frames, fps=fps))
    levels = [int(picture[0, 0, 0]) for picture in found]
    expected = [10 + 240 * (index + 1) / (frames + 1) for index in range(frames)]
    assert levels == pytest.approx(expected, abs=1)
    assert {(picture.shape, picture.dtype.name) for picture in found} == {((4, 6, 3), "uint8")}
    assert all((picture == picture[0, 0]).all() for picture in found)


def test_a_cross_fade_of_equal_pictures_changes_nothing() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (8, 10, 3), np.uint8)
    assert all((picture == noise).all() for picture in cross_fade(noise, noise, frames=12, fps=30))
