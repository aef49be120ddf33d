"""How the month on the live page stands: a draft, approved by whom and when, or changed since; `list` says the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from bantin.files.paths import APPROVED
from bantin.model.bulletin import Bulletin
from bantin.output.approval.standing import state_of
from bantin.output.desk.schema import ApprovalEntry

_Seen = tuple[object, ...]


class Approvals:
    """Tells how months stand; what was built and approved is read again only where a file of it has changed."""

    def __init__(self, root: Path) -> None:
        """Take a workspace, whose builds are in `dist`."""
        self._root = root
        self._seen: _Seen = ()
        self._told: ApprovalEntry | None = None

    def of(self, bulletin: Bulletin, today: dt.date) -> ApprovalEntry | None:
        """Tell how a month stands, as it is written now; None where the unit has no approvers."""
        unit, month = bulletin.unit.value, bulletin.month
        if unit.identity is None or not unit.identity.approvers:
            return None
        built = self._root / "dist" / month
        seen = (month, bulletin.month_code, unit, today, *_files(built), *_files(self._root / APPROVED / month))
        if seen != self._seen:
            state = state_of(self._root, month, built, unit, today=today, month_code=bulletin.month_code)
            self._told = {"standing": state.standing.value, "told": state.told} if state else None
            self._seen = seen
        return self._told


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    for path in sorted(folder.rglob("*")):
        try:
            found = path.stat()
        except OSError:
            continue
        yield str(path), found.st_mtime_ns, found.st_size
