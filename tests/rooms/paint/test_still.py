from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, PngImagePlugin

from bantin.fonts.book import FontBook
from bantin.model.card import Encoding
from bantin.model.frame import (
    Area,
    Box,
    Font,
    Frame,
    Gradient,
    Icon,
    Mark,
    Modules,
    Picture,
    Polyline,
    Sector,
    Shadow,
    TextRun,
)
from bantin.paint.pictures import PictureError
from bantin.paint.still import encode, paint

NAVY = Gradient((19, 41, 75, 255), (8, 20, 37, 255), 170)
INK = (255, 255, 255, 255)

JPEG_TOLERANCE = 1.5
"""Mean levels by which quality 90 changes a card."""


def card() -> Frame:
    """One mark of each kind that needs no file."""
    marks: tuple[Mark, ...] = (
        Box(20, 20, 200, 90, (255, 255, 255, 30), 16, 2, (255, 255, 255, 60), Shadow(0, 4, 20, (0, 0, 0, 90))),
        Icon(32, 32, 40, "triangle-alert", (255, 189, 46, 255)),
        TextRun(80, 70, "Ẫ cảnh báo", Font("noto-sans", 700, 90, 26), INK),
        Area(((30, 60), (90, 44), (150, 71)), 100, Gradient((255, 189, 46, 90), (255, 189, 46, 0), 180)),
        Polyline(((30, 60), (90, 44), (150, 71)), 5, (255, 189, 46, 255)),
        Sector(60, 110, 14, 28, 20, 250, (255, 189, 46, 255), 3),
        Modules(180, 120, 3, ("1010", "0110", "1001", "1111"), (0, 0, 0, 255), INK),
    )
    return Frame(240, 150, NAVY, marks)


def test_marks_are_painted_in_their_order_on_the_ground(fonts: FontBook) -> None:
    marks = (Box(0, 0, 20, 20, (255, 0, 0, 255)), Box(10, 0, 20, 20, (0, 255, 0, 255)))
    found = paint(Frame(40, 20, (9, 9, 9, 255), marks), {}, fonts)
    assert [found.getpixel((x, 5)) for x in (5, 15, 35)] == [(255, 0, 0), (0, 255, 0), (9, 9, 9)]


def test_a_still_is_rgb_of_the_frames_size(fonts: FontBook) -> None:
    found = paint(card(), {}, fonts)
    assert (found.mode, found.size, found.info) == ("RGB", (240, 150), {})


def test_painting_leaves_the_cached_ground_alone(fonts: FontBook) -> None:
    bare = Frame(240, 150, NAVY, ())
    before = paint(bare, {}, fonts).tobytes()
    paint(card(), {}, fonts)
    assert paint(bare, {}, fonts).tobytes() == before


def test_a_picture_that_cannot_be_used_is_told(tmp_path: Path, fonts: FontBook) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"nothing")
    with pytest.raises(PictureError, match=r"«a\.jpg»"):
        paint(Frame(20, 20, NAVY, (Picture(0, 0, 9, 9, "a"),)), {"a": path}, fonts)


DIGEST = """
import hashlib, importlib.util, sys
spec = importlib.util.spec_from_file_location("test_still", sys.argv[1])
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
still = module.paint(module.card(), {}, module.FontBook())
print(*(hashlib.sha256(module.encode(still, encoding)).hexdigest() for encoding in module.Encoding))
"""


def test_another_process_writes_the_same_bytes(fonts: FontBook, tmp_path: Path) -> None:
    still = paint(card(), {}, fonts)
    here = [hashlib.sha256(encode(still, encoding)).hexdigest() for encoding in Encoding]
    environment = os.environ | {"PYTHONHASHSEED": "5"}
    command = [sys.executable, "-c", DIGEST, __file__]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=tmp_path, env=environment)
    assert done.stdout.split() == here


def test_png_keeps_every_pixel_and_jpeg_nearly(fonts: FontBook) -> None:
    still = paint(card(), {}, fonts)
    with Image.open(io.BytesIO(encode(still, Encoding.PNG))) as png:
        assert (png.format, png.tobytes()) == ("PNG", still.tobytes())
    with Image.open(io.BytesIO(encode(still, Encoding.JPEG))) as jpeg:
        difference = np.abs(np.asarray(jpeg).astype(int) - np.asarray(still))
        assert jpeg.format == "JPEG"
    assert difference.mean() < JPEG_TOLERANCE


def test_jpeg_colours_are_not_subsampled(fonts: FontBook) -> None:
    written = encode(paint(card(), {}, fonts), Encoding.JPEG)
    header = written.index(b"\xff\xc0")
    components = written[header + 10 : header + 19]
    assert [components[at] for at in (1, 4, 7)] == [0x11, 0x11, 0x11], "each component has the same sampling factors"


@pytest.mark.parametrize("encoding", Encoding)
def test_no_metadata_goes_out_even_if_a_picture_brings_it(encoding: Encoding, fonts: FontBook) -> None:
    still = paint(card(), {}, fonts)
    plain = encode(still, encoding)
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (22.0, 8.0, 52.0)
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", "someone")
    laden = still.copy()
    laden.info = {"exif": exif.tobytes(), "icc_profile": b"p" * 200, "comment": b"c", "dpi": (72, 72), "pnginfo": text}
    assert encode(laden, encoding) == plain
    assert laden.info["comment"] == b"c", "the caller's picture is left alone"
    for mark in (b"Exif", b"ICC", b"iCCP", b"tEXt", b"eXIf", b"GPS"):
        assert mark not in plain


def test_a_photograph_with_a_place_goes_out_without_it(tmp_path: Path, fonts: FontBook) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (22.0, 8.0, 52.0)
    exif[0x010F] = "HANG-MAY-ANH"
    path = tmp_path / "a.jpg"
    Image.new("RGB", (64, 64), "white").save(path, exif=exif, comment=b"BINH-LUAN")
    assert b"HANG-MAY-ANH" in path.read_bytes()
    still = paint(Frame(64, 64, NAVY, (Picture(0, 0, 64, 64, "a"),)), {"a": path}, fonts)
    for encoding in Encoding:
        written = encode(still, encoding)
        assert not any(mark in written for mark in (b"HANG-MAY-ANH", b"BINH-LUAN", b"Exif", b"eXIf"))
