"""A text file as it was written: read safely, cut into lines, with a location for every place in it."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import yaml

from bantin.content.reading.pasted import MOST_TOLD, PasteFault, tidy
from bantin.model.diagnostic import Code, Diagnostic, Location, Mend, Severity
from bantin.text.normal import MOST_MARKS, overloaded
from bantin.text.patterns import regex

LIMIT = 1024 * 1024
"""Bytes that a content file may have. A month's longest item is a hundredth of this."""

_REMEMBERED = 32 * 1024
"""Bytes up to which what was read of a file is remembered: an item has some five thousand."""

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""How YAML is read everywhere: by libyaml, where PyYAML has it."""

_LINE_END = regex(r"\r\n|[\r\n]")
_LONGEST = 3000
"""Characters of a sentence that is told, with all that it quotes."""

# YAML takes these for line ends, editors and version control do not: as spaces they leave the line numbers alike.
HIDDEN_LINE_ENDS = str.maketrans(dict.fromkeys("\x85\u2028\u2029", " "))
FORBIDDEN = regex(r"[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Characters that have no place in a text: controls, halves of surrogate pairs, byte order marks."""


@dataclass(frozen=True, slots=True)
class SourceText:
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


def error(code: Code, message: str, location: Location | None, hint: str = "", mend: Mend | None = None) -> Diagnostic:
    """Make a diagnostic that stops the release."""
    return Diagnostic(code, Severity.ERROR, _readable(message), location, _readable(hint), mend)


def warning(
    code: Code, message: str, location: Location | None, hint: str = "", mend: Mend | None = None
) -> Diagnostic:
    """Make a diagnostic that wants a look."""
    return Diagnostic(code, Severity.WARNING, _readable(message), location, _readable(hint), mend)


def _readable(sentence: str) -> str:
    """Cut the middle out of a sentence that quotes more than anybody reads, such as a line of a hundred kilobytes."""
    return sentence if len(sentence) <= _LONGEST else f"{sentence[: _LONGEST // 2]}…{sentence[-_LONGEST // 2 :]}"


_ONCE = {Code("cut-at-comma")}
"""What whoever makes it once makes in each row of a list."""


def each_told_often_enough(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Tell the same at `MOST_TOLD` places of a file at most; the last of them says at how many more it is so."""
    by_code: dict[Code, list[Diagnostic]] = {}
    for one in found:
        by_code.setdefault(one.code, []).append(one)
    return [one for same in by_code.values() for one in _first(same)]


def _first(same: list[Diagnostic]) -> list[Diagnostic]:
    if same[0].code in _ONCE and (together := _together(same)):
        return [together]
    told, more = same[:MOST_TOLD], len(same) - MOST_TOLD
    if more > 0:
        told[-1] = replace(told[-1], message=f"{told[-1].message}; còn {more} chỗ nữa như vậy")
    return told


def _together(same: list[Diagnostic]) -> Diagnostic | None:
    """Tell the same slip of several places as one, which mends all; None where it is one, or one has no mend."""
    first, *others = same
    mends = [(one.location, one.mend) for one in others if one.location and one.mend]
    if not first.mend or not mends or len(mends) < len(others):
        return None
    lines = dict.fromkeys(str(place.line) for place, _ in mends)
    return replace(first, message=f"{first.message}; cũng ở dòng {', '.join(lines)}", also=(*first.also, *mends))


def is_inside(folder: Path, path: Path) -> bool:
    """Return whether a path, followed through every link, stays inside a folder."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def read_source(
    path: Path, file: str, within: Path, unsaved: bytes | None = None
) -> tuple[SourceText | None, list[Diagnostic]]:
    """Read a content file.

    Args:
        path: the file.
        file: its path as diagnostics show it.
        within: the folder that it may not leave, through any link.
        unsaved: what is to be read instead of what it holds.

    Returns:
        The source, or None with the diagnostics that say why there is none.
    """
    try:
        data = _read_bytes(path, file, within) if unsaved is None else unsaved
    except FileNotFoundError:
        return None, [error(Code("missing-file"), f"Không tìm thấy tệp «{file}»", Location(file), "Tạo tệp này")]
    except OSError:
        hint = "Xem lại quyền đọc của tệp và ổ đĩa"
        return None, [error(Code("unreadable-file"), f"Không mở được tệp «{file}»", Location(file), hint)]
    if not isinstance(data, bytes):
        return None, [data]
    source, found = _decoded(data, file) if len(data) <= _REMEMBERED else _decode(data, file)
    return source, list(found)


