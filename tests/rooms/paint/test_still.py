from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from bantin.files.pictures import jpeg, png
from bantin.fonts.book import FontBook
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
from bantin.paint.still import paint

NAVY = Gradient((19, 41, 75, 255), (8, 20, 37, 255), 170)
INK = (255, 255, 255, 255)


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
print(hashlib.sha256(still.tobytes()).hexdigest())
"""


def test_another_process_paints_the_same_pixels(fonts: FontBook, tmp_path: Path) -> None:
    still = paint(card(), {}, fonts)
    here = hashlib.sha256(still.tobytes()).hexdigest()
    environment = os.environ | {"PYTHONHASHSEED": "5"}
    command = [sys.executable, "-c", DIGEST, __file__]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=tmp_path, env=environment)
    assert done.stdout.split() == [here]


def test_a_photograph_with_a_place_goes_out_without_it(tmp_path: Path, fonts: FontBook) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (22.0, 8.0, 52.0)
    exif[0x010F] = "HANG-MAY-ANH"
    path = tmp_path / "a.jpg"
    Image.new("RGB", (64, 64), "white").save(path, exif=exif, comment=b"BINH-LUAN")
    assert b"HANG-MAY-ANH" in path.read_bytes()
    still = paint(Frame(64, 64, NAVY, (Picture(0, 0, 64, 64, "a"),)), {"a": path}, fonts)
    for encode in (jpeg, png):
        written = encode(still)
        assert not any(mark in written for mark in (b"HANG-MAY-ANH", b"BINH-LUAN", b"Exif", b"eXIf"))
