"""Opening a file at a line in a text editor."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from bantin.files.system_errors import reason


class EditorError(Exception):
    """The editor could not be started; the message is a Vietnamese sentence."""


def _code(file: Path, line: int, column: int) -> list[str]:
    return ["code", "--goto", f"{file}:{line}:{column}"]


def _vim(file: Path, line: int, column: int) -> list[str]:
    # gvim has a window of its own: the terminal is taken by the preview.
    return ["gvim", f"+call cursor({line},{column})", str(file)]


def _notepad(file: Path, _line: int, _column: int) -> list[str]:
    return ["notepad", str(file)]  # it knows no lines


EDITORS: Mapping[str, Callable[[Path, int, int], list[str]] | None] = {
    "code": _code,
    "vim": _vim,
    "notepad": _notepad,
    "none": None,
}
"""Name, as in `--editor` → command line that opens a file at a line and column; None opens nothing."""


def open_file(editor: str, file: Path, line: int, column: int) -> None:
    """Open a file.

    Args:
        editor: one of `EDITORS`.
        file: an existing file.
        line: counted from 1; 0 if unknown.
        column: counted from 1; 0 if unknown.

    Raises:
        EditorError: no editor was chosen, or it could not be started.
    """
    command = EDITORS[editor]
    if command is None:
        raise EditorError("Chưa chọn trình soạn thảo: chạy lại với --editor code hoặc --editor notepad")
    program, *arguments = command(file.resolve(), max(1, line), max(1, column))
    found = shutil.which(program)  # on Windows «code» is a script, which is found only so
    if found is None:
        raise EditorError(f"Máy này không có chương trình «{program}»")
    try:
        process = subprocess.Popen([found, *arguments], stdin=subprocess.DEVNULL, start_new_session=True)
    except OSError as error:
        raise EditorError(f"Không mở được «{program}»: {reason(error)}") from error
    threading.Thread(target=process.wait, daemon=True).start()  # or it stays a zombie
