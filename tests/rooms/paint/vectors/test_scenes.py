from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from bantin.content.reading.themes import read_themes
from bantin.model.frame import Scene
from bantin.paint.vectors.scenes import SceneError, paint_scene, read_scene, tinted, unknown_tints
from tests.fixtures.proofs import some

SCENES = sorted((Path(__file__).parents[4] / "templates" / "scenes").glob("*.svg"))

GROUPS = ("beware", "tale", "act", "soon", "know", "ask")

CHART = """
  <rect x="300" y="420" width="130" height="200" rx="14"/><rect x="470" y="320" width="130" height="300" rx="14"/>
  <rect x="640" y="220" width="130" height="400" rx="14"/>
"""

CORNERS = ((0, 0, 90, 25), (235, 0, 270, 25))
"""Left, top, right and bottom of where names of kinds and marks of pages stand, on a quarter of a stage."""

SIDES, MOST_BARS = ("width", "height"), 3

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">'


def scene(tmp_path: Path, body: str, head: str = HEAD) -> Path:
    path = tmp_path / "canh.svg"
    path.write_text(f"{head}{body}</svg>", encoding="utf-8")
    return path


def test_a_scene_is_painted_in_the_colours_it_is_given_and_lets_its_ground_through(tmp_path: Path) -> None:
    path = scene(tmp_path, '<rect width="50" height="50" fill="var(--tone)"/>')
    image = Image.new("RGB", (120, 70), (9, 9, 9))
    paint_scene(image, Scene(10, 10, 100, 50, "canh", (("tone", (200, 30, 40, 255)),)), path)
    assert image.getpixel((20, 20)) == (200, 30, 40)
    assert image.getpixel((90, 20)) == (9, 9, 9)
    assert image.getpixel((5, 5)) == (9, 9, 9)


def test_an_opacity_of_the_theme_is_kept(tmp_path: Path) -> None:
    path = scene(tmp_path, '<rect width="100" height="50" fill="var(--tone)"/>')
    image = Image.new("RGB", (100, 50), (0, 0, 0))
    paint_scene(image, Scene(0, 0, 100, 50, "canh", (("tone", (255, 255, 255, 128)),)), path)
    assert image.getpixel((50, 25)) == pytest.approx((128, 128, 128), abs=1)


def test_a_colour_that_the_theme_lacks_is_the_drawings_own(tmp_path: Path) -> None:
    svg = read_scene(scene(tmp_path, '<rect fill="var(--skin, #eab891)"/><rect fill="var(--tone)"/>'))
    assert unknown_tints(svg, {"tone"}) == []
    assert unknown_tints(svg, set()) == ["tone"]
    assert 'fill="#eab891"' in tinted(svg, {})
    assert 'fill="#01020304"' in tinted(svg, {"tone": (1, 2, 3, 4)})


@pytest.mark.parametrize(
    "body",
    [
        "<text>chữ</text>",
        '<image href="anh.png"/>',
        '<image href="file:///etc/passwd"/>',
        '<use xlink:href="khac.svg#a"/>',
        '<rect fill="url(http://a.example/b)"/>',
        "<script/>",
        "<style>rect {fill: red}</style>",
        "<foreignObject/>",
    ],
)
def test_what_reaches_out_of_a_drawing_is_refused(tmp_path: Path, body: str) -> None:
    with pytest.raises(SceneError, match="chỉ được có các nét"):
        read_scene(scene(tmp_path, body))


def test_entities_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SceneError, match="chỉ được có các nét"):
        read_scene(scene(tmp_path, "", f'<!DOCTYPE svg [<!ENTITY a "a">]>{HEAD}'))


@pytest.mark.parametrize(
    "head", ['<svg xmlns="http://www.w3.org/2000/svg">', HEAD.replace("viewBox", 'width="9" viewBox')]
)
def test_a_drawing_scales_by_its_view_box_alone(tmp_path: Path, head: str) -> None:
    with pytest.raises(SceneError, match="viewBox"):
        read_scene(scene(tmp_path, "<rect/>", head))


def test_a_drawing_that_is_no_svg_is_told(tmp_path: Path) -> None:
    path = scene(tmp_path, "<rect")
    with pytest.raises(SceneError, match="sai cú pháp"):
        paint_scene(Image.new("RGB", (9, 9)), Scene(0, 0, 9, 9, "canh"), path)


@pytest.mark.parametrize("path", some(SCENES, 6), ids=lambda path: path.stem)
def test_a_shipped_scene_stands_out_in_every_group_and_keeps_the_corners_free(path: Path, repository: Path) -> None:
    """The kind's name stands at the left top, the page's number at the right."""
    svg = read_scene(path)
    theme = read_themes(repository)[0]["navy"]
    for group in GROUPS:
        tints = {
            name.removeprefix(f"{group}-"): tuple(bytes.fromhex(color[1:])) for name, color in theme.colors.items()
        }
        colors = tuple((name, (rgb[0], rgb[1], rgb[2], 255)) for name, rgb in tints.items())
        assert not unknown_tints(svg, tints)
        image = Image.new("RGB", (270, 140), tuple(tints["field"][:3]))
        paint_scene(image, Scene(0, 0, 270, 140, path.stem, colors, clear=CORNERS), path)
        pixels = np.asarray(image)
        assert (pixels != np.array(tints["field"][:3])).any(axis=2).mean() > 0.2, group
        for corner in (pixels[top:bottom, left:right] for left, top, right, bottom in CORNERS):
            strong = np.abs(corner.astype(int) - np.array(tints["field"][:3])).max(axis=2) > 130
            assert strong.mean() < 0.05, (group, "little more than a halo")


def bars(svg: str) -> int:
    """Count rectangles that are as wide as each other and all of other heights: two or more look like a chart's."""
    heights: dict[float, set[float]] = {}
    for mark in re.findall(r"<rect [^>]*>", svg):
        sides = [float(found[1]) if (found := re.search(rf' {side}="([^"]+)"', mark)) else 0 for side in SIDES]
        if sides[1] > sides[0]:
            heights.setdefault(sides[0], set()).add(sides[1])
    return max(map(len, heights.values()), default=0)


@pytest.mark.parametrize("path", SCENES, ids=lambda path: path.stem)
def test_nothing_in_a_scene_looks_like_data(path: Path) -> None:
    assert bars(path.read_text(encoding="utf-8")) < MOST_BARS
    assert bars(CHART) >= MOST_BARS, "planted"
