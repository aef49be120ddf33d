"""Made files that browsers may ask for, by the SHA-256 of their bytes: no path comes from outside."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from bantin.files.media import media_type
from bantin.files.store import Made, Store

_MOST = 5_000
"""How many files are kept in the index: hours of editing."""


@dataclass(frozen=True, slots=True)
class ServedFile:
    """A made file.

    Attributes:
        path: its file in the store.
        media: its media type (MIME).
        name: suggested to a browser that saves it.
    """

    path: Path
    media: str
    name: str


class Files:
    """Index of the files that a page may show. Bytes never change under an identifier, so browsers may cache them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, ServedFile] = {}
        self._lock = threading.Lock()

    def add(self, key: str, made: Made, path: str) -> str:
        """Make a result of the store available; may be called from any thread.

        Args:
            key: of the result.
            made: what the store knows of it.
            path: of the artifact, for its name and media type.

        Returns:
            Its URL, relative to the page.
        """
        pure = PurePosixPath(path)
        name = "-".join(pure.parts[-2:]) if len(pure.parts) > 1 else pure.name
        media = media_type(path)
        with self._lock:
            self._known.pop(made.sha256, None)  # added again, it is the youngest
            self._known[made.sha256] = ServedFile(self._store.path(key), media, name)
            while len(self._known) > _MOST:
                del self._known[next(iter(self._known))]
        return f"file/{made.sha256}"

    def find(self, identifier: str) -> ServedFile | None:
        """Find a file by the SHA-256 of its bytes, in hexadecimal."""
        with self._lock:
            return self._known.get(identifier)
