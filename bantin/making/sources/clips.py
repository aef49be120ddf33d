"""Footage files: verified before and after they are read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bantin.film.footage import FootageError
from bantin.making.errors import MakeError, failure
from bantin.making.sources.files import unchanged
from bantin.model.asset import Asset
from bantin.model.diagnostic import Code, ValuePath

CLIP = ValuePath("video.clip")
"""Where an item says what plays on its slides."""


@contextmanager
def verified_clip(film: Asset) -> Iterator[Path]:
    """Yield the path of a footage file; its digest is verified before and after the block.

    Raises:
        MakeError: it is not the one that was read, or cannot be used.
    """
    _demand_same(film)
    try:
        yield Path(film.path)
    except FootageError as error:
        raise unusable_clip(error) from error
    _demand_same(film)  # still, now that it has been read


def unusable_clip(error: FootageError) -> MakeError:
    """Convert to a `MakeError` located at the item's clip."""
    return failure(Code("bad-clip"), str(error), error.hint, CLIP.below(error.part))


def _demand_same(film: Asset) -> None:
    if not unchanged(film):
        message = f"Tệp video «{film.name}» đã thay đổi trong lúc dựng"
        raise failure(Code("changed-clip"), message, "Dựng lại khi đã chép xong tệp", CLIP.below("file"))
