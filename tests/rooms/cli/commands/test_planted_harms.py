"""Twelve harms, each planted in a month that is fit to go out: whoever approves is stopped."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from tests.fixtures.proofs import some
from tests.rooms.cli.commands.conftest import APPROVER, Say, key_of, needs_git

FACE = Path(__file__).parents[2] / "sight" / "face.jpg"
ALT = "Ảnh chụp tờ giấy mời có chữ in lớn, một người cầm ở tay phải, phía sau là bàn làm việc và tủ hồ sơ."
FIT = f"""\
kind: notice
title: Mời dự buổi trao đổi
summary: Phường mời bà con dự buổi trao đổi về an toàn trên mạng.
text:
  - Buổi trao đổi diễn ra tại nhà văn hóa.
image:
  file: giay-moi.jpg
  alt: {ALT}
"""
SERVICE = """\
kind: service
title: Đăng ký trực tuyến
summary: Mời bà con đăng ký trực tuyến.
what: Đăng ký
who: Mọi người
how: [Mở trang]
address: https://dichvucong.example/
"""


@dataclass(frozen=True)
class Harm:
    """What is planted, and what is told of it.

    Attributes:
        item: the whole item.
        unit: replacements in the unit's file.
    """

    code: str
    item: str = FIT
    unit: tuple[tuple[str, str], ...] = ()


CASE = """\
kind: case
title: Lừa bán vé qua mạng
summary: Một phụ nữ bị lừa khi mua vé qua mạng.
story:
  - Công an đã bắt được tên tội phạm.
"""
IDENTITY = "Ảnh chụp căn cước số 006090001234 của một người, chữ in rõ, nền màu xanh nhạt, đặt trên bàn."
FIGURES = "facebook:\n  title: Đã cấp 368.036 căn cước\n  text: Đã cấp 368.063 căn cước cho bà con.\n"
SMALL = "led: {boards: [{id: cong, name: Bảng cổng, pixels: 64x16, pitch_mm: 10, viewing_m: 90}]}"
HARMS = {
    "an identity number in an alternative text": Harm("personal-data", FIT.replace(ALT, IDENTITY)),
    "a phishing address in a QR code": Harm("unofficial-qr", SERVICE),
    "a figure that differs between card and post": Harm("differing-figure", FIT + FIGURES),
    "a stale hotline": Harm("stale-contact", unit=(("checked_on: 2024-11-20", "checked_on: 2023-05-20"),)),
    "a criminal before judgment": Harm("presumption", CASE),
    "board text too small": Harm("board-too-far", unit=(("led: null", SMALL),)),
    "an untouched example": Harm("untouched-example", FIT.replace("title: Mời", "title: (ví dụ) Mời")),
    "a mark of secrecy": Harm("state-secret", FIT.replace("Buổi trao đổi", "Kế hoạch (MẬT)")),
    "a victim named": Harm("private-name", CASE.replace("Một phụ nữ", "Chị Hoàng Thị Thái, SN 1980,")),
}


@pytest.fixture
def fit(keyed: Path) -> Path:
    """A month with a picture taken by a phone that knows where it is."""
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (22.0, 8.0, 47.0)
    assets = keyed / "content" / "2024-11" / "assets"
    assets.mkdir()
    Image.new("RGB", (2000, 1500), "#446688").save(assets / "giay-moi.jpg", exif=exif)
    (keyed / "content" / "2024-11" / "01-tin.yaml").write_text(FIT, encoding="utf-8")
    return keyed


def approve(say: Say, root: Path, *more: str) -> tuple[int, str]:
    done = say("approve", "--yes", "--key", key_of(root, APPROVER), *more)
    return done.code, done.out + done.err


@pytest.mark.proof
@needs_git
def test_without_a_harm_it_is_approved_and_nothing_hidden_in_pictures_is_named(say: Say, fit: Path) -> None:
    code, told = approve(say, fit)
    assert code == 0, told
    assert "Ảnh chưa che vùng nào ở 01-tin: giay-moi.jpg, xem có mặt người" in told


@needs_git
@pytest.mark.parametrize("name", some(HARMS, 3))
def test_a_planted_harm_is_stopped(name: str, say: Say, fit: Path) -> None:
    harm = HARMS[name]
    (fit / "content" / "2024-11" / "01-tin.yaml").write_text(harm.item, encoding="utf-8")
    unit = fit / "content" / "unit.yaml"
    text = unit.read_text(encoding="utf-8")
    for old, new in harm.unit:
        assert old in text
        text = text.replace(old, new)
    unit.write_text(text, encoding="utf-8")
    code, told = approve(say, fit)
    assert code == 1, told
    assert f"[{harm.code}]" in told
    assert not (fit / "approved" / "2024-11").exists()


@pytest.mark.proof
@needs_git
def test_a_face_that_nothing_hides_is_stopped(say: Say, fit: Path) -> None:
    shutil.copy(FACE, fit / "content" / "2024-11" / "assets" / "giay-moi.jpg")
    code, told = approve(say, fit)
    assert (code, "[unhidden-face]" in told) == (1, True), told
    assert not (fit / "approved" / "2024-11").exists()


@needs_git
def test_where_a_photo_was_taken_does_not_go_out(say: Say, fit: Path) -> None:
    unit = fit / "content" / "unit.yaml"
    unit.write_text(unit.read_text(encoding="utf-8").replace("facebook: null", "facebook: {}"), encoding="utf-8")
    code, told = approve(say, fit)
    assert code == 0, told
    pictures = list((fit / "dist" / "2024-11" / "facebook").rglob("*.jpg"))
    assert pictures
    for path in pictures:
        with Image.open(path) as opened:
            assert not opened.getexif()
        assert b"Exif" not in path.read_bytes()


@needs_git
def test_what_is_edited_after_approval_is_no_longer_approved(say: Say, fit: Path) -> None:
    assert approve(say, fit)[0] == 0
    (fit / "dist" / "2024-11" / "zalo" / "01-tin.txt").write_text("Khác", encoding="utf-8")
    assert "đã sửa sau khi duyệt" in say("list").out


@pytest.mark.proof
@needs_git
def test_a_warning_that_somebody_has_looked_into_does_not_stop_it(say: Say, fit: Path) -> None:
    item = HARMS["a figure that differs between card and post"].item
    (fit / "content" / "2024-11" / "01-tin.yaml").write_text(item, encoding="utf-8")
    assert approve(say, fit)[0] == 1
    code, told = approve(say, fit, "--despite-warnings")
    assert code == 0, told
