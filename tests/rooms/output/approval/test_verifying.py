from __future__ import annotations

import datetime as dt
import os
import zipfile
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from bantin.model.parts.identity import Ended, Revoked
from bantin.model.parts.item_code import LETTERS, item_code
from bantin.output.approval.findings import Finding, Verdict
from bantin.output.approval.verifying import Shelf
from bantin.sight.fingerprints import MOST_APART, apart, of_image
from tests.fixtures.systems import needs_pipes
from tests.rooms.output.approval.conftest import CODE, CODE_KEY, DAY, MONTH_CODE, NOON, Office


def card(words: str, ground: str = "#0b1a33") -> Image.Image:
    """Draw something like a card."""
    picture = Image.new("RGB", (540, 675), ground)
    draw = ImageDraw.Draw(picture)
    for row, word in enumerate(words.split()):
        draw.rectangle((40, 60 + 90 * row, 60 + 37 * sum(map(ord, word)) % 430, 110 + 90 * row), fill="white")
        draw.text((50, 70 + 90 * row), word, fill="black", font_size=40)
    return picture


FIRST, SECOND = card("Không cài tệp lạ gọi 113"), card("Đừng bấm vào liên kết ấy", "#a8101f")


@pytest.fixture
def approved(office: Office) -> Office:
    office.build(pictures={"card-1.jpg": FIRST, "card-2.jpg": SECOND}, tin="Nội dung của tin.\n")
    office.approve("Trần Thị B")
    return office


def shelf(office: Office) -> Shelf:
    return Shelf.of(office.root, office.root / "dist", office.unit, today=DAY)


def of_file(office: Office, path: Path) -> Finding:
    (found,) = shelf(office).file(path)
    return found


def test_a_code_tells_what_it_is_and_who_approved_it(approved: Office) -> None:
    found = shelf(approved).code(CODE.lower().replace("-", " "))
    assert found.verdict is Verdict.OURS
    assert "tin «Tin», bản tin 2024-11 của Phòng Thử nghiệm" in found.told
    assert "Trần Thị B, 02/12/2024" in found.told
    assert "cả bản tin 2024-11" in shelf(approved).code(MONTH_CODE).told


def test_a_wrong_letter_and_a_code_of_nothing_are_told_apart(approved: Office) -> None:
    wrong = next(f"{letter}{CODE[1:]}" for letter in LETTERS if letter != CODE[0])
    assert "không phải mã tin" in shelf(approved).code(wrong).told
    strange = shelf(approved).code(item_code(CODE_KEY, "khác"))
    assert (strange.verdict, "không có tin nào" in strange.told) == (Verdict.UNKNOWN, True)


def test_what_nobody_approved_is_a_draft(office: Office) -> None:
    assert shelf(office).code(CODE).verdict is Verdict.DRAFT
    assert of_file(office, office.folder / "zalo" / "tin.txt").verdict is Verdict.DRAFT


def test_a_file_is_ours_to_the_byte_or_not(approved: Office, tmp_path: Path) -> None:
    found = of_file(approved, approved.folder / "facebook" / "01-tin" / "card-1.jpg")
    assert found.verdict is Verdict.OURS
    assert "2024-11/facebook/01-tin/card-1.jpg, tin «Tin»" in found.told
    strange = tmp_path / "x.bin"
    strange.write_bytes(b"\xff\x00x")
    assert of_file(approved, strange).verdict is Verdict.UNKNOWN


@pytest.mark.parametrize(("width", "quality"), [(2048, 70), (720, 60), (480, 40), (540, 30)])
def test_a_picture_that_a_platform_compressed_looks_like_it_and_never_is_it(
    width: int, quality: int, approved: Office, tmp_path: Path
) -> None:
    path = tmp_path / "tai-ve.jpg"
    FIRST.resize((width, round(width * 1.25))).save(path, "JPEG", quality=quality)
    found = of_file(approved, path)
    assert found.verdict is Verdict.ALIKE
    assert "trông giống 2024-11/facebook/01-tin/card-1.jpg nhưng không đúng từng byte" in found.told


