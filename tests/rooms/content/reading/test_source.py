from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.content.reading.composing.document import compose
from bantin.content.reading.source import LIMIT, _decode, read_source
from bantin.model.diagnostic import Diagnostic
from tests.fixtures.systems import needs_pipes


def refused(folder: Path, data: bytes) -> list[Diagnostic]:
    (folder / "x.yaml").write_bytes(data)
    source, found = read_source(folder / "x.yaml", "x.yaml", folder)
    assert source is None
    return found


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        ("title: A\nsummary: Cảnh ".encode() + b"\xff", "not-utf8", 2, 15),
        ("title: Cảnh báo".encode("utf-16"), "not-utf8", 1, 1),
        (b"\xef\xbb\xbftitle: \xe1", "not-utf8", 1, 8),
        ("Cảnh\x07".encode(), "control-character", 1, 5),
        (b"a: b\r\nc: d\x00\r\n", "control-character", 2, 5),
        ("a: b\nc: \u0301".encode() + "\u0323\u0301".encode() * 40, "stray-mark", 2, 4),
        (b" " * (LIMIT + 1), "file-too-large", 0, 0),
    ],
)
def test_unreadable_bytes_are_told_at_their_place(
    tmp_path: Path, data: bytes, code: str, line: int, column: int
) -> None:
    [found] = refused(tmp_path, data)
    assert found.location
    assert (found.code, found.location.line, found.location.column) == (code, line, column)


def test_all_control_characters_are_told(tmp_path: Path) -> None:
    assert [found.location and found.location.line for found in refused(tmp_path, b"\x01\n\x02\n\x03")] == [1, 2, 3]


def test_missing_file_and_folder_are_told(tmp_path: Path) -> None:
    _, missing = read_source(tmp_path / "x.yaml", "x.yaml", tmp_path)
    _, folder = read_source(tmp_path, "x.yaml", tmp_path)
    assert [found.code for found in missing + folder] == ["missing-file", "unreadable-file"]


@needs_pipes
def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    _, [found] = read_source(tmp_path / "x.yaml", "x.yaml", tmp_path)
    assert found.code == "unreadable-file"


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_byte_order_mark_and_line_ends_shift_no_place(tmp_path: Path, start: bytes, end: str) -> None:
    (tmp_path / "x.yaml").write_bytes(start + f"tiêu đề: A{end}tóm tắt: B{end}tiêu đề: C{end}".encode())
    source, _ = read_source(tmp_path / "x.yaml", "x.yaml", tmp_path)
    assert source
    written = compose(source)
    assert written.value == {"tiêu đề": "A", "tóm tắt": "B"}
    assert [(place.line, place.column) for place in written.locations.values()] == [(1, 1), (1, 10), (2, 10)]
    [found] = written.diagnostics
    assert found.location
    assert (found.location.line, found.location.column, found.location.excerpt) == (3, 1, "tiêu đề: C")


def test_line_ends_that_editors_do_not_count_are_spaces(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("a: b\u2028c\nd: e\x85f\ng: h\n", encoding="utf-8")
    source, _ = read_source(tmp_path / "x.yaml", "x.yaml", tmp_path)
    assert source
    written = compose(source)
    assert written.value == {"a": "b c", "d": "e f", "g": "h"}
    assert written.locations["g"].line == 3


def test_decomposed_text_is_composed(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("a: e\u0302\u0301\n", encoding="utf-8", newline="\n")
    source, _ = read_source(tmp_path / "x.yaml", "x.yaml", tmp_path)
    assert source
    assert source.text == "a: ế\n"


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_no_bytes_raise(data: bytes) -> None:
    source, found = _decode(data, "x.yaml")
    assert source or found
    if source:
        compose(source)
