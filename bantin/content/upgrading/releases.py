"""Which release wrote a workspace, and what must change for the running one to read it right."""

from __future__ import annotations

from pathlib import Path

import bantin
from bantin.content.reading.composing.composed_file import ComposedFile
from bantin.content.upgrading.draft import Draft
from bantin.content.upgrading.release import Release
from bantin.content.upgrading.steps import STEPS

KEY = "bantin_version"
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


def needed(root: Path, since: Release) -> Draft:
    """Take the steps of all releases since one, in memory: without them bantin would read the workspace wrong."""
    draft = Draft(root)
    for release, step in STEPS:
        if release > since:
            step(draft)
    return draft
