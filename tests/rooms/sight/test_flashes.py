from __future__ import annotations

import numpy as np
import pytest

from bantin.sight.flashes import MOST_A_SECOND, Luminance, most_flashes

FPS = 25
DARK = np.zeros((48, 96), dtype=np.float32)
LIGHT = np.ones((48, 96), dtype=np.float32)


def blinking(hertz: float, seconds: float = 3, light: Luminance = LIGHT) -> list[Luminance]:
    return [light if int(2 * hertz * frame / FPS) % 2 else DARK for frame in range(int(seconds * FPS))]


@pytest.mark.parametrize("hertz", [1, 2, 4, 6])
def test_blinking_is_counted(hertz: int) -> None:
    assert abs(most_flashes(blinking(hertz), FPS) - hertz) <= 1


def test_five_flashes_a_second_are_too_many_and_a_loop_of_pictures_is_not() -> None:
    assert most_flashes(blinking(5), FPS) > MOST_A_SECOND
    assert most_flashes(blinking(0.25, 20), FPS) == 0


def test_what_hardly_changes_is_no_flash() -> None:
    assert most_flashes(blinking(6, light=LIGHT * 0.09), FPS) == 0


def test_a_small_part_that_blinks_is_no_flash() -> None:
    corner = DARK.copy()
    corner[:12, :24] = 1
    assert most_flashes(blinking(6, light=corner), FPS) == 0


def test_a_slow_fade_is_one_change() -> None:
    fade = [LIGHT * share for share in np.linspace(0, 1, 3 * FPS, dtype=np.float32)]
    assert most_flashes([*fade, *fade[::-1]], FPS) <= 1


def test_letters_that_run_do_not_flash() -> None:
    strip = np.zeros((32, 900), dtype=np.float32)
    strip[8:24, ::6] = strip[8:24, 1::6] = 1
    assert most_flashes([strip[:, at : at + 128] for at in range(0, 700, 3)], FPS) == 0


def test_nothing_flashes_in_nothing() -> None:
    assert most_flashes([], FPS) == 0