def test_a_card_with_one_figure_changed_is_never_ours(approved: Office, tmp_path: Path) -> None:
    forged = card("Không cài tệp lạ gọi 118")
    path = tmp_path / "gia.png"
    forged.save(path)
    assert of_file(approved, path).verdict is not Verdict.OURS


def test_another_picture_looks_like_none(approved: Office, tmp_path: Path) -> None:
    assert apart(of_image(FIRST), of_image(SECOND)) > 2 * MOST_APART
    path = tmp_path / "khac.png"
    card("Chợ hoa ngày Tết năm nay đông", "#125432").save(path)
    assert of_file(approved, path).verdict is Verdict.UNKNOWN


def test_a_text_is_known_by_its_words_and_one_with_other_words_by_its_code(approved: Office, tmp_path: Path) -> None:
    path = tmp_path / "chep.txt"
    path.write_text("Nội   dung của\r\ntin.", encoding="utf-8")
    found = of_file(approved, path)
    assert (found.verdict, "đúng từng chữ" in found.told) == (Verdict.OURS, True)
    path.write_text(f"Nội dung khác. Mã tin: {CODE}.", encoding="utf-8")
    found = of_file(approved, path)
    assert (found.verdict, "chữ không đúng" in found.told) == (Verdict.ALIKE, True)


