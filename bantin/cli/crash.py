"""Crash reports: written to a file, while the user sees one sentence."""

from __future__ import annotations

import os
import platform
import tempfile
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import bantin
from bantin.cli.options import VARIABLE
from bantin.content.workspace import find_workspace, private_folder


def report(error: BaseException, arguments: Sequence[str]) -> str:
    """Write what developers need into a new file; returns the sentence for the user.

    The file lies in the workspace, or where the system keeps temporary files. It holds versions, the command and the
    traceback, and nothing else: the user's own folder is written as `~`, for its name is often a person's.
    """
    lines = [
        f"bantin {bantin.__version__}, Python {platform.python_version()}, {platform.platform()}",
        "bantin " + " ".join(arguments),
        "",
        *traceback.format_exception(error),
    ]
    text = "\n".join(lines)
    home = os.path.expanduser("~")  # noqa: PTH111 - Path.home() raises where there is none
    if len(home) > 1:
        text = text.replace(home, "~")
    for folder in (_in_workspace(arguments), None):
        with suppress(OSError):
            return f"Chương trình gặp lỗi ngoài dự kiến. Hãy gửi tệp này cho người phụ trách: {_written(text, folder)}"
    return f"Chương trình gặp lỗi ngoài dự kiến ({type(error).__name__}) và không ghi được báo cáo lỗi."


def _written(text: str, folder: Path | None) -> str:
    if folder is not None:
        folder.mkdir(exist_ok=True)
    with tempfile.NamedTemporaryFile(
        "w",
        encoding="utf-8",
        errors="backslashreplace",
        prefix="bao-cao-loi-",
        suffix=".txt",
        dir=folder,
        delete=False,
    ) as file:
        file.write(text)
    return file.name


def _in_workspace(arguments: Sequence[str]) -> Path | None:
    """Return the folder for reports in the workspace that the command was about."""
    named = os.environ.get(VARIABLE)
    for argument, value in zip(arguments, [*arguments[1:], ""], strict=True):
        if argument == "--workspace":
            named = value
        elif argument.startswith("--workspace="):
            named = argument.partition("=")[2]
    with suppress(OSError):
        root = find_workspace(Path(named) if named else Path.cwd())
        return private_folder(root) if root else None
    return None
