"""Releases of bantin, by number."""

from __future__ import annotations

from typing import NamedTuple


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
