"""Versions of content files, kept for days: every one that was seen or saved, by the SHA-256 of its bytes.

    .bantin/history/versions/ab/abcd…      the bytes of a version
    .bantin/history/logs/content/….jsonl   what happened to a file, a line each, the newest last

A version is there before anything tells of it, and a line that a kill cut short is passed over: so a process may end at
any moment. Old lines go when a file has many, and versions go that no line tells of any more.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from bantin.files.atomic import drafted, replacing, settle

MOST_LINES = 600
"""Lines of a file's log from which on the older half goes: some 300 pauses in typing."""

Deed = Literal["found", "saved", "undone", "redone", "removed", "restored"]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a file.

    Attributes:
        at: when, as ISO 8601 has it.
        deed: what; `found` is a version that somebody else made.
        version: of the file since then; of a removed file, the last that it had.
        before: the version before; empty where there was none.
        field: dotted path of the field that was changed; empty for the whole file.
        joined: whether it goes on with what the event before began, so that both are undone at once.
        by: the account that did it; empty where that is not known.
    """

    at: str
    deed: Deed
    version: str
    before: str = ""
    field: str = ""
    joined: bool = False
    by: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What is undone or redone at once.

    Attributes:
        start: the version before it.
        end: the version after it.
        field: as in `Event`.
    """

    start: str
    end: str
    field: str


class History:
    """The history of a workspace's content files. Who writes holds the lock of whoever saves."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; it need not exist."""
        self._folder = folder

    def keep(self, data: bytes) -> str:
        """Keep a version.

        Returns:
            Its SHA-256, in hexadecimal.

        Raises:
            OSError: the system refused.
        """
        version = hashlib.sha256(data).hexdigest()
        path = self._path(version)
        if not path.is_file():
            path.parent.mkdir(parents=True, exist_ok=True)
            with drafted(path) as draft:
                draft.write_bytes(data)
                settle(draft, path)
        return version

    def version(self, version: str) -> bytes | None:
        """Return the bytes of a version; None where it is not, or no longer, known, or the disk has spoilt it."""
        try:
            data = self._path(version).read_bytes()
        except (OSError, ValueError):
            return None
        return data if hashlib.sha256(data).hexdigest() == version else None

    def events(self, file: str) -> list[Event]:
        """List what happened to a file, the newest last.

        Args:
            file: its path in the workspace.
        """
        try:
            lines = self._log(file).read_bytes().split(b"\n")
        except OSError:
            return []
        return [event for line in lines if (event := _event(line))]

    def record(self, file: str, event: Event) -> None:
        """Add an event to a file's log.

        Raises:
            OSError: the system refused.
        """
        path = self._log(file)
        events = self.events(file)
        if len(events) >= MOST_LINES:
            with replacing(path) as stream:
                stream.writelines(map(_line, [*events[-MOST_LINES // 2 :], event]))
            self._forget()
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab+") as stream:
            if stream.tell():
                stream.seek(-1, 2)
                if stream.read(1) != b"\n":  # a line that a kill cut short
                    stream.write(b"\n")
            stream.write(_line(event))

    def files(self) -> list[str]:
        """List all files of which something is known."""
        logs = self._folder / "logs"
        return sorted(path.relative_to(logs).as_posix().removesuffix(".jsonl") for path in logs.rglob("*.jsonl"))

    def _forget(self) -> None:
        """Remove versions that no log tells of."""
        known = {version for file in self.files() for one in self.events(file) for version in (one.version, one.before)}
        for path in self._folder.glob("versions/*/*"):
            if path.name not in known:
                with suppress(OSError):
                    path.unlink()

    def _path(self, version: str) -> Path:
        if len(version) != len(hashlib.sha256().hexdigest()) or not version.isalnum():
            raise ValueError(version)
        return self._folder / "versions" / version[:2] / version

    def _log(self, file: str) -> Path:
        return self._folder / "logs" / f"{file}.jsonl"


def steps(events: Sequence[Event]) -> tuple[list[Step], list[Step]]:
    """Return what can be undone, and what can be redone; the next is the last of each."""
    undo: list[Step] = []
    redo: list[Step] = []
    for event in events:
        match event.deed:
            case "saved" if event.joined and undo:
                undo[-1] = Step(undo[-1].start, event.version, event.field)
                redo.clear()
            case "saved":
                undo.append(Step(event.before, event.version, event.field))
                redo.clear()
            case "undone" if undo:
                redo.append(Step(event.version, event.before, undo.pop().field))
            case "redone" if redo:
                undo.append(Step(event.before, event.version, redo.pop().field))
            case _:
                pass
    return undo, redo


def _line(event: Event) -> bytes:
    return json.dumps(asdict(event), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _event(line: bytes) -> Event | None:
    try:
        return Event(**json.loads(line))
    except (ValueError, TypeError):
        return None
