"""A channel's files in one ZIP: the same bytes for the same files, on every machine.

Nothing in it is compressed: pictures and films are already, and deflate's output differs between releases of zlib.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfileobj
from typing import IO

from bantin.build.manifest import File

_DATE = (1980, 1, 1, 0, 0, 0)
"""The oldest that ZIP can say; when a file was written matters not."""

_MODE = 0o644 << 16
_UNIX = 3
"""System that the file modes are of; fixed, for Python writes the one that it runs on."""


@contextmanager
def replacing(target: Path) -> Iterator[IO[bytes]]:
    """Open a file to write that takes another's place once it is whole; whatever interrupts, the old one stays.

    Raises:
        OSError: the system refused.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.tmp")
    beside.unlink(missing_ok=True)  # left by a process that was killed
    try:
        with beside.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def write_archive(target: Path, folder: Path, files: Sequence[File]) -> None:
    """Write a ZIP of published files under their own paths; its comment says what is in it.

    Args:
        target: the ZIP.
        folder: where the files lie.
        files: what goes in.

    Raises:
        OSError: the system refused. What was there before is there still.
    """
    with replacing(target) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        archive.comment = contents(files).encode()
        for file in sorted(files, key=lambda file: file.path):
            _add(archive, file.path, folder / file.path)


def write_package(target: Path, files: Sequence[tuple[str, Path]]) -> None:
    """Write a ZIP of files under the names given, in the order given.

    Raises:
        OSError: the system refused.
    """
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, path in files:
            _add(archive, name, path)


def _add(archive: zipfile.ZipFile, name: str, path: Path) -> None:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.create_system, entry.external_attr, entry.file_size = _UNIX, _MODE, path.stat().st_size
    with path.open("rb") as source, archive.open(entry, "w") as packed:
        copyfileobj(source, packed, 1 << 20)


def contents(files: Sequence[File]) -> str:
    """Say what a ZIP of files holds: a digest of their digests and paths."""
    lines = sorted(f"{file.sha256}  {file.path}\n" for file in files)
    return "bantin " + hashlib.sha256("".join(lines).encode()).hexdigest()


def holds(target: Path, files: Sequence[File]) -> bool:
    """Tell whether a ZIP says that it holds these files, by its comment alone."""
    expected = contents(files).encode()
    try:
        with target.open("rb") as stream:
            stream.seek(-len(expected), os.SEEK_END)
            return stream.read() == expected
    except OSError:
        return False
