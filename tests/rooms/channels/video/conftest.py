from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bantin.content.reading.themes import read_themes
from bantin.fonts.book import FontBook
from bantin.model.bulletin import Bulletin
from tests.rooms.channels.video.films import Dressed, with_video

MakeBulletin = Callable[..., Bulletin]


@pytest.fixture(scope="module")
def fonts() -> FontBook:
    return FontBook()


@pytest.fixture
def dressed(make_bulletin: MakeBulletin, repository: Path) -> Dressed:
    """Make a month in a theme, with a voice for what is narrated, and with room for all of it."""
    themes, _ = read_themes(repository)

    def make(theme: str, *items: tuple[str, dict[str, Any]]) -> Bulletin:
        bulletin = with_video(make_bulletin(*items), limit_seconds=600, speech={"voice": "espeak"})
        return replace(bulletin, theme=themes[theme])

    return make
