from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from PIL import Image

from bantin.content.reading.month import Reading, read_month
from bantin.model.diagnostic import Severity
from bantin.session.scaffold.create import new_item
from tests.fixtures.proofs import examples, some
from tests.fixtures.systems import needs_permissions
from tests.fixtures.workspaces import own
from tests.rooms.content.reading.months import codes, replace

Read = Callable[[], Reading]


PROJECT = Path(__file__).parents[4]


def test_month_is_read_whole(root: Path, read: Read) -> None:
    path = new_item(root, "2024-11", "appeal", "Tìm người")
    shown = "image: {file: anh.png, alt: Ảnh một người đàn ông mặc áo xanh}\n"
    path.write_text(own(path.read_text(encoding="utf-8")) + shown, encoding="utf-8")
    Image.new("RGB", (1920, 1080)).save(path.parent / "assets" / "anh.png")
    reading = read()
    assert reading.diagnostics == ()
    assert reading.bulletin
    assert reading.bulletin.month == "2024-11"
    assert reading.bulletin.theme.styles["headline"].size == 64
    assert reading.bulletin.date.isoformat() == "2024-11-30"
    appeal = reading.bulletin.entries[-1]
    assert (appeal.id, appeal.kind) == ("04-tim-nguoi", "appeal")
    assert appeal.document.file == "content/2024-11/04-tim-nguoi.yaml"
    title = appeal.document.locate("title")
    assert (title.column, title.length, title.excerpt) == (8, 9, "title: Tìm người")
    assert (
        reading.bulletin.unit.locate("contacts.1.label").excerpt
        == "    label: Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ"
    )
    picture = root / "content" / "2024-11" / "assets" / "anh.png"
    assert appeal.image
    assert appeal.image.name == "anh.png"
    assert appeal.image.sha256 == hashlib.sha256(picture.read_bytes()).hexdigest()
    assert Path(appeal.image.path) == picture
    assert reading.files[:3] == ("content/unit.yaml", "content/2024-11/bulletin.yaml", "templates/themes/navy.yaml")
    assert "content/2024-11/assets/anh.png" in reading.files


def test_sample_months_are_read() -> None:
    for folder in (PROJECT / "content").glob("2*-*"):
        reading = read_month(PROJECT, folder.name)
        assert not [found for found in reading.diagnostics if found.severity is Severity.ERROR]


def test_items_follow_the_order_of_the_bulletin(month: Path, read: Read) -> None:
    names = sorted(path.stem for path in month.glob("0*.yaml"))
    replace(month / "bulletin.yaml", "# order:\n#   - 01-ten-tin-dau-tien", f"order:\n  - {names[2]}")
    bulletin = read().bulletin
    assert bulletin
    assert [entry.id for entry in bulletin.entries] == [names[2], names[0], names[1]]


def test_unknown_and_repeated_items_in_the_order_are_told(month: Path, read: Read) -> None:
    name = next(month.glob("03-*")).stem
    order = f"order:\n  - {name}\n  - {name[:-1]}\n  - {name}\n"
    replace(month / "bulletin.yaml", "# order:\n#   - 01-ten-tin-dau-tien\n", order)
    unknown, repeated = read().diagnostics
    assert (unknown.code, unknown.hint) == ("unknown-item", f"Có phải «{name}»?")
    assert (repeated.code, unknown.location and unknown.location.column) == ("duplicate-id", 5)


