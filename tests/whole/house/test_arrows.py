"""Rooms import only what the table in CONTRIBUTING.md allows; it is read from there."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

import pytest

ONLY = {
    "moviepy": {"film"},
    "imageio_ffmpeg": {"film"},
    "yaml": {"content", "session/writing", "checks/explanations"},
    "pikepdf": {"files"},
    "deflate": {"files"},
    "minisign": {"output/approval"},
    "httpx": {"output/posting"},
    "stamina": {"output/posting"},
    "typer": {"cli"},
    "jinja2": {"design"},
    "starlette": {"preview"},
    "uvicorn": {"preview"},
    "watchfiles": {"preview"},
}
"""Packages that only some rooms may import."""


ROW = re.compile(r"^\| `([\w/]+)/` \|.*\| ([^|]+) \|$", re.MULTILINE)

Arrows = Mapping[str, AbstractSet[str]]
"""Each room's own row: what it may import. Rooms are named by their path in bantin."""


@pytest.fixture(scope="module")
def arrows(repository: Path) -> Arrows:
    table = (repository / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Rooms and arrows")[2]
    rows = ROW.findall(table.partition("\n## ")[0])
    return {room: set() if cell == "–" else set(cell.split(", ")) for room, cell in rows}


def room_of(parts: tuple[str, ...], arrows: Arrows) -> str | None:
    """Name the innermost room of a path in bantin."""
    above = ("/".join(parts[:depth]) for depth in range(len(parts), 0, -1))
    return next((room for room in above if room in arrows), None)


def forbidden(source: str, room: str, arrows: Arrows) -> list[str]:
    """List the imports of a room's module that the tables do not allow."""
    found = []
    for node in ast.walk(ast.parse(source)):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute, so that arrows can be read"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            package, *rest = name.split(".")
            target = room_of(tuple(rest), arrows) if package == "bantin" else None
            inside = target is not None and target != room and target not in arrows[room]
            outside = package in ONLY and room not in ONLY[package]
            if inside or outside:
                found.append(name)
    return found


def test_a_room_may_import_only_rooms_above_it(arrows: Arrows) -> None:
    above = {room: set(list(arrows)[:place]) for place, room in enumerate(arrows)}
    assert {room: allowed - above[room] for room, allowed in arrows.items() if allowed - above[room]} == {}
    assert set().union(*ONLY.values()) <= set(arrows)


def test_no_room_imports_against_the_arrows(repository: Path, arrows: Arrows) -> None:
    root = repository / "bantin"
    files = [path for path in root.rglob("*.py") if path.parent != root]
    rooms = {path: room_of(path.relative_to(root).parent.parts, arrows) for path in files}
    assert set(rooms.values()) == set(arrows), "every room is in the table, and the walk reaches all"
    bad = {
        path.relative_to(root).as_posix(): names
        for path, room in rooms.items()
        if room and (names := forbidden(path.read_text(encoding="utf-8"), room, arrows))
    }
    assert bad == {}


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("text", "from bantin.model.item import Item"),
        ("paint", "import bantin.design.layout.engine"),
        ("design", "from bantin import paint"),
        ("channels", "def f():\n    from bantin.output.build import build"),
        ("checks", "from bantin.checks.explanations import TOPICS"),
        ("output", "from bantin.output import desk"),
        ("making", "import moviepy.editor"),
        ("design", "import yaml"),
    ],
)
def test_a_planted_bad_arrow_is_found(room: str, source: str, arrows: Arrows) -> None:
    assert forbidden(source, room, arrows)
