from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bantin.design.looks.renderer import Looks
from bantin.model.bulletin import Bulletin, BulletinFile, Document, Entry, Period
from bantin.model.kinds import KINDS
from bantin.model.parts.board import Board
from bantin.model.parts.channels import Channels
from bantin.model.theme import Theme
from bantin.model.unit import Contact, Fanpage, Unit
from tests.fixtures.examples import example

BOARD = Board(id="cho", name="Chợ", pixels="384x192", pitch_mm=10, viewing_m=30)

EVERY_CHANNEL = Channels.model_validate(
    {name: {} for name in Channels.model_fields} | {"led": {"boards": [BOARD]}, "video": {"limit_seconds": 90}}
)

UNIT = Unit(
    name="Phòng Thử nghiệm",
    short_name="Phòng Thử",
    parent="Công an tỉnh Ví Dụ",
    fanpage=Fanpage(name="Phòng Thử"),
    address="Số 1, thành phố Ví Dụ",
    contacts=(
        Contact(id="truc-ban", label="Trực ban", number="113", checked_on=dt.date(2024, 11, 20)),
        Contact(id="duong-day", label="Đường dây nóng", number="0900 000 000", checked_on=dt.date(2024, 11, 20)),
    ),
    default_contacts=("truc-ban", "duong-day"),
    official_domains=("dichvucong.gov.vn",),
    channels=EVERY_CHANNEL,
)

COMMON = {"title": "Một tiêu đề", "summary": "Một tóm tắt."}

UNDATED = {"notice": {"text": ["Mời bà con tới trụ sở."]}}
"""What examples say otherwise: of when and where something is, boards and films say more."""

MakeBulletin = Callable[..., Bulletin]


@pytest.fixture
def make_bulletin(repository: Path) -> MakeBulletin:
    """Make a month out of (kind, fields) pairs; by default one item of each kind."""
    del repository
    theme = Theme(colors={}, styles={})

    def make(*items: tuple[str, dict[str, Any]], unit: Unit = UNIT) -> Bulletin:
        header = BulletinFile(
            title="Bản tin thử",
            period=Period(start=dt.date(2024, 11, 1), end=dt.date(2024, 11, 30)),
            intro="Lời giới thiệu.",
        )
        chosen = items or tuple((kind, {}) for kind in KINDS)
        entries = []
        for number, (kind, fields) in enumerate(chosen, 1):
            item = KINDS[kind].model_validate(example(kind) | COMMON | UNDATED.get(kind, {}) | fields)
            file = f"content/2024-11/{number:02}-{kind}.yaml"
            entries.append(Entry(f"{number:02}-{kind}", kind, Document(file, item)))
        return Bulletin(
            "2024-11",
            Document("content/unit.yaml", unit),
            Document("content/2024-11/bulletin.yaml", header),
            theme,
            tuple(entries),
        )

    return make


@pytest.fixture
def looks(repository: Path) -> Looks:
    return Looks([repository / "templates"], UNIT.official_domains)
