from __future__ import annotations

import io
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
import resvg_py
from PIL import Image

from bantin.fonts.icons import icon_names, icon_svg
from bantin.paint.vectors.drawing import draw, make_plain

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100">'


def by_resvg_alone(svg: str) -> Image.Image:
    with Image.open(io.BytesIO(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True))) as opened:
        image: Image.Image = opened.convert("RGBA")
    return image


def worked_out_by_the_system(root: ET.Element) -> list[str]:
    """List what resvg would work out with the system's sine or cosine."""
    found = []
    for element in root.iter():
        tag = element.tag.rpartition("}")[2]
        if tag in {"circle", "ellipse"} or (tag == "rect" and {"rx", "ry"} & element.attrib.keys()):
            found.append(tag)
        found += re.findall(r"[ACSacs].*", element.get("d", ""))
        found += re.findall(r"(?:rotate|skew).*", element.get("transform", element.get("gradientTransform", "")))
    return found


def plain(svg: str) -> ET.Element:
    root = ET.fromstring(svg)  # noqa: S314 - the project's own, and lucide's
    make_plain(root)
    return root


def test_no_shipped_scene_is_drawn_with_a_systems_sine(repository: Path) -> None:
    scenes = sorted((repository / "templates" / "scenes").glob("*.svg"))
    assert scenes
    assert [(path.stem, worked_out_by_the_system(plain(path.read_text(encoding="utf-8")))) for path in scenes] == [
        (path.stem, []) for path in scenes
    ]


def test_no_icon_is_drawn_with_a_systems_sine(pytestconfig: pytest.Config) -> None:
    """All of them with `--proofs`, else each tenth."""
    names = sorted(icon_names())[:: 1 if pytestconfig.getoption("--proofs") else 10]
    assert {name: found for name in names if (found := worked_out_by_the_system(plain(icon_svg(name))))} == {}


SHAPES = [
    '<circle cx="100" cy="50" r="45"/>',
    '<circle cx="100" cy="60" r="80"/>',
    '<ellipse cx="90" cy="50" rx="70" ry="30"/>',
    '<rect x="20" y="10" width="150" height="70" rx="30"/>',
    '<rect x="20" y="10" width="150" height="70" ry="12"/>',
    '<rect x="20" y="10" width="150" height="70" rx="20" ry="40"/>',
    '<rect x="20" y="10" width="150" height="70" rx="500"/>',
    '<path d="M20 50a30 20 15 1 1 60 10A9 9 0 0 0 90 70l50-9z"/>',
    '<path d="M10 90C40-80 90 160 130 20S180 40 190 95Z"/>',
    '<path d="M10 60a20 30-15 0175 8t30-40z"/>',
    '<g transform="rotate(20 100 50)"><rect x="60" y="20" width="80" height="60"/></g>',
    '<g transform="translate(60, 5) rotate(-33)"><rect width="80" height="30"/></g>',
    '<g transform="skewX(20) skewY(-5)"><rect x="20" y="30" width="80" height="40"/></g>',
    '<circle cx="100" cy="50" r="40" fill="none" stroke="#000" stroke-width="6" stroke-dasharray="50 20 5 20"/>',
    '<rect x="20" y="10" width="90" height="70" rx="20" fill="none" stroke="#000" stroke-dasharray="40 9"/>',
    '<path d="M50 50h0a20 20 0 0 1 30 30M150 50h0" stroke="#000" stroke-width="20" stroke-linecap="round"/>',
    '<clipPath id="a"><circle cx="90" cy="50" r="40"/></clipPath><path d="M0 0H200V100H0Z" clip-path="url(#a)"/>',
    '<path d="M20 20a9 9 0 0 1 60 30a9 9"/>',
    '<circle cx="50%" cy="50" r="20%"/>',
    '<g transform="rotate(30 100)"><rect x="60" y="20" width="80" height="60"/></g>',
    '<rect x="20" y="10" width="150" height="70" rx="0" ry="9"/>',
    '<rect x="20" y="10" width="150" height="70" rx="auto"/>',
    '<circle r="-9"/>',
]
"""Of the last six, resvg knows what of them is drawn."""


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_is_drawn_as_resvg_draws_it(shape: str) -> None:
    """Coverage comes from four lines of each row, so that a hair more is a quarter; dashes are measured roughly."""
    svg = f"{HEAD}{shape}</svg>"
    found, expected = (np.asarray(image, int)[:, :, 3] for image in (draw(svg, 200, 100), by_resvg_alone(svg)))
    assert np.abs(found - expected).max() <= 100
    assert np.abs(found - expected).mean() < 0.5


def test_a_missing_shape_would_be_noticed() -> None:
    empty = np.asarray(draw(f"{HEAD}</svg>", 200, 100), int)[:, :, 3]
    assert all(
        np.abs(empty - np.asarray(by_resvg_alone(f"{HEAD}{shape}</svg>"), int)[:, :, 3]).mean() > 2
        for shape in SHAPES
        if "-9" not in shape
    )


@pytest.mark.parametrize(
    "planted",
    [
        '<g transform="rotate(135)"/>',
        '<g gradientTransform="skewX(3)"/>',
        '<path d="M0 0a9 9 0 0 1 5 5"/>',
        '<path d="M0 0c9 9 0 0 1 5"/>',
        '<circle r="3"/>',
        '<rect rx="3"/>',
    ],
)
def test_what_the_system_would_work_out_is_noticed(planted: str) -> None:
    assert worked_out_by_the_system(ET.fromstring(f"<svg>{planted}</svg>"))  # noqa: S314 - planted here


def test_a_drawing_that_is_not_well_formed_is_told() -> None:
    with pytest.raises(ValueError, match="line 1"):
        draw(f"{HEAD}<rect</svg>", 9, 9)


def test_numbers_are_rounded_far_above_what_systems_differ_by() -> None:
    root = plain(f'{HEAD}<g transform="rotate(30)"><circle cx="1" cy="2" r="3"/></g></svg>')
    numbers = re.findall(r"\d+\.(\d+)", ET.tostring(root, encoding="unicode").partition("<g")[2])
    assert {len(digits) for digits in numbers} == {5, 8}
