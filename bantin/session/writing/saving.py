"""Saving content files: whole or not at all, never over what somebody else wrote meanwhile, and never for good.

    writer = Writer(root, now)
    version = writer.read("content/2026-11/01-a.yaml").version
    saved = writer.write("content/2026-11/01-a.yaml", version, [Put(("title",), "Mới")])
    saved.version, saved.clashes      # fields that somebody else changed too are not saved, but told
    writer.undo("content/2026-11/01-a.yaml")

Any number of processes may save at once. An editor of text takes no lock: what it writes in the moment between the last
look and the rename, some microseconds, is the only thing that could be written over.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import NamedTuple

from bantin.content.reading.source import LIMIT
from bantin.content.workspace import private_folder
from bantin.files.atomic import creating, replacing
from bantin.files.lock import exclusive
from bantin.session.writing.changes import Change, differences
from bantin.session.writing.editing import Order, changed, no_order
from bantin.session.writing.history import Deed, Event, History, steps
from bantin.session.writing.merging import Clash, rebased
from bantin.session.writing.places import content_file
from bantin.session.writing.written import BrokenFileError, parse

TOGETHER = dt.timedelta(seconds=10)
"""Saves of one field that follow each other so closely are undone at once."""
_TRIES = 5


class GoneError(Exception):
    """A file, or a version of it, is not there (any more)."""


class ClashError(Exception):
    """Somebody else changed the same fields meanwhile; nothing was written.

    Attributes:
        clashes: these fields; none where the file as a whole was changed, and cannot be read field by field.
    """

    def __init__(self, clashes: Sequence[Clash] = ()) -> None:
        super().__init__(", ".join(".".join(map(str, clash.path)) for clash in clashes))
        self.clashes = tuple(clashes)


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a file.

    Attributes:
        version: SHA-256 of its bytes, in hexadecimal.
        data: the bytes.
    """

    version: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of saving.

    Attributes:
        version: of the file, as it is now.
        data: its bytes.
        mine: the version that has the changes alone, as they were made: what a form shows on which more is written
            before it is read again. It is the base of further changes, whose paths are those of that form.
        clashes: fields that somebody else changed too: they are as these left them.
        field: dotted path of what was undone or redone.
    """

    version: str
    data: bytes
    mine: str
    clashes: tuple[Clash, ...] = ()
    field: str = ""


class _Made(NamedTuple):
    data: bytes
    field: str = ""
    clashes: tuple[Clash, ...] = ()
    mine: bytes | None = None


class Writer:
    """Reads and saves the content files of a workspace, and keeps every version that it sees.

    All methods raise `OutsideError` for a path that is no content file's, `GoneError`, and OSError where the system
    refuses; a file is as it was then.
    """

    def __init__(self, root: FilePath, now: Callable[[], dt.datetime], *, by: str = "") -> None:
        """Take a workspace, a clock with its time zone, and the account that writes."""
        self._root = root
        self._now = now
        self._by = by
        self.history = History(private_folder(root) / "history")

    def read(self, file: str) -> Version:
        """Read a file, and keep the version."""
        with self._alone():
            return self._current(file)

    def look(self, file: str) -> Version:
        """Read a file, and write nothing anywhere."""
        data = self._bytes(file)
        return Version(hashlib.sha256(data).hexdigest(), data)

    def write(
        self, file: str, base: str, changes: Sequence[Change], *, order: Order = no_order, field: str = ""
    ) -> Saved:
        """Make changes, on the newest version; what others changed meanwhile stays.

        Args:
            file: path in the workspace.
            base: the version that they were made on.
            changes: one after another.
            order: of new keys.
            field: dotted path of the field that is being written, for undoing.

        Raises:
            BrokenFileError: the newest version cannot be read field by field.
            NoPlaceError: a change leads to a place that the file did not have.
            CannotWriteError: a value cannot be written.
        """

        def make(current: bytes) -> _Made:
            known = self._known(base)
            if known == current:
                return _Made(changed(current, changes, order, file), field)
            mine, clashes = rebased(parse(known, file).value, parse(current, file).value, changes)
            alone = changed(known, changes, order, file)
            return _Made(changed(current, mine, order, file), field, tuple(clashes), alone)

        return self._write(file, make, "saved")

    def write_text(self, file: str, base: str, data: bytes) -> Saved:
        """Save all of a file as text; what others changed meanwhile stays where both can be read field by field.

        Raises:
            ClashError: somebody else changed it meanwhile, and that cannot be put together.
            ValueError: it is larger than a content file may be.
        """
        if len(data) > LIMIT:
            raise ValueError(file)

        def make(current: bytes) -> _Made:
            return _Made(self._brought(file, self._known(base), data, current))

        return self._write(file, make, "saved")

    def undo(self, file: str) -> Saved:
        """Undo the last step of this file; what others changed since stays.

        Raises:
            GoneError: there is nothing to undo.
            ClashError: others changed the same since.
        """
        return self._step(file, "undone")

    def redo(self, file: str) -> Saved:
        """Redo what was undone last; as `undo`."""
        return self._step(file, "redone")

    def create(self, file: str, data: bytes) -> Version:
        """Make a new file.

        Raises:
            FileExistsError: there is one already; it stays.
        """
        with self._alone():
            path = self._path(file)
            version = self.history.keep(data)
            deed: Deed = "restored" if self.removed(file) else "found"
            with creating(path) as stream:
                stream.write(data)
            self._record(file, deed, version, "")
            return Version(version, data)

    def remove(self, file: str) -> Version:
        """Put a file into the bin."""
        with self._alone():
            current = self._current(file)
            self._record(file, "removed", current.version, current.version)
            self._path(file).unlink()
            return current

    def restore(self, file: str) -> Version:
        """Bring a file back from the bin.

        Raises:
            FileExistsError: there is another of its name by now.
        """
        event = self.removed(file)
        data = self.history.version(event.version) if event else None
        if data is None:
            raise GoneError(file)
        return self.create(file, data)

    def removed(self, file: str) -> Event | None:
        """Return when a file was put into the bin, if it lies there."""
        path, events = self._path(file), self.history.events(file)
        return events[-1] if events and events[-1].deed == "removed" and not path.is_file() else None

    def bin(self) -> dict[str, Event]:
        """List the files in the bin, and when they came there."""
        return {file: event for file in self.history.files() if (event := self.removed(file))}

    def _step(self, file: str, deed: Deed) -> Saved:
        def make(current: bytes) -> _Made:
            undo, redo = steps(self.history.events(file))
            if not (undo if deed == "undone" else redo):
                raise GoneError(file)
            step = undo[-1] if deed == "undone" else redo[-1]
            source, target = (step.end, step.start) if deed == "undone" else (step.start, step.end)
            return _Made(self._brought(file, self._known(source), self._known(target), current), step.field)

        return self._write(file, make, deed)

    def _known(self, version: str) -> bytes:
        data = self.history.version(version)
        if data is None:
            raise GoneError(version)
        return data

    def _brought(self, file: str, source: bytes, target: bytes, current: bytes) -> bytes:
        """Make of the current version what was made of an older one."""
        if current in {source, target}:
            return target
        try:
            before, after, newest = (parse(data, file).value for data in (source, target, current))
        except BrokenFileError:
            raise ClashError from None
        mine, clashes = rebased(before, newest, differences(before, after))
        if clashes:
            raise ClashError(clashes)
        return changed(current, mine, file=file)

    def _write(self, file: str, make: Callable[[bytes], _Made], deed: Deed) -> Saved:
        """Write what is made of the newest version, and look before that whether it still is the newest."""
        with self._alone():
            path = self._path(file)
            for _ in range(_TRIES):
                current = self._current(file)
                data, field, clashes, alone = make(current.data)
                version = self.history.keep(data)
                mine = version if alone is None else self.history.keep(alone)
                if data == current.data and deed == "saved":
                    return Saved(version, data, mine, clashes, field)
                if path.read_bytes() != current.data:
                    continue
                with replacing(path) as stream:
                    stream.write(data)
                    with suppress(OSError):
                        shutil.copymode(path, stream.name)
                self._record(file, deed, version, current.version, field)
                return Saved(version, data, mine, clashes, field)
        raise ClashError

    def _current(self, file: str) -> Version:
        """Read the newest version; if somebody else made it, that is told in the log."""
        data = self._bytes(file)
        version = self.history.keep(data)
        events = self.history.events(file)
        if not events or events[-1].version != version or events[-1].deed == "removed":
            self._record(file, "found", version, events[-1].version if events else "", by="")
        return Version(version, data)

    def _record(
        self, file: str, deed: Deed, version: str, before: str, field: str = "", *, by: str | None = None
    ) -> None:
        now = self._now()
        joined = False
        if deed == "saved" and field and (events := self.history.events(file)):
            last = events[-1]
            near = now - dt.datetime.fromisoformat(last.at) <= TOGETHER
            joined = last.deed == "saved" and last.field == field and near
        at, who = now.isoformat(timespec="seconds"), self._by if by is None else by
        self.history.record(file, Event(at, deed, version, before, field, joined, who))

    def _bytes(self, file: str) -> bytes:
        try:
            return self._path(file).read_bytes()
        except FileNotFoundError:
            raise GoneError(file) from None

    def _path(self, file: str) -> FilePath:
        return content_file(self._root, file)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with exclusive(private_folder(self._root) / "history" / "lock"):
            yield
