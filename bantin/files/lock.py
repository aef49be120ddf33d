"""One publisher at a time in a workspace.

Renames alone keep every file whole, but two builds of different content that publish at once could leave a manifest
that tells of one and files of the other. The lock is the system's own, so it ends with the process that holds it,
whatever becomes of that; making things needs none.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_PAUSE = 0.05
"""Seconds between tries."""


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold a lock file; waits until nobody else does.

    Raises:
        OSError: the file cannot be made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as stream:
        while not _tried(stream):
            time.sleep(_PAUSE)
        yield  # closing the file gives the lock back


if sys.platform == "win32":
    import msvcrt

    def _tried(stream: BinaryIO) -> bool:
        try:
            stream.seek(0)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _tried(stream: BinaryIO) -> bool:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
