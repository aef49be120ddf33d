"""Digests of files and folders."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

_PIECE = 1 << 16
"""Bytes that are read at once: `hashlib.file_digest` takes 256 KB for each file, most of which are a few KB."""


def sha256_of(path: Path | str) -> str:
    """Digest a file's bytes, in 64 hexadecimal digits; a gigabyte takes about a second and no memory.

    Raises:
        OSError: it cannot be read.
    """
    found = hashlib.sha256()
    with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - of a thousand files, paths take as long as the bytes
        while piece := stream.read(_PIECE):
            found.update(piece)
    return found.hexdigest()


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
