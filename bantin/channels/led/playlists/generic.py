"""Playlists that belong to no player: a table for people, opened in Excel, and the same as JSON for scripts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence

from bantin.channels.led.timetable import Program
from bantin.model.loop import Loop, Showing
from bantin.text.dates import short_date

_BOM = "\ufeff"
"""Tells Excel that the table is UTF-8."""

_HEAD = ("Thứ tự", "Tệp", "Số giây", "Từ ngày", "Đến hết ngày", "Từ giờ", "Đến giờ", "Nội dung")

_FORMULA = ("=", "+", "-", "@", "\t")
"""Excel takes what begins so for a formula."""


def table(loop: Loop) -> Iterator[tuple[str, str]]:
    """Write a table: a line a phase, in order of play."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_HEAD)
    for number, phase in enumerate(loop.phases, 1):
        title = f"'{phase.title}" if phase.title.startswith(_FORMULA) else phase.title
        writer.writerow([number, phase.file(loop.board), phase.seconds, *_when(phase.showing), title])
    yield "playlist.csv", _BOM + stream.getvalue()


def schedule(programs: Sequence[Program]) -> tuple[str, str]:
    """Write a table of films: a line for each stretch of days and hours.

    Returns:
        Its name and its content.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_HEAD[1:7])
    for program in programs:
        for showing in program.showings:
            writer.writerow([program.file, program.seconds, *_when(showing)])
    return "lich-phim.csv", _BOM + stream.getvalue()


def _when(showing: Showing) -> list[str]:
    until = short_date(showing.until) if showing.until else ""
    hours = [f"{time:%H:%M}" for time in showing.hours] if showing.hours else ["", ""]
    return [short_date(showing.since), until, *hours]


def document(loop: Loop) -> Iterator[tuple[str, str]]:
    """Write the same as JSON: dates as ISO 8601 has them, `null` for ever and for all day."""
    board = loop.board
    width, height = board.delivered
    phases = [
        {
            "order": number,
            "file": phase.file(board),
            "seconds": phase.seconds,
            "since": phase.showing.since.isoformat(),
            "until": phase.showing.until.isoformat() if phase.showing.until else None,
            "hours": [f"{time:%H:%M}" for time in phase.showing.hours] if phase.showing.hours else None,
            "item": phase.item,
            "title": phase.title,
        }
        for number, phase in enumerate(loop.phases, 1)
    ]
    facts = {"board": board.id, "width": width, "height": height, "seconds": loop.seconds, "phases": phases}
    yield "playlist.json", json.dumps(facts, ensure_ascii=False, indent=1) + "\n"
