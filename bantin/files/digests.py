"""Digests of files and folders."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path


def sha256_of(path: Path) -> str:
    """Digest a file's bytes, in 64 hexadecimal digits; a gigabyte takes about a second and no memory.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sha256_of_folder(folder: Path) -> str:
    """Digest the names and bytes of all files in a folder, which need not exist; what cannot be read is left out."""
    found = hashlib.sha256()
    for parent, folders, files in os.walk(folder):
        folders.sort()
        for path in (Path(parent, name) for name in sorted(files)):
            with suppress(OSError):
                sha256 = sha256_of(path) if path.is_file() else ""
                found.update(f"{path.relative_to(folder).as_posix()}\0{sha256}\0".encode("utf-8", "surrogateescape"))
    return found.hexdigest()
