"""The table of editions, content/editions.csv, as a spreadsheet saves it: a row for each unit, a column for a field.

A column may also be called as a contact of unit.yaml is: then it has that contact's number in each unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bantin.content.reading.composing.composed_file import ComposedFile, Value
from bantin.content.reading.content_files import ContentFiles
from bantin.content.reading.naming import field_meant, near, suggest
from bantin.content.reading.source import SourceText, error
from bantin.files.names import identifier_for
from bantin.model.diagnostic import Code
from bantin.model.parts.edition import EditionFile
from bantin.text.slug import slug

_ID = frozenset({"id", "ma", "ma-an-ban", "ma-don-vi"})
_NAME = frozenset({"ten", "don-vi", "ten-don-vi"})
_CHECKED = frozenset({"checked-on", "ngay-xac-minh", "ngay-goi-thu"})
_SIMPLE = frozenset(
    (
        "name",
        "short_name",
        "public_name",
        "parent",
        "address",
        "line",
        "fanpage",
        "emblem",
        "theme",
        "archive",
        "hashtags",
        "without",
    )
)
"""Fields that one cell can hold."""


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    column: int
    length: int


@dataclass(slots=True)
class _Columns:
    """What stands in which column."""

    id: int | None = None
    checked: int | None = None
    fields: dict[int, str] = field(default_factory=dict)
    contacts: dict[int, dict[str, Value]] = field(default_factory=dict)


def read_table(files: ContentFiles, path: Path, unit: ComposedFile | None) -> list[tuple[str, ComposedFile]]:
    """Read the rows of the table as editions are written, each with its identifier.

    Args:
        files: learns what is wrong with the table itself.
        path: the table.
        unit: settled; its contacts may be columns.
    """
    source = files.source(path)
    if source is None:
        return []
    lines = [(at, line) for at, line in enumerate(source.lines) if line.strip(" \t,;")]
    if not lines:
        message, hint = f"Tệp «{source.file}» trống", "Ghi dòng đầu gồm tên các cột, mỗi dòng sau một đơn vị"
        files.diagnostics.append(error(Code("empty-file"), message, source.location(0, 0), hint))
        return []
    mark = max(";\t,", key=lines[0][1].count)
    columns = _columns(files, source, lines[0][0], list(_cells(lines[0][1], mark)), unit)
    return [_row(source, at, list(_cells(line, mark)), columns) for at, line in lines[1:]]


def _cells(line: str, mark: str) -> Iterator[_Cell]:
    """Divide a line; what stands in quotes may hold the mark."""
    at = 0
    for part in re.findall(rf'(?:"(?:[^"]|"")*"|[^"{mark}])*(?:{re.escape(mark)}|$)', line)[: line.count(mark) + 1]:
        written = part.removesuffix(mark)
        text = written.strip()
        if text.startswith('"') and text.endswith('"') and len(text) > 1:
            text = text[1:-1].replace('""', '"').strip()
        yield _Cell(text, at + len(written) - len(written.lstrip()), len(written.strip()))
        at += len(part)


def _columns(
    files: ContentFiles, source: SourceText, line: int, cells: list[_Cell], unit: ComposedFile | None
) -> _Columns:
    found, contacts = _Columns(), _contacts(unit)
    for at, cell in enumerate(cells):
        name = slug(cell.text)
        meant = "name" if name in _NAME else field_meant(EditionFile, cell.text)
        if name in _ID:
            found.id = at
        elif name in _CHECKED:
            found.checked = at
        elif meant in _SIMPLE:
            found.fields[at] = meant
        elif name in contacts:
            found.contacts[at] = contacts[name]
        elif cell.text:
            known = {**dict.fromkeys(sorted(_SIMPLE), ()), **dict.fromkeys(contacts, ()), "id": (), "checked_on": ()}
            place = source.location(line, cell.column, cell.length)
            hint = suggest(cell.text, known, "Các cột dùng được:")
            message = f"Không có cột nào tên là «{cell.text}»"
            files.diagnostics.append(error(Code("unknown-key"), message, place, hint, near(cell.text, known, place)))
    return found


def _contacts(unit: ComposedFile | None) -> dict[str, dict[str, Value]]:
    value = unit.value if unit else None
    listed = value.get("contacts") if isinstance(value, dict) else None
    there = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return {name: one for one in there if isinstance(name := one.get("id"), str)}


def _row(source: SourceText, line: int, cells: list[_Cell], columns: _Columns) -> tuple[str, ComposedFile]:
    """Write a row as its file would be composed."""
    value: dict[str, Value] = {}
    row = ComposedFile(source, value, complete=True)
    row.locations[""] = source.location(line, 0, 0)

    def cell(at: int | None) -> str:
        return cells[at].text if at is not None and at < len(cells) else ""

    def place(path: str, at: int) -> None:
        row.locations[path] = source.location(line, cells[at].column, max(1, cells[at].length))

    for at, name in columns.fields.items():
        if cell(at):
            listed = name in {"hashtags", "without"}
            value[name] = [part.strip() for part in re.split(r"[,;]", cell(at))] if listed else cell(at)
            place(name, at)
    contacts: list[Value] = []
    for at, known in columns.contacts.items():
        if cell(at):
            path = f"contacts.{len(contacts)}"
            contact: dict[str, Value] = {"id": known["id"], "label": known.get("label"), "number": cell(at)}
            place(path, at)
            place(f"{path}.number", at)
            if columns.checked is not None and cell(columns.checked):
                contact["checked_on"] = cell(columns.checked)
                place(f"{path}.checked_on", columns.checked)
            else:
                row.damaged.add(f"{path}.checked_on")
                message = f"Số «{cell(at)}» chưa có ngày gọi thử, xác minh"
                hint = "Thêm cột «checked_on», ghi ngày gần nhất đã gọi thử"
                row.diagnostics.append(error(Code("missing-key"), message, row.locate(path), hint))
            contacts.append(contact)
    if contacts:
        value["contacts"] = contacts
        row.locations["contacts"] = row.locations["contacts.0"]
    name = cell(columns.id) or cell(next((at for at, one in columns.fields.items() if one == "name"), None))
    return identifier_for(name, f"dong-{line + 1}"), row
