from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bantin.checks.rule import Example
from bantin.model.bulletin import Bulletin, BulletinFile, Document, Entry
from bantin.model.diagnostic import Location
from bantin.model.kinds import KINDS
from bantin.model.theme import Theme
from bantin.model.unit import Unit
from tests.fixtures.examples import required

UNIT: dict[str, Any] = {
    "name": "Phòng Thử nghiệm",
    "short_name": "Phòng Thử",
    "parent": "Công an tỉnh Ví Dụ",
    "fanpage": {"name": "Phòng Thử"},
    "address": "Số 1",
    "contacts": [{"id": "truc-ban", "label": "Trực ban", "number": "113", "checked_on": "2024-11-20"}],
    "official_domains": ["dichvucong.gov.vn", "bocongan.gov.vn"],
    "channels": {"video": None},
}

HEADER: dict[str, Any] = {
    "title": "Bản tin thử",
    "period": {"start": "2024-11-01", "end": "2024-11-30"},
    "intro": "Lời giới thiệu.",
}

MakeBulletin = Callable[..., Bulletin]


@pytest.fixture
def make_bulletin() -> MakeBulletin:
    """Make a month of examples; each value stands on line 7 of its file, from column 9, as `  - text` would."""

    def make(*examples: Example) -> Bulletin:
        entries = []
        unit, header = dict(UNIT), dict(HEADER)
        for number, example in enumerate(examples, 1):
            fields = dict(example)
            kind = fields.pop("kind")
            unit |= fields.pop("unit", {})
            header |= fields.pop("bulletin", {})
            item = KINDS[kind].model_validate(required(kind) | {"title": "Tiêu đề", "summary": "Tóm tắt."} | fields)
            file = f"content/2024-11/{number:02}-{kind}.yaml"
            places = {path: Location(file, 7, 5, len(text), f"  - {text}") for path, text in strings(item.model_dump())}
            entries.append(Entry(f"{number:02}-{kind}", kind, Document(file, item, places)))
        return Bulletin(
            "2024-11",
            Document("content/unit.yaml", Unit.model_validate(unit)),
            Document("content/2024-11/bulletin.yaml", BulletinFile.model_validate(header)),
            Theme(colors={}, styles={}),
            tuple(entries),
        )

    return make


def strings(value: object, path: str = "") -> list[tuple[str, str]]:
    if isinstance(value, str):
        return [(path, value)]
    pairs: list[tuple[str, object]] = []
    if isinstance(value, dict):
        pairs = list(value.items())
    elif isinstance(value, tuple):
        pairs = [(str(number), inner) for number, inner in enumerate(value)]
    return [found for name, inner in pairs for found in strings(inner, f"{path}.{name}".strip("."))]
