"""Files that are whole or not there: written beside, flushed to the disk, renamed into place.

Every room that writes a file which may be there already, or which must not be there half, writes it through here.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

_TRIES = 20 if os.name == "nt" else 1
_PAUSE = 0.05
"""Seconds. Windows lets nobody replace a file that is open, in a virus scanner or in another process of ours; a moment
later it may."""


@contextmanager
def replacing(target: Path, *, flush: bool = True) -> Iterator[IO[bytes]]:
    """Open a file to write that replaces `target` when the block ends; if the block raises, `target` stays as it was.

    Two processes must not write one target at once; `drafted` lets them.

    Args:
        target: its folder need not exist.
        flush: as for `settle`.

    Raises:
        OSError: the system refused.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.tmp")
    beside.unlink(missing_ok=True)  # left by a process that was killed
    try:
        with beside.open("xb") as stream:
            yield stream
        settle(beside, target, flush=flush)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def drafted(target: Path, suffix: str = "") -> Iterator[Path]:
    """Return a path beside `target`, no other process's, for a program to write to; `settle` puts that in place.

    What is left at the path when the block ends is removed.

    Args:
        target: need not exist; its folder does.
        suffix: of the path, such as `.mp4`, for programs that go by it.
    """
    draft = target.with_name(f"{target.name}.{os.urandom(6).hex()}.tmp{suffix}")
    try:
        yield draft
    finally:
        with suppress(OSError):  # on Windows, while a virus scanner reads it; it goes with the store's old drafts
            draft.unlink(missing_ok=True)


def settle(draft: Path, target: Path, *, flush: bool = True) -> None:
    """Flush a finished file to the disk and rename it to `target`, in the same folder, replacing what is there.

    Args:
        draft: the file.
        target: its place.
        flush: whether it must outlast a power cut; that takes up to some ten milliseconds.

    Raises:
        OSError: the system refused; `target` is as it was.
    """
    if flush:
        with draft.open("rb+") as stream:
            os.fsync(stream.fileno())
    for left in reversed(range(_TRIES)):
        try:
            draft.replace(target)
        except PermissionError:
            if not left:
                raise
            time.sleep(_PAUSE)
        else:
            return


@contextmanager
def creating(target: Path) -> Iterator[IO[bytes]]:
    """Open a new file to write. If the block raises, or the disk is full, the file is not there in the end.

    Raises:
        FileExistsError: there is one already; it stays as it is.
        OSError: the system refused.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as stream:
        try:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        except BaseException:
            with suppress(OSError):
                stream.close()
            target.unlink(missing_ok=True)
            raise
