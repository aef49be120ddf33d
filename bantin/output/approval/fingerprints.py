"""Fingerprints of a built month's pictures, kept beside what was approved."""

from __future__ import annotations

from pathlib import Path

from bantin.files.media import medium
from bantin.output.manifest import Manifest
from bantin.sight.fingerprints import fingerprint


def fingerprints_of(folder: Path, manifest: Manifest) -> dict[str, int]:
    """Compute the fingerprints of a built month's pictures, by path."""
    pictures = (file.path for file in manifest.files if medium(file.path) == "picture")
    return {path: seen for path in pictures if (seen := fingerprint(folder / path)) is not None}
