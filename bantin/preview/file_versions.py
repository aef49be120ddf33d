"""Polling for changes: versions of files in folders, where the system reports no changes."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

_READ_BYTES = 100_000
"""Files up to this size are read, for times do not tell versions apart: some file systems keep them to two seconds, and
programs set them back."""

Version = tuple[int, ...]
"""Equal for equal versions of a file, and for the same folder."""


def file_versions(folders: Iterable[Path]) -> dict[Path, Version]:
    """Find the versions of all files and folders in folders and below; what cannot be read is left out."""
    found: dict[Path, Version] = {}
    visited: set[Version] = set()
    queue = list(folders)
    while queue:
        folder = queue.pop()
        try:
            facts = folder.stat()
            entries = list(os.scandir(folder))
        except OSError:
            continue
        identity = facts.st_dev, facts.st_ino
        if identity in visited:  # links may lead in a circle
            continue
        visited.add(identity)
        found[folder] = identity
        for entry in entries:
            if matters(entry.name):
                path = folder / entry.name
                if entry.is_dir():
                    queue.append(path)
                elif version := file_version(path):
                    found[path] = version
    return found


def matters(name: str) -> bool:
    """Distinguish a file's name from those of what editors and systems keep beside a file while it is written."""
    return not (name.startswith((".", "~", "#")) or name.endswith(("~", ".tmp", ".swp", ".swx", ".bak", "#")))


def file_version(file: Path) -> Version | None:
    """Find the version of a file; None if it cannot be read."""
    try:
        facts = file.stat()
        content = hash(file.read_bytes()) if facts.st_size <= _READ_BYTES else 0
    except OSError:
        return None
    return facts.st_mtime_ns, facts.st_size, facts.st_ino, content
