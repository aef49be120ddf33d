from __future__ import annotations

from collections.abc import Callable

import pytest
from PIL import Image

from bantin.fonts.book import FontBook
from bantin.model.frame import Fill, Frame, Mark
from bantin.paint.still import paint

Painter = Callable[..., Image.Image]


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return FontBook()


@pytest.fixture
def painted(fonts: FontBook) -> Painter:
    """Paint marks on a black ground."""

    def paint_marks(size: tuple[int, int], *marks: Mark, ground: Fill = (0, 0, 0, 255)) -> Image.Image:
        return paint(Frame(*size, ground, marks), {}, fonts)

    return paint_marks
