"""What happens while a slide is read: nothing stands still for long, and nothing moves at its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bantin.channels import recipes
from bantin.content.reading.month import read_month
from bantin.content.workspace import templates_folders
from bantin.design.looks.elements import parse_xml
from bantin.design.looks.entrances import entrance_of, seconds_of
from bantin.design.looks.renderer import Looks
from bantin.measure.measurements import Measurements
from bantin.measure.reading import STANDS
from bantin.model.bulletin import Bulletin
from bantin.model.recipe import Film
from bantin.model.storyboard import Slide
from tests.rooms.channels.video.films import SIZES, film, listed, with_video

MakeBulletin = Callable[..., Bulletin]

LONGEST_HOLD = 2.5
"""Seconds in which something comes or stirs, once at least."""


def holds(slide: Slide) -> list[float]:
    """Seconds for which a slide stands still, each time; the last is how long it does at its end."""
    moves = [(0.0, 0.0)]
    for element in parse_xml(slide.card.markup).walk():
        if come := entrance_of(element.attributes):
            end = seconds_of(element.tag, element.attributes, len(element.children))
            moves.append((come.at - slide.begun, end - slide.begun))
    moves.sort()
    still, at = [], 0.0
    for begin, end in [*moves, (slide.seconds, slide.seconds)]:
        still.append(round(begin - at, 2))
        at = max(at, end)
    return still


@pytest.mark.parametrize(
    ("folder", "month"), [(".", "2024-11"), ("tests/whole/months/health_station", "2026-11")], ids=["police", "health"]
)
def test_nothing_stands_still_for_longer_than_it_is_looked_at(folder: str, month: str, repository: Path) -> None:
    root = repository / folder
    bulletin = read_month(root, month).bulletin
    assert bulletin is not None
    looks = Looks(templates_folders(root), bulletin.unit.value.official_domains)
    found, _ = recipes(bulletin, looks, ["video"], measure=Measurements())
    boards = [recipe.what.storyboard for recipe in found if isinstance(recipe.what, Film)]
    assert boards
    for slide in (slide for board in boards for slide in board.slides):
        assert max(holds(slide)) <= LONGEST_HOLD, slide.card.markup
        assert holds(slide)[-1] >= STANDS, "how all of it ends is seen for a moment"
    longer = replace(boards[0].slides[1], seconds=15)
    assert max(holds(longer)) > LONGEST_HOLD, "a slide that waited would be noticed"


@pytest.mark.parametrize("count", [4, 10, 16, 20])
def test_texts_of_any_length_go_on_as_they_are_read(count: int, make_bulletin: MakeBulletin, looks: Looks) -> None:
    told = {"title": "Họp dân bàn đường", "summary": " ".join(["đường"] * count).capitalize() + "."}
    bulletin = with_video(make_bulletin(("warning", {}), ("notice", told)))
    for name in SIZES:
        for slide in film(listed(bulletin, looks)[0], name).slides:
            assert slide.item != "02-notice" or max(holds(slide)) <= LONGEST_HOLD, slide.card.markup
