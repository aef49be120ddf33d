"""A workspace as it is to be: its files, with what was changed of them in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bantin.content.reading.source import is_inside
from bantin.content.workspace import own_templates, shipped_templates
from bantin.text.patterns import regex

_LINE_END = regex(r"\r\n|\n")


@dataclass(frozen=True, slots=True)
class Change:
    """A file of the workspace that becomes another.

    Attributes:
        path: relative to the workspace, with forward slashes.
        before: its bytes; None where there is no such file yet.
        after: what they become; None where the file goes.
    """

    path: str
    before: bytes | None
    after: bytes | None


@dataclass(slots=True)
class Draft:
    """Files of a workspace, as they are or as they were changed; nothing is written.

    Attributes:
        root: the workspace.
        left: Vietnamese sentences on what only a person can change.
    """

    root: Path
    left: list[str] = field(default_factory=list)
    _read: dict[str, bytes | None] = field(default_factory=dict)
    _put: dict[str, bytes | None] = field(default_factory=dict)

    def read(self, path: str) -> bytes | None:
        """Give the bytes of a file; None where there is none, or where it is not the workspace's own."""
        if path in self._put:
            return self._put[path]
        if path not in self._read:
            file = self.root / path
            self._read[path] = file.read_bytes() if file.is_file() and is_inside(self.root, file) else None
        return self._read[path]

    def put(self, path: str, content: bytes | None) -> None:
        """Change a file, make it, or have it go."""
        self.read(path)
        self._put[path] = content

    def edit(self, path: str, change: Callable[[str], str]) -> None:
        """Change a text file: the change sees and gives LF at line ends; the file keeps those that it has.

        A file that is not there, or no UTF-8, stays as it is. One whose line ends are of both sorts is given as it is.
        """
        content = self.read(path)
        if content is None:
            return
        try:
            text = content.decode()
        except UnicodeDecodeError:
            return
        if set(_LINE_END.findall(text)) == {"\r\n"}:
            new = change(text.replace("\r\n", "\n")).replace("\n", "\r\n")
        else:
            new = change(text)
        if new != text:
            self.put(path, new.encode())

    def looks(self, *suffixes: str) -> Iterator[str]:
        """List the workspace's own looks, by path in the workspace; the shipped ones of a clone are nobody's own.

        Args:
            suffixes: how their names end; those of looks themselves, if none is given.
        """
        own = own_templates(self.root)
        if own.resolve() == shipped_templates().resolve():
            return
        for path in sorted(own.rglob("*")):
            if path.suffix in (suffixes or (".xml", ".txt")) and path.is_file():
                yield path.relative_to(self.root).as_posix()

    def changes(self) -> tuple[Change, ...]:
        """List what was changed, by path."""
        changed = ((path, self._read[path], after) for path, after in sorted(self._put.items()))
        return tuple(Change(path, before, after) for path, before, after in changed if before != after)
