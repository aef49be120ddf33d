from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def tool(program: Callable[[str], ModuleType]) -> ModuleType:
    """What writes the tables of words."""
    return program("make_segmentation")
