"""Cards → stills: layout, painting, encoding."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import cache
from pathlib import Path

from bantin.build.faults import MakeError, failure
from bantin.build.jobs import StillJob
from bantin.design.layout import LaidOut, lay_out
from bantin.design.markup import MarkupError
from bantin.fonts.book import FontBook
from bantin.model.bulletin import Asset
from bantin.model.card import Card
from bantin.model.diagnostic import Diagnostic, Location, Remark, Severity
from bantin.paint.icons import IconError
from bantin.paint.pictures import PictureError
from bantin.paint.still import encode, paint


def draw(job: StillJob) -> tuple[bytes, tuple[Remark, ...]]:
    """Draw a card.

    Returns:
        The encoded picture, and what its layout found.

    Raises:
        MakeError: its markup is wrong or names no icon, or a picture is not the one that was read or cannot be used.
    """
    laid_out = laid(job.card)
    assets = {asset.name: _same(asset) for asset in job.card.assets}
    try:
        image = paint(laid_out.frame, assets, _book())
    except PictureError as error:
        raise failure("bad-image", str(error), "Thay bằng ảnh JPEG, PNG hoặc WEBP khác", "image.file") from error
    except IconError as error:
        hint = f"Có phải «{error.suggestions[0]}»?" if error.suggestions else ""
        raise _mistake(job.card, str(error), hint) from error
    for asset in job.card.assets:
        _same(asset)  # still, now that it has been read
    return encode(image, job.encoding), laid_out.remarks


def laid(card: Card) -> LaidOut:
    """Lay a card out with this process's fonts.

    Raises:
        MakeError: the markup that its look gave is wrong.
    """
    try:
        return lay_out(card, _book())
    except MarkupError as error:
        lines = card.markup.splitlines()
        # The look's own line cannot be known of a template that others extend; the card's line is easy to find in it.
        written = lines[error.line - 1].strip() if 0 < error.line <= len(lines) else ""
        raise _mistake(card, str(error), f"Xem chỗ mẫu in ra: {written}" if written else "") from error


def _mistake(card: Card, what: str, hint: str = "") -> MakeError:
    place = Location(f"templates/{card.look}")
    message = f"Mẫu {card.look} cho ra thẻ sai: {what}"
    return MakeError(Remark("", Diagnostic("bad-markup", Severity.ERROR, message, place, hint)))


@cache
def _book() -> FontBook:
    return FontBook()


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
