"""Cards → stills: layout, painting, encoding."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from PIL import Image

from bantin.build.faults import failure
from bantin.build.jobs import StillJob
from bantin.build.layouts import book, laid, mistake
from bantin.design.elements import MarkupError, parse_xml
from bantin.design.layout import LaidOut
from bantin.model.bulletin import Asset
from bantin.model.card import Card
from bantin.model.diagnostic import Remark
from bantin.paint.icons import IconError
from bantin.paint.pictures import PictureError
from bantin.paint.still import encode, paint


def draw(job: StillJob) -> tuple[bytes, tuple[Remark, ...]]:
    """Draw a card.

    Returns:
        The encoded picture, and what its layout found.

    Raises:
        MakeError: as in `painted`.
    """
    image, laid_out = painted(job.card)
    return encode(image, job.encoding), laid_out.remarks


def painted(card: Card) -> tuple[Image.Image, LaidOut]:
    """Paint a card.

    Raises:
        MakeError: its markup is wrong or names no icon, or a picture is not the one that was read or cannot be used.
    """
    laid_out = laid(card)
    assets = {asset.name: _same(asset) for asset in card.assets}
    try:
        image = paint(laid_out.frame, assets, book())
    except PictureError as error:
        raise failure("bad-image", str(error), "Thay bằng ảnh JPEG, PNG hoặc WEBP khác", "image.file") from error
    except IconError as error:
        raise mistake(card, _no_icon(card, error)) from error
    for asset in card.assets:
        _same(asset)  # still, now that it has been read
    return image, laid_out


def _no_icon(card: Card, error: IconError) -> MarkupError:
    """Find the element that names an icon which does not exist."""
    hint = f"Có phải «{error.suggestions[0]}»?" if error.suggestions else "Tên các biểu tượng: lucide.dev/icons"
    elements = parse_xml(card.markup).walk()
    wrong = next(found for found in elements if found.tag == "icon" and found.attributes["name"] == error.name)
    return wrong.error(str(error).rstrip("."), "name", hint)


def _same(asset: Asset) -> Path:
    """Make sure that a picture is still the one whose digest is in the job's key."""
    path = Path(asset.path)
    sha256 = ""
    with suppress(OSError), path.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    if sha256 != asset.sha256:
        message = f"Tệp ảnh «{asset.name}» đã thay đổi trong lúc dựng"
        raise failure("changed-image", message, "Dựng lại khi đã chép xong ảnh", "image.file")
    return path
