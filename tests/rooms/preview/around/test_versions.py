"""Earlier versions of a file: which are listed, what differs from them, and how a field or all of them comes back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bantin.model.words.neutral import NEUTRAL
from bantin.preview.around.versions import Versions
from bantin.preview.writing.refusals import WritingError
from bantin.session.writing.changes import Put
from bantin.session.writing.saving import Writer

FILE = "content/2026-11/01-a.yaml"
TEXT = "Loại tin: notice\nTiêu đề: Một  # của tôi\nsummary: Hai ba bốn\nled:\n  title: Năm\n"
Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / FILE
    path.parent.mkdir(parents=True)
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def writer(tmp_path: Path) -> Writer:
    days = iter(range(1, 28))
    return Writer(tmp_path, lambda: dt.datetime(2026, 11, next(days), 8, 30, tzinfo=dt.UTC), by="lan")


@pytest.fixture
def ask(tmp_path: Path, path: Path, writer: Writer) -> Ask:
    del path
    versions = Versions(tmp_path, writer, lambda _: None, lambda: NEUTRAL)
    return lambda deed, **asked: versions.deeds[deed]({"file": FILE, **asked})


def put(writer: Writer, path: tuple[str, ...], value: str) -> str:
    return writer.write(FILE, writer.read(FILE).version, [Put(path, value)], field=".".join(path)).version


def test_versions_over_days_are_listed_each_once(ask: Ask, writer: Writer) -> None:
    first = writer.read(FILE).version
    second = put(writer, ("summary",), "Hai")
    put(writer, ("summary",), "Hai ba")
    listed = ask("versions")["versions"]
    assert [(one["version"], one["at"][:10], one["deed"], one["by"]) for one in listed] == [
        (second, "2026-11-02", "saved", "lan"),
        (first, "2026-11-01", "found", ""),
    ]
    writer.undo(FILE)
    assert [one["version"] for one in ask("versions")["versions"]][1:] == [first]


def test_what_differs_is_told_by_its_label_and_comes_back_alone(ask: Ask, writer: Writer, path: Path) -> None:
    first = writer.read(FILE).version
    put(writer, ("Tiêu đề",), "Khác")
    put(writer, ("led", "title"), "Sáu")
    put(writer, ("severity",), "caution")
    told = ask("version", version=first)
    assert [(one["label"], one["then"], one["now"]) for one in told["fields"]] == [
        ("Mức độ", [], ["Chú ý"]),
        ("Tiêu đề", ["Một"], ["Khác"]),
        ("Chữ ngắn cho bảng LED: Dòng lớn", ["Năm"], ["Sáu"]),
    ]
    ask("bring", version=first, base=told["base"], path=["title"])
    assert "Tiêu đề: Một  # của tôi\n" in path.read_text(encoding="utf-8")
    with pytest.raises(WritingError, match="đã như bản trước"):
        ask("bring", version=first, base=ask("version", version=first)["base"], path=["title"])
    ask("bring", version=first, base=ask("version", version=first)["base"], path=None)
    assert path.read_text(encoding="utf-8") == TEXT
    writer.undo(FILE)
    assert "Sáu" in path.read_text(encoding="utf-8")


def test_what_cannot_be_read_is_compared_line_by_line_and_comes_back(ask: Ask, writer: Writer, path: Path) -> None:
    first = writer.read(FILE).version
    path.write_text(TEXT.replace("Một", "[Một"), encoding="utf-8")
    told = ask("version", version=first)
    assert told["fields"] is None
    assert told["lines"] == ["- Tiêu đề: [Một  # của tôi", "+ Tiêu đề: Một  # của tôi"]
    ask("bring", version=first, base=told["base"], path=None)
    assert path.read_text(encoding="utf-8") == TEXT
    path.write_text(TEXT.replace("# của tôi", "# của Lan"), encoding="utf-8")
    told = ask("version", version=first)
    assert (told["fields"], len(told["lines"])) == ([], 2)


def test_what_is_not_kept_or_no_content_is_told(ask: Ask) -> None:
    for version in ("0" * 64, "../x", ""):
        with pytest.raises((WritingError, ValueError)):
            ask("version", version=version)
    for deed in ("versions", "version", "bring"):
        with pytest.raises(WritingError):
            ask(deed, file="content/../x.yaml", version="0" * 64, base="", path=None)
