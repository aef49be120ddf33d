"""What is told of a workspace that an older version of bantin wrote, when it is opened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bantin.content.release import FIRST, Release, running
from bantin.content.workspace import UNIT_FILE
from bantin.model.diagnostic import Code, Diagnostic, Location, Severity
from bantin.model.unit import Unit

_SHOWN = 6
"""Files that are named; of more, how many."""


def outdated(root: Path, unit: Unit) -> Iterator[Diagnostic]:
    """Tell of a workspace of an older release in which something must be changed."""
    release = Release.parse(unit.bantin_version) if unit.bantin_version else FIRST
    if release.form >= running().form:
        return
    from bantin.session.upgrading.upgrade import needed  # noqa: PLC0415 - of few workspaces, and loads all that is begun

    draft = needed(root, release)
    names = [change.path for change in draft.changes() if change.before is not None]
    if names or draft.left:
        shown = ", ".join(names[:_SHOWN]) + (f" và {len(names) - _SHOWN} tệp nữa" if len(names) > _SHOWN else "")
        message = f"Thư mục này theo bantin {release}; với bantin {running()} thì phải đổi {shown or 'mẫu riêng'}"
        hint = "Chạy «bantin upgrade»: cho xem từng chỗ rồi mới hỏi"
        yield Diagnostic(Code("older-workspace"), Severity.WARNING, message, Location(UNIT_FILE), hint)
