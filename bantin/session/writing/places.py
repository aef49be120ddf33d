"""Which files of a workspace may be written: content files and themes, and no others, wherever a path comes from."""

from __future__ import annotations

from pathlib import Path

from bantin.content.reading.source import is_inside
from bantin.files.names import is_reserved
from bantin.files.paths import OutsideError
from bantin.text.dates import is_month
from bantin.text.patterns import regex

_NAME = regex(r"[^\W_][\w .-]*\.yaml")


def content_file(root: Path, file: str) -> Path:
    """Find a content file: unit.yaml and the like, one of a month, or a theme; it need not exist.

    Args:
        root: the workspace.
        file: its path there, with forward slashes.

    Raises:
        OutsideError: it is none, or a link leads elsewhere.
    """
    top, *inner = file.split("/")
    name = inner.pop() if inner else ""
    path = root / file
    is_content = top == "content" and len(inner) <= 1 and all(map(is_month, inner))
    is_theme = (top, *inner) == ("templates", "themes")
    if not (is_content or is_theme) or not _NAME.fullmatch(name) or is_reserved(name) or not is_inside(root, path):
        raise OutsideError(file)
    return path.resolve()