def _read_bytes(path: Path, file: str, within: Path) -> bytes | Diagnostic:
    here = Location(file)
    if not is_inside(within, path):
        hint = "Thay liên kết bằng chính tệp đó"
        return error(Code("outside-workspace"), f"Tệp «{file}» dẫn ra ngoài thư mục làm việc", here, hint)
    size = path.stat().st_size
    if not path.is_file():  # a folder, or a pipe that would wait for ever
        return error(Code("unreadable-file"), f"«{file}» không phải là một tệp", here, "Đổi tên hoặc xóa mục này")
    if size <= LIMIT:
        with path.open("rb") as stream:
            data = stream.read(LIMIT + 1)
        if len(data) <= LIMIT:
            return data
    return error(
        Code("file-too-large"), f"Tệp «{file}» lớn hơn 1 MiB", here, "Chia nội dung ra nhiều tin, mỗi tin một tệp"
    )


@lru_cache(maxsize=512)
def _decoded(data: bytes, file: str) -> tuple[SourceText | None, list[Diagnostic]]:
    """Decode once what the live page reads again after each save: of a month's files one has changed."""
    return _decode(data, file)


def _decode(data: bytes, file: str) -> tuple[SourceText | None, list[Diagnostic]]:
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as failure:
        return None, [_not_utf8(data, file, failure)]
    if (at := overloaded(text)) >= 0:
        return None, [_overloaded(text, at, file)]
    lines, pasted = tidy(_LINE_END.split(text.translate(HIDDEN_LINE_ENDS)))
    source = SourceText(file, "\n".join(lines), tuple(lines))
    found = [_told(source, fault) for fault in pasted]
    legacy = {fault.line for fault in pasted if fault.code == Code("legacy-encoding")}
    forbidden = [(line, one.start()) for line, written in enumerate(lines) if (one := FORBIDDEN.search(written))]
    hint = "Xóa ký tự này rồi gõ lại chỗ đó"
    for line, column in [place for place in forbidden if place[0] not in legacy][:MOST_TOLD]:
        message = "Có ký tự điều khiển không nhìn thấy được"
        found.append(error(Code("control-character"), message, source.location(line, column), hint))
    return (None if forbidden else source), found


def _told(source: SourceText, fault: PasteFault) -> Diagnostic:
    place = source.location(fault.line, fault.start, fault.length)
    mend = fault.mend
    if fault.severity is Severity.WARNING:  # what is read already is what belongs there
        mend = Mend.of(place, place.excerpt[fault.start : fault.start + fault.length])
    return Diagnostic(fault.code, fault.severity, fault.message, place, fault.hint, mend)


def _not_utf8(data: bytes, file: str, failure: UnicodeDecodeError) -> Diagnostic:
    line = data.count(b"\n", 0, failure.start)
    start = data.rfind(b"\n", 0, failure.start) + 1
    column = len(data[start : failure.start].decode(errors="replace"))
    lines = tuple(_LINE_END.split(data.decode(errors="replace").translate(HIDDEN_LINE_ENDS)))
    message = f"Tệp «{file}» không được lưu bằng bảng mã UTF-8"
    hint = "Mở tệp trong trình soạn thảo và lưu lại với bảng mã UTF-8"
    return error(Code("not-utf8"), message, SourceText(file, "", lines).location(line, column), hint)


def _overloaded(text: str, at: int, file: str) -> Diagnostic:
    before = _LINE_END.split(text[:at])
    base = before[-1][-1:]
    excerpt = SourceText(file, "", (*before[:-1], f"{before[-1][-40:]}{text[at : at + MOST_MARKS]}…"))
    message = f"Chữ «{base}» có quá {MOST_MARKS} dấu chồng lên nhau"
    place = excerpt.location(len(before) - 1, len(before[-1][-40:]))
    return error(Code("stray-mark"), message, place, f"Xóa các dấu ấy, chỉ để lại «{base}»")
