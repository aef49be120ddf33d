from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from bantin.fonts.book import FontBook
from bantin.model.frame import Font
from bantin.paint.redaction import redact

SIZE = (400, 200)
BOX = (72, 42, 256, 96)
GROWN = (64, 34, 336, 146)
"""The box with its margin of 8 pixels."""

ROUNDING = 1
"""Levels by which the mean of a block may depend on the order of its pixels: it is taken across, rounded, then down."""


def plate(fonts: FontBook, text: str, color: str = "white") -> Image.Image:
    image = Image.new("RGB", SIZE, color)
    face = fonts.face(Font("noto-sans", 700, 100, 60))
    ImageDraw.Draw(image).text((200, 110), text, fill="black", font=face, anchor="ms")
    return image


def redacted(image: Image.Image, *boxes: tuple[int, int, int, int]) -> Image.Image:
    image = image.copy()
    redact(image, boxes)
    return image


def sharpness(image: Image.Image) -> float:
    """Variance of the differences between neighbouring pixels: what edges of letters make large."""
    grey = np.asarray(image.crop(GROWN).convert("L")).astype(float)
    return float(np.diff(grey, axis=1).var())


def test_no_edge_of_the_letters_is_left(fonts: FontBook) -> None:
    original = plate(fonts, "97-B1 368.06")
    assert sharpness(original) > 900
    assert sharpness(redacted(original, BOX)) < 10


def test_the_result_depends_on_the_means_of_the_blocks_only(fonts: FontBook) -> None:
    original = plate(fonts, "97-B1 368.06")
    pixels = np.asarray(original).copy()
    rng = np.random.default_rng(7)
    left, top, right, bottom = GROWN
    width, height = 68, 28  # of a block: at most four each way
    assert (right - left, bottom - top) == (4 * width, 4 * height)
    for x in range(left, right, width):
        for y in range(top, bottom, height):
            block = pixels[y : y + height, x : x + width]
            block[:] = rng.permutation(block.reshape(-1, 3)).reshape(block.shape)
    other = Image.fromarray(pixels)
    assert other.tobytes() != original.tobytes()
    shift = np.asarray(redacted(other, BOX)).astype(int) - np.asarray(redacted(original, BOX))
    assert np.abs(shift).max() <= ROUNDING


def test_what_remains_does_not_tell_two_numbers_apart_by_their_strokes(fonts: FontBook) -> None:
    original, other = plate(fonts, "36806"), plate(fonts, "36086")
    likeness = np.corrcoef(fine(original), fine(redacted(original, BOX)))[0, 1]
    assert abs(likeness) < 0.1, "fine detail of the original is not in the result"
    shift = np.asarray(redacted(original, BOX)).astype(int) - np.asarray(redacted(other, BOX))
    assert np.abs(shift).max() < 20, "swapping two digits shifts soft shades at most"


def fine(image: Image.Image) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """What is left of the redacted place without its coarse shades."""
    grey = np.asarray(image.crop(GROWN).convert("L")).astype(float)
    across = grey[:, 1:-1] - (grey[:, :-2] + grey[:, 2:]) / 2
    return np.ravel(across)


def test_blocks_are_coarse_however_large_the_box() -> None:
    rng = np.random.default_rng(1)
    noise = Image.fromarray(rng.integers(0, 256, (1600, 1600, 3), dtype=np.uint8))
    found = np.asarray(redacted(noise, (8, 8, 1584, 1584)))
    assert sharpness(noise) > 4000
    assert np.abs(np.diff(found.astype(int), axis=1)).max() <= 1, "blocks of 400 pixels fade into each other"


def test_a_few_pixels_around_the_box_go_and_the_rest_stays(fonts: FontBook) -> None:
    original = plate(fonts, "97-B1 368.06")
    changed = np.asarray(redacted(original, BOX)) != np.asarray(original)
    rows, columns = np.nonzero(changed.any(axis=2))
    assert columns.min() >= GROWN[0]
    assert rows.min() >= GROWN[1]
    assert columns.max() < GROWN[2]
    assert rows.max() < GROWN[3]
    dot = Image.new("RGB", SIZE, "white")
    dot.putpixel((BOX[0] - 5, BOX[1] - 5), (0, 0, 0))
    assert redacted(dot, BOX).getpixel((BOX[0] - 5, BOX[1] - 5)) != (0, 0, 0)


@pytest.mark.parametrize(
    "box", [(390, 190, 500, 500), (0, 0, 1, 1), (200, 100, 3, 2), (0, 0, 400, 200), (10, 0, 4, 200)]
)
def test_boxes_at_edges_and_of_any_size_are_destroyed(box: tuple[int, int, int, int]) -> None:
    rng = np.random.default_rng(2)
    noise = Image.fromarray(rng.integers(0, 256, (200, 400, 3), dtype=np.uint8))
    found = redacted(noise, box)
    inside = (box[0], box[1], min(400, box[0] + box[2]), min(200, box[1] + box[3]))
    spread = np.ptp(np.asarray(found.crop(inside)).astype(int), axis=(0, 1))
    assert spread.max() < 60, "noise has only grey means"


def test_boxes_wholly_outside_change_nothing(fonts: FontBook) -> None:
    original = plate(fonts, "156")
    assert redacted(original, (900, 10, 20, 20), (10, 900, 20, 20)).tobytes() == original.tobytes()
