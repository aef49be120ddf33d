"""Picture files of editors: checked before they are decoded, turned upright, reduced to plain sRGB pixels."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms, UnidentifiedImageError, WebPImagePlugin

from bantin.model.asset import CONVERT_PHONE_PICTURE

FORMATS = ("JPEG", "PNG", WebPImagePlugin.WebPImageFile.format)
"""Of the files of a month. Pillow knows the first two at once; for one that it does not know yet, it loads all that it
has, which takes 30 ms."""

MAX_PIXELS = 50_000_000
"""A phone's largest mode takes about this many; decoded they fill 150 MB."""

MAX_SIDE = 30_000
"""Scaling a picture of one row of 50 million pixels takes a gigabyte; no panorama of a phone is this long."""

_ORIENTATION = 0x0112
"""EXIF's tag."""

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""EXIF orientation → what makes the picture upright (EXIF 2.32, tag 274)."""

_LYING = {5, 6, 7, 8}
_HEAD = 32
"""Bytes by which a file's kind is told."""

_TYPES = (
    (4, (b"ftyp",), "video, hoặc ảnh HEIC/AVIF của điện thoại"),
    (0, (b"GIF8",), "ảnh GIF"),
    (0, (b"BM",), "ảnh BMP"),
    (0, (b"II*\0", b"MM\0*"), "ảnh TIFF"),
    (0, (b"%PDF",), "tài liệu PDF"),
    (0, (b"PK\3\4",), "tệp nén, hoặc tài liệu Word"),
    (0, (b"<!DOCTYPE", b"<!doctype", b"<html", b"<HTML", b"<?xml", b"<svg"), "trang web, hoặc ảnh SVG"),
)
"""What a file that is no picture of ours is known by: offset, beginnings, name."""

