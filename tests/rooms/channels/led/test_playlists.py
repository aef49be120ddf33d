"""Playlists against the formats that the players' own projects document."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from bantin.channels.led.players import PROFILES
from bantin.channels.led.playlists import playlists
from bantin.model.card import Card
from bantin.model.loop import Loop, Phase, Showing
from bantin.model.parts.board import Board, Mounting, Player
from bantin.model.theme import Theme

CARD = Card("<card/>", "led/notice.xml", 384, 192, Theme(colors={}, styles={}))
FIRST = dt.date(2024, 11, 30)
TITLES = ["Bản tin", "Giả danh “Công an”, đừng tin", "Hạn 31/12 & <CMND>", "=1+1"]
SHOWINGS = [
    Showing(FIRST),
    Showing(FIRST, dt.date(2024, 12, 31)),
    Showing(dt.date(2024, 12, 5), None, (dt.time(6), dt.time(22, 30))),
    Showing(FIRST, None, (dt.time(22), dt.time(5))),
]


def loop(player: Player, mounting: Mounting = Mounting.UPRIGHT) -> Loop:
    board = Board(id="cho", name="Chợ", pixels="384x192", pitch_mm=10, viewing_m=30, player=player, mounting=mounting)
    phases = [
        Phase(f"{number:02}", "tin", CARD, 3 + number, f"tin-{number}", title, 1, 4, showing)
        for number, (title, showing) in enumerate(zip(TITLES, SHOWINGS, strict=True), 1)
    ]
    return Loop(board, tuple(phases))


def written(player: Player, mounting: Mounting = Mounting.UPRIGHT) -> dict[str, str]:
    return dict(playlists(loop(player, mounting)))


@pytest.mark.parametrize("player", list(Player))
def test_every_player_gets_the_general_playlists_and_its_own(player: Player) -> None:
    assert player in PROFILES
    found = written(player)
    own = {Player.ANTHIAS: {"anthias.json"}, Player.XIBO: {"xibo.xlf", "xibo-0600-2230.xlf", "xibo-2200-0500.xlf"}}
    assert found.keys() == {"playlist.csv", "playlist.json"} | own.get(player, set())
    assert all(re.fullmatch(r"[a-z0-9-]+\.[a-z0-9]+", name) for name in found)


def test_the_table_opens_in_excel_and_calculates_nothing() -> None:
    table = written(Player.GENERIC)["playlist.csv"]
    assert table.encode().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"))))
    assert [row["Nội dung"] for row in rows] == [*TITLES[:3], "'=1+1"]
    assert [row["Số giây"] for row in rows] == ["4", "5", "6", "7"]
    assert rows[1] == {
        "Thứ tự": "2",
        "Tệp": "02-tin.png",
        "Số giây": "5",
        "Từ ngày": "30/11/2024",
        "Đến hết ngày": "31/12/2024",
        "Từ giờ": "",
        "Đến giờ": "",
        "Nội dung": TITLES[1],
    }
    assert (rows[2]["Từ giờ"], rows[2]["Đến giờ"]) == ("06:00", "22:30")


def test_scripts_read_the_same_from_json() -> None:
    facts = json.loads(written(Player.GENERIC)["playlist.json"])
    assert (facts["board"], facts["width"], facts["height"], facts["seconds"]) == ("cho", 384, 192, 22)
    assert [phase["order"] for phase in facts["phases"]] == [1, 2, 3, 4]
    assert facts["phases"][2] == {
        "order": 3,
        "file": "03-tin.png",
        "seconds": 6,
        "since": "2024-12-05",
        "until": None,
        "hours": ["06:00", "22:30"],
        "item": "tin-3",
        "title": TITLES[2],
    }


# github.com/Screenly/Anthias, api/serializers/v2.py, CreateAssetSerializerV2: type of each field that may be written,
# and whether it must be there. Days are ISO weekdays.
ANTHIAS: dict[str, tuple[type | tuple[type, ...], bool]] = {
    "name": (str, True),
    "uri": (str, True),
    "ext": (str, False),
    "start_date": (str, True),
    "end_date": (str, True),
    "duration": (int, True),
    "mimetype": (str, True),
    "is_enabled": (bool, True),
    "is_processing": (bool, False),
    "nocache": (bool, False),
    "play_order": (int, False),
    "skip_asset_check": (bool, False),
    "play_days": (list, False),
    "play_time_from": ((str, type(None)), False),
    "play_time_to": ((str, type(None)), False),
}


def anthias_troubles(asset: dict[str, Any]) -> list[str]:
    """Check an asset as Anthias' own serializer does."""
    found = [f"{name} is no field" for name in asset if name not in ANTHIAS]
    for name, (kind, needed) in ANTHIAS.items():
        if name not in asset:
            found += [f"{name} is missing"] if needed else []
        elif not isinstance(asset[name], kind) or (kind is int and isinstance(asset[name], bool)):
            found.append(f"{name} is of a wrong type")
    return found or list(_wrong_values(asset))


