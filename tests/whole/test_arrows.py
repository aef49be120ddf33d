"""Rooms import only what the house allows. The table is CONTRIBUTING.md's, and this is its proof."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ALLOWED = {
    "text": set[str](),
    "model": {"text"},
    "fonts": {"model"},
    "files": {"model", "text"},
    "content": {"model", "text", "files"},
    "checks": {"model", "text"},
    "explanations": {"model", "checks"},
    "design": {"model", "text", "fonts"},
    "paint": {"model", "fonts"},
    "sight": {"model", "text", "fonts", "paint"},
    "film": {"model", "text", "fonts", "files", "paint"},
    "making": {"model", "text", "fonts", "files", "design", "paint", "sight", "film"},
    "measure": {"model", "text", "files", "design", "sight", "film", "making"},
    "channels": {"model", "text", "design", "sight", "measure"},
    "session": {
        "model",
        "text",
        "files",
        "content",
        "checks",
        "design",
        "paint",
        "sight",
        "making",
        "measure",
        "channels",
    },
    "output": {"model", "files", "making"},
    "desk": {"model", "text", "files", "content", "design", "making", "output"},
    "preview": {"model", "text", "files", "content", "design", "making", "session", "desk"},
    "cli": {
        "model",
        "text",
        "files",
        "content",
        "explanations",
        "sight",
        "making",
        "channels",
        "session",
        "output",
        "desk",
        "preview",
    },
}
"""In the order of the way through: a room imports only rooms above it."""

ONLY = {
    "moviepy": {"film"},
    "imageio_ffmpeg": {"film"},
    "yaml": {"content", "explanations"},
    "pikepdf": {"files"},
    "typer": {"cli"},
    "jinja2": {"design"},
    "starlette": {"preview"},
    "uvicorn": {"preview"},
    "watchfiles": {"preview"},
}
"""Packages that only some rooms may import."""


def forbidden(source: str, room: str) -> list[str]:
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
            package, _, rest = name.partition(".")
            target = rest.split(".")[0]
            inside = package == "bantin" and target in ALLOWED and target != room and target not in ALLOWED[room]
            outside = package in ONLY and room not in ONLY[package]
            if inside or outside:
                found.append(name)
    return found


def modules(repository: Path) -> list[tuple[Path, str]]:
    root = repository / "bantin"
    return [(path, path.relative_to(root).parts[0]) for path in root.rglob("*.py") if path.parent != root]


def test_no_room_imports_against_the_arrows(repository: Path) -> None:
    found = modules(repository)
    assert {room for _, room in found} == set(ALLOWED), "every room is in the table, and the walk reaches all"
    bad = {
        "/".join(path.parts[-2:]): names
        for path, room in found
        if (names := forbidden(path.read_text(encoding="utf-8"), room))
    }
    assert bad == {}


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("text", "from bantin.model.item import Item"),
        ("paint", "import bantin.design.layout.engine"),
        ("design", "from bantin import paint"),
        ("channels", "def f():\n    from bantin.output.build import build"),
        ("making", "import moviepy.editor"),
        ("design", "import yaml"),
    ],
)
def test_a_planted_bad_arrow_is_found(room: str, source: str) -> None:
    assert forbidden(source, room)
