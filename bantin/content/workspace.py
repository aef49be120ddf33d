"""The workspace: the folder that holds content/unit.yaml, and what lies where in it."""

from __future__ import annotations

import re
from pathlib import Path

from bantin.files.store import Store

UNIT_FILE = "content/unit.yaml"
GLOSSARY_FILE = "content/glossary.yaml"

_MONTH = re.compile(r"[12]\d{3}-(0[1-9]|1[0-2])", re.ASCII)
_PACKAGE = Path(__file__).resolve().parent.parent


def find_workspace(start: Path) -> Path | None:
    """Find the nearest folder upwards, `start` itself included, that holds content/unit.yaml."""
    start = start.absolute()
    return next((folder for folder in (start, *start.parents) if (folder / UNIT_FILE).is_file()), None)


def is_month(name: str) -> bool:
    """Tell whether a name is a month, as in 2024-11."""
    return bool(_MONTH.fullmatch(name))


def months(root: Path) -> list[str]:
    """List the months of a workspace, the oldest first."""
    content = root / "content"
    if not content.is_dir():
        return []
    return sorted(entry.name for entry in content.iterdir() if is_month(entry.name) and entry.is_dir())


def month_folder(root: Path, month: str) -> Path:
    """Name the folder of a month."""
    return root / "content" / month


def private_folder(root: Path) -> Path:
    """Name the folder of what bantin keeps for itself in a workspace; whoever removes it loses nothing but time."""
    return root / ".bantin"


def store_of(root: Path) -> Store:
    """Open the store of a workspace; its folder need not exist."""
    return Store(private_folder(root) / "store")


def templates_folders(root: Path) -> list[Path]:
    """List where looks and themes are found: the workspace's own folder comes before the shipped one."""
    own, shipped = own_templates(root), shipped_templates()
    return [own] if own.resolve() == shipped else [own, shipped]


def own_templates(root: Path) -> Path:
    """Name the folder of a workspace's own looks, themes and page; it need not exist."""
    return root / "templates"


def shipped_templates() -> Path:
    """Find the templates that come with bantin: inside an installed wheel, beside the package in a clone."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"
