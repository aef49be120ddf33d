"""Changes of files: shown as differences, then asked for."""

from __future__ import annotations

import difflib
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    from rich.console import Console

_MOST_WORDS = 4
"""Words of a line that are named."""

_COLORS = {"+": "green", "-": "red", "@": "cyan"}


def show_changes(
    console: Console, file: str, old: bytes, new: bytes, called: tuple[str, str] = ("đang có", "sẽ là")
) -> None:
    """Show what of a text file would become what; `called` names the two."""
    from rich.text import Text

    from bantin.cli.plain_text import visible

    before, after = (data.decode(errors="replace").splitlines() for data in (old, new))
    alike = [_alike(was, will_be) for was, will_be in zip(before, after, strict=False)]
    shown = [will_be if same else was for was, will_be, same in zip(before, after, alike, strict=False)]
    for line in difflib.unified_diff(
        [*shown, *before[len(shown) :]], after, f"{file} ({called[0]})", f"{file} ({called[1]})", n=1, lineterm=""
    ):
        console.print(Text(visible(line), style=_COLORS.get(line[:1], "default")), soft_wrap=True)
    for number, (was, will_be) in enumerate(zip(before, after, strict=False), 1):
        if unseen := "; ".join(_unseen(was, will_be)):
            console.print(f"  Dòng {number}: {unseen}.", style="dim", highlight=False, soft_wrap=True)
    console.print()


def _alike(was: str, will_be: str) -> bool:
    """Return whether two lines look the same, so that a difference of them would show nothing: it is told in words."""
    from bantin.text.normal import nfc

    return nfc(was) == nfc(will_be)


def _unseen(was: str, will_be: str) -> Iterator[str]:
    """Describe what changes between two lines that nobody sees."""
    from bantin.text.invisible import invisible, without
    from bantin.text.normal import nfc

    gone = Counter(was) - Counter(will_be)
    words, old_words = will_be.split(), set(without(was, invisible(was)).split())
    loose = [word for word in dict.fromkeys(words) if word not in old_words and word in map(nfc, old_words)]
    if loose:
        more = "…" if len(loose) > _MOST_WORDS else ""
        shown = ", ".join(f"«{word}»" for word in loose[:_MOST_WORDS])
        yield f"dấu viết rời được ghép liền vào chữ ở {shown}{more}, nhìn vẫn như cũ"
    if hidden := sorted({was[at] for at in invisible(was)} & gone.keys()):
        yield f"bỏ ký tự ẩn {', '.join(f'U+{ord(one):04X}' for one in hidden)}"
    if odd := sorted(one for one in gone if one != " " and (one == "\t" or unicodedata.category(one) == "Zs")):
        yield f"{', '.join(f'U+{ord(one):04X}' for one in odd)} thành dấu cách thường"


def can_ask() -> bool:
    """Return whether somebody can answer: an input that is no terminal may be one that nobody ever writes to."""
    return sys.stdin.isatty()


def agreed(console: Console, question: str, do: str, unasked: str) -> bool:
    """Ask whether to make the changes shown; where nobody can answer, say how to make them unasked.

    Args:
        console: what is printed on.
        question: such as «Sửa như trên?».
        do: what is done then, such as «sửa».
        unasked: the command that does not ask.
    """
    if not can_ask():
        console.print(f"Chưa {do} gì. Muốn {do} như trên mà không hỏi lại: {unasked}")
        return False
    try:
        answer = typer.prompt(f"{question} Gõ c để {do}, k để thôi", default="k", show_default=False)
    except typer.Abort:  # Ctrl+C, or an input that ended: nobody has said yes
        raise KeyboardInterrupt from None
    return bool(str(answer).strip().casefold() in {"c", "co", "có", "y", "yes"})
