"""`bantin check --fix`: certain mends, shown first, then asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from bantin.cli.changes import agreed, can_ask, show_changes

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    from rich.console import Console

    from bantin.model.diagnostic import Diagnostic

UNASKED = "bantin check --fix --yes"
"""The command that mends without asking."""


class Fixed(Enum):
    """What came of mending."""

    NOTHING = "nothing is to be mended for certain, or nobody wanted it"
    SOME = "something was mended"
    UNASKED = "nobody could be asked"


def fix(root: Path, month: str, found: Iterable[Diagnostic], console: Console, *, sure: bool) -> Fixed:
    """Show what can be mended for certain, ask, and mend it.

    An answer is taken from a terminal only: whoever pipes one means `--yes`, and a pipe may never end.

    Args:
        root: the workspace.
        month: as in 2024-11.
        found: diagnostics of the month.
        console: what is printed on.
        sure: whether to mend without asking.
    """
    from bantin.content.mending import mended

    by_file: dict[str, list[Diagnostic]] = {}
    for one in found:
        if one.location is not None and one.mend is not None and one.mend.certain:
            by_file.setdefault(one.location.file, []).append(one)
    changes: list[tuple[Path, bytes, bytes]] = []
    for path in _files(root, month):
        data = path.read_bytes()
        new = mended(data, by_file.get(path.relative_to(root).as_posix(), ()))
        if new != data:
            changes.append((path, data, new))
            show_changes(console, path.relative_to(root).as_posix(), data, new)
    if changes and not sure and not can_ask():
        return Fixed.UNASKED
    if not changes or not (sure or agreed(console, "Sửa như trên?", "sửa", UNASKED)):
        return Fixed.NOTHING
    for path, data, new in changes:
        _write(path, data, new, console)
    return Fixed.SOME


def _files(root: Path, month: str) -> Iterator[Path]:
    """List the content files that a month is read from, those that are files of the workspace's own."""
    from bantin.content.workspace import GLOSSARY_FILE, UNIT_FILE, month_folder

    own = (folder.glob("*.yaml") for folder in (month_folder(root, month), root / "templates" / "themes"))
    for path in (root / UNIT_FILE, root / GLOSSARY_FILE, *(path for paths in own for path in sorted(paths))):
        if path.is_file() and path.resolve().is_relative_to(root.resolve()):
            yield path


def _write(path: Path, old: bytes, new: bytes, console: Console) -> None:
    """Replace a file whole; one that somebody has saved meanwhile stays as it is."""
    from bantin.files.atomic import replacing

    real = path.resolve()
    if real.read_bytes() != old:
        console.print(f"«{path.name}» vừa được lưu ở nơi khác nên không sửa; chạy lại lệnh này.")
        return
    mode = real.stat().st_mode
    with replacing(real) as stream:
        stream.write(new)
    real.chmod(mode)
    console.print(f"Đã sửa {path.name}.")
