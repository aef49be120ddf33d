from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from bantin.content.reading.month import Reading
from tests.fixtures.systems import link
from tests.rooms.content.reading.months import NOT_A_PICTURE, codes, place

Read = Callable[[], Reading]


PICTURES = [
    ("khong-co.jpg", "missing-image"),
    ("ANH.jpg", "missing-image"),
    ("thu-muc.jpg", "missing-image"),
    ("anh.gif", "image-format"),
    ("anh", "image-format"),
    ("../bulletin.jpg", "image-path"),
    ("/etc/anh.jpg", "image-path"),
    ("'C:/anh.jpg'", "image-path"),
    ("thu-muc\\anh.jpg", "image-path"),
    ("''", "empty-value"),
]


@pytest.mark.parametrize(("name", "code"), PICTURES)
def test_pictures_that_cannot_be_used_are_told(month: Path, read: Read, notice: str, name: str, code: str) -> None:
    (month / "assets" / "anh.jpg").write_bytes(NOT_A_PICTURE)
    (month / "assets" / "thu-muc.jpg").mkdir()
    (month / "04-tin.yaml").write_text(f"{notice}image:\n  file: {name}\n  alt: A\n", encoding="utf-8")
    assert place(read()) == (code, "content/2024-11/04-tin.yaml", 7, 9)


@pytest.mark.parametrize("name", ["ảnh.jpg", "thang/anh.webp", "./anh.JPEG", "anh.png"])
def test_pictures_are_found_whatever_the_normal_form_of_their_names(
    month: Path, read: Read, notice: str, name: str
) -> None:
    file = month / "assets" / unicodedata.normalize("NFD", name)
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(NOT_A_PICTURE)
    (month / "04-tin.yaml").write_text(f"{notice}image: {{file: {name}, alt: A}}\n", encoding="utf-8")
    bulletin = read().bulletin
    assert bulletin
    assert bulletin.entries[-1].image
    assert bulletin.entries[-1].image.name == name.removeprefix("./")


HEARD = "video: {narration: {file: loi doc.m4a}, clip: {file: phim.mp4}}\n"


def test_recordings_footage_and_music_are_found(root: Path, month: Path, read: Read, notice: str) -> None:
    music = root / "content" / "assets" / "nhac.mp3"
    music.parent.mkdir()
    for file in (month / "assets" / "loi doc.m4a", month / "assets" / "phim.mp4", music):
        file.write_bytes(b"")
    unit = root / "content" / "unit.yaml"
    text = unit.read_text(encoding="utf-8").replace("\n  video:\n", "\n  video:\n    music: {file: nhac.mp3}\n")
    unit.write_text(text, encoding="utf-8")
    (month / "04-tin.yaml").write_text(f"{notice}{HEARD}", encoding="utf-8")
    bulletin = read().bulletin
    assert bulletin
    entry = bulletin.entries[-1]
    assert [asset.name for asset in (bulletin.music, entry.narration, entry.clip) if asset] == [
        "nhac.mp3",
        "loi doc.m4a",
        "phim.mp4",
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [("{file: huy hieu.png}", "huy hieu.png"), ("{file: huy hieu.png, small: nho.png}", "nho.png")],
)
def test_the_plainer_emblem_of_a_unit_is_shown(written: str, shown: str, root: Path, read: Read) -> None:
    folder = root / "content" / "assets"
    folder.mkdir()
    for name in ("huy hieu.png", "nho.png"):
        (folder / name).write_bytes(b"")
    unit = root / "content" / "unit.yaml"
    unit.write_text(f"emblem: {written}\n{unit.read_text(encoding='utf-8')}", encoding="utf-8")
    bulletin = read().bulletin
    assert bulletin
    assert bulletin.emblem
    assert bulletin.emblem.name == shown


def test_an_emblem_that_is_missing_is_told(root: Path, read: Read) -> None:
    unit = root / "content" / "unit.yaml"
    unit.write_text(f"emblem: {{file: huy-hieu.png}}\n{unit.read_text(encoding='utf-8')}", encoding="utf-8")
    assert [one.code for one in read().diagnostics] == ["missing-image"]


def test_a_picture_that_is_not_there_yet_is_one_cause_and_following_the_hint_mends_it(
    month: Path, read: Read, notice: str
) -> None:
    (month / "04-tin.yaml").write_text(f"{notice}image:\n  file: cu-thao.jpg\n", encoding="utf-8")
    [found] = read().diagnostics
    assert found.code == "missing-image"
    assert found.hint.startswith("Chưa có ảnh thì xóa cả mục «image»; có rồi thì chép vào thư mục assets của tháng")
    assert "«alt: …»" in found.hint
    (month / "04-tin.yaml").write_text(notice, encoding="utf-8")
    assert read().diagnostics == ()


def test_a_picture_that_is_there_is_told_without_its_description(month: Path, read: Read, notice: str) -> None:
    (month / "assets" / "anh.jpg").write_bytes(NOT_A_PICTURE)
    (month / "04-tin.yaml").write_text(f"{notice}image:\n  file: anh.jpg\n", encoding="utf-8")
    assert codes(read()) == ["missing-key"]


@pytest.mark.parametrize("image", ["image:\n  file:\n", "image:\n  file:\n  alt: ''\n", "image: {file: , alt: }\n"])
def test_a_group_that_nobody_has_filled_in_is_not_there(month: Path, read: Read, notice: str, image: str) -> None:
    (month / "04-tin.yaml").write_text(f"{notice}{image}", encoding="utf-8")
    bulletin = read().bulletin
    assert bulletin
    assert bulletin.entries[-1].document.value.image is None


def test_a_group_that_somebody_began_to_fill_in_is_told(month: Path, read: Read, notice: str) -> None:
    (month / "04-tin.yaml").write_text(f"{notice}image:\n  file:\n  alt: Cụ ông\n", encoding="utf-8")
    assert codes(read()) == ["empty-value"]


@pytest.mark.parametrize(("there", "certain"), [("anh.jpg", True), ("anhs.jpg", False)])
def test_another_case_of_a_picture_is_mended_with_certainty(
    month: Path, read: Read, notice: str, there: str, *, certain: bool
) -> None:
    (month / "assets" / there).write_bytes(NOT_A_PICTURE)
    (month / "04-tin.yaml").write_text(f"{notice}image:\n  file: ANH.JPG\n  alt: A\n", encoding="utf-8")
    [found] = read().diagnostics
    assert found.mend
    assert found.mend.certain is certain


def test_recordings_and_footage_that_are_missing_are_told(month: Path, read: Read, notice: str) -> None:
    (month / "04-tin.yaml").write_text(f"{notice}{HEARD}", encoding="utf-8")
    found = read().diagnostics
    assert [diagnostic.code for diagnostic in found] == ["missing-sound", "missing-clip"]
    assert found[0].message == "Không có tệp âm thanh «loi doc.m4a» trong thư mục assets của tháng"


def test_picture_that_a_link_leads_outside_is_refused(root: Path, month: Path, read: Read, notice: str) -> None:
    outside = root.parent / "secret.jpg"
    outside.write_bytes(NOT_A_PICTURE)
    link(month / "assets" / "anh.jpg", outside)
    (month / "04-tin.yaml").write_text(f"{notice}image: {{file: anh.jpg, alt: A}}\n", encoding="utf-8")
    assert codes(read()) == ["outside-workspace"]
