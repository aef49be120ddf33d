"""What all tests share: where the repository is, and the fixtures in `fixtures/`."""

from __future__ import annotations

from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent

pytest_plugins = [
    f"tests.fixtures.{name}" for name in ("browser", "golden", "painting", "planted_build", "reading_back")
]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the golden pictures anew instead of comparing")


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY
