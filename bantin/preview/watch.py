"""Watching the files that a month is made of; what changed is gathered until somebody asks."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path

from watchfiles import Change, watch

_STEP_MS = 15
"""Silence after a change that ends a burst: editors save in several steps, a few milliseconds apart."""
_BURST_MS = 120
"""A burst is told of after this time even if it goes on."""
_LOOK_UP_MS = 500
"""How often it is seen whether a watched folder has come or gone."""


class Changes:
    """An inbox of changed files. Anybody may put some in; one thread takes them."""

    def __init__(self) -> None:
        self._paths: set[Path] = set()
        self._closed = False
        self._lock = threading.Lock()
        self._coming: Future[None] = Future()

    @property
    def coming(self) -> Future[None]:
        """Done as soon as there is something to take, or nothing will come any more."""
        with self._lock:
            return self._coming

    def put(self, paths: Iterable[Path]) -> None:
        """Add files that changed."""
        with self._lock:
            self._paths.update(paths)
            if self._paths and not self._coming.done():
                self._coming.set_result(None)

    def take(self) -> frozenset[Path] | None:
        """Wait for changes and take them all; None once closed."""
        self.coming.result()
        with self._lock:
            if self._closed:
                return None
            taken, self._paths, self._coming = frozenset(self._paths), set(), Future()
            return taken

    def close(self) -> None:
        """Let nobody wait any longer."""
        with self._lock:
            self._closed = True
            if not self._coming.done():
                self._coming.set_result(None)


def watch_folders(folders: Sequence[Path], changes: Changes, stop: threading.Event) -> None:
    """Put into `changes` what changes in folders and below, until told to stop.

    A folder may be missing, come, go, and be replaced by another of its name.
    """
    there = _present(folders)
    while not stop.is_set():
        if not there:
            stop.wait(_LOOK_UP_MS / 1000)
        else:
            with suppress(FileNotFoundError):  # a folder went between two looks
                for batch in watch(
                    *there,
                    watch_filter=_matters,
                    step=_STEP_MS,
                    debounce=_BURST_MS,
                    stop_event=stop,
                    rust_timeout=_LOOK_UP_MS,
                    yield_on_timeout=True,
                    raise_interrupt=False,
                ):
                    if batch:
                        changes.put([Path(path) for _, path in batch])
                    if _present(folders) != there:
                        break
        before, there = there, _present(folders)
        if before != there and not stop.is_set():
            changes.put(list(folders))


def _present(folders: Sequence[Path]) -> dict[Path, tuple[int, int]]:
    """Name the folders that exist, each with what tells it from another that takes its place."""
    found = {}
    for folder in folders:
        try:
            facts = folder.stat()
        except OSError:
            continue
        found[folder] = (facts.st_dev, facts.st_ino)
    return found


def _matters(_: Change, path: str) -> bool:
    """Leave out what editors and systems keep beside a file while it is written."""
    name = Path(path).name
    return not (name.startswith((".", "~", "#")) or name.endswith(("~", ".tmp", ".swp", ".swx", ".bak", "#")))
