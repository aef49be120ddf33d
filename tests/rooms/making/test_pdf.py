from __future__ import annotations

import io
import zlib
from decimal import Decimal

import numpy as np
import pikepdf

from bantin.files.pdf import one_page

SIZE = (50, 70)


def pixels() -> bytes:
    noise = np.random.default_rng(5).integers(0, 256, (SIZE[1], SIZE[0], 3), np.uint8)
    noise[10:40] = 255
    return noise.tobytes()


def written(pdf: bytes) -> pikepdf.Pdf:
    read = pikepdf.open(io.BytesIO(pdf))
    assert read.check_pdf_syntax() == []
    return read


def test_the_page_holds_the_picture_without_loss() -> None:
    read = written(one_page(pixels(), SIZE, dpi=72, title="Phiếu phát"))
    (page,) = read.pages
    picture = page.Resources.XObject.Page
    assert [int(picture[name]) for name in ("/Width", "/Height", "/BitsPerComponent")] == [*SIZE, 8]
    assert [str(picture[name]) for name in ("/Filter", "/ColorSpace")] == ["/FlateDecode", "/DeviceRGB"]
    assert zlib.decompress(picture.read_raw_bytes()) == pixels()


def test_a_page_is_as_large_as_its_pixels_say() -> None:
    a4 = (1654, 2339)
    read = written(one_page(bytes([255]) * 3 * a4[0] * a4[1], a4, dpi=200, title="A"))
    (page,) = read.pages
    assert list(page.MediaBox) == [0, 0, Decimal("595.44"), Decimal("842.04")]
    assert page.Contents.read_bytes() == b"q 595.44 0 0 842.04 0 0 cm /Page Do Q"


def test_readers_are_told_the_title_and_the_language() -> None:
    read = written(one_page(pixels(), SIZE, dpi=200, title="Phiếu phát Chợ"))
    assert dict(read.docinfo) == {"/Title": "Phiếu phát Chợ"}
    assert read.Root.Lang == "vi"
    assert read.Root.ViewerPreferences.DisplayDocTitle


def test_the_same_picture_gives_the_same_bytes_without_a_date_or_a_program() -> None:
    pdf = one_page(pixels(), SIZE, dpi=200, title="Phiếu phát")
    assert pdf == one_page(pixels(), SIZE, dpi=200, title="Phiếu phát")
    assert not [word for word in (b"Date", b"Producer", b"Creator", b"Metadata") if word in pdf]
