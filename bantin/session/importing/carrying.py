"""A new month that goes on from the last: its bulletin.yaml with new days, and the standing items that still hold.

The unit's file, with its contacts, serves every month. What is taken over is marked, so that nothing goes out before
somebody has read it again; days on which boards show an item move to the new month, all others stay for that reading.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from bantin.content.reading.listing import ASSETS, HEADER, list_items
from bantin.content.reading.source import is_inside
from bantin.content.workspace import month_folder, months
from bantin.files.atomic import creating
from bantin.model.sample import CARRIED, MARK
from bantin.session.scaffold.create import ScaffoldError
from bantin.session.writing.changes import Change, NoPlaceError, Put, Remove, at
from bantin.session.writing.editing import changed
from bantin.session.writing.forms import Control, Sort, form, keys
from bantin.session.writing.items import WrittenItem, read_item
from bantin.session.writing.written import BrokenFileError
from bantin.text.dates import days_of, is_month

STANDING = frozenset(("service", "guide"))
"""Kinds whose items hold for longer than a month."""

_SHOWN = ("since", "until")
"""Days on which a board shows an item."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item of the last month that a new one may take over.

    Attributes:
        name: of its file, without suffix.
        kind: as YAML names it.
        title: of the item.
        stands: whether it is taken over unless somebody says otherwise.
    """

    name: str
    kind: str
    title: str
    stands: bool


def month_before(root: Path, month: str) -> str | None:
    """Find the newest month before one; None if there is none."""
    return next((one for one in months(root)[::-1] if one < month), None)


def candidates(root: Path, month: str) -> list[Candidate]:
    """List the items of a month that can be read, in the order of their names."""
    found = []
    for path, item in _items(root, month):
        if item.kind:
            title = str(item.values.get("title") or path.stem)
            found.append(Candidate(path.stem, item.kind, title.removeprefix(CARRIED).strip(), item.kind in STANDING))
    return found


def follow(root: Path, month: str, before: str, names: Collection[str]) -> list[Path]:
    """Make a month that goes on from another.

    Args:
        root: the workspace.
        month: the new one, as in 2024-12.
        before: the one that it goes on from.
        names: of the items that it takes over.

    Returns:
        The files made.

    Raises:
        ScaffoldError: one of them is no month, or the new one is there already; nothing is written.
        OSError: the system refused.
    """
    if not is_month(month) or not (month_folder(root, before) / HEADER).is_file():
        raise ScaffoldError(f"Không có số tháng {before} để lấy tiếp, hoặc «{month}» không phải một tháng")
    folder = month_folder(root, month)
    if (folder / HEADER).exists():
        raise ScaffoldError(f"Đã có số tháng {month}; tệp có sẵn không bao giờ bị ghi đè")
    taken = [(path, item) for path, item in _items(root, before) if path.stem in names and item.kind]
    made: dict[Path, bytes] = {folder / ASSETS / ".gitkeep": b""}
    for path, item in taken:
        made[folder / path.name] = _carried(path.read_bytes(), item, path, before, month)
        made |= {folder / ASSETS / one: data for one, data in _assets(root, path.parent, item)}
    made[folder / HEADER] = _header(
        month_folder(root, before) / HEADER, before, month, [path.stem for path, _ in taken]
    )
    written = [
        _put(path, data) for path, data in made.items() if not path.exists()
    ]  # the header last: it makes the month
    return [path for path in written if path.suffix == ".yaml"]


def _items(root: Path, month: str) -> Iterator[tuple[Path, WrittenItem]]:
    """Give a month's items as far as they can be read."""
    for path in list_items(month_folder(root, month), str)[0]:
        try:
            yield path, read_item(path.read_bytes(), path.name)
        except (BrokenFileError, OSError):
            continue


def _carried(data: bytes, item: WrittenItem, path: Path, before: str, month: str) -> bytes:
    """Mark an item, and let boards show it in the new month."""
    changes: list[Change] = []
    title = item.values.get("title")
    if isinstance(title, str) and not title.startswith((CARRIED, MARK)):
        changes.append(Put(("title",), f"{CARRIED} {title}"))
    days = ((("led", name), _day(item, ("led", name), before, month)) for name in _SHOWN)
    changes += [Put(place, day) for place, day in days if day]
    return changed(data, [item.in_file(one) for one in changes], lambda where: keys(item.kind, where), path.name)


def _day(item: WrittenItem, path: tuple[str, ...], before: str, month: str) -> str | None:
    """Move a day of one month to the same of another, its end to the end; None where it is none of that month."""
    try:
        written = at(item.values, path)
        day = dt.date.fromisoformat(written) if isinstance(written, str) else None
    except (NoPlaceError, ValueError):
        return None
    (first, last), (start, end) = days_of(before), days_of(month)
    if day is None or not first <= day <= last:
        return None
    return (end if day == last else min(end, start + (day - first))).isoformat()


def _header(path: Path, before: str, month: str, names: list[str]) -> bytes:
    """Write the new month's bulletin.yaml as the last one's hand wrote it."""
    data = path.read_bytes()
    item = read_item(data, HEADER)
    first, last = days_of(month)
    title, intro = item.values.get("title"), item.values.get("intro")
    changes: list[Change] = [Put(("period",), {"start": first.isoformat(), "end": last.isoformat()})]
    if isinstance(title, str):
        changes.append(Put(("title",), _renamed(title, before, month)))
    if isinstance(intro, str) and not intro.startswith((CARRIED, MARK)):
        changes.append(Put(("intro",), f"{CARRIED} {intro}"))
    changes += [Remove((name,)) for name in ("date",) if name in item.values]
    named = item.values.get("order")
    if isinstance(named, list):
        order = [one for one in named if one in names]
        changes.append(Put(("order",), [*order]) if order else Remove(("order",)))
    return changed(data, [item.in_file(one) for one in changes], lambda where: keys(item.kind, where), HEADER)


def _renamed(title: str, before: str, month: str) -> str:
    """Name the new month in a title, however the old one is named there: 11/2024, 11-2024, tháng 11."""
    (year, number), (new_year, new_number) = before.split("-"), month.split("-")
    old = rf"0?{int(number)}"
    full = re.compile(rf"(?<!\d){old}(\s?[/.-]\s?|,?\s+năm\s+){year}(?!\d)")
    if full.search(title):
        return full.sub(rf"{int(new_number)}\g<1>{new_year}", title)
    return re.sub(rf"(?i)(tháng\s+){old}(?!\d)", rf"\g<1>{int(new_number)}", title)


def _assets(root: Path, folder: Path, item: WrittenItem) -> Iterator[tuple[str, bytes]]:
    """Give the files that an item names, whichever are there."""
    for name in _files(form(item.kind), item.values):
        path = folder / ASSETS / name
        if ".." not in Path(name).parts and path.is_file() and is_inside(root, path):
            yield name, path.read_bytes()


def _files(controls: Collection[Control], values: object) -> Iterator[str]:
    for control in controls:
        value = values.get(control.name) if isinstance(values, dict) else None
        if control.sort is Sort.FILE and isinstance(value, str) and value:
            yield value
        elif control.sort in {Sort.GROUP, Sort.PICTURE}:
            yield from _files(control.fields, value)


def _put(path: Path, data: bytes) -> Path:
    with creating(path) as stream:
        stream.write(data)
    return path
