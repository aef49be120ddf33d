"""The folders of templates."""

from __future__ import annotations

OWN, SHIPPED = "templates", "bantin/templates"
"""How messages call the folder of the workspace, and the one that comes with bantin, wherever it is installed."""
