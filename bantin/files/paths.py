"""Paths of artifacts: relative, forward slashes, ASCII, and safe on every system."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from bantin.files.names import is_reserved

MANIFEST = "manifest.json"

APPROVED = "approved"
"""Folder of a workspace with all that was signed, a folder a month."""

GRANTS = "_editions"
"""Of which the rounds of lists of editions are; those of an edition are its own, and a month's nobody's."""

PROOFS = "chu-ky"
"""The folder beside an edition's files with what shows who signed it."""

EDITIONS = "editions"
"""The folder of a month in which its editions lie; each has a manifest of its own."""

_PART = re.compile(r"[A-Za-z0-9_-](?:[A-Za-z0-9 ._-]*[A-Za-z0-9_-])?", re.ASCII)
_LONGEST = 180
"""Characters of a path, so that below a folder of usual depth Windows' limit of 260 holds."""


class OutsideError(Exception):
    """The path of an artifact leads out of its folder through a symbolic link."""


def trouble(path: str) -> str:
    """Check the path of an artifact.

    Refused are absolute paths, `..`, drive letters, hidden files, characters and names that Windows does not allow, and
    the name of the manifest.

    Returns:
        What is wrong with it, in Vietnamese; an empty string if nothing is.
    """
    parts = path.split("/")
    if len(path) > _LONGEST:
        return f"dài quá {_LONGEST} ký tự"
    if not all(_PART.fullmatch(part) for part in parts):
        return "chỉ được gồm chữ không dấu, chữ số, dấu «-», «_», «.» và «/»"
    if any(is_reserved(part) for part in parts):
        return "trùng tên mà Windows dành riêng"
    if path.casefold() == MANIFEST:
        return "trùng tên tệp kê khai"
    return ""


@dataclass
class Claims:
    """Paths in use, compared without regard to the case of letters."""

    files: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)

    def claim(self, path: str) -> bool:
        """Claim a path; False if it, or one of its folders as a file, or a path below it, is claimed already."""
        folded = path.casefold()
        above = {folder.as_posix() for folder in PurePosixPath(folded).parents[:-1]}
        if folded in self.files or folded in self.folders or above & self.files:
            return False
        self.files.add(folded)
        self.folders |= above
        return True


def inside(folder: Path, path: str) -> Path:
    """Find an artifact's file.

    Args:
        folder: the month's folder; it may itself be reached by a link.
        path: one in which `trouble` finds none.

    Raises:
        OutsideError: a folder on the way is a link that leads elsewhere.
    """
    file = folder / path
    try:
        leads_out = not file.parent.resolve().is_relative_to(folder.resolve())
    except RuntimeError:  # links in a circle
        leads_out = True
    if leads_out:
        raise OutsideError(path)
    return file
