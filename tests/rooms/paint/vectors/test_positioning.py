"""Drawings are large, whole, and clear of what lies upon them; only their halo is cut."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from bantin.paint.vectors.drawing import draw
from bantin.paint.vectors.positioning import KeepOuts, Place, halo_of, positioned, without_halo
from bantin.paint.vectors.scenes import read_scene, tinted
from tests.fixtures.proofs import some

SCENES = sorted((Path(__file__).parents[4] / "templates" / "scenes").glob("*.svg"))

SCALE = 4
"""How many times smaller than cards these boxes are."""

LABELS = ((16, 12, 116, 28), (216, 12, 254, 28))
"""Left, top, right and bottom of a long name of a kind and a page's mark, on a stage."""

ROOM = 32 // SCALE

SOLID = 100
"""Opacity of what is no shadow."""

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">'
HALO = '<circle class="halo" cx="50" cy="25" r="60" fill="#0000ff"/>'
LEFT = '<rect x="5" y="10" width="30" height="40" fill="#ff0000"/>'
RIGHT = '<rect x="70" y="10" width="20" height="40" fill="#ff0000"/>'


def around(labels: KeepOuts) -> KeepOuts:
    return tuple((left - ROOM, top - ROOM, right + ROOM, bottom + ROOM) for left, top, right, bottom in labels)


def things(svg: str, size: tuple[int, int], clear: KeepOuts = ()) -> npt.NDArray[np.bool_]:
    """Find the pixels of a box in which something stands that is no halo."""
    plain = tinted(svg, {})
    drawn = draw(without_halo(positioned(plain, plain, Place(*size, clear))), *size)
    return np.asarray(drawn.getchannel("A")) > SOLID


def box(seen: npt.NDArray[np.bool_]) -> tuple[int, int, int, int]:
    across, down = np.flatnonzero(seen.any(0)), np.flatnonzero(seen.any(1))
    return int(across[0]), int(down[0]), int(across[-1]) + 1, int(down[-1]) + 1


@pytest.mark.parametrize("path", some(SCENES, 5), ids=lambda path: path.stem)
def test_a_shipped_scene_stands_clear_of_labels_in_stages_of_every_height(path: Path) -> None:
    svg = read_scene(path)
    for high in (200, 280, 380, 480, 560, 700):
        seen = things(svg, (270, high // SCALE), around(LABELS))
        for left, top, right, bottom in LABELS:
            near = seen[max(0, top - ROOM) + 1 : bottom + ROOM - 1, max(0, left - ROOM) + 1 : right + ROOM - 1]
            assert not near.any(), (high, "something within 32 pixels of a label")
        assert seen.mean() > 0.04, (high, "still there to look at")


@pytest.mark.parametrize("path", some(SCENES, 5), ids=lambda path: path.stem)
def test_nothing_of_a_shipped_scene_is_cut_at_the_sides_or_above(path: Path) -> None:
    svg = read_scene(path)
    for wide, high in product((160, 270, 480), (90, 140, 270)):
        left, top, right, bottom = box(things(svg, (wide, high)))
        assert left > 0 or path.stem in {"water", "power"}, "a pipe and a wire come from outside"
        assert right < wide
        assert top > 0 or path.stem in HANGING
        assert bottom == high or path.stem in FLOATING


HANGING = {"fake-site", "handwash", "job", "power", "bank", "impostor", "festival"}
"""What hangs from above: a hook, a tap, a lamp, a lanyard, lanterns."""

FLOATING = {path.stem for path in SCENES}


def test_a_drawing_is_as_large_as_its_things_allow() -> None:
    left, top, right, bottom = box(things(f"{HEAD}{HALO}{LEFT}</svg>", (100, 80)))
    assert bottom == 80
    assert right - left > 30, "its own window is as wide as the box"
    assert top >= 2
    left, top, right, bottom = box(things(f"{HEAD}{LEFT}{RIGHT}</svg>", (200, 400)))
    assert (left, right, bottom) == (6, 194, 400)


def test_a_drawing_stands_aside_or_is_smaller_where_something_lies_upon_it() -> None:
    svg = f"{HEAD}{HALO}{LEFT}</svg>"
    alone = box(things(svg, (200, 100)))
    label = (0, 0, alone[0] + 10, 60)
    aside = things(svg, (200, 100), (label,))
    assert not aside[: label[3], : label[2]].any()
    assert box(aside)[3] == 100
    assert (things(svg, (200, 100), ((0, 0, 200, 100),)) == things(svg, (200, 100))).all(), "all is hidden anyway"
    behind = things(svg, (200, 100), ((0, 0, 200, 90), label))
    assert (behind == aside).all(), "what hides most of the box does not undo the rest"


def test_the_halo_is_told_from_the_rest() -> None:
    svg = f"{HEAD}{HALO}{LEFT}{RIGHT}</svg>"
    assert halo_of(svg) == f"{HEAD}{HALO}</svg>"
    assert without_halo(svg) == f"{HEAD}{LEFT}{RIGHT}</svg>"
    assert draw(halo_of(f"{HEAD}{LEFT}</svg>"), 20, 10).getbbox() is None


def test_a_drawing_of_a_halo_alone_is_drawn_as_it_is() -> None:
    plain = f"{HEAD}{HALO}</svg>"
    assert draw(positioned(plain, plain, Place(100, 50)), 100, 50).getbbox() == (0, 0, 100, 50)


def test_things_stay_out_of_the_sides_that_are_kept_free() -> None:
    svg = f"{HEAD}{LEFT}{RIGHT}</svg>"
    drawn = draw(positioned(svg, svg, Place(200, 60, inset=(20, 40))), 200, 60)
    seen = np.nonzero(np.asarray(drawn.getchannel("A")).any(axis=0))[0]
    assert seen.min() >= 19
    assert seen.max() <= 160
    assert seen.max() - seen.min() > 100, "and are as large as that allows"
