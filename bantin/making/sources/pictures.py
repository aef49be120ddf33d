"""Picture files: verified before and after they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bantin.making.errors import failure
from bantin.making.sources.files import unchanged
from bantin.model.asset import Asset
from bantin.model.diagnostic import Code, ValuePath
from bantin.paint.pictures import PictureError, picture_size

_FILE = ValuePath("image.file")


@contextmanager
def verified_pictures(assets: Iterable[Asset]) -> Iterator[dict[str, Path]]:
    """Yield asset name → path of a card's pictures; their digests are verified before and after the block.

    Raises:
        MakeError: a picture is not the one that was read, or cannot be used.
    """
    assets = tuple(assets)
    files = {asset.name: _same(asset) for asset in assets}
    try:
        yield files
    except PictureError as error:
        raise failure(Code("bad-image"), str(error), error.hint, _FILE) from error
    for asset in assets:
        _same(asset)  # still, now that it has been read


def size_of(asset: Asset) -> tuple[int, int] | None:
    """Read a picture's width and height in pixels; None where it cannot be used."""
    with suppress(PictureError):
        return picture_size(Path(asset.path))
    return None


def _same(asset: Asset) -> Path:
    if not unchanged(asset):
        message = f"Tệp ảnh «{asset.name}» đã thay đổi trong lúc dựng"
        raise failure(Code("changed-image"), message, "Dựng lại khi đã chép xong ảnh", _FILE)
    return Path(asset.path)
