"""What is told of a workspace that an older version of bantin wrote, when it is opened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bantin.content.reading.composing.document import compose
from bantin.content.reading.source import read_source
from bantin.content.release import KEY, release_of, running
from bantin.content.workspace import UNIT_FILE
from bantin.model.diagnostic import Code, Diagnostic, Location, Severity
from bantin.session.upgrading.upgrade import needed

_SHOWN = 4
"""Files that are named; of more, how many."""


def outdated(root: Path) -> Iterator[Diagnostic]:
    """Tell of a workspace of an older release in which something must be changed."""
    source, _ = read_source(root / UNIT_FILE, UNIT_FILE, root)
    if source is None:
        return
    unit = compose(source)
    release = release_of(unit)
    if release.form >= running().form:
        return
    draft = needed(root, release)
    names = [change.path for change in draft.changes() if change.before is not None]
    if names or draft.left:
        shown = ", ".join(names[:_SHOWN]) + (f" và {len(names) - _SHOWN} tệp nữa" if len(names) > _SHOWN else "")
        message = f"Thư mục này theo bantin {release}; với bantin {running()} thì phải đổi {shown or 'mẫu riêng'}"
        hint = "Chạy «bantin upgrade»: cho xem từng chỗ rồi mới hỏi"
        place = unit.locations.get(KEY) or Location(UNIT_FILE)
        yield Diagnostic(Code("older-workspace"), Severity.WARNING, message, place, hint)
