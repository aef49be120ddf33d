"""What tests of reading share: changing a file, and what came of reading it."""

from __future__ import annotations

from pathlib import Path

from bantin.content.reading.month import Reading

NOT_A_PICTURE = b"\xff\xd8\xff picture"


def codes(reading: Reading) -> list[str]:
    return [found.code for found in reading.diagnostics]


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def place(reading: Reading) -> tuple[str, str, int, int]:
    [found] = reading.diagnostics
    assert found.location
    return found.code, found.location.file, found.location.line, found.location.column
