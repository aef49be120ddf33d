"""Files that editors gave: whether they are still those that were read, whose digests are in the keys of jobs."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from bantin.model.asset import Asset


def unchanged(asset: Asset) -> bool:
    """Tell whether a file has the bytes that it had; one that cannot be opened has not."""
    with suppress(OSError), Path(asset.path).open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == asset.sha256
    return False
