"""Kits of one's own: what shipped looks call of a file must be there in the workspace's own copy of it too."""

from __future__ import annotations

from bantin.content.workspace import shipped_templates
from bantin.design.looks.macros import completed
from bantin.session.upgrading.draft import Draft


def with_shipped_macros(draft: Draft) -> None:
    """Add to each own look the macros, and what they import, that the shipped look of its name has and it has not."""
    for path in draft.looks():
        shipped = shipped_templates() / path.removeprefix("templates/")
        if shipped.is_file():
            text = shipped.read_text(encoding="utf-8")
            draft.edit(path, lambda own, text=text: completed(own, text))  # type: ignore[misc]
