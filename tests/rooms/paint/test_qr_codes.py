from __future__ import annotations

from collections.abc import Callable

import pytest
import segno
from PIL import Image

from bantin.model.frame import Modules

Painter = Callable[..., Image.Image]

DARK, LIGHT = (16, 28, 48, 255), (255, 255, 255, 255)


def rows_of(data: str) -> tuple[str, ...]:
    code = segno.make_qr(data, error="m")
    return tuple("".join("1" if cell else "0" for cell in row) for row in code.matrix_iter(border=4))


@pytest.mark.parametrize("module", [1, 3, 7])
def test_every_module_is_exactly_its_square(module: int, painted: Painter) -> None:
    rows = rows_of("https://dichvucong.gov.vn")
    side = len(rows) * module
    found = painted((side + 20, side + 20), Modules(11, 9, module, rows, DARK, LIGHT))
    for y in range(side):
        for x in range(side):
            expected = DARK if rows[y // module][x // module] == "1" else LIGHT
            assert found.getpixel((11 + x, 9 + y)) == expected[:3]
    assert {color for _, color in found.getcolors() or []} == {DARK[:3], LIGHT[:3], (0, 0, 0)}
    assert found.getbbox() == (11, 9, 11 + side, 9 + side)


def test_a_code_outside_the_frame_is_clipped(painted: Painter) -> None:
    code = ("101", "010", "110")
    whole = painted((60, 60), Modules(15, 25, 5, code, DARK, LIGHT))
    part = painted((20, 20), Modules(-5, 5, 5, code, DARK, LIGHT))
    assert part.tobytes() == whole.crop((20, 20, 40, 40)).tobytes()


def test_ragged_rows_are_refused(painted: Painter) -> None:
    with pytest.raises(ValueError, match="lengths"):
        painted((20, 20), Modules(0, 0, 2, ("101", "01"), DARK, LIGHT))