def test_mistakes_of_all_files_are_told_in_one_run(root: Path, month: Path, read: Read) -> None:
    replace(root / "content" / "unit.yaml", "theme: navy", "theme: nay")
    replace(month / "bulletin.yaml", "intro:", "intor:")
    first, second, third = sorted(month.glob("0*.yaml"))
    replace(first, "kind: warning", "kind: warnin")
    second.write_text(
        "kind: guide\nsteps: A\nled: A\ncontacts: [115]\nimage: {file: a.png, alt: A}\n", encoding="utf-8"
    )
    third.write_text("kind: deadline\ntitle: A: B\n", encoding="utf-8")
    (month / "04-tin.yaml").write_text("", encoding="utf-8")
    (month / "05-tin.yaml").write_bytes(b"\xff")
    reading = read()
    assert reading.bulletin is None
    assert codes(reading) == [
        "unknown-kind",
        "missing-key",
        "missing-key",
        "wrong-type",
        "unknown-contact",
        "missing-image",
        "missing-key",
        "missing-key",
        "missing-key",
        "yaml-syntax",
        "empty-file",
        "not-utf8",
        "unknown-key",
        "missing-theme",
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("unit.yaml", 'id: "114"', 'id: "113"', "duplicate-id"),
        ("unit.yaml", "id: tru-so", "id: quang-truong", "duplicate-id"),
        ("unit.yaml", "id: landscape", "id: reel", "duplicate-id"),
        ("unit.yaml", "id: tru-so", "id: com1", "reserved-name"),
        ("unit.yaml", "id: reel", "id: nul", "reserved-name"),
        ("unit.yaml", '    number: "114"\n', "", "unreachable-contact"),
        ("unit.yaml", "theme: navy", "theme: nuvy", "missing-theme"),
        ("unit.yaml", "theme: navy", "theme: ../navy", "bad-identifier"),
        ("2024-11/bulletin.yaml", "start: 2024-11-01", "start: 2024-12-01", "period-reversed"),
        ("2024-11/04-tin.yaml", "kind: notice", "kindd: notice", "missing-kind"),
        ("2024-11/04-tin.yaml", "kind: notice", "kind: [notice]", "missing-kind"),
        ("2024-11/04-tin.yaml", "kind: notice", "kind: notis", "unknown-kind"),
        ("2024-11/04-tin.yaml", "kind: notice", "kind: notice\ncontacts: [115]", "unknown-contact"),
        ("2024-11/04-tin.yaml", "kind: notice", "kind: notice\nchannels: [facebok]", "unknown-channel"),
    ],
)
def test_what_files_say_about_each_other_is_checked(  # noqa: PLR0917 - pytest passes by name
    root: Path, month: Path, read: Read, notice: str, file: str, old: str, new: str, code: str
) -> None:
    (month / "04-tin.yaml").write_text(notice, encoding="utf-8")
    assert read().bulletin
    replace(root / "content" / file, old, new)
    reading = read()
    assert reading.bulletin is None
    assert codes(reading) == [code]
    assert reading.diagnostics[0].hint


def test_contact_of_an_appeal_is_checked_too(root: Path, read: Read) -> None:
    path = new_item(root, "2024-11", "appeal", "Tìm người")
    replace(path, "\ncontact: 113", "\ncontact: truc-ban")
    assert set(codes(read())) == {"unknown-contact", "untouched-example"}


def test_a_number_is_not_taken_for_another(month: Path, read: Read, notice: str) -> None:
    (month / "04-tin.yaml").write_text(f"{notice}contacts: [115]\n", encoding="utf-8")
    assert read().diagnostics[0].hint.startswith("Các mã đang có: 113 (Cảnh sát phản ứng nhanh), 114 (")


@pytest.mark.parametrize("name", ["\u07a6", "?", "中国"])
def test_a_contact_of_no_letters_is_none_that_could_not_be_read(
    month: Path, read: Read, notice: str, name: str
) -> None:
    (month / "04-tin.yaml").write_text(f'{notice}contacts: ["{name}"]\n', encoding="utf-8")
    reading = read()
    assert reading.bulletin is None
    assert codes(reading) == ["bad-identifier"]


def test_contact_in_words_that_nobody_knows_is_told_once(month: Path, read: Read, notice: str) -> None:
    (month / "04-tin.yaml").write_text(f"{notice}contacts: [Công an]\n", encoding="utf-8")
    assert codes(read()) == ["unknown-contact"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("theme: navy", "theme: a: b", ["unknown-contact"]),  # a mistake elsewhere hides nothing
        ('  - id: "114"', "  - id: [", ["unknown-contact"]),
        ("  - id: truc-ban", "  - id: truc-ban\n    label: Chị Hoa: 115", []),  # it is there, though it cannot be read
        ("contacts:\n", "contacts: [\n", []),
    ],
)
def test_items_are_held_against_the_contacts_that_can_be_read(  # noqa: PLR0917 - pytest passes by name
    root: Path, month: Path, read: Read, notice: str, old: str, new: str, told: list[str]
) -> None:
    unit = root / "content" / "unit.yaml"
    replace(unit, "  # - id: truc-ban\n", "  - id: truc-ban\n    label: A\n    number: 1\n    checked_on: 2024-11-01\n")
    (month / "04-tin.yaml").write_text(f"{notice}contacts: [115, 113]\n", encoding="utf-8")
    replace(unit, old, new)
    found = [one for one in read().diagnostics if one.location and one.location.file != "content/unit.yaml"]
    assert [one.code for one in found] == told, found


@pytest.mark.parametrize(
    ("written", "size", "code"),
    [
        ("modules: 12x6, module: 32x16", (384, 96), ""),
        ("modules: 12x6, module: 32x16, mounting: left", (96, 384), ""),
        ("pixels: 384x96, modules: 12x6, module: 32x16", (384, 96), ""),
        ("pixels: 384x192, modules: 12x6, module: 32x16", (0, 0), "two-board-sizes"),
        ("modules: 12x6", (0, 0), "missing-key"),
        ("name: Chợ", (0, 0), "missing-key"),
    ],
)
def test_a_board_has_one_size(root: Path, read: Read, written: str, size: tuple[int, int], code: str) -> None:
    unit = root / "content" / "unit.yaml"
    text = unit.read_text(encoding="utf-8")
    head, rest = text.split("    boards:\n", 1)
    name = "" if "name" in written else "name: Chợ, "
    board = f"      - {{id: cho, {name}{written}, pitch_mm: 10, viewing_m: 30}}\n"
    unit.write_text(f"{head}    boards:\n{board}  video:{rest.split('  video:', 1)[1]}", encoding="utf-8")
    reading = read()
    assert codes(reading) == [code] * bool(code)
    if reading.bulletin:
        [found] = reading.bulletin.unit.value.channels.led.boards  # type: ignore[union-attr]  # it has boards
        assert (found.width, found.height) == size


