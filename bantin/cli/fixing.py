"""`bantin check --fix`: certain mends, shown first, then asked for."""

from __future__ import annotations

import difflib
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    from rich.console import Console

    from bantin.model.diagnostic import Diagnostic

_MOST_WORDS = 4
"""Words of a line that are named."""

_COLORS = {"+": "green", "-": "red", "@": "cyan"}


def fix(root: Path, month: str, found: Iterable[Diagnostic], console: Console, *, sure: bool) -> bool:
    """Show what can be mended for certain, ask, and mend it.

    Args:
        root: the workspace.
        month: as in 2024-11.
        found: diagnostics of the month.
        console: what is printed on.
        sure: whether to mend without asking.

    Returns:
        Whether anything was mended.
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
            _show(console, path.relative_to(root).as_posix(), data, new)
    if not changes or not (sure or _agreed(console)):
        return False
    for path, data, new in changes:
        _write(path, data, new, console)
    return True


def _files(root: Path, month: str) -> Iterator[Path]:
    """List the content files that a month is read from, those that are files of the workspace's own."""
    from bantin.content.workspace import GLOSSARY_FILE, UNIT_FILE, month_folder

    own = (folder.glob("*.yaml") for folder in (month_folder(root, month), root / "templates" / "themes"))
    for path in (root / UNIT_FILE, root / GLOSSARY_FILE, *(path for paths in own for path in sorted(paths))):
        if path.is_file() and path.resolve().is_relative_to(root.resolve()):
            yield path


def _show(console: Console, file: str, old: bytes, new: bytes) -> None:
    from rich.text import Text

    from bantin.cli.plain_text import visible

    before, after = (data.decode(errors="replace").splitlines() for data in (old, new))
    for line in difflib.unified_diff(before, after, f"{file} (đang có)", f"{file} (sẽ là)", n=1, lineterm=""):
        console.print(Text(visible(line), style=_COLORS.get(line[:1], "default")), soft_wrap=True)
    for number, (was, will_be) in enumerate(zip(before, after, strict=False), 1):
        if unseen := "; ".join(_unseen(was, will_be)):
            console.print(f"  Dòng {number}: {unseen}.", style="dim", highlight=False, soft_wrap=True)
    console.print()


def _unseen(was: str, will_be: str) -> Iterator[str]:
    """Describe what changes between two lines that nobody sees."""
    from bantin.text.invisible import invisible
    from bantin.text.normal import nfc

    gone = Counter(was) - Counter(will_be)
    words, old_words = will_be.split(), set(was.split())
    loose = [word for word in dict.fromkeys(words) if word not in old_words and word in map(nfc, old_words)]
    if loose:
        more = "…" if len(loose) > _MOST_WORDS else ""
        shown = ", ".join(f"«{word}»" for word in loose[:_MOST_WORDS])
        yield f"dấu viết rời được ghép liền vào chữ ở {shown}{more}, nhìn vẫn như cũ"
    if hidden := sorted({was[at] for at in invisible(was)} & gone.keys()):
        yield f"bỏ ký tự ẩn {', '.join(f'U+{ord(one):04X}' for one in hidden)}"
    if odd := sorted(one for one in gone if one != " " and (one == "\t" or unicodedata.category(one) == "Zs")):
        yield f"{', '.join(f'U+{ord(one):04X}' for one in odd)} thành dấu cách thường"


def _agreed(console: Console) -> bool:
    if not sys.stdin.isatty():
        console.print("Chưa sửa gì. Muốn sửa như trên mà không hỏi lại: bantin check --fix --yes")
        return False
    answer = typer.prompt("Sửa như trên? Gõ c để sửa, k để thôi", default="k", show_default=False)
    return bool(str(answer).strip().casefold() in {"c", "co", "có"})


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
