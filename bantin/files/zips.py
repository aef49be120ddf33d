"""ZIPs: the same bytes for the same files, on every machine.

Members are stored, not compressed: pictures and films are already.
"""

from __future__ import annotations

import hashlib
import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path
from shutil import copyfileobj
from zlib import error as ZlibError  # noqa: N812 - an exception, whatever its module calls it

_DATE = (1980, 1, 1, 0, 0, 0)
"""The oldest that ZIP can say; when a file was written matters not."""

_MODE = 0o644 << 16
_UNIX = 3
"""System that the file modes are of; fixed, for Python writes the one that it runs on."""

_LOCAL = struct.Struct("<26xHH")
"""What stands before a member, as far as it tells how long its name and its extra field are."""

_HAS_SUMS_BEHIND, _SUMS = 8, 24
"""Flag of a member behind which its sums and sizes stand, and bytes that these take at most; less than a member."""

UNREADABLE = (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ZlibError)
"""What reading a ZIP raises that is broken, sealed, or packed in a way that nobody here can read."""


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


def digest_of(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> str:
    """Digest a member, in 64 hexadecimal digits.

    Raises:
        UNREADABLE: it cannot be read.
    """
    with archive.open(member) as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]  # members read as files do


def leaves_nothing_out(archive: zipfile.ZipFile) -> bool:
    """Return whether the list at a ZIP's end has all that stands before it.

    Programs that read a ZIP from its beginning, as some telephones do, see what the list leaves out.

    Raises:
        UNREADABLE: as `digest_of`.
    """
    stream, expected, slack = archive.fp, 0, 0
    if stream is None:
        return False
    for member in sorted(archive.infolist(), key=lambda one: one.header_offset):
        if not 0 <= member.header_offset - expected <= slack:
            return False
        stream.seek(member.header_offset)
        head = stream.read(_LOCAL.size)
        if len(head) < _LOCAL.size:
            return False
        expected = member.header_offset + _LOCAL.size + sum(_LOCAL.unpack(head)) + member.compress_size
        slack = _SUMS if member.flag_bits & _HAS_SUMS_BEHIND else 0
    return 0 <= archive.start_dir - expected <= slack
