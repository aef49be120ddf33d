from __future__ import annotations

import io
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms, PngImagePlugin

from bantin.paint.pictures import PictureError, open_picture, picture_size

LEFT, RIGHT = (200, 30, 40), (20, 60, 180)

JPEG_TOLERANCE = 6
"""Levels by which compression may change a flat colour."""


def two_colours(size: tuple[int, int] = (64, 32)) -> Image.Image:
    image = Image.new("RGB", size, LEFT)
    image.paste(RIGHT, (size[0] // 2, 0, *size))
    return image


def near(found: float | tuple[int, ...] | None, expected: tuple[int, int, int]) -> bool:
    return isinstance(found, tuple) and all(abs(a - b) <= JPEG_TOLERANCE for a, b in zip(found, expected, strict=True))


@pytest.mark.parametrize(("kind", "suffix"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")])
def test_the_three_formats_open(kind: str, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"ảnh.{suffix}"
    two_colours().save(path, kind, quality=95)
    found = open_picture(path)
    assert (found.mode, found.size, picture_size(path)) == ("RGB", (64, 32), (64, 32))
    assert near(found.getpixel((5, 5)), LEFT)
    assert near(found.getpixel((60, 5)), RIGHT)


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "PPM", "PDF"])
def test_other_formats_are_refused_whatever_they_are_called(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "x.jpg"
    two_colours().save(path, kind)
    for work in (open_picture, picture_size):
        with pytest.raises(PictureError, match=r"«x\.jpg» không phải là ảnh JPEG, PNG hay WEBP"):
            work(path)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_every_orientation_is_turned_upright(orientation: int, kind: str, tmp_path: Path) -> None:
    turns = Image.Transpose
    stored = {  # how a camera that lies so stores the picture
        2: turns.FLIP_LEFT_RIGHT,
        3: turns.ROTATE_180,
        4: turns.FLIP_TOP_BOTTOM,
        5: turns.TRANSPOSE,
        6: turns.ROTATE_90,
        7: turns.TRANSVERSE,
        8: turns.ROTATE_270,
    }
    upright = two_colours()
    upright.paste((250, 250, 250), (0, 0, 16, 16))
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / "x"
    lying = upright.transpose(stored[orientation]) if orientation > 1 else upright
    lying.save(path, kind, exif=exif, quality=95)
    found = open_picture(path)
    assert found.size == picture_size(path) == (64, 32)
    assert near(found.getpixel((8, 8)), (250, 250, 250))
    assert near(found.getpixel((8, 28)), LEFT)
    assert near(found.getpixel((50, 16)), RIGHT)


def test_broken_metadata_does_not_spoil_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "x.jpg"
    two_colours().save(path, exif=b"Exif\0\0nonsense" * 9, icc_profile=b"no profile")
    assert open_picture(path).size == picture_size(path) == (64, 32)


def test_nothing_but_pixels_comes_along(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (22.0, 8.0, 52.0)
    path = tmp_path / "x.jpg"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    two_colours().save(path, exif=exif, comment=b"ghi chu", icc_profile=profile, dpi=(300, 300))
    found = open_picture(path)
    assert type(found) is Image.Image
    assert (found.info, dict(found.getexif())) == ({}, {})


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_lies_on_white(mode: str, tmp_path: Path) -> None:
    image = Image.new("RGBA", (20, 10), (0, 0, 0, 0))
    image.paste((60, 60, 60, 255), (0, 0, 10, 10))
    path = tmp_path / "x.png"
    image.convert(mode).save(path)
    found = open_picture(path)
    assert found.mode == "RGB"
    assert (found.getpixel((2, 2)), found.getpixel((15, 5))) == ((60, 60, 60), (255, 255, 255))


@pytest.mark.parametrize("mode", ["1", "L", "CMYK"])
def test_other_colour_modes_become_rgb(mode: str, tmp_path: Path) -> None:
    path = tmp_path / "x"
    Image.new("L", (16, 16), 255).convert(mode).save(path, "JPEG" if mode == "CMYK" else "PNG")
    assert near(open_picture(path).getpixel((8, 8)), (255, 255, 255))


def test_grey_of_sixteen_bits_is_scaled_not_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    Image.fromarray(np.full((4, 4), 0x8000, dtype=np.uint16)).save(path)
    assert open_picture(path).getpixel((1, 1)) == (128, 128, 128)


def test_an_embedded_profile_is_converted_to_srgb(tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    plain = two_colours()
    plain.save(path, icc_profile=lab.tobytes())
    assert open_picture(path).tobytes() == plain.tobytes(), "sRGB stays as it is, to the bit"
    plain.save(path, icc_profile=swapped_profile())
    assert near(open_picture(path).getpixel((5, 5)), (LEFT[2], LEFT[1], LEFT[0]))


def swapped_profile() -> bytes:
    """A profile whose red primary is sRGB's blue one and the other way round."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    tags = {bytes(profile[at : at + 4]): at for at in range(132, 132 + 12 * profile[131], 12)}
    red, blue = tags[b"rXYZ"], tags[b"bXYZ"]
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    return bytes(profile).replace("sRGB".encode("utf-16-be"), "swap".encode("utf-16-be"))


@pytest.mark.parametrize(
    ("kind", "options"), [("JPEG", {}), ("JPEG", {"progressive": True}), ("PNG", {}), ("WEBP", {})]
)
def test_a_truncated_file_is_told(kind: str, options: dict[str, bool], tmp_path: Path) -> None:
    stream = io.BytesIO()
    Image.effect_noise((300, 300), 80).convert("RGB").save(stream, kind, **options)
    path = tmp_path / "x.jpg"
    whole = stream.getvalue()
    for part in (0.02, 0.5, 0.9):
        path.write_bytes(whole[: int(len(whole) * part)])
        with pytest.raises(PictureError, match=r"«x\.jpg»"):
            open_picture(path)


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF0000WEBP", b"<svg/>", b"\0" * 999]
)
def test_what_is_no_picture_is_told(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.jpg"
    path.write_bytes(content)
    for work in (open_picture, picture_size):
        with pytest.raises(PictureError, match=r"«x\.jpg»"):
            work(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=r"Không tìm thấy tệp ảnh «x\.jpg»"):
        open_picture(tmp_path / "x.jpg")


def bomb(path: Path, width: int, height: int) -> Path:
    """A PNG file whose header promises a size; its data would be zeros."""
    png = [b"\x89PNG\r\n\x1a\n"]
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x01\x00\x00\x00\x00"
    for name, data in ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")):
        png += [len(data).to_bytes(4, "big"), name, data, zlib.crc32(name + data).to_bytes(4, "big")]
    path.write_bytes(b"".join(png))
    return path


@pytest.mark.parametrize("size", [(7072, 7071), (10_000, 9_000), (50_000, 50_000), (2**30, 2**30)])
def test_too_many_pixels_are_refused_from_the_header(size: tuple[int, int], tmp_path: Path) -> None:
    path = bomb(tmp_path / "x.png", *size)
    limit = Image.MAX_IMAGE_PIXELS
    for work in (open_picture, picture_size):
        with pytest.raises(PictureError, match="50 triệu điểm ảnh"):
            work(path)
    assert limit == Image.MAX_IMAGE_PIXELS, "a global of the process is left alone"


def test_fifty_million_pixels_are_allowed(tmp_path: Path) -> None:
    assert picture_size(bomb(tmp_path / "x.png", 7071, 7071)) == (7071, 7071)


def test_a_bomb_of_text_is_refused(tmp_path: Path) -> None:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("a", "x" * 80_000_000, zip=True)
    path = tmp_path / "x.png"
    two_colours().save(path, pnginfo=texts)
    with pytest.raises(PictureError, match=r"«x\.png»"):
        open_picture(path)
