"""Lucide's icons, as the file of its package holds them.

The file is read, the package is not loaded: that takes 90 ms, most of it for what it would fetch from the network with.
"""

from __future__ import annotations

import importlib.util
import sqlite3
from contextlib import closing
from functools import cache, lru_cache
from pathlib import Path

_FILE = "data/lucide-icons.db"


@cache
def icon_names() -> frozenset[str]:
    """List the icons there are. About 2 ms, cached per process.

    Raises:
        sqlite3.Error: the file cannot be read.
    """
    return frozenset(name for (name,) in _found("SELECT name FROM icons"))


@lru_cache(maxsize=256)
def icon_svg(name: str) -> str:
    """Return an icon as SVG: strokes in «currentColor», 2 of 24 units wide.

    Raises:
        KeyError: no such icon.
        sqlite3.Error: as with their names.
    """
    for (svg,) in _found("SELECT svg FROM icons WHERE name = ?", name):
        return str(svg)
    raise KeyError(name)


def _found(query: str, *values: str) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(f"{_file().as_uri()}?mode=ro", uri=True)) as icons:
        return icons.execute(query, values).fetchall()


@cache
def _file() -> Path:
    spec = importlib.util.find_spec("lucide")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("No module named 'lucide'", name="lucide")
    return Path(spec.origin).parent / _FILE
