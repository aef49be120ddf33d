"""The workspace: the folder that holds content/unit.yaml, and what lies where in it."""

from __future__ import annotations

import re
from pathlib import Path

from bantin.files.store import Store
from bantin.text.dates import is_bulletin, is_month, urgent_day
from bantin.text.patterns import regex

UNIT_FILE = "content/unit.yaml"
GLOSSARY_FILE = "content/glossary.yaml"

_YEAR = regex(r"(?<!\d)(?:19|20)\d{2}(?!\d)", re.ASCII)
_JOINED = regex(r"(?<!\d)(20\d{2})(0[1-9]|1[0-2])(?!\d)", re.ASCII)
_NUMBER = regex(r"\d+", re.ASCII)
_LAST_MONTH = 12
_PACKAGE = Path(__file__).resolve().parent.parent


def find_workspace(start: Path) -> Path | None:
    """Find the nearest folder upwards, `start` itself included, that holds content/unit.yaml."""
    start = start.absolute()
    return next((folder for folder in (start, *start.parents) if is_workspace(folder)), None)


def is_workspace(folder: Path) -> bool:
    """Return whether a folder holds content/unit.yaml."""
    return (folder / UNIT_FILE).is_file()


def workspaces_below(folder: Path) -> list[Path]:
    """List the workspaces that lie directly in a folder, by name."""
    try:
        return sorted(entry.absolute() for entry in folder.iterdir() if is_workspace(entry))
    except OSError:
        return []


def months(root: Path) -> list[str]:
    """List the months of a workspace, the oldest first."""
    content = root / "content"
    if not content.is_dir():
        return []
    return sorted(entry.name for entry in content.iterdir() if is_month(entry.name) and entry.is_dir())


def urgents(root: Path) -> list[str]:
    """List the urgent bulletins of a workspace, the oldest first."""
    found = [entry for entry in (root / "content").glob("khan-*") if entry.is_dir() and is_bulletin(entry.name)]
    return sorted((entry.name for entry in found), key=lambda name: (urgent_day(name), len(name), name))


def month_in_work(root: Path) -> str | None:
    """Find the month that is being worked on: the newest that has items, else the newest; None where there is none."""
    newest_first = months(root)[::-1]
    with_items = (month for month in newest_first if _has_items(month_folder(root, month)))
    return next(with_items, newest_first[0] if newest_first else None)


def _has_items(folder: Path) -> bool:
    return any(entry.suffix == ".yaml" and entry.name != "bulletin.yaml" for entry in folder.iterdir())


def stray_folders(root: Path) -> list[tuple[str, str]]:
    """List folders beside the months that are none, each with the month that its name seems to mean, or nothing."""
    content = root / "content"
    if not content.is_dir():
        return []
    names = [entry.name for entry in content.iterdir() if entry.is_dir() and entry.name[0] not in "._"]
    return [
        (name, month_meant(name))
        for name in sorted(names)
        if name not in {"assets", "editions"} and not is_bulletin(name)
    ]


def month_meant(name: str) -> str:
    """Find the month that a name seems to mean: 2026-12 for «Tháng 12-2026», 2026-09 for 2026-9; empty if none."""
    name = _JOINED.sub(r"\1-\2", name)
    years, numbers = _YEAR.findall(name), [int(number) for number in _NUMBER.findall(_YEAR.sub(" ", name))]
    if len(years) != 1 or not numbers or not 1 <= numbers[0] <= _LAST_MONTH:
        return ""
    return f"{years[0]}-{numbers[0]:02}"


def month_after(month: str) -> str:
    """Return the month after one."""
    year, number = map(int, month.split("-"))
    return f"{year + number // _LAST_MONTH}-{number % _LAST_MONTH + 1:02}"


def month_folder(root: Path, month: str) -> Path:
    """Return the folder of a month."""
    return root / "content" / month


def private_folder(root: Path) -> Path:
    """Return the folder of what bantin keeps for itself in a workspace.

    Whoever removes it loses time, and the versions of content files that were kept.
    """
    return root / ".bantin"


def store_of(root: Path) -> Store:
    """Open the store of a workspace; its folder need not exist."""
    return Store(private_folder(root) / "store")


def templates_folders(root: Path) -> list[Path]:
    """List where looks and themes are found: the workspace's own folder comes before the shipped one."""
    own, shipped = own_templates(root), shipped_templates()
    return [own] if own.resolve() == shipped else [own, shipped]


def own_templates(root: Path) -> Path:
    """Return the folder of a workspace's own looks, themes and page; it need not exist."""
    return root / "templates"


def shipped_templates() -> Path:
    """Find the templates that come with bantin: inside an installed wheel, beside the package in a clone."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


def shipped_release(name: str, package: Path = _PACKAGE) -> Path:
    """Find a file that says what a release is: inside an installed wheel, beside the package in a clone."""
    installed = package / "release" / name
    return installed if installed.is_file() else package.parent / name
