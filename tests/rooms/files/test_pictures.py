from __future__ import annotations

import hashlib
import io
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, PngImagePlugin

from bantin.files.pictures import jpeg, png

JPEG_TOLERANCE = 2
"""Mean levels by which quality 90 changes the picture below."""

Encode = Callable[[Image.Image], bytes]


def picture() -> Image.Image:
    """A flat ground, a gradient, and pixels without order."""
    pixels = np.full((90, 120, 3), (19, 41, 75), np.uint8)
    pixels[:30] = np.linspace(0, 255, 120, dtype=np.uint8)[None, :, None]
    pixels[60:] = np.frombuffer(hashlib.shake_256(b"noise").digest(30 * 120 * 3), np.uint8).reshape(30, 120, 3) // 16
    return Image.fromarray(pixels)


@pytest.mark.parametrize(
    ("encode", "known"),
    [
        (jpeg, "d8a48339fda7108d3b2f55647bb290dfbd577c8ce5fdb88e0f92010a970bd303"),
        (png, "48739d99c89ce3ae07c7a3a9b9dfc8d07672f658840057da50412eeab7966e5f"),
    ],
)
def test_the_same_pixels_are_the_same_bytes_on_every_system(encode: Encode, known: str) -> None:
    assert hashlib.sha256(encode(picture())).hexdigest() == known


def test_png_keeps_every_pixel_and_jpeg_nearly() -> None:
    with Image.open(io.BytesIO(png(picture()))) as read:
        assert (read.format, read.mode, read.tobytes()) == ("PNG", "RGB", picture().tobytes())
    with Image.open(io.BytesIO(jpeg(picture()))) as read:
        difference = np.abs(np.asarray(read).astype(int) - np.asarray(picture()))
        assert read.format == "JPEG"
    assert difference.mean() < JPEG_TOLERANCE


def test_jpeg_colours_are_not_subsampled() -> None:
    written = jpeg(picture())
    header = written.index(b"\xff\xc0")
    components = written[header + 10 : header + 19]
    assert [components[at] for at in (1, 4, 7)] == [0x11, 0x11, 0x11], "each component has the same sampling factors"


@pytest.mark.parametrize("encode", [jpeg, png])
def test_no_metadata_goes_out_even_if_a_picture_brings_it(encode: Encode) -> None:
    plain = encode(picture())
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (22.0, 8.0, 52.0)
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", "someone")
    laden = picture()
    laden.info = {"exif": exif.tobytes(), "icc_profile": b"p" * 200, "comment": b"c", "dpi": (72, 72), "pnginfo": text}
    assert encode(laden) == plain
    assert laden.info["comment"] == b"c", "the caller's picture is left alone"
    for mark in (b"Exif", b"ICC", b"iCCP", b"tEXt", b"eXIf", b"GPS"):
        assert mark not in plain
