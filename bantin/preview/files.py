"""Made things that browsers may ask for, by the digest of their bytes: no path comes from outside."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from bantin.files.store import Made, Store

_MOST = 5_000
"""How many are remembered: hours of editing."""

MEDIA = {
    ".csv": "text/csv; charset=utf-8",
    ".jpg": "image/jpeg",
    ".json": "application/json",
    ".mp4": "video/mp4",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".srt": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".xlf": "application/xml",
    ".zip": "application/zip",
}
"""Suffix of an artifact to its media type."""


@dataclass(frozen=True, slots=True)
class Known:
    """A made thing.

    Attributes:
        path: its file in the store.
        media: its media type.
        name: what a browser may call it when it saves it.
    """

    path: Path
    media: str
    name: str


class Files:
    """What a page may show. Bytes never change under an identifier, so browsers may keep them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, Known] = {}
        self._lock = threading.Lock()

    def add(self, key: str, made: Made, path: str) -> str:
        """Let a made thing be asked for.

        Args:
            key: where it is in the store.
            made: what is known of it.
            path: of an artifact that it is; for its name and type.

        Returns:
            Its address, relative to the page.
        """
        pure = PurePosixPath(path)
        name = "-".join(pure.parts[-2:]) if len(pure.parts) > 1 else pure.name
        media = MEDIA.get(pure.suffix, "application/octet-stream")
        with self._lock:
            self._known.pop(made.sha256, None)  # what is asked for again is young again
            self._known[made.sha256] = Known(self._store.path(key), media, name)
            while len(self._known) > _MOST:
                del self._known[next(iter(self._known))]
        return f"file/{made.sha256}"

    def find(self, identifier: str) -> Known | None:
        """Find what an identifier stands for."""
        with self._lock:
            return self._known.get(identifier)
