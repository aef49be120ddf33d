from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def repository_templates_readme(repository: Path) -> str:
    return (repository / "templates" / "README.md").read_text(encoding="utf-8")