def archive(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as written:
        for name, content in members.items():
            written.writestr(name, content)
    return path


def test_every_member_of_a_zip_is_looked_at(approved: Office, tmp_path: Path) -> None:
    text = (approved.folder / "zalo" / "tin.txt").read_bytes()
    path = archive(tmp_path / "zalo.zip", **{"zalo/tin.txt": text, "them.txt": b"x"})
    assert [found.verdict for found in shelf(approved).file(path)] == [Verdict.OURS, Verdict.UNKNOWN]
    path = archive(tmp_path / "zalo.zip", **{"zalo/tin.txt": text})
    found = of_file(approved, path)
    assert (found.verdict, "1 tệp, đều đúng từng byte của bản tin 2024-11" in found.told) == (Verdict.OURS, True)
    path = archive(tmp_path / "zalo.zip", **{"zalo/02-khac.txt": text})
    assert "zalo/02-khac.txt: 2024-11/zalo/tin.txt" in of_file(approved, path).told, "under a name that is not its own"


def test_what_has_one_of_our_zips_behind_it_is_not_ours(approved: Office, tmp_path: Path) -> None:
    ours = archive(tmp_path / "zalo.zip", **{"zalo/tin.txt": (approved.folder / "zalo" / "tin.txt").read_bytes()})
    card("Gửi tiền vào số này", "#125432").save(tmp_path / "gia.jpg")
    forged = tmp_path / "gia.jpg"
    forged.write_bytes(forged.read_bytes() + ours.read_bytes())
    assert zipfile.is_zipfile(forged)
    assert of_file(approved, forged).verdict is Verdict.UNKNOWN


@pytest.mark.parametrize("spoilt", ["empty", "folders", "cut", "sealed", "bomb"])
def test_a_zip_that_holds_nothing_to_read_is_not_ours(spoilt: str, approved: Office, tmp_path: Path) -> None:
    text = (approved.folder / "zalo" / "tin.txt").read_bytes()
    path = archive(tmp_path / "x.zip", **({} if spoilt == "empty" else {"zalo/" if spoilt == "folders" else "a": b""}))
    if spoilt == "cut":
        path.write_bytes(archive(path, a=text).read_bytes()[:40])
    elif spoilt == "sealed":
        sealed = bytearray(archive(path, a=text).read_bytes())
        sealed[sealed.index(b"PK\x01\x02") + 8] |= 1
        path.write_bytes(sealed)
    elif spoilt == "bomb":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as written, written.open("a", "w") as stream:
            for _ in range(64):
                stream.write(bytes(1 << 20))
    found = list(shelf(approved).file(path))
    assert found
    assert {one.verdict for one in found} == {Verdict.UNKNOWN}


def test_a_signed_manifest_and_its_signature_are_ours_to_the_bit(approved: Office, tmp_path: Path) -> None:
    (one,) = approved.rounds()
    for name, told in (
        ("manifest.json", "bản kê của bản tin 2024-11"),
        ("manifest.json.minisig", "chữ ký của bản tin"),
    ):
        found = of_file(approved, one.folder / name)
        assert (found.verdict, told in found.told) == (Verdict.OURS, True)
        spoilt = bytearray((one.folder / name).read_bytes())
        spoilt[40] ^= 1
        (tmp_path / name).write_bytes(spoilt)
        assert of_file(approved, tmp_path / name).verdict is Verdict.UNKNOWN


@needs_pipes
def test_what_is_no_file_is_refused_rather_than_waited_for(approved: Office, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ong")
    with pytest.raises(OSError, match="nvalid"):
        of_file(approved, tmp_path / "ong")


def test_what_was_replaced_is_told(approved: Office, tmp_path: Path) -> None:
    old = tmp_path / "cu.txt"
    old.write_bytes((approved.folder / "zalo" / "tin.txt").read_bytes())
    approved.build(tin="Nội dung mới.\n")
    approved.approve("Trần Thị B", when=NOON + dt.timedelta(hours=1))
    found = of_file(approved, old)
    assert (found.verdict, "đã thay bằng bản duyệt sau" in found.told) == (Verdict.REPLACED, True)


def test_an_old_month_stays_ours_after_its_key_ended_and_that_is_told(approved: Office) -> None:
    (last,) = approved.rounds()
    first, second = approved.identity.approvers
    ended = Revoked(on=dt.date(2024, 12, 1), why=Ended.LEFT, keeps=(last.sha256,))
    approved.with_identity(approvers=(first.model_copy(update={"revoked": ended}), second))
    found = shelf(approved).code(CODE)
    assert found.verdict is Verdict.OURS
    assert "nay đã thu hồi, chữ ký này vẫn còn giá trị" in found.told
    stolen = ended.model_copy(update={"why": Ended.STOLEN, "keeps": ()})
    approved.with_identity(approvers=(first.model_copy(update={"revoked": stolen}), second))
    assert shelf(approved).code(CODE).verdict is Verdict.DRAFT


def test_a_former_name_is_ours_and_told(approved: Office) -> None:
    before = approved.unit.name
    approved.unit = approved.unit.model_copy(update={"name": "Phòng mới"})
    assert shelf(approved).code(CODE).verdict is Verdict.DRAFT
    assert shelf(approved).other_names == (before,)
    approved.with_identity(formerly=(before,))
    found = shelf(approved).code(CODE)
    assert (found.verdict, f"của đơn vị (khi ấy tên là {before}), đã duyệt" in found.told) == (Verdict.OURS, True)
    assert shelf(approved).other_names == ()


def test_fingerprints_that_somebody_wrote_say_alike_at_most(approved: Office, tmp_path: Path) -> None:
    path = tmp_path / "khac.png"
    strange = card("Chợ hoa ngày Tết năm nay đông", "#125432")
    strange.save(path)
    kept = approved.root / "approved" / "2024-11" / "01" / "pictures.json"
    kept.write_text(f'{{"facebook/01-tin/card-1.jpg": "{of_image(strange):064x}"}}', encoding="utf-8")
    assert of_file(approved, path).verdict is Verdict.ALIKE


@pytest.mark.parametrize("written", ["", "[]", '{"facebook/01-tin/card-1.jpg": "x"}', '{"khac": 1}'])
def test_spoilt_fingerprints_are_none(written: str, approved: Office) -> None:
    (approved.root / "approved" / "2024-11" / "01" / "pictures.json").write_text(written, encoding="utf-8")
    assert approved.rounds()[-1].fingerprints == {}


@pytest.mark.proof
def test_every_bit_of_a_picture_counts(approved: Office, tmp_path: Path) -> None:
    content = (approved.folder / "facebook" / "01-tin" / "card-1.jpg").read_bytes()
    path = tmp_path / "x.jpg"
    for bit in range(0, 8 * len(content), 997):
        changed = bytearray(content)
        changed[bit // 8] ^= 1 << bit % 8
        path.write_bytes(changed)
        assert of_file(approved, path).verdict is not Verdict.OURS
