from __future__ import annotations

import re
import zlib

import numpy as np
from PIL import Image

from bantin.making.pdf import one_page


def picture() -> Image.Image:
    pixels = np.random.default_rng(5).integers(0, 256, (70, 50, 3), np.uint8)
    pixels[10:40] = 255
    return Image.fromarray(pixels)


def objects(pdf: bytes) -> dict[int, bytes]:
    """Find objects by the table at the end, as readers do."""
    start = int(re.findall(rb"startxref\n(\d+)\n%%EOF\n$", pdf)[0])
    table = pdf[start:].split(b"trailer")[0].splitlines()[2:]
    found = {}
    for number, line in enumerate(table[1:], 1):
        place = int(line[:10])
        head = b"%d 0 obj\n" % number
        assert pdf[place:].startswith(head)
        found[number] = pdf[place + len(head) : pdf.index(b"\nendobj\n", place)]
    return found


def unfiltered(rows: bytes, width: int, height: int) -> bytes:
    """Undo PNG's predictors (W3C PNG, 9.2)."""
    stride, before, out = 3 * width, bytearray(3 * width), b""
    for row in range(height):
        kind, *line = rows[row * (stride + 1) : (row + 1) * (stride + 1)]
        for at, value in enumerate(line):
            left, up = (line[at - 3] if at >= 3 else 0), before[at]
            corner = before[at - 3] if at >= 3 else 0
            guess = left + up - corner
            paeth = min((left, up, corner), key=lambda near: abs(guess - near))
            line[at] = (value + [0, left, up, (left + up) // 2, paeth][kind]) & 255
        before = bytearray(line)
        out += before
    return out


def test_the_page_holds_the_picture_without_loss() -> None:
    found = objects(one_page(picture(), dpi=72, title="Phiếu phát"))
    head, _, rest = found[5].partition(b"stream\n")
    rows = zlib.decompress(rest.removesuffix(b"\nendstream"))
    assert unfiltered(rows, 50, 70) == picture().tobytes()
    assert b"/Width 50 /Height 70" in head
    assert int(re.findall(rb"/Length (\d+)", head)[0]) == len(rest.removesuffix(b"\nendstream"))


def test_a_page_is_as_large_as_its_pixels_say() -> None:
    a4 = one_page(Image.new("RGB", (1654, 2339), "white"), dpi=200, title="A")
    assert b"/MediaBox [0 0 595.44 842.04]" in objects(a4)[3]
    assert b"q 595.44 0 0 842.04 0 0 cm" in objects(a4)[4]


def test_the_same_picture_gives_the_same_bytes_without_a_date() -> None:
    pdf = one_page(picture(), dpi=200, title="Phiếu phát")
    assert pdf == one_page(picture(), dpi=200, title="Phiếu phát")
    assert b"Date" not in pdf
    assert b"/ID" not in pdf
    assert "Phiếu phát".encode("utf-16-be").hex().encode() in pdf
