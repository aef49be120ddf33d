"""What each version needs changed in the workspaces of those before it: a file a version, and its row in `STEPS`."""

from __future__ import annotations

from collections.abc import Callable

from bantin.content.release import Release
from bantin.session.upgrading.draft import Draft
from bantin.session.upgrading.steps import v0_2

Step = Callable[[Draft], None]

STEPS: tuple[tuple[Release, Step], ...] = ((Release(0, 2, 0), v0_2.upgrade),)
"""By the version that needs it, the oldest first. A step changes nothing where it was taken before."""
