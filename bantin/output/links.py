"""Files with the same bytes in several folders: one file under several names, where the system has such."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

from bantin.files.store import Made
from bantin.output.manifest import read_manifest
from bantin.output.shares import Share

_LINKED = 4096
"""Bytes from which a file is not written twice: smaller ones take a block of the drive each way."""

_MOST = 2048
"""Files that are remembered at most: what editions have in common is there early, and of thousands each has its own."""

_READ_ONLY = 0o444


@dataclass(frozen=True, slots=True)
class Place:
    """Where files go that do not go to the month's own folder.

    Attributes:
        lock: file that keeps two processes from publishing there at once.
        links: files that were written before, of which others with the same bytes become second names; None for
            none.
        share: of an edition, what is whose in it.
    """

    folder: Path
    lock: Path
    links: Links | None
    share: Share | None = None


@dataclass
class Links:
    """Files of editions that have the same bytes, one file under many names where the system has such.

    Such a file can only be read: who writes into one of its names would write into all.
    """

    known: dict[str, Path] = field(default_factory=dict)

    @classmethod
    def to(cls, folder: Path) -> Links:
        """Take what lies in a folder that was published."""
        manifest, _ = read_manifest(folder)
        files = manifest.files if manifest else ()
        return cls({file.sha256: folder / file.path for file in files if file.bytes >= _LINKED and not file.stale})

    def note(self, made: Made, path: Path) -> None:
        """Remember a file that has the bytes of a result."""
        if made.bytes >= _LINKED and len(self.known) < _MOST:
            self.known.setdefault(made.sha256, path)

    def link(self, made: Made, target: Path) -> bool:
        """Have a file that has the bytes of a result be there; false where it must be written."""
        first = self.known.get(made.sha256)
        if first is None or first == target or sys.platform == "win32":
            return False
        try:
            if first.stat().st_size != made.bytes:
                return False
            first.chmod(_READ_ONLY)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.unlink(missing_ok=True)
            os.link(first, target)
        except OSError:  # another drive, or one that has no second names, or too many of them
            return False
        return True
