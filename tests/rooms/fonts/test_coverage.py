from __future__ import annotations

import struct
from pathlib import Path

import pytest
from PIL import ImageFont

from bantin.fonts.coverage import characters
from bantin.fonts.families import FAMILIES, file_of

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_has_every_vietnamese_letter(family: str) -> None:
    for weight in FAMILIES[family].files:
        assert {ord(letter) for letter in VIETNAMESE + VIETNAMESE.upper()} <= characters(file_of(family, weight))


def test_what_is_not_covered_is_drawn_as_the_box_for_missing_characters() -> None:
    path = file_of("noto-sans", 400)
    face = ImageFont.truetype(str(path), 24, layout_engine=ImageFont.Layout.BASIC)
    box = bytes(face.getmask("\uffff"))
    assert any(box)
    for code in (*range(0x21, 0x7F), *range(0xA1, 0x400), *range(0x1E00, 0x1F00), *range(0x2010, 0x2100)):
        mask = bytes(face.getmask(chr(code)))
        if any(mask):
            assert (mask == box) is (code not in characters(path)), hex(code)


def font_file(path: Path, platform: int, encoding: int, subtable: bytes) -> Path:
    cmap = struct.pack(">HHHHL", 0, 1, platform, encoding, 12) + subtable
    head = struct.pack(">LHHHH", 0x00010000, 1, 0, 0, 0)
    path.write_bytes(head + struct.pack(">4sLLL", b"cmap", 0, 28, len(cmap)) + cmap)
    return path


def test_segments_map_by_difference_and_through_an_array(tmp_path: Path) -> None:
    # A-C by difference, where B's glyph is 0; a-b through the array, where b's is 0; and the closing segment.
    ends, starts = (0x43, 0x62, 0xFFFF), (0x41, 0x61, 0xFFFF)
    deltas, ranges = (0x10000 - 0x42, 0, 1), (0, 4, 0)
    words = (*ends, 0, *starts, *deltas, *ranges, 7, 0)
    subtable = struct.pack(">7H", 4, 0, 0, 6, 0, 0, 0) + struct.pack(f">{len(words)}H", *words)
    assert characters(font_file(tmp_path / "a.ttf", 3, 1, subtable)) == {0x41, 0x43, 0x61}


def test_groups_reach_beyond_the_basic_plane(tmp_path: Path) -> None:
    subtable = struct.pack(">HHLLL", 12, 0, 0, 0, 2) + struct.pack(">6L", 0x30, 0x32, 0, 0x1F600, 0x1F601, 9)
    assert characters(font_file(tmp_path / "b.ttf", 3, 10, subtable)) == {0x31, 0x32, 0x1F600, 0x1F601}


def test_a_file_of_another_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="format 6"):
        characters(font_file(tmp_path / "c.ttf", 3, 1, struct.pack(">H", 6)))
    bare = tmp_path / "d.ttf"
    bare.write_bytes(struct.pack(">LHHHH", 0x00010000, 0, 0, 0, 0))
    with pytest.raises(ValueError, match="cmap"):
        characters(bare)
