"""Watching the files that a month is made of; what changed is gathered until somebody asks."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, wait
from contextlib import suppress
from pathlib import Path

from watchfiles import watch

from bantin.files.system_errors import reason
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.preview.file_versions import Version, file_version, file_versions, matters
from bantin.text.patterns import regex

_STEP_MS = 15
"""Silence after a change that ends a burst: editors save in several steps, a few milliseconds apart."""
_BURST_MS = 120
"""A burst is told of after this time even if it goes on."""
_WAIT_MS = 500
"""How often it is seen whether a watched folder has come or gone."""
_LOOK_SECONDS = 5.0
"""How often files are looked at though the system tells of changes: it leaves out those that another machine makes on a
share, and those in folders that came when it had no more watches to give."""
_POLL_SECONDS = 1.0
"""How often files are looked at where the system tells of no changes."""


class Changes:
    """An inbox of changed files. Anybody may put some in; one thread takes them."""

    def __init__(self) -> None:
        self._paths: set[Path] = set()
        self._written: dict[Path, Version | None] = {}
        self._closed = False
        self._lock = threading.Lock()
        self._coming: Future[None] = Future()

    @property
    def coming(self) -> Future[None]:
        """Done as soon as there is something to take, or nothing will come any more."""
        with self._lock:
            return self._coming

    def put(self, paths: Iterable[Path]) -> None:
        """Add files that changed, but those that are as whoever wrote them has told already."""
        self._add(path for path in paths if path not in self._written or self._written[path] != file_version(path))

    def wrote(self, paths: Iterable[Path]) -> None:
        """Add files that were just written by ourselves: that they are noticed later too tells nothing new."""
        versions = {path: file_version(path) for path in paths}
        self._written.update(versions)
        self._add(versions)

    def _add(self, paths: Iterable[Path]) -> None:
        new = frozenset(paths)
        with self._lock:
            self._paths.update(new)
            if self._paths and not self._coming.done():
                self._coming.set_result(None)

    def rest(self, seconds: float) -> bool:
        """Wait for changes, but no longer than some seconds.

        Returns:
            Whether there are none.
        """
        return not wait([self.coming], seconds).done

    def take(self) -> frozenset[Path] | None:
        """Wait for changes and take them all; None once closed."""
        self.coming.result()
        with self._lock:
            if self._closed:
                return None
            taken, self._paths, self._coming = frozenset(self._paths), set(), Future()
            return taken

    def close(self) -> None:
        """Close the inbox; `take` returns None from now on."""
        with self._lock:
            self._closed = True
            if not self._coming.done():
                self._coming.set_result(None)


_NUMBER = regex(r"\(os error (\d+)\)")
"""How watchfiles quotes the system."""

Tell = Callable[[Diagnostic], None]


def watch_folders(folders: Sequence[Path], changes: Changes, stop: threading.Event, tell: Tell) -> None:
    """Put into `changes` what changes in folders and below, until told to stop.

    A folder may be missing, come, go, and be replaced by another of its name.

    Args:
        folders: to watch.
        changes: gets paths of files and folders.
        stop: ends it, within about a second.
        tell: called when changes are seen later than usual, or will not be seen any more.
    """
    try:
        versions = file_versions(folders)
        for heard in _hear(folders, stop, tell):
            changes.put(heard)
            before, versions = versions, file_versions(folders)
            changed = {path for path in before.keys() | versions.keys() if before.get(path) != versions.get(path)}
            changes.put(changed - heard)
    except Exception as error:  # noqa: BLE001 - a page that does not change any more must say so, whatever it is
        tell(_stopped(error))


def _hear(folders: Sequence[Path], stop: threading.Event, tell: Tell) -> Iterator[frozenset[Path]]:
    """Yield whenever it is time to look at the files: with what the system tells of, or with nothing."""
    while not stop.is_set():
        there = _present(folders)
        if not there:
            stop.wait(_WAIT_MS / 1000)
        try:
            yield from _hear_system(folders, there, stop) if there else ()
        except FileNotFoundError:  # a folder went between two looks
            stop.wait(_STEP_MS / 1000)
        except (RuntimeError, OSError) as error:  # watchfiles' own errors are of the former kind
            tell(_polling(error))
            break
        yield frozenset()
    while not stop.wait(_POLL_SECONDS):
        yield frozenset()


def _hear_system(
    folders: Sequence[Path], there: Mapping[Path, tuple[int, int]], stop: threading.Event
) -> Iterator[frozenset[Path]]:
    """Yield what the system tells of, until other folders are there.

    Raises:
        FileNotFoundError: a folder is gone.
        OSError: the system gives no watches, or no more.
        RuntimeError: the same.
    """
    look = 0.0
    for batch in watch(
        *there,
        watch_filter=lambda _, path: matters(Path(path).name),
        step=_STEP_MS,
        debounce=_BURST_MS,
        stop_event=stop,
        rust_timeout=_WAIT_MS,
        yield_on_timeout=True,
        raise_interrupt=False,
    ):
        if batch or time.monotonic() >= look:
            yield frozenset(Path(path) for _, path in batch)
            look = time.monotonic() + _LOOK_SECONDS
        if _present(folders) != there:
            return


def _present(folders: Sequence[Path]) -> dict[Path, tuple[int, int]]:
    """List the folders that exist, each with what tells it from another that takes its place."""
    found = {}
    for folder in folders:
        with suppress(OSError):
            facts = folder.stat()
            found[folder] = facts.st_dev, facts.st_ino
    return found


def _polling(error: Exception) -> Diagnostic:
    quoted = _NUMBER.search(str(error))
    why = reason(OSError(int(quoted[1]), str(error))) if quoted else "đã hết lượt theo dõi tệp, hoặc ổ đĩa không cho"
    message = f"Hệ thống không báo cho bantin lúc tệp được lưu ({why}), nên mỗi giây bantin tự xem lại một lần"
    hint = (
        "Cứ làm tiếp: hình vẫn đổi theo, chỉ chậm hơn chừng một giây. Muốn thấy ngay, đóng bớt trình duyệt, trình soạn "
        "thảo và phần mềm đồng bộ rồi chạy lại bantin preview"
    )
    return Diagnostic(Code("watch-polling"), Severity.WARNING, message, hint=hint)


def _stopped(error: Exception) -> Diagnostic:
    message = f"Trang không còn tự đổi khi lưu tệp, vì bantin gặp lỗi của chính nó ({type(error).__name__}: {error})"
    hint = "Dừng bằng Ctrl+C rồi chạy lại bantin preview; nếu vẫn lỗi, báo cho người phụ trách máy"
    return Diagnostic(Code("watch-stopped"), Severity.ERROR, message, hint=hint)