@needs_permissions
def test_file_that_may_not_be_read_is_told(month: Path, read: Read) -> None:
    next(month.glob("01-*")).chmod(0)
    assert codes(read()) == ["unreadable-file"]


@examples(8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=300), st.text("kindtles: \n-[]{}\"'&*|ế", max_size=200).map(str.encode)))
def test_no_bytes_of_an_item_raise(month: Path, read: Read, data: bytes) -> None:
    (month / "04-tin.yaml").write_bytes(b"kind: notice\n" + data)
    reading = read()
    assert (reading.bulletin is None) == any(found.severity is Severity.ERROR for found in reading.diagnostics)


def test_the_units_own_words_are_read_if_it_has_any(root: Path, read: Read) -> None:
    without = read().bulletin
    assert without is not None
    assert without.glossary == ()
    (root / "content" / "glossary.yaml").write_text("words:\n  - bản Vẹn\n  - chợ phiên\n", encoding="utf-8")
    bulletin = read().bulletin
    assert bulletin is not None
    assert bulletin.glossary == ("bản Vẹn", "chợ phiên")


@pytest.mark.parametrize(
    ("old", "new"),
    some(
        [
            ("theme: navy", "theme: navi"),
            ("theme: navy", "theme: a: b"),
            ("  name: Công an phường Bình Yên\n", "  name: Công an phường Bình Yên\n  url: một trang\n"),
            ('    number: "113"\n    checked_on: 2024-11-01\n', '    number: "113"\n'),
            ('    number: "113"\n    checked_on: 2024-11-01\n', '    number: "113"\n    checked_on: 30/2\n'),
            ("  zalo:\n", "  zalo:\n    message_limit: dài\n"),
            ("official_domains:\n", "official_domains:\n  - https://a b\n"),
            ("contacts:\n", "contacts:\n  - 113\n"),
            ("contacts:\n", "contacts: [\n"),
        ],
        3,
    ),
)
def test_items_are_read_whatever_is_wrong_with_the_unit(root: Path, read: Read, old: str, new: str) -> None:
    unit = root / "content" / "unit.yaml"
    replace(unit, old, new)
    reading = read()
    assert reading.bulletin is None
    assert reading.readable
    assert len(reading.readable.entries) == 3


def test_a_mistake_in_the_glossary_is_told_with_its_place(root: Path, read: Read) -> None:
    (root / "content" / "glossary.yaml").write_text("wrods:\n  - bản Vẹn\n", encoding="utf-8")
    found = read().diagnostics
    assert [(told.code, told.location and (told.location.file, told.location.line)) for told in found] == [
        ("unknown-key", ("content/glossary.yaml", 1))
    ]


def test_a_number_that_unit_yaml_lacks_is_told_with_the_line_to_add(
    root: Path, month: Path, read: Read, notice: str
) -> None:
    (month / "04-tin.yaml").write_text(f"{notice}contacts: [Chị Hoa 0912 345 678]\n", encoding="utf-8")
    [found] = read().diagnostics
    assert found.code == "unknown-contact"
    line = found.hint.partition("dòng «")[2].partition("»")[0]
    assert line == '- {id: chi-hoa-0912-345-678, label: Chị Hoa, number: "0912 345 678", checked_on: }'
    unit = root / "content" / "unit.yaml"
    added = f"contacts:\n  {line.replace('checked_on: ', 'checked_on: 2024-11-20')}\n"
    unit.write_text(unit.read_text(encoding="utf-8").replace("contacts:\n", added, 1), encoding="utf-8")
    reading = read()
    assert reading.diagnostics == ()
    assert reading.entries[-1].item.contacts == ("chi-hoa-0912-345-678",)


@pytest.mark.parametrize(
    "contact", ["Cảnh sát phản ứng nhanh", '"Cảnh sát phản ứng nhanh: 113"', "113 (phản ứng nhanh)"]
)
def test_a_contact_is_known_by_its_label_and_its_number(month: Path, read: Read, notice: str, contact: str) -> None:
    (month / "04-tin.yaml").write_text(f"{notice}contacts:\n  - {contact}\n", encoding="utf-8")
    reading = read()
    assert reading.diagnostics == ()
    assert reading.entries[-1].item.contacts == ("113",)
