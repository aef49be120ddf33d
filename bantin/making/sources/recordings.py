"""Sound files: verified before and after they are read."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from bantin.film.sound.samples import SoundError, decode
from bantin.making.errors import MakeError, failure
from bantin.making.sources.files import unchanged
from bantin.model.asset import Asset
from bantin.model.diagnostic import Code, ValuePath

if TYPE_CHECKING:
    from bantin.film.sound.samples import Samples

MUSIC = ValuePath("channels.video.music.file", of_unit=True)
SPEECH = ValuePath("channels.video.speech", of_unit=True)
"""Where the unit names its music, and says which voice reads aloud."""


def recording_facts(asset: Asset) -> list[str]:
    """List the facts of a recording for keys: its digest, and its suffix, by which its format is chosen."""
    return [asset.sha256, PurePosixPath(asset.name).suffix.lower()]


def read_recording(asset: Asset, source: ValuePath, *, most: float | None = None) -> Samples:
    """Decode a recording.

    Args:
        asset: the file.
        source: where it is named.
        most: seconds after which the rest does not matter; None if all of it is wanted.

    Raises:
        MakeError: it is not the one that was read, or cannot be used.
    """
    path = _same(asset, source)
    try:
        samples = decode(path, asset.name, most=most)
    except SoundError as error:
        raise unusable_recording(error, source) from error
    _same(asset, source)  # still, now that it has been read
    return samples


def unusable_recording(error: SoundError, source: ValuePath) -> MakeError:
    """Convert to a `MakeError` located at the line that names the recording."""
    return failure(Code("bad-sound"), str(error), error.hint, source)


def _same(asset: Asset, source: ValuePath) -> Path:
    if not unchanged(asset):
        message = f"Tệp âm thanh «{asset.name}» đã thay đổi trong lúc dựng"
        raise failure(Code("changed-sound"), message, "Dựng lại khi đã chép xong tệp", source)
    return Path(asset.path)
