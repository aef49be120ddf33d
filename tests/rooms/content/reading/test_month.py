from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from PIL import Image

from bantin.content.reading.month import Reading, read_month
from bantin.model.diagnostic import Severity
from bantin.session.scaffold.create import new_item
from tests.fixtures.proofs import examples
from tests.fixtures.systems import link, named, needs_permissions
from tests.fixtures.workspaces import own

Read = Callable[[], Reading]

NOT_A_PICTURE = b"\xff\xd8\xff picture"
PROJECT = Path(__file__).parents[4]


def codes(reading: Reading) -> list[str]:
    return [found.code for found in reading.diagnostics]


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def place(reading: Reading) -> tuple[str, str, int, int]:
    [found] = reading.diagnostics
    assert found.location
    return found.code, found.location.file, found.location.line, found.location.column


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


def test_contact_in_words_that_nobody_knows_is_told_once(month: Path, read: Read, notice: str) -> None:
    (month / "04-tin.yaml").write_text(f"{notice}contacts: [Công an]\n", encoding="utf-8")
    assert codes(read()) == ["unknown-contact"]


def test_contacts_are_not_checked_against_a_unit_that_cannot_be_read(root: Path, month: Path, read: Read) -> None:
    (month / "04-tin.yaml").write_text(
        "kind: notice\ntitle: A\nsummary: B\ntext: [C]\ncontacts: [9]\n", encoding="utf-8"
    )
    replace(root / "content" / "unit.yaml", "theme: navy", "theme: a: b")
    assert codes(read()) == ["yaml-syntax"]


@pytest.mark.parametrize(
    ("name", "severity", "code", "hint"),
    [
        ("Cảnh báo.yaml", "error", "bad-file-name", "«canh-bao.yaml»"),
        ("04_tin.yaml", "error", "bad-file-name", "«04-tin.yaml»"),
        (f"{'a' * 61}.yaml", "error", "bad-file-name", f"«{'a' * 60}.yaml»"),
        ("con.yaml", "error", "reserved-name", "«tin-con.yaml»"),
        ("04-Tin.yml", "warning", "ignored-file", "«04-tin.yaml»"),
        ("04-tin.YAML", "warning", "ignored-file", "«04-tin.yaml»"),
        ("bulletin.yml", "warning", "ignored-file", "«bulletin.yaml»"),
        ("anh.JPG", "warning", "ignored-file", "«assets»"),
        ("ghi-chu.txt", "warning", "ignored-file", ".yaml"),
    ],
)
def test_file_names_are_checked(  # noqa: PLR0917 - pytest passes by name
    month: Path, read: Read, notice: str, name: str, severity: str, code: str, hint: str
) -> None:
    named(month / name).write_text(notice, encoding="utf-8")
    reading = read()
    [found] = reading.diagnostics
    assert (found.severity, found.code) == (severity, code)
    assert hint in found.hint
    assert (reading.bulletin is None) == (severity == "error")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Tháng 1-2025", "«2025-01»"),
        ("2024-11 - Copy", "«2024-12»"),
        ("2024-13", "NĂM-THÁNG"),
        ("lưu", "NĂM-THÁNG"),
    ],
)
def test_folders_that_are_no_months_are_told(root: Path, read: Read, name: str, hint: str) -> None:
    (root / "content" / name).mkdir()
    reading = read()
    [found] = reading.diagnostics
    assert (found.code, found.location and found.location.file) == ("ignored-folder", f"content/{name}")
    assert hint in found.hint
    assert reading.bulletin


@pytest.mark.parametrize(("name", "hint"), [("glossary.yml", "«glossary.yaml»"), ("01-tin.yaml", "thư mục của tháng")])
def test_files_beside_the_months_are_told(root: Path, read: Read, name: str, hint: str) -> None:
    (root / "content" / name).write_text("words: []\n", encoding="utf-8")
    (root / "content" / "ghi-chu.txt").write_text("", encoding="utf-8")
    [found] = read().diagnostics
    assert (found.code, hint in found.hint) == ("ignored-file", True)


def test_folder_named_like_an_item_is_told(month: Path, read: Read) -> None:
    (month / "04-tin.yaml").mkdir()
    assert codes(read()) == ["ignored-file"]


def test_hidden_and_system_files_are_passed_over(month: Path, read: Read) -> None:
    for name in (".04-tin.yaml.swp", ".DS_Store", "Thumbs.db", "desktop.ini"):
        (month / name).write_bytes(b"\x00")
    assert read().diagnostics == ()


