from __future__ import annotations

import pytest

from bantin.fonts.book import FontBook


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return FontBook()
