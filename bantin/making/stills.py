"""Cards → stills: layout, painting, encoding."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from bantin.design.layout.engine import LaidOut
from bantin.design.looks.elements import Element, parse_xml
from bantin.film.footage import FootageError
from bantin.making.errors import MakeError, failure
from bantin.making.jobs import StillJob
from bantin.making.layouts import book, laid, mistake
from bantin.making.source_files import unchanged
from bantin.model.bulletin import Asset
from bantin.model.card import Card
from bantin.model.diagnostic import Remark
from bantin.model.frame import Picture
from bantin.paint.icons import IconError
from bantin.paint.pictures import PictureError
from bantin.paint.still import encode, paint
from bantin.sight.measures import Measures, measure, remarks


def draw(job: StillJob) -> tuple[bytes, tuple[Remark, ...]]:
    """Draw a card.

    Returns:
        The encoded picture, and what its layout found.

    Raises:
        MakeError: as in `painted`.
    """
    image, laid_out = painted(job.card)
    found = () if job.card.board is None else measured(job.card, image, laid_out)[1]
    for _ in range(job.card.turn):
        image = image.transpose(Image.Transpose.ROTATE_270)  # which Pillow counts to the left
    return encode(image, job.encoding), (*laid_out.remarks, *found)


def measured(card: Card, image: Image.Image, laid_out: LaidOut) -> tuple[Measures, tuple[Remark, ...]]:
    """Measure the picture of a board's card, as `painted` gave it, and tell what is wrong with its pixels."""
    assets = {asset.name: Path(asset.path) for asset in card.assets}
    measures = measure(image, laid_out.frame, assets, book())
    return measures, tuple(remarks(measures, card))


def painted(card: Card) -> tuple[Image.Image, LaidOut]:
    """Paint a card.

    Raises:
        MakeError: its markup is wrong or names no icon, or a picture is not the one that was read or cannot be used.
    """
    laid_out = laid(card)
    assets = {asset.name: same(asset) for asset in card.assets}
    for mark in laid_out.frame.marks:
        if isinstance(mark, Picture) and mark.asset not in assets:
            element = _naming(card, "image", "src", mark.asset)
            raise mistake(card, element.error(f"thẻ này không có ảnh «{mark.asset}»", "src"))
    try:
        image = paint(laid_out.frame, assets, book())
    except PictureError as error:
        raise unusable(error) from error
    except IconError as error:
        hint = (
            f"Có phải «{error.suggestions[0]}»?" if error.suggestions else "Xem tên các biểu tượng ở lucide.dev/icons."
        )
        element = _naming(card, "icon", "name", error.name)
        raise mistake(card, element.error(f"không có biểu tượng «{error.name}»", "name", hint)) from error
    for asset in card.assets:
        same(asset)  # still, now that it has been read
    return image, laid_out


def unusable(error: PictureError) -> MakeError:
    """Tell of a picture that cannot be used at the line that names it."""
    if isinstance(error, FootageError):
        return failure("bad-clip", str(error).removesuffix("."), error.hint, f"video.clip.{error.part}")
    return failure("bad-image", str(error), "Thay bằng ảnh JPEG, PNG hoặc WEBP khác", "image.file")


def _naming(card: Card, tag: str, attribute: str, value: str) -> Element:
    """Find the first element that names something."""
    elements = parse_xml(card.markup).walk()
    return next(found for found in elements if found.tag == tag and found.attributes.get(attribute) == value)


def same(asset: Asset) -> Path:
    """Make sure that a picture is still the one whose digest is in the job's key."""
    if not unchanged(asset):
        message = f"Tệp ảnh «{asset.name}» đã thay đổi trong lúc dựng"
        raise failure("changed-image", message, "Dựng lại khi đã chép xong ảnh", "image.file")
    return Path(asset.path)
