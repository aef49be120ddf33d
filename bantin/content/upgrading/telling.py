"""What is told of a workspace that another version of bantin wrote, when it is opened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import bantin
from bantin.content.reading.composing.composed_file import ComposedFile
from bantin.content.upgrading.releases import KEY, needed, release_of, running
from bantin.model.diagnostic import Code, Diagnostic, Location, Severity

_SHOWN = 4
"""Files that are named; of more, how many."""


def is_newer(unit: ComposedFile) -> bool:
    """Tell whether a release wrote a workspace that may write what the running one does not know."""
    return release_of(unit).form > running().form


def told(root: Path, unit: ComposedFile) -> Iterator[Diagnostic]:
    """Tell of a workspace that a newer bantin wrote, or an older one of which something must be changed."""
    release, place = release_of(unit), unit.locations.get(KEY) or Location(unit.source.file)
    wrote, runs = ".".join(map(str, release)), bantin.__version__
    if is_newer(unit):
        message = f"Thư mục này do bantin {wrote} ghi, mới hơn bantin {runs} đang chạy, nên có thể bị hiểu sai"
        hint = f"Dùng bantin {wrote} trở lên"
        yield Diagnostic(Code("newer-workspace"), Severity.ERROR, message, place, hint)
    elif release.form < running().form:
        draft = needed(root, release)
        names = [change.path for change in draft.changes() if change.before is not None]
        if names or draft.left:
            shown = ", ".join(names[:_SHOWN]) + (f" và {len(names) - _SHOWN} tệp nữa" if len(names) > _SHOWN else "")
            message = f"Thư mục này theo bantin {wrote}; với bantin {runs} thì phải đổi {shown or 'mẫu riêng'}"
            hint = "Chạy «bantin upgrade»: cho xem từng chỗ rồi mới hỏi"
            yield Diagnostic(Code("older-workspace"), Severity.WARNING, message, place, hint)
