"""Anthias: a list of assets, each as `POST /api/v2/assets` takes it.

Fields and their types: github.com/Screenly/Anthias, `api/serializers/v2.py`, `CreateAssetSerializerV2`. Files lie where
its `ANTHIAS_ASSETS_ROOT` says.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import PurePosixPath

from bantin.model.loop import Loop, Phase
from bantin.model.parts.board import Board

_FOLDER = "/data/anthias_assets"

_ZONE = dt.timezone(dt.timedelta(hours=7))
"""Vietnam's; it knows no summer time."""

_FOREVER = dt.date(2037, 12, 31)
"""An asset must end. Clocks of 32 bits, which small players have, end a few days after this."""

_EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]


def playlist(loop: Loop) -> Iterator[tuple[str, str]]:
    """Write the assets in order of play."""
    assets = [_asset(order, phase, loop.board) for order, phase in enumerate(loop.phases)]
    yield "anthias.json", json.dumps(assets, ensure_ascii=False, indent=1) + "\n"


def _asset(order: int, phase: Phase, board: Board) -> dict[str, object]:
    showing, film = phase.showing, phase.scrolls(board)
    first = dt.datetime.combine(showing.since, dt.time(), _ZONE)
    last = dt.datetime.combine(showing.until or _FOREVER, dt.time(23, 59, 59), _ZONE)
    start, end = showing.hours or (None, None)
    return {
        "name": f"{order + 1:02}. {phase.title}",
        "uri": f"{_FOLDER}/{phase.file(board)}",
        "ext": PurePosixPath(phase.file(board)).suffix,  # it renames the file, and goes by the name's end
        "mimetype": "video" if film else "image",
        "start_date": first.isoformat(),
        "end_date": last.isoformat(),
        "duration": 0 if film else phase.seconds,  # 0: as long as the film is, which Anthias finds out
        "play_order": order,
        "play_days": _EVERY_DAY,
        "play_time_from": start.isoformat() if start else None,
        "play_time_to": end.isoformat() if end else None,
        "is_enabled": True,
        "is_processing": False,
        "nocache": False,
        "skip_asset_check": False,
    }
