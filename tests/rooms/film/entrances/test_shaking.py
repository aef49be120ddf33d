"""A drawing shakes: its largest thing is there and comes to rest, the others grow meanwhile, and its halo stands."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from bantin.film.conversion import StillPicture
from bantin.film.entrances.shaking import Drawn, aside, shaken_until
from bantin.film.entrances.sprites import Brush
from bantin.film.entrances.stage import Stage
from bantin.fonts.book import FontBook
from bantin.model.frame import Enter, Entering, Entrance, Frame, Scene
from bantin.paint.still import paint

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200">
<circle class="halo" cx="200" cy="100" r="190" fill="#ffffff" fill-opacity=".2"/>
<rect x="150" y="60" width="100" height="140" fill="#ff0000"/><circle cx="200" cy="60" r="30" fill="#ff0000"/>
<circle cx="60" cy="80" r="30" fill="#00ff00"/><rect x="330" y="50" width="30" height="60" fill="#0000ff"/>
</svg>"""
FPS = 30


def test_things_that_hang_together_are_a_piece_and_the_largest_is_first(tmp_path: Path, fonts: FontBook) -> None:
    scene, brush = _scene(tmp_path, fonts)
    main, *others = Drawn(scene, brush, (400, 200)).pieces()
    assert len(others) == 2
    assert main.rect[0] >= 145
    assert main.rect[2] <= 255
    assert main.rect[1] <= 32
    assert all(piece.rect[2] <= 150 or piece.rect[0] >= 250 for piece in others)


def test_a_drawing_comes_in_pieces_while_its_largest_thing_shakes(tmp_path: Path, fonts: FontBook) -> None:
    scene, brush = _scene(tmp_path, fonts)
    frame = Frame(400, 200, (0, 0, 0, 255), (scene,))
    still = np.asarray(paint(frame, brush.assets, fonts))
    entering = Entering(Entrance(Enter.SHAKE, 0, 2), 0, 1, (0, 0, 400, 200))
    stage = Stage(StillPicture(still), frame, [entering], brush, FPS)
    seen = [stage.at(index).astype(int) for index in range(75)]
    red, green, blue = ([frame[:, :, color] > 200 for frame in seen] for color in range(3))
    assert red[0].sum() > 10_000
    assert not green[0].sum()
    assert not blue[0].sum()
    assert len({int(np.flatnonzero(shown.any(0))[0]) for shown in red[:18]}) > 2, "it shakes"
    assert green[-1].any()
    assert blue[-1].any()
    assert abs(seen[-1] - still).max() <= 2, "and all of it ends as the still has it"
    assert not stage.changes(70)
    corner = [frame[195, 30].tolist() for frame in seen]
    assert corner.count(corner[0]) == len(corner), "the halo stands"


def test_it_shakes_to_both_sides_and_stands_between() -> None:
    ways = [aside(index / FPS, 1080) for index in range(60)]
    assert min(ways) < 0 < max(ways) <= 6
    assert not any(ways[18:30])
    assert any(ways[30:48])
    assert shaken_until(0.9) == shaken_until(0.7) == 0.6
    assert shaken_until(1.3) == 1.3


def _scene(folder: Path, fonts: FontBook) -> tuple[Scene, Brush]:
    path = folder / "canh.svg"
    path.write_text(SVG, encoding="utf-8")
    return Scene(0, 0, 400, 200, "canh"), Brush({"canh": path}, fonts)
