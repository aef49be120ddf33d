"""What came of a build."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bantin.model.diagnostic import Diagnostic

if TYPE_CHECKING:  # what is told of a month that is as it was needs no models
    from bantin.output.manifest import File


@dataclass(frozen=True, slots=True)
class Outcome:
    """Result of a build.

    Attributes:
        made: paths of artifacts that were made now.
        reused: paths of artifacts that were in the store.
        removed: artifacts that are no longer wanted.
        failed: paths of artifacts that could not be made or written; what dist had of them is still there.
        diagnostics: all that was found, in the order of the recipes.
        passing: those of them that speak of this build alone: what stood in its way in dist, or was put right.
        mended: those of these that this build put right: they are told once, and hold no longer.
        seconds: how long it took.
    """

    made: tuple[str, ...]
    reused: tuple[str, ...]
    removed: tuple[File, ...]
    failed: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    mended: tuple[Diagnostic, ...]
    seconds: float
    passing: tuple[Diagnostic, ...] = ()

    @classmethod
    def of_what_was_there(cls, artifacts: Iterable[tuple[str, str]], found: Iterable[Diagnostic]) -> Outcome:
        """Tell of a month of which nothing has changed.

        Args:
            artifacts: (channel, path) of all.
            found: what was found when they were made.
        """
        return cls((), tuple(path for _, path in artifacts), (), (), tuple(found), (), 0.0)

    @property
    def lasts(self) -> bool:
        """Whether the same would come of it again: all was made, and nothing was in the way."""
        return not (self.failed or self.removed or self.passing)
