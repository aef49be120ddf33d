"""What is remembered of items never stands for what is written now."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from bantin.content.reading.month import Reading
from bantin.session.scaffold.create import new_item
from tests.fixtures.workspaces import own
from tests.rooms.content.reading.months import codes, replace

Read = Callable[[], Reading]

CONTACT = re.compile(r"  - id: (\S+)\n")


def test_items_whose_files_stay_are_not_made_anew(root: Path, read: Read) -> None:
    path = _warning(root)
    first = read().bulletin
    replace(path, "Giả danh", "Mạo danh")
    second = read().bulletin
    assert first
    assert second
    assert second.entries[-1].item.title == "Mạo danh"
    same = [one.document is other.document for one, other in zip(first.entries, second.entries, strict=True)]
    assert same == [True] * (len(same) - 1) + [False]


def test_what_is_wrong_is_told_at_each_reading(root: Path, read: Read) -> None:
    path = _warning(root)
    assert not codes(read())
    replace(path, "title:", "tittle:")
    told = codes(read())
    assert told
    assert codes(read()) == told


def test_a_contact_that_went_is_missed_in_files_that_stay(root: Path, read: Read) -> None:
    path, unit = _warning(root), root / "content" / "unit.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "contacts: [mot-noi]\n", encoding="utf-8")
    unit.write_text(CONTACT.sub("  - id: mot-noi\n", unit.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    assert "unknown-contact" not in codes(read())
    replace(unit, "mot-noi", "noi-khac")
    assert "unknown-contact" in codes(read())


def test_a_picture_that_went_is_missed_in_files_that_stay(root: Path, read: Read) -> None:
    path = _warning(root)
    picture = path.parent / "assets" / "anh.png"
    Image.new("RGB", (1080, 1080)).save(picture)
    path.write_text(
        path.read_text(encoding="utf-8") + "image: {file: anh.png, alt: Một chiếc điện thoại}\n", encoding="utf-8"
    )
    assert not codes(read())
    picture.unlink()
    assert codes(read())


def _warning(root: Path) -> Path:
    path = new_item(root, "2024-11", "warning", "Giả danh")
    path.write_text(own(path.read_text(encoding="utf-8")), encoding="utf-8")
    return path
