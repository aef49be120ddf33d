"""Which release of bantin wrote a workspace, and which one runs."""

from __future__ import annotations

from typing import NamedTuple

import bantin
from bantin.content.reading.composing.composed_file import ComposedFile
from bantin.model.diagnostic import Code, Diagnostic, Severity

KEY = "bantin_version"


class Release(NamedTuple):
    """A release; later ones are greater. Those that differ in `patch` alone read and write the same files."""

    major: int
    minor: int
    patch: int

    @classmethod
    def parse(cls, written: str) -> Release:
        """Read a release number, such as 0.2.0.

        Raises:
            ValueError: it is none.
        """
        major, minor, patch = map(int, written.split("."))
        return cls(major, minor, patch)

    @property
    def form(self) -> tuple[int, int]:
        """What says which files it reads and writes."""
        return self.major, self.minor

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"


FIRST = Release(0, 1, 0)
"""What wrote the workspaces that do not say it."""


def running() -> Release:
    """Name the release that runs."""
    return Release.parse(bantin.__version__)


def release_of(unit: ComposedFile) -> Release:
    """Tell which release wrote a workspace: as its unit.yaml says, else the first."""
    written = unit.value.get(KEY) if isinstance(unit.value, dict) else None
    try:
        return Release.parse(written) if isinstance(written, str) else FIRST
    except ValueError:
        return FIRST


def newer(unit: ComposedFile) -> list[Diagnostic]:
    """Refuse a workspace that a release wrote which may write what the running one does not know."""
    if release_of(unit).form <= running().form:
        return []
    message = f"Thư mục này do bantin {release_of(unit)} ghi, mới hơn bantin {running()} đang chạy"
    hint = f"Dùng bantin {release_of(unit)} trở lên"
    return [Diagnostic(Code("newer-workspace"), Severity.ERROR, message, unit.locate(KEY), hint)]
