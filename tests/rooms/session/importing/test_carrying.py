"""A month that goes on from the last: new days, standing items, and nothing that goes out before it was read again."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from bantin.content.mending import mended
from bantin.session.importing.carrying import candidates, follow, month_before
from bantin.session.month import open_month
from bantin.session.scaffold.create import ScaffoldError
from tests.fixtures.months import bantin

BEFORE, MONTH = "2024-11", "2024-12"
STANDING = ["07-dinh-danh-muc-2", "08-bao-cuoc-goi-lua-dao", "10-dang-ky-xe"]


@pytest.fixture
def root(repository: Path, tmp_path: Path) -> Path:
    shutil.copytree(repository / "content", tmp_path / "content")
    return tmp_path


def text(root: Path, name: str, month: str = MONTH) -> str:
    return (root / "content" / month / f"{name}.yaml").read_text(encoding="utf-8")


def test_services_and_guides_stand_unless_somebody_says_otherwise(root: Path) -> None:
    there = candidates(root, BEFORE)
    assert len(there) == 13
    assert [one.name for one in there if one.stands] == STANDING
    assert month_before(root, MONTH) == BEFORE
    assert month_before(root, BEFORE) is None


def test_only_what_must_change_differs_from_the_last_month(root: Path) -> None:
    made = follow(root, MONTH, BEFORE, STANDING)
    assert [path.stem for path in made] == [*STANDING, "bulletin"]
    for name in STANDING:
        was = text(root, name, BEFORE)
        assert text(root, name) == was.replace("title: ", "title: (số trước) ", 1).replace(
            'title: (số trước) "', 'title: "(số trước) '
        )
    period = "period:\n  start: 2024-12-01\n  end: 2024-12-31\nintro: (số trước) Cuối"
    assert text(root, "bulletin").startswith(f"title: Bản tin an ninh mạng tháng 12/2024\n{period}")
    order = "".join(f"  - {name}\n" for name in STANDING)
    assert f"\norder:\n{order}hashtags:\n" in text(root, "bulletin")
    assert "date:" not in text(root, "bulletin")


def test_pictures_go_along_and_boards_show_items_in_the_new_month(root: Path) -> None:
    folder = root / "content" / BEFORE
    service = folder / "10-dang-ky-xe.yaml"
    source = service.read_text(encoding="utf-8").partition("led:")[0]
    shown = "led:\n  since: 2024-11-05\n  until: 2024-11-30\nimage:\n  file: camera-an-ninh.jpg\n  alt: Đường phố\n"
    service.write_text(source + shown, encoding="utf-8")
    follow(root, MONTH, BEFORE, ["10-dang-ky-xe"])
    assert "  since: 2024-12-05\n  until: 2024-12-31\n" in text(root, "10-dang-ky-xe")
    copied = root / "content" / MONTH / "assets" / "camera-an-ninh.jpg"
    assert copied.read_bytes() == (folder / "assets" / "camera-an-ninh.jpg").read_bytes()


@pytest.mark.proof
def test_nothing_goes_out_before_it_was_read_again(root: Path) -> None:
    follow(root, MONTH, BEFORE, STANDING)
    found = open_month(root, MONTH, today=dt.date(2024, 12, 1)).diagnostics
    told = [one for one in found if one.code == "untouched-carried"]
    assert [one.location.file.rpartition("/")[2] for one in told if one.location] == [
        *(f"{name}.yaml" for name in STANDING),
        "bulletin.yaml",
    ]
    for one in told:
        assert one.mend is not None
        assert not one.mend.certain
        assert one.location
        path = root / one.location.file
        path.write_bytes(mended(path.read_bytes(), [one]))
    assert text(root, "07-dinh-danh-muc-2") == text(root, "07-dinh-danh-muc-2", BEFORE)
    again = open_month(root, MONTH, today=dt.date(2024, 12, 1)).diagnostics
    assert not [one for one in again if one.code == "untouched-carried"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Bản tin tháng 11", "Bản tin tháng 12"),
        ("Bản tin 11-2024", "Bản tin 12-2024"),
        ("Tháng 11 năm 2024: an toàn", '"Tháng 12 năm 2024: an toàn"'),
        ("Số 111/2024", "Số 111/2024"),
    ],
)
def test_the_title_names_the_new_month(root: Path, title: str, expected: str) -> None:
    header = root / "content" / BEFORE / "bulletin.yaml"
    rest = header.read_text(encoding="utf-8").partition("\n")[2]
    header.write_text(f'title: "{title}"\n{rest}', encoding="utf-8")
    follow(root, MONTH, BEFORE, [])
    assert text(root, "bulletin").split("\n")[0].replace('"', "") == f"title: {expected}".replace('"', "")
    assert "order:" not in text(root, "bulletin")


def test_what_is_there_is_never_touched(root: Path) -> None:
    before = text(root, "bulletin", BEFORE)
    for month, after in ((BEFORE, BEFORE), (MONTH, "2024-09"), ("2024-13", BEFORE), ("../x", BEFORE)):
        with pytest.raises(ScaffoldError):
            follow(root, month, after, STANDING)
    assert text(root, "bulletin", BEFORE) == before
    assert not (root / "content" / MONTH).exists()


@pytest.mark.proof
def test_the_command_says_what_it_takes_over_and_what_not(root: Path) -> None:
    done = bantin("new", MONTH, "--after", BEFORE, "--keep", "10-dang-ky-xe", cwd=root)
    assert done.returncode == 0, done.stderr
    assert "Đã tạo content/2024-12/10-dang-ky-xe.yaml" in done.stdout
    assert "Không lấy 12-tim-xe-may: Ai biết" in done.stdout
    wrong = bantin("new", "2025-01", "--after", MONTH, "--keep", "khong-co", cwd=root)
    assert wrong.returncode != 0
    assert "không có tin «khong-co»" in wrong.stderr
