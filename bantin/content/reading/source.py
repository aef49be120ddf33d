"""A text file as it was written: read safely, cut into lines, with a location for every place in it."""

from __future__ import annotations

import codecs
import os
import re
from dataclasses import dataclass
from pathlib import Path

from bantin.model.diagnostic import Diagnostic, Location, Severity
from bantin.text.normal import nfc

LIMIT = 1024 * 1024
"""Bytes that a content file may have. A month's longest item is a hundredth of this."""

_LINE_END = re.compile(r"\r\n|[\r\n]")
# YAML takes these for line ends, editors and version control do not: as spaces they leave the line numbers alike.
_HIDDEN_LINE_ENDS = str.maketrans(dict.fromkeys("\x85\u2028\u2029", " "))
FORBIDDEN = re.compile(r"[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Characters that have no place in a text: controls, halves of surrogate pairs, byte order marks."""


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one file.

    Attributes:
        file: path as diagnostics show it.
        text: normalised to NFC; columns count its characters.
        lines: the text without line ends.
    """

    file: str
    text: str
    lines: tuple[str, ...]

    def location(self, line: int, column: int, length: int = 1) -> Location:
        """Locate a place given by its line and column counted from 0, as YAML marks count them.

        A length of 0 reaches to the end of the line.
        """
        excerpt = self.lines[line] if line < len(self.lines) else ""
        length = length or len(excerpt.rstrip()) - column
        return Location(self.file, line + 1, column + 1, max(1, length), excerpt)


def error(code: str, message: str, location: Location | None, hint: str = "") -> Diagnostic:
    """Make a diagnostic that stops the release."""
    return Diagnostic(code, Severity.ERROR, message, location, hint)


def warning(code: str, message: str, location: Location | None, hint: str = "") -> Diagnostic:
    """Make a diagnostic that wants a look."""
    return Diagnostic(code, Severity.WARNING, message, location, hint)


def is_inside(folder: Path, path: Path) -> bool:
    """Tell whether a path, followed through every link, stays inside a folder."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def read_source(path: Path, file: str, within: Path) -> tuple[Source | None, list[Diagnostic]]:
    """Read a content file.

    Args:
        path: the file.
        file: its path as diagnostics show it.
        within: the folder that it may not leave, through any link.

    Returns:
        The source, or None with the diagnostics that say why there is none.
    """
    try:
        data = _read_bytes(path, file, within)
    except FileNotFoundError:
        return None, [error("missing-file", f"Không tìm thấy tệp «{file}».", Location(file), "Tạo tệp này.")]
    except OSError:
        hint = "Xem lại quyền đọc của tệp và ổ đĩa."
        return None, [error("unreadable-file", f"Không mở được tệp «{file}».", Location(file), hint)]
    return _decode(data, file) if isinstance(data, bytes) else (None, [data])


def _read_bytes(path: Path, file: str, within: Path) -> bytes | Diagnostic:
    here = Location(file)
    if not is_inside(within, path):
        hint = "Thay liên kết bằng chính tệp đó."
        return error("outside-workspace", f"Tệp «{file}» dẫn ra ngoài thư mục làm việc.", here, hint)
    size = path.stat().st_size
    if not path.is_file():  # a folder, or a pipe that would wait for ever
        return error("unreadable-file", f"«{file}» không phải là một tệp.", here, "Đổi tên hoặc xoá mục này.")
    if size <= LIMIT:
        with path.open("rb") as stream:
            data = stream.read(LIMIT + 1)
        if len(data) <= LIMIT:
            return data
    return error("file-too-large", f"Tệp «{file}» lớn hơn 1 MiB.", here, "Chia nội dung ra nhiều tin, mỗi tin một tệp.")


def _decode(data: bytes, file: str) -> tuple[Source | None, list[Diagnostic]]:
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = nfc(data.decode())
    except UnicodeDecodeError as failure:
        line = data.count(b"\n", 0, failure.start)
        start = data.rfind(b"\n", 0, failure.start) + 1
        column = len(data[start : failure.start].decode(errors="replace"))
        source = _source(file, data.decode(errors="replace"))
        message = f"Tệp «{file}» không được lưu bằng bảng mã UTF-8."
        hint = "Mở tệp trong trình soạn thảo và lưu lại với bảng mã UTF-8."
        return None, [error("not-utf8", message, source.location(line, column), hint)]
    source = _source(file, text)
    hint = "Xoá ký tự này rồi gõ lại chỗ đó."
    controls = [
        error(
            "control-character", "Có ký tự điều khiển không nhìn thấy được.", source.location(line, found.start()), hint
        )
        for line, written in enumerate(source.lines)
        for found in FORBIDDEN.finditer(written)
    ]
    return (None, controls) if controls else (source, [])


def _source(file: str, text: str) -> Source:
    text = text.translate(_HIDDEN_LINE_ENDS)
    return Source(file, text, tuple(_LINE_END.split(text)))