_PHONES = {
    **dict.fromkeys((b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"), "HEIC"),
    **dict.fromkeys((b"avif", b"avis"), "AVIF"),
}
"""Major brands of still pictures in ISO base media files (ISO/IEC 23008-12, annex B)."""

_CONVERT = "Mở ảnh trên máy rồi lưu lại dạng JPEG (Save as / Xuất), đổi tên tệp không đủ"


class PictureError(ValueError):
    """A picture file cannot be used; the message says why, in one Vietnamese sentence.

    Attributes:
        hint: what to do about it.
    """

    def __init__(self, message: str, hint: str = "Thay bằng ảnh JPEG, PNG hoặc WEBP khác") -> None:
        super().__init__(message)
        self.hint = hint


def open_picture(path: Path, *, opaque: bool = True) -> Image.Image:
    """Open a picture file.

    EXIF orientation is applied and an embedded colour profile converted to sRGB. What is transparent lies on white,
    as on the page that it was made for, unless it may stay transparent. Of an animation it is the first picture.

    Returns:
        Mode RGB, or RGBA where something stays transparent; without any metadata.

    Raises:
        PictureError: not a JPEG, PNG or WebP file, damaged, or of more than 50 million pixels.
    """
    return _read(path, path.name, FORMATS, opaque=opaque)


def decoded(data: bytes, name: str, formats: tuple[str, ...] = FORMATS, *, opaque: bool = True) -> Image.Image:
    """Decode a picture that is no file yet, as `open_picture` does.

    Args:
        data: its bytes.
        name: what messages call it.
        formats: as Pillow names them, of which it must be one.
        opaque: whether nothing of it may stay transparent.

    Raises:
        PictureError: as `open_picture`.
    """
    return _read(io.BytesIO(data), name, formats, opaque=opaque)


def _read(source: _Source, name: str, formats: tuple[str, ...], *, opaque: bool) -> Image.Image:
    with _opened(source, name, formats) as image:
        turn = _TURNS.get(_orientation(image))
        image.load()
        _demand_size(image)  # what is decoded may be larger than what the header said
        colors = _standard_colors(image)
        kept = not opaque and colors.has_transparency_data and not colors.mode.startswith("I;16")
        flat = colors.convert("RGBA") if kept else _flat(colors)
        upright = flat.copy() if turn is None else flat.transpose(turn)
    upright.info = {}
    return upright


def picture_size(path: Path) -> tuple[int, int]:
    """Read the width and height of a picture after EXIF orientation, from the file's header only.

    Raises:
        PictureError: as `open_picture`, as far as the header tells.
    """
    with _opened(path, path.name, FORMATS) as image:
        width, height = image.size
        return (height, width) if _orientation(image) in _LYING else (width, height)


_Source = Path | io.BytesIO


@contextmanager
def _opened(source: _Source, name: str, formats: tuple[str, ...]) -> Iterator[Image.Image]:
    """Open a picture and turn whatever is wrong with it, then or in the block, into a PictureError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of oddities in metadata, which is dropped, and of size, checked here
            with Image.open(source, formats=formats) as image:
                _demand_size(image)
                yield image
    except UnidentifiedImageError as error:
        raise _foreign(_head(source), name, formats) from error
    except Image.DecompressionBombError as error:
        message = f"Ảnh «{name}» lớn quá {MAX_PIXELS // 1_000_000} triệu điểm ảnh, hoặc có cạnh quá {MAX_SIDE} điểm ảnh"
        raise PictureError(message, "Thu nhỏ ảnh, cạnh dài 4.000 điểm ảnh là thừa đủ") from error
    except FileNotFoundError as error:
        raise PictureError(f"Không tìm thấy tệp ảnh «{name}»", "Chép lại tệp ảnh") from error
    except Exception as error:  # decoders meet damage with errors of any type
        message = f"Ảnh «{name}» bị hỏng hoặc chưa được chép đủ"
        raise PictureError(message, "Chép lại ảnh từ máy ảnh, điện thoại; vẫn không được thì thay ảnh khác") from error


def _head(source: _Source) -> bytes | None:
    """Read how a file begins; None where that cannot be read."""
    if isinstance(source, io.BytesIO):
        return source.getvalue()[:_HEAD]
    with suppress(OSError), source.open("rb") as stream:
        return stream.read(_HEAD)
    return None


def _foreign(head: bytes | None, name: str, formats: tuple[str, ...]) -> PictureError:
    """Describe a file that is no picture of these formats, by how it begins."""
    wanted = f"{', '.join(formats[:-1])} hay {formats[-1]}"
    if head is not None:
        kind = _PHONES.get(head[8:12]) if head[4:8] == b"ftyp" else None
        if kind is not None:
            return PictureError(f"Ảnh «{name}» thực ra là ảnh {kind}, chưa dùng được", CONVERT_PHONE_PICTURE)
        if not head:
            return PictureError(f"Tệp ảnh «{name}» trống rỗng", "Chép lại ảnh từ máy ảnh, điện thoại")
        for offset, beginnings, called in _TYPES:
            if head[offset:].startswith(beginnings):
                return PictureError(f"Tệp «{name}» không phải là ảnh {wanted}: đây là {called}", _CONVERT)
    return PictureError(f"Tệp «{name}» không phải là ảnh {wanted}")


def _demand_size(image: Image.Image) -> None:
    # Pillow's own limit is a global of the process, and far higher.
    if image.width * image.height > MAX_PIXELS or max(image.size) > MAX_SIDE:
        raise Image.DecompressionBombError


def _orientation(image: Image.Image) -> int:
    exif = Image.Exif()
    with suppress(Exception):  # a picture is still good if its metadata is not
        exif.load(image.info.get("exif", b""))
        return int(exif.get(_ORIENTATION, 1))
    return 1


def _standard_colors(image: Image.Image) -> Image.Image:
    """Convert from an embedded profile to sRGB: a phone's wide colours would look dull if they were taken for sRGB."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in {"RGB", "RGBA", "CMYK", "L"}:
        return image
    with suppress(ImageCms.PyCMSError, OSError):  # without a usable profile colours are taken as they are
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(source):
            return image
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
        return image if converted is None else converted
    return image


def _flat(image: Image.Image) -> Image.Image:
    """Convert to RGB, transparent parts over white."""
    if image.mode.startswith("I;16"):  # grey of 16 bits, which Pillow would cut off instead of scaling
        return Image.fromarray((np.asarray(image) >> 8).astype(np.uint8)).convert("RGB")
    if not image.has_transparency_data:
        return image if image.mode == "RGB" else image.convert("RGB")
    layer = image.convert("RGBA")
    ground = Image.new("RGB", image.size, (255, 255, 255))
    ground.paste(layer, (0, 0), layer.getchannel("A"))
    return ground
