"""`bantin check --fix`: certain mends, shown first, then asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from bantin.cli.changes import agreed, can_ask, show_changes

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    from rich.console import Console

    from bantin.model.diagnostic import Diagnostic

_ROUNDS = 10
"""Mends after which nothing new is looked for: one may bring to light the next."""

UNASKED = "bantin check --fix --yes"
"""The command that mends without asking."""


class Fixed(Enum):
    """What came of mending."""

    NOTHING = "nothing is to be mended for certain, or nobody wanted it"
    SOME = "something was mended"
    UNASKED = "nobody could be asked"


def fix(
    root: Path, month: str, look: Callable[[Mapping[Path, bytes]], list[Diagnostic]], console: Console, *, sure: bool
) -> tuple[Fixed, list[Diagnostic]]:
    """Show all that can be mended for certain, ask, and mend it.

    An answer is taken from a terminal only: whoever pipes one means `--yes`, and a pipe may never end.

    Args:
        root: the workspace.
        month: as in 2024-11.
        look: finds what there is to tell of the month, where some files had another text.
        console: what is printed on.
        sure: whether to mend without asking.

    Returns:
        What came of it, and what there is to tell of the month as it is now.
    """
    found = as_it_is = look({})
    held = {path: path.read_bytes() for path in _files(root, month)}
    texts = held
    for _ in range(_ROUNDS):
        new = _mended(root, texts, found)
        if new == texts:
            break
        texts, found = new, look({path: data for path, data in new.items() if data != held[path]})
    changes = [(path, held[path], data) for path, data in texts.items() if data != held[path]]
    for path, data, mended in changes:
        show_changes(console, path.relative_to(root).as_posix(), data, mended)
    if changes and not sure and not can_ask():
        return Fixed.UNASKED, as_it_is
    if not changes or not (sure or agreed(console, "Sửa như trên?", "sửa", UNASKED)):
        return Fixed.NOTHING, as_it_is
    for path, data, mended in changes:
        _write(path, data, mended, console)
    return Fixed.SOME, look({})


def _mended(root: Path, texts: Mapping[Path, bytes], found: Iterable[Diagnostic]) -> dict[Path, bytes]:
    """Mend files as far as that is certain."""
    from bantin.content.mending import mended

    by_file: dict[str, list[Diagnostic]] = {}
    for one in found:
        if one.location is not None and one.mend is not None and one.mend.certain:
            by_file.setdefault(one.location.file, []).append(one)
    return {path: mended(data, by_file.get(path.relative_to(root).as_posix(), ())) for path, data in texts.items()}


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
