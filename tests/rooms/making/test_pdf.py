from __future__ import annotations

import io
import zlib
from decimal import Decimal

import numpy as np
import pikepdf
import pytest

from bantin.files.pdf import Words, one_page
from tests.fixtures.pdf_text import text_of

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


def test_what_the_page_says_is_found_again_letter_by_letter_and_is_not_seen() -> None:
    words = [
        Words("Phiếu phát bảng LED Ẫ Ộ ữ", 5, 20, 10, 40),
        Words("Lượt 1: 🚨 chiếu 06:00–22:00", 5, 40, 10, 40),
        Words(" ", 0, 0, 10, 3),
    ]
    read = written(one_page(pixels(), SIZE, dpi=72, title="A", words=words))
    assert text_of(read) == ["Phiếu phát bảng LED Ẫ Ộ ữ", "Lượt 1: 🚨 chiếu 06:00–22:00"]
    operators = pikepdf.parse_content_stream(read.pages[0])
    assert [int(one.operands[0]) for one in operators if str(one.operator) == "Tr"] == [3]
    places = [[float(value) for value in one.operands[4:]] for one in operators if str(one.operator) == "Tm"]
    assert places == [[5, 50], [5, 30]]
    stretches = [float(one.operands[0]) for one in operators if str(one.operator) == "Tz"]
    widths = [stretch / 100 * 5 * len(line.text) for stretch, line in zip(stretches, words, strict=False)]
    assert widths == pytest.approx([40, 40], abs=0.1)