def test_month_without_items_is_told(month: Path, read: Read) -> None:
    for path in month.glob("0*.yaml"):
        path.unlink()
    assert place(read()) == ("no-items", "content/2024-11", 0, 0)


@pytest.mark.parametrize("month", ["2024-12", "2024-13", "../2024-11", ""])
def test_month_that_is_not_there_is_told(root: Path, month: str) -> None:
    reading = read_month(root, month)
    assert reading.bulletin is None
    assert reading.diagnostics


def test_nothing_at_all_is_told(tmp_path: Path) -> None:
    assert codes(read_month(tmp_path, "2024-11")) == ["missing-file", "missing-file"]


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


def test_picture_that_a_link_leads_outside_is_refused(root: Path, month: Path, read: Read, notice: str) -> None:
    outside = root.parent / "secret.jpg"
    outside.write_bytes(NOT_A_PICTURE)
    link(month / "assets" / "anh.jpg", outside)
    (month / "04-tin.yaml").write_text(f"{notice}image: {{file: anh.jpg, alt: A}}\n", encoding="utf-8")
    assert codes(read()) == ["outside-workspace"]


def test_folder_that_a_link_leads_outside_is_refused(root: Path, month: Path, read: Read, notice: str) -> None:
    (root.parent / "outside").mkdir()
    (root.parent / "outside" / "anh.jpg").write_bytes(NOT_A_PICTURE)
    link(month / "assets" / "thu-muc", root.parent / "outside")
    (month / "04-tin.yaml").write_text(f"{notice}image: {{file: thu-muc/anh.jpg, alt: A}}\n", encoding="utf-8")
    assert codes(read()) == ["outside-workspace"]


def test_link_within_the_workspace_is_followed(root: Path, month: Path, read: Read, notice: str) -> None:
    (root / "content" / "logo.jpg").write_bytes(NOT_A_PICTURE)
    link(month / "assets" / "anh.jpg", root / "content" / "logo.jpg")
    (month / "04-tin.yaml").write_text(f"{notice}image: {{file: anh.jpg, alt: A}}\n", encoding="utf-8")
    assert read().bulletin


@pytest.mark.parametrize("file", ["content/unit.yaml", "content/2024-11/04-tin.yaml", "templates/themes/navy.yaml"])
def test_content_that_a_link_leads_outside_is_refused(root: Path, read: Read, file: str) -> None:
    secret = root.parent / "secret.yaml"
    secret.write_text("secret: 1\n", encoding="utf-8")
    (root / file).unlink(missing_ok=True)
    link(root / file, secret)
    reading = read()
    assert "outside-workspace" in codes(reading)
    assert not any("secret" in str(found) for found in reading.diagnostics)


def test_templates_that_a_link_leads_outside_are_refused(root: Path, read: Read) -> None:
    (root / "templates").rename(root.parent / "outside")
    link(root / "templates", root.parent / "outside")
    assert codes(read()) == ["outside-workspace"]


def test_link_that_leads_to_itself_is_told(month: Path, read: Read) -> None:
    link(month / "04-tin.yaml", month / "04-tin.yaml")
    assert codes(read()) == ["unreadable-file"]


@needs_permissions
def test_file_that_may_not_be_read_is_told(month: Path, read: Read) -> None:
    next(month.glob("01-*")).chmod(0)
    assert codes(read()) == ["unreadable-file"]


def test_workspace_that_is_itself_a_link_is_read(root: Path) -> None:
    link(root.parent / "other", root)
    assert read_month(root.parent / "other", "2024-11").bulletin


@examples(12, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
    ("old", "new", "checked"),
    [
        ("theme: navy", "theme: navi", True),
        ("  name: Công an phường Bình Yên\n", "  name: Công an phường Bình Yên\n  url: một trang\n", True),
        ('    number: "113"\n    checked_on: 2024-11-01\n', '    number: "113"\n', True),
        ('    number: "113"\n    checked_on: 2024-11-01\n', '    number: "113"\n    checked_on: 30/2\n', True),
        ("  zalo:\n", "  zalo:\n    message_limit: dài\n", True),
        ("official_domains:\n", "official_domains:\n  - https://a b\n", False),
        ("contacts:\n", "contacts:\n  - 113\n", False),
    ],
)
def test_items_are_checked_where_the_units_mistake_has_nothing_to_do_with_them(
    root: Path, read: Read, old: str, new: str, *, checked: bool
) -> None:
    unit = root / "content" / "unit.yaml"
    replace(unit, old, new)
    reading = read()
    assert reading.bulletin is None
    assert (reading.readable is not None) is checked, reading.diagnostics
    if reading.readable:
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
