"""Summary of a month for `list`; partial if the month has errors."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from bantin.channels import CHANNELS
from bantin.cli.commands.build import standing
from bantin.content.reading.composing.composed_file import Value
from bantin.content.reading.composing.document import compose
from bantin.content.reading.listing import HEADER, list_items
from bantin.content.reading.month import Reading, read_month
from bantin.content.reading.source import read_source
from bantin.content.workspace import month_folder
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Severity
from bantin.model.sample import MARK
from bantin.output.manifest import read_manifest
from bantin.text.normal import plain

UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Row:
    """An item.

    Attributes:
        channels: where it goes; None for all channels.
        state: of its last build.
    """

    id: str
    kind: str
    title: str
    channels: tuple[str, ...] | None
    state: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """A month.

    Attributes:
        errors: how many keep it from being read; what could not be read is `?`.
        sample: whether nobody has written any of its items yet: their titles are still examples.
        approval: how far it has come, in words; empty where the unit has no approvers.
    """

    month: str
    title: str
    rows: tuple[Row, ...]
    errors: int
    sample: bool = False
    approval: str = ""


def overview(root: Path, month: str, built: Path) -> Overview:
    """Summarise a month.

    Args:
        root: the workspace.
        month: as in 2024-11.
        built: the month's folder in dist; need not exist.
    """
    reading = read_month(root, month)
    errors = sum(found.severity is Severity.ERROR for found in reading.diagnostics)
    title, rows = _valid(reading.bulletin) if reading.bulletin else _as_written(root, month)
    states = _states(built)
    told = (Row(row.id, row.kind, row.title, row.channels, states.get(row.id, "chưa dựng")) for row in rows)
    sample = bool(rows) and all(row.title.startswith(MARK) for row in rows)
    return Overview(month, title, tuple(told), errors, sample, _approval(root, reading, month, built))


def _approval(root: Path, reading: Reading, month: str, built: Path) -> str:
    if reading.unit is None:
        return ""
    code = reading.bulletin.month_code if reading.bulletin else None
    state = standing(root, month, built, reading.unit.value, code)
    return state.told if state else ""


def _states(built: Path) -> dict[str, str]:
    """Find by the manifest which items the last build shows, and which it shows as they were before."""
    manifest, _ = read_manifest(built)
    files = manifest.files if manifest else ()
    fresh = {file.item: "đã dựng" for file in files if file.item}
    return fresh | {file.item: "lỗi, còn bản cũ" for file in files if file.item and file.stale}


def _valid(bulletin: Bulletin) -> tuple[str, list[Row]]:
    rows = [
        Row(entry.id, entry.kind, plain(entry.item.title), _fewer(entry.item.channels)) for entry in bulletin.entries
    ]
    return bulletin.header.value.title, rows


def _as_written(root: Path, month: str) -> tuple[str, list[Row]]:
    folder = month_folder(root, month)
    paths, _ = list_items(folder, lambda path: path.name)
    return _written(_fields(folder / HEADER, root), "title"), list(_rows(paths, root))


def _rows(paths: Collection[Path], root: Path) -> Iterator[Row]:
    for path in paths:
        fields = _fields(path, root)
        named = fields.get("channels")
        channels = tuple(name for name in named if isinstance(name, str)) if isinstance(named, list) else None
        yield Row(path.stem, _written(fields, "kind"), plain(_written(fields, "title")), _fewer(channels))


def _fields(path: Path, root: Path) -> dict[str, Value]:
    """Read what can be read of a file."""
    source, _ = read_source(path, path.name, root)
    value = compose(source).value if source else None
    return value if isinstance(value, dict) else {}


def _written(fields: dict[str, Value], name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else UNKNOWN


def _fewer(channels: tuple[str, ...] | None) -> tuple[str, ...] | None:
    return None if channels is None or set(channels) >= set(CHANNELS) else channels
