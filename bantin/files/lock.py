"""One publisher at a time in a workspace.

Renames alone keep every file whole, but two builds of different content that publish at once could leave a manifest
that tells of one and files of the other. Making things needs no lock.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold a lock file; blocks until it is free. The system releases the lock when the process ends, however it ends.

    Raises:
        OSError: the file cannot be made, or the file system has no locks.
    """
    from filelock import FileLock  # noqa: PLC0415 - 30 ms, which a command that publishes nothing does without

    path.parent.mkdir(parents=True, exist_ok=True)
    # Without the system's locks filelock would make do with a marker, which a killed process leaves behind.
    with FileLock(path, fallback_to_soft=False):
        yield
