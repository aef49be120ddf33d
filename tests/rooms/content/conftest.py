"""A workspace to read: what `init` makes, with a theme of its own so that the shipped ones may change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bantin.content.reading.composing.composed_file import ComposedFile
from bantin.content.reading.composing.document import compose
from bantin.content.reading.month import Reading, read_month
from bantin.content.reading.source import Source
from tests.fixtures.workspaces import init

MONTH = "2024-11"
THEME = 'colors:\n  ink: "#ffffff"\nstyles:\n  headline:\n    size: 64\n'
NOTICE = "kind: notice\ntitle: Tin\nsummary: Tóm tắt.\ntext:\n  - Nội dung.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "workspace"
    init(root, MONTH)
    theme = root / "templates" / "themes" / "navy.yaml"
    theme.parent.mkdir(parents=True)
    theme.write_text(THEME, encoding="utf-8")
    return root


@pytest.fixture
def month(root: Path) -> Path:
    return root / "content" / MONTH


@pytest.fixture
def read(root: Path) -> Callable[[], Reading]:
    return lambda: read_month(root, MONTH)


@pytest.fixture
def notice() -> str:
    """The shortest item there is, to which tests add what they are about."""
    return NOTICE


@pytest.fixture
def composed() -> Callable[[str], ComposedFile]:
    def compose_text(text: str) -> ComposedFile:
        return compose(Source("x.yaml", text, tuple(text.split("\n"))))

    return compose_text
