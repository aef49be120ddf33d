from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bantin.channels.led.planning import loops
from bantin.channels.view import ChannelView
from bantin.content.reading.themes import read_themes
from bantin.design.looks.renderer import Looks
from bantin.measure.measurements import Measurements
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Diagnostic
from bantin.model.loop import Loop
from bantin.model.parts.board import Board
from bantin.model.parts.channels import Channels, Led
from tests.rooms.channels.led.boards import board

MakeBulletin = Callable[..., Bulletin]

Plan = Callable[..., tuple[list[Loop], list[Diagnostic]]]


@pytest.fixture
def plan(make_bulletin: MakeBulletin, looks: Looks, repository: Path) -> Plan:
    themes, _ = read_themes(repository)

    def planned(*items: tuple[str, dict[str, Any]], on: Board | None = None) -> tuple[list[Loop], list[Diagnostic]]:
        bulletin = make_bulletin(*items)
        channels = Channels(led=Led(boards=(on or board(),)))
        unit = replace(bulletin.unit, value=bulletin.unit.value.model_copy(update={"channels": channels}))
        month = replace(bulletin, theme=themes["navy"], unit=unit)
        found = list(loops(ChannelView(month, looks, "led", Measurements())))
        return [one for one in found if isinstance(one, Loop)], [one for one in found if isinstance(one, Diagnostic)]

    return planned