def _wrong_values(asset: dict[str, Any]) -> Iterator[str]:
    start, end = (dt.datetime.fromisoformat(asset[name]) for name in ("start_date", "end_date"))
    if start.tzinfo is None or end.tzinfo is None or start >= end:
        yield "dates"
    if asset["duration"] < 0 or not set(asset["play_days"]) <= set(range(1, 8)):
        yield "duration or play_days"
    times = [time for time in (asset["play_time_from"], asset["play_time_to"]) if time is not None]
    if len([dt.time.fromisoformat(time) for time in times]) == 1:
        yield "play_time_from and play_time_to must be set together"
    if asset["mimetype"] not in {"image", "video", "webpage", "streaming"}:
        yield "mimetype"
    if not asset["uri"].startswith("/data/anthias_assets/"):
        yield "uri"


def test_anthias_takes_every_asset() -> None:
    assets = json.loads(written(Player.ANTHIAS)["anthias.json"])
    assert [anthias_troubles(asset) for asset in assets] == [[], [], [], []]
    assert [asset["play_order"] for asset in assets] == [0, 1, 2, 3]
    assert all(asset["uri"].endswith(asset["ext"]) and asset["ext"] in {".png", ".mp4"} for asset in assets)
    assert [asset["duration"] for asset in assets] == [4, 5, 6, 7]
    assert assets[1]["start_date"] == "2024-11-30T00:00:00+07:00"
    assert assets[1]["end_date"] == "2024-12-31T23:59:59+07:00"
    assert (assets[2]["play_time_from"], assets[2]["play_time_to"]) == ("06:00:00", "22:30:00")
    assert assets[0]["play_time_from"] is None
    # What no clock of a small player reaches cannot end a picture too early.
    assert dt.datetime.fromisoformat(assets[0]["end_date"]).timestamp() < 2**31


@pytest.mark.parametrize(
    "planted",
    [
        {"duration": "10"},
        {"is_enabled": 1},
        {"play_time_to": None},
        {"start_date": "2024-11-30"},
        {"end_date": "2024-11-01T00:00:00+07:00"},
        {"play_days": [0]},
        {"mimetype": "image/png"},
        {"seconds": 3},
    ],
)
def test_the_check_of_assets_finds_planted_mistakes(planted: dict[str, Any]) -> None:
    asset = json.loads(written(Player.ANTHIAS)["anthias.json"])[2]
    assert anthias_troubles(asset | planted)


# xibosignage.com/docs/developer/creating-a-player/xlf: attributes and children of each element, and what must be there.
XLF: dict[str, tuple[set[str], set[str], set[str], set[str]]] = {
    "layout": (
        {"schemaVersion", "width", "height", "bgcolor"},
        {"background", "enableStat", "resolutionid"},
        {"region"},
        {"tags", "action", "drawer"},
    ),
    "region": ({"id", "width", "height", "top", "left"}, {"zindex"}, {"media"}, {"options", "action"}),
    "media": (
        {"id", "duration", "type", "render"},
        {"enableStat", "toDt", "fromDt", "useDuration", "fileId"},
        {"options", "raw"},
        {"action", "audio", "commands"},
    ),
}
LEAVES = {"region/options": {"loop"}, "media/options": {"uri", "scaleType", "align", "valign"}, "layout/tags": {"tag"}}


