"""ZIPs: the same bytes for the same files, on every machine.

Members are stored, not compressed: pictures and films are already.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from shutil import copyfileobj

_DATE = (1980, 1, 1, 0, 0, 0)
"""The oldest that ZIP can say; when a file was written matters not."""

_MODE = 0o644 << 16
_UNIX = 3
"""System that the file modes are of; fixed, for Python writes the one that it runs on."""


def write_zip(target: Path, files: Sequence[tuple[str, Path]]) -> None:
    """Write a ZIP of files under the names given, in the order given.

    Raises:
        OSError: the system refused.
    """
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, path in files:
            add_file(archive, name, path)


def add_file(archive: zipfile.ZipFile, name: str, path: Path) -> None:
    """Add a file under a name, with a fixed date and mode."""
    entry = zipfile.ZipInfo(name, _DATE)
    entry.create_system, entry.external_attr, entry.file_size = _UNIX, _MODE, path.stat().st_size
    with path.open("rb") as source, archive.open(entry, "w") as packed:
        copyfileobj(source, packed, 1 << 20)
