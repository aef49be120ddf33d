"""Pictures that somebody gives by hand → files of assets: decoded, upright, in sRGB, and bare of what a camera adds.

Where and when a picture was taken, and by whose telephone, is never written: what reaches the disk are its pixels,
encoded anew under a name of our own.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bantin.content.reading.source import is_inside
from bantin.content.workspace import private_folder
from bantin.files.atomic import drafted, settle
from bantin.files.lock import exclusive
from bantin.files.names import identifier_for
from bantin.files.paths import OutsideError

FORMATS = ("JPEG", "PNG", "WEBP", "HEIF", "AVIF", "TIFF")
"""What telephones, scanners and screens make, as Pillow names them; the fourth is HEIC."""

LONGEST_SIDE = 4_000
"""Pixels of a picture that is kept: the largest card shows fewer, and a file stays small enough to be sent."""

LONGEST_EMBLEM = 1_000
MOST_FILES = 400
"""Files of a folder of assets from which on no more are taken."""


class NotTakenError(Exception):
    """A picture is not taken; the message is a Vietnamese sentence, `hint` says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Photograph:
    """A picture that was taken.

    Attributes:
        path: its file.
        width: in pixels, upright.
        height: the same.
    """

    path: Path
    width: int
    height: int


def take_photograph(
    root: Path, assets: Path, name: str, data: bytes, called: str, *, opaque: bool, quarters: int = 0
) -> Photograph:
    """Write a picture into a folder of assets; the same one given again is the file that is there.

    Args:
        root: the workspace, which no link may leave.
        assets: the folder.
        name: of whose picture it is, from which its file is named.
        data: the bytes that were given.
        called: what messages call it.
        opaque: whether it becomes a JPEG; else a PNG that may let its ground through.
        quarters: turns to the right by 90°.

    Raises:
        NotTakenError: it is no picture that can be used, or there are too many; nothing is written.
        OutsideError: the folder leads out of the workspace.
        OSError: the system refused.
    """
    if not is_inside(root, assets):
        raise OutsideError(assets.name)
    encoded, size = _encoded(data, called, opaque=opaque, quarters=quarters)
    suffix = ".jpg" if opaque else ".png"
    with exclusive(private_folder(root) / "history" / "lock"):
        assets.mkdir(parents=True, exist_ok=True)
        path = _place(assets, identifier_for(name, "anh"), suffix, encoded)
        if not path.exists():
            with drafted(path) as draft:
                draft.write_bytes(encoded)
                settle(draft, path)
    return Photograph(path, *size)


def _place(assets: Path, name: str, suffix: str, encoded: bytes) -> Path:
    """Find a free name, or the file that has these bytes."""
    there = {entry.name.casefold() for entry in assets.iterdir()}
    for number in range(1, MOST_FILES):
        path = assets / f"{name}{f'-{number}' if number > 1 else ''}{suffix}"
        if path.name not in there:
            if len(there) >= MOST_FILES:
                break
            return path
        if path.is_file() and path.stat().st_size == len(encoded) and path.read_bytes() == encoded:
            return path
    raise NotTakenError(f"Thư mục ảnh đã có {len(there)} tệp", "Xóa bớt những ảnh không dùng nữa trong thư mục assets")


def _encoded(data: bytes, called: str, *, opaque: bool, quarters: int) -> tuple[bytes, tuple[int, int]]:
    import pi_heif  # noqa: PLC0415 - only who gives a picture waits for these

    from bantin.files.pictures import jpeg, png  # noqa: PLC0415 - the same
    from bantin.paint.pictures import PictureError, decoded  # noqa: PLC0415 - the same

    pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
    try:
        image = decoded(data, called, FORMATS, opaque=opaque)
    except PictureError as error:
        raise NotTakenError(str(error), error.hint) from error
    longest = LONGEST_SIDE if opaque else LONGEST_EMBLEM
    if max(image.size) > longest:
        image.thumbnail((longest, longest), reducing_gap=3.0)
    if quarters:
        image = image.rotate(-90 * quarters, expand=True)
    return (jpeg(image) if opaque else png(image)), image.size
