"""Pictures that editors gave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bantin.film.footage import FootageError
from bantin.making.errors import MakeError, failure
from bantin.making.sources.files import unchanged
from bantin.model.asset import Asset
from bantin.paint.pictures import PictureError


@contextmanager
def opened(assets: Iterable[Asset]) -> Iterator[Mapping[str, Path]]:
    """Name the files of a card's pictures: asset name → file, the same bytes before and after.

    Raises:
        MakeError: a picture is not the one that was read, or cannot be used.
    """
    assets = tuple(assets)
    files = {asset.name: _same(asset) for asset in assets}
    try:
        yield files
    except PictureError as error:
        raise unusable(error) from error
    for asset in assets:
        _same(asset)  # still, now that it has been read


def unusable(error: PictureError) -> MakeError:
    """Tell of a picture that cannot be used at the line that names it."""
    if isinstance(error, FootageError):
        return failure("bad-clip", str(error).removesuffix("."), error.hint, f"video.clip.{error.part}")
    return failure("bad-image", str(error), "Thay bằng ảnh JPEG, PNG hoặc WEBP khác", "image.file")


def _same(asset: Asset) -> Path:
    if not unchanged(asset):
        message = f"Tệp ảnh «{asset.name}» đã thay đổi trong lúc dựng"
        raise failure("changed-image", message, "Dựng lại khi đã chép xong ảnh", "image.file")
    return Path(asset.path)
