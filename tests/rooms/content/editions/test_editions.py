"""Editions read: each difference at its line, laid over the unit; a file each, or a row of the table."""

from __future__ import annotations

from pathlib import Path

import pytest

from bantin.content.editions.reading import Edition, Editions, edition_names, read_editions
from bantin.content.reading.month import Reading, read_month
from bantin.model.diagnostic import Severity
from tests.communes import communes, table
from tests.fixtures.small_months import NOTICE
from tests.fixtures.workspaces import SMALL_HEADER, SMALL_UNIT

MONTH = "2024-11"
NAMES = "name: Công an xã Nà Ỏi\nshort_name: CA xã Nà Ỏi\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    month = tmp_path / "content" / MONTH
    month.mkdir(parents=True)
    (tmp_path / "content" / "editions").mkdir()
    (tmp_path / "content" / "unit.yaml").write_text(SMALL_UNIT, encoding="utf-8")
    (month / "bulletin.yaml").write_text(f"{SMALL_HEADER}order: [02-hai]\n", encoding="utf-8")
    for name in ("01-mot", "02-hai"):
        (month / f"{name}.yaml").write_text(NOTICE, encoding="utf-8")
    return tmp_path


def write(root: Path, text: str, name: str = "na-oi") -> Editions:
    (root / "content" / "editions" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return read_editions(root)


def one(editions: Editions) -> Edition:
    assert editions.diagnostics == ()
    (edition,) = editions.found
    return edition


def read(root: Path, edition: Edition) -> Reading:
    return read_month(root, MONTH, edition=edition)


@pytest.mark.parametrize(
    ("said", "known"),
    [
        (NAMES, "CA xã Nà Ỏi"),
        (f"{NAMES}public_name: Xã Nà Ỏi\n", "Xã Nà Ỏi"),
        ("line: Xã trực cả thứ bảy.\n", "Công an Bình Yên"),
    ],
)
def test_who_has_a_name_of_its_own_is_not_known_by_that_of_the_unit(root: Path, said: str, known: str) -> None:
    unit = root / "content" / "unit.yaml"
    unit.write_text(f"{unit.read_text(encoding='utf-8')}public_name: Công an Bình Yên\n", encoding="utf-8")
    bulletin = read(root, one(write(root, said))).bulletin
    assert bulletin is not None
    assert bulletin.unit.value.masthead[0].text == known


def test_what_an_edition_says_stands_in_place_of_what_the_unit_says(root: Path) -> None:
    text = (
        f"{NAMES}line: Xã trực cả thứ bảy.\nfanpage: Công an xã Nà Ỏi\nboards: []\nhashtags: [na-oi]\n"
        "words: {readers: nhân dân}\nofficial_domains: [naoi.gov.vn]\nzalo: {groups: [Tổ 1]}\ncontacts:\n"
        '  - {id: truc-ban, label: Trực ban xã, number: "0900 000 001", checked_on: 2024-11-21}\n'
        '  - {id: mot-cua, label: Một cửa, number: "0900 000 002", checked_on: 2024-11-21}\n'
    )
    bulletin = read(root, one(write(root, text))).bulletin
    assert bulletin is not None
    unit = bulletin.unit.value
    assert (unit.name, unit.short_name, unit.parent) == ("Công an xã Nà Ỏi", "CA xã Nà Ỏi", "Công an tỉnh Bình Yên")
    assert (unit.line, unit.fanpage.name, unit.words.readers) == ("Xã trực cả thứ bảy.", "Công an xã Nà Ỏi", "nhân dân")
    assert unit.official_domains == ("naoi.gov.vn",)
    assert unit.channels.led is not None
    assert unit.channels.led.boards == ()
    assert unit.channels.facebook is not None
    assert unit.channels.facebook.hashtags == ("na-oi",)
    assert unit.channels.zalo is not None
    assert [group.name for group in unit.channels.zalo.groups] == ["Tổ 1"]
    assert [(contact.id, contact.number) for contact in unit.contacts] == [
        ("truc-ban", "0900 000 001"),
        ("mot-cua", "0900 000 002"),
    ]
    own = read_month(root, MONTH).bulletin
    assert own is not None
    assert own.unit.value.name == "Phòng Thử nghiệm", "the unit itself is as it was"


def test_what_is_wrong_is_told_at_its_line_and_holds_up_no_other_edition(root: Path) -> None:
    write(root, f"{NAMES}contacts:\n  - {{id: truc-ban, label: Trực, checked_on: 31/11/2024}}\nhotlin: 113\n", "mot")
    write(root, f"{NAMES}theme: khong-co\n", "hai")
    write(root, "short_name: CA xã\n", "ba")
    write(root, NAMES, "Bon")
    editions = write(root, NAMES, "nam")
    assert [edition.id for edition in editions.found] == ["hai", "nam"]
    told = {(found.code, found.location.file, found.location.line) for found in editions.diagnostics if found.location}
    assert told == {
        ("bad-date", "content/editions/mot.yaml", 4),
        ("unknown-key", "content/editions/mot.yaml", 5),
        ("missing-key", "content/editions/ba.yaml", 1),
        ("bad-file-name", "content/editions/Bon.yaml", 0),
    }
    (found,) = read(root, editions.found[0]).diagnostics
    assert found.location is not None
    assert (found.code, found.location.file, found.location.line) == ("missing-theme", "content/editions/hai.yaml", 3)


def test_what_only_the_whole_unit_tells_is_told_at_the_line_of_the_edition(root: Path) -> None:
    edition = one(write(root, f"{NAMES}default_contacts: [truc-bam]\n"))
    (found,) = read(root, edition).diagnostics
    assert found.location is not None
    assert (found.code, found.location.file, found.location.line) == (
        "unknown-contact",
        "content/editions/na-oi.yaml",
        3,
    )


def test_items_are_left_out_and_added_and_none_is_lost_in_silence(root: Path) -> None:
    text = f"{NAMES}without: [2024-11/02-hai, 2024-12/07-bay]\n"
    own = root / "content" / "editions" / "na-oi" / MONTH
    own.mkdir(parents=True)
    (own / "03-cua-xa.yaml").write_text(NOTICE, encoding="utf-8")
    edition = one(write(root, text))
    reading = read(root, edition)
    assert reading.diagnostics == ()
    assert [entry.id for entry in reading.entries] == ["01-mot", "03-cua-xa"]
    (own / "01-mot.yaml").write_text(NOTICE, encoding="utf-8")
    assert {found.code for found in read(root, edition).diagnostics} == {"duplicate-id"}
    (own / "01-mot.yaml").unlink()
    wrong = one(write(root, f"{NAMES}without: [2024-11/02-hay]\n"))
    (found,) = read(root, wrong).diagnostics
    assert (found.code, found.mend and found.mend.text) == ("unknown-item", "2024-11/02-hai")


def test_a_row_of_the_table_is_an_edition_whatever_a_spreadsheet_makes_of_it(root: Path) -> None:
    content = "Mã;Tên;Tên ngắn;truc-ban;Ngày xác minh;Địa chỉ\r\n"
    content += ';Công an xã Nà Ỏi;CA Nà Ỏi;0900 000 001;21/11/2024;"Số 1; tổ 2"\r\n'
    (root / "content" / "editions.csv").write_bytes(b"\xef\xbb\xbf" + content.encode())
    edition = one(read_editions(root))
    assert edition.id == "cong-an-xa-na-oi"
    bulletin = read(root, edition).bulletin
    assert bulletin is not None
    unit = bulletin.unit.value
    assert (unit.name, unit.address, unit.contacts[0].label) == ("Công an xã Nà Ỏi", "Số 1; tổ 2", "Trực ban")
    assert unit.contacts[0].number == "0900 000 001"
    assert bulletin.unit.locate("contacts.0.number").line == 2


@pytest.mark.parametrize(
    ("content", "code", "line", "column"),
    [
        ("id,tênn,ten\n", "unknown-key", 1, 4),
        ("id,name,short_name,truc-ban\nmot,A,A,0900\n", "missing-key", 2, 9),
        ("id,name,short_name,archive\nmot,A,A,vidu\n", "bad-address", 2, 9),
        ("id,name,short_name\nmot,A,A\nmot,B,B\n", "duplicate-id", 3, 1),
        ("\n", "empty-file", 1, 1),
    ],
)
def test_what_is_wrong_with_the_table_is_told_at_its_cell(
    content: str, code: str, line: int, column: int, root: Path
) -> None:
    (root / "content" / "editions.csv").write_text(content, encoding="utf-8")
    found = [one for one in read_editions(root).diagnostics if one.severity is Severity.ERROR]
    assert [(one.code, one.location and (one.location.line, one.location.column)) for one in found] == [
        (code, (line, column))
    ]


def test_ninety_two_communes_are_read_and_their_names_differ(root: Path) -> None:
    (root / "content" / "editions.csv").write_text(table(92, contact="truc-ban"), encoding="utf-8")
    editions = read_editions(root)
    assert editions.diagnostics == ()
    assert len({edition.told for edition in editions.found}) == len(communes(92)) == 92
    assert edition_names(root) == [edition.id for edition in editions.found]
    assert read_editions(root, {editions.found[3].id}).found[0].told == editions.found[3].told
