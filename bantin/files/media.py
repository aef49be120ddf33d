"""Files that go out and those of pages, by their suffixes: media types, and what a page can show them as."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Literal

Medium = Literal["picture", "film", "sound", "text", "file"]
"""What a page shows a file as; `file` where it only names it."""

_OTHER: tuple[str, Medium] = ("application/octet-stream", "file")

_MEDIA: dict[str, tuple[str, Medium]] = {
    ".css": ("text/css; charset=utf-8", "file"),
    ".csv": ("text/csv; charset=utf-8", "file"),
    ".gif": ("image/gif", "picture"),
    ".jpeg": ("image/jpeg", "picture"),
    ".jpg": ("image/jpeg", "picture"),
    ".js": ("text/javascript; charset=utf-8", "file"),
    ".json": ("application/json", "file"),
    ".m4a": ("audio/mp4", "sound"),
    ".mp3": ("audio/mpeg", "sound"),
    ".mp4": ("video/mp4", "film"),
    ".ogg": ("audio/ogg", "sound"),
    ".pdf": ("application/pdf", "file"),
    ".png": ("image/png", "picture"),
    ".srt": ("text/plain; charset=utf-8", "text"),
    ".svg": ("image/svg+xml", "picture"),
    ".txt": ("text/plain; charset=utf-8", "text"),
    ".vtt": ("text/vtt; charset=utf-8", "text"),
    ".wav": ("audio/wav", "sound"),
    ".webm": ("video/webm", "film"),
    ".webp": ("image/webp", "picture"),
    ".xlf": ("application/xml", "file"),
    ".zip": ("application/zip", "file"),
}


def media_type(path: str) -> str:
    """Return the media type (MIME) of a file."""
    return _MEDIA.get(PurePosixPath(path).suffix.lower(), _OTHER)[0]


def medium(path: str) -> Medium:
    """Return what a page can show a file as."""
    return _MEDIA.get(PurePosixPath(path).suffix.lower(), _OTHER)[1]
