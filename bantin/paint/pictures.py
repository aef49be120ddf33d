"""Picture files that editors bring: opened with suspicion, turned upright, reduced to plain sRGB pixels."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP")

MAX_PIXELS = 50_000_000
"""A phone's largest mode takes about this many; decoded they fill 150 MB."""

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


class PictureError(ValueError):
    """A picture file cannot be used; the message says why, in one Vietnamese sentence."""


def open_picture(path: Path) -> Image.Image:
    """Open a picture file.

    EXIF orientation is applied and an embedded colour profile converted to sRGB. What is transparent lies on white,
    as on the page that it was made for. Of an animation it is the first picture.

    Returns:
        Mode RGB, without any metadata.

    Raises:
        PictureError: not a JPEG, PNG or WebP file, damaged, or of more than 50 million pixels.
    """
    with _opened(path) as image:
        turn = _TURNS.get(_orientation(image))
        image.load()
        flat = _flat(_standard_colors(image))
        upright = flat.copy() if turn is None else flat.transpose(turn)
    upright.info = {}
    return upright


def measure(path: Path) -> tuple[int, int]:
    """Read the width and height of a picture file after EXIF orientation, from its header only.

    Raises:
        PictureError: as `open_picture`, as far as the header tells.
    """
    with _opened(path) as image:
        width, height = image.size
        return (height, width) if _orientation(image) in _LYING else (width, height)


@contextmanager
def _opened(path: Path) -> Iterator[Image.Image]:
    """Open a file and turn whatever is wrong with it, then or in the block, into a PictureError."""
    name = path.name
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of oddities in metadata, which is dropped, and of size, checked here
            with Image.open(path, formats=FORMATS) as image:
                _demand_size(image)
                yield image
    except UnidentifiedImageError as error:
        raise PictureError(f"Tệp «{name}» không phải là ảnh JPEG, PNG hay WEBP.") from error
    except Image.DecompressionBombError as error:
        raise PictureError(f"Ảnh «{name}» lớn quá {MAX_PIXELS // 1_000_000} triệu điểm ảnh.") from error
    except FileNotFoundError as error:
        raise PictureError(f"Không tìm thấy tệp ảnh «{name}».") from error
    except Exception as error:  # decoders meet damage with errors of any type
        raise PictureError(f"Ảnh «{name}» bị hỏng hoặc chưa được chép đủ.") from error


def _demand_size(image: Image.Image) -> None:
    # Pillow's own limit is a global of the process, and far higher.
    if image.width * image.height > MAX_PIXELS:
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
