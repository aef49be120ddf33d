"""The desk's page: HTML, scripts and styles, which a workspace may replace file by file.

The shipped files lie in `web/` beside this module; a workspace's own in `templates/desk/`. `web/desk.js` tells how a
page takes the `Desk` that it holds.

    html = page(desk, page_folders(root))      # asks for desk/NAME, for each NAME of assets(page_folders(root))
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from bantin.content.workspace import own_templates
from bantin.design.looks.renderer import Looks
from bantin.output.desk.schema import Desk

ASSETS = "desk"
"""Folder of the page's scripts and styles, beside the page as in the templates of a workspace."""

WEB = Path(__file__).resolve().parent / "web"
"""Folder of the shipped page."""

OWN_CALLED, WEB_CALLED = f"templates/{ASSETS}", "bantin/output/desk/web"
"""How messages call the two folders, wherever bantin is installed."""

_SUFFIXES = frozenset({".css", ".js", ".svg"})


def page_folders(root: Path) -> list[Path]:
    """List where a workspace's page is found, in order of precedence."""
    return [own_templates(root) / ASSETS, WEB]


def assets(folders: Sequence[Path]) -> dict[str, Path]:
    """Find the page's scripts and styles.

    Args:
        folders: as `page_folders` lists them.

    Returns:
        File by name, sorted.
    """
    files = [path for folder in reversed(folders) for path in folder.glob("*.*")]
    return dict(sorted({path.name: path for path in files if path.suffix in _SUFFIXES}.items()))


def page(desk: Desk, folders: Sequence[Path]) -> str:
    """Render the page.

    Args:
        desk: what it shows.
        folders: as `page_folders` lists them, or the shipped one alone.

    Raises:
        LookError: a workspace's own index.html has a mistake.
    """
    # In a script element nothing but < can end the text or begin a comment.
    data = json.dumps(desk, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    looks = Looks(folders, called=(OWN_CALLED, WEB_CALLED)[-len(folders) :])
    return looks.render("index.html", desk=desk, data=Markup(data))  # noqa: S704 - escaped above