def xlf_troubles(layout: ET.Element) -> list[str]:
    """Check a layout against what Xibo documents of its format."""
    found = []
    for element in layout.iter():
        if element.tag not in XLF:
            continue
        needed, possible, children, others = XLF[element.tag]
        given = {child.tag for child in element}
        found += [f"{element.tag} lacks {name}" for name in (needed - set(element.attrib)) | (children - given)]
        found += [f"{element.tag} has {name}" for name in (set(element.attrib) - needed - possible)]
        found += [f"{element.tag} holds {name}" for name in given - children - others]
        for child in element:
            leaves = LEAVES.get(f"{element.tag}/{child.tag}")
            if leaves is not None:
                found += [f"{child.tag} holds {leaf.tag}" for leaf in child if leaf.tag not in leaves]
    for medium in layout.iter("media"):
        for name in ("fromDt", "toDt"):
            dt.datetime.strptime(medium.get(name, ""), "%Y-%m-%d %H:%M:%S")  # noqa: DTZ007 - local time, as documented
        if medium.get("type") not in {"image", "video"} or medium.get("render") != "native":
            found.append("media type")
        if not medium.findtext("options/uri") or int(medium.get("duration", "0")) <= 0:
            found.append("media without file or duration")
    if not re.fullmatch("#[0-9a-fA-F]{6}", layout.get("bgcolor", "")):
        found.append("bgcolor")
    return found


def layouts(mounting: Mounting = Mounting.UPRIGHT) -> dict[str, ET.Element]:
    return {
        name: ET.fromstring(content)  # noqa: S314 - written by this very test
        for name, content in written(Player.XIBO, mounting).items()
        if name.endswith(".xlf")
    }


def test_xibo_reads_every_layout() -> None:
    found = layouts()
    assert [xlf_troubles(layout) for layout in found.values()] == [[], [], []]
    main = found["xibo.xlf"]
    assert [medium.findtext("options/uri") for medium in main.iter("media")] == ["01-tin.png", "02-tin.png"]
    assert [medium.get("duration") for medium in main.iter("media")] == ["4", "5"]
    assert [medium.get("toDt") for medium in main.iter("media")] == ["2038-01-19 03:14:07", "2024-12-31 23:59:59"]
    assert (main.get("width"), main.get("height")) == ("384", "192")
    # What has hours of its own is a layout of its own, for hours belong to the schedule.
    assert [medium.findtext("options/uri") for medium in found["xibo-0600-2230.xlf"].iter("media")] == ["03-tin.png"]


def test_a_turned_board_gets_what_is_delivered() -> None:
    layout = layouts(Mounting.LEFT)["xibo.xlf"]
    assert (layout.get("width"), layout.get("height")) == ("384", "192")


@pytest.mark.parametrize("planted", ["attribute", "child", "date", "file", "type"])
def test_the_check_of_layouts_finds_planted_mistakes(planted: str) -> None:
    layout = layouts()["xibo.xlf"]
    medium = next(layout.iter("media"))
    match planted:
        case "attribute":
            del layout.attrib["schemaVersion"]
        case "child":
            ET.SubElement(medium, "duration")
        case "date":
            medium.set("toDt", "31/12/2024")
            with pytest.raises(ValueError, match="does not match"):
                xlf_troubles(layout)
            return
        case "file":
            medium.find("options").remove(medium.find("options/uri"))  # type: ignore[union-attr,arg-type]  # are there
        case _:
            medium.set("type", "image/png")
    assert xlf_troubles(layout)


def test_the_same_loop_gives_the_same_playlists() -> None:
    again = loop(Player.XIBO)
    assert dict(playlists(again)) == dict(playlists(replace(again)))
