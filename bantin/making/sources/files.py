"""Verification of editors' files: keys of jobs contain the digests that they had when the month was read."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from bantin.model.asset import Asset


def unchanged(asset: Asset) -> bool:
    """Return whether a file still has its digest; false if it cannot be opened."""
    with suppress(OSError), Path(asset.path).open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == asset.sha256
    return False
