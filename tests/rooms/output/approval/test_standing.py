from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bantin.files.paths import MANIFEST
from bantin.output.approval.changes import changes_since
from bantin.output.approval.rounds import texts_of
from bantin.output.approval.standing import state_of, unfit
from bantin.output.approval.state import Standing
from bantin.output.archives import write_archive
from bantin.output.manifest import read_manifest, write_manifest
from tests.fixtures.systems import link
from tests.rooms.output.approval.conftest import DAY, MONTH, MONTH_CODE, NOON, Office


def test_a_month_is_a_draft_until_somebody_signs(office: Office) -> None:
    assert office.state().standing is Standing.DRAFT
    assert unfit(office.folder, office.manifest) == []
    office.approve("Trần Thị B")
    state = office.state()
    assert state.standing is Standing.APPROVED
    assert "Trần Thị B, 02/12/2024" in state.told


def test_a_unit_without_approvers_has_no_standing(office: Office) -> None:
    office.with_identity(approvers=())
    assert state_of(office.root, MONTH, office.folder, office.unit, today=DAY) is None


def test_two_must_sign_where_the_unit_asks_for_two_and_not_one_of_them_twice(office: Office) -> None:
    office.with_identity(approvals=2)
    office.build(tin="Nội dung.\n")
    office.approve("Trần Thị B")
    office.approve("Trần Thị B")
    state = office.state()
    assert state.standing is Standing.WAITING
    assert "mới 1 trong 2" in state.told
    office.approve("Lê Văn C")
    assert office.state().standing is Standing.APPROVED
    office.with_identity(approvals=1)
    assert office.rounds()[-1].needed == 2, "the signed manifest says how many"


def test_a_strangers_signature_is_told_and_does_not_count(office: Office) -> None:
    office.approve("Người Lạ")
    (found,) = office.rounds()
    assert not found.approvals
    assert "không có trong danh sách" in found.refusals[0]
    assert office.state().standing is Standing.DRAFT


def test_any_later_change_undoes_it(office: Office) -> None:
    office.approve("Trần Thị B")
    office.build(tin="Nội dung khác.\n")
    assert office.state().standing is Standing.CHANGED
    office.build(tin="Nội dung.\n")
    assert office.state().standing is Standing.APPROVED, "the very bytes that were approved, and nothing after them"


def test_every_bit_of_a_file_counts(office: Office) -> None:
    office.approve("Trần Thị B")
    path = office.folder / "zalo" / "tin.txt"
    content = path.read_bytes()
    for bit in range(8 * len(content)):
        changed = bytearray(content)
        changed[bit // 8] ^= 1 << bit % 8
        path.write_bytes(changed)
        state = office.state()
        assert (state.standing, state.altered) == (Standing.CHANGED, ("zalo/tin.txt",)), bit
    path.unlink()
    assert office.state().standing is Standing.CHANGED


def test_what_was_edited_and_not_built_yet_is_a_change(office: Office) -> None:
    office.approve("Trần Thị B")
    assert office.state(month_code=MONTH_CODE).standing is Standing.APPROVED
    assert office.state(month_code="9999-9999").standing is Standing.CHANGED


def test_a_manifest_of_another_unit_or_month_is_none_of_ours(office: Office) -> None:
    office.approve("Trần Thị B")
    ours = office.root / "approved" / MONTH
    shutil.copytree(ours, office.root / "approved" / "2024-12")
    assert office.rounds()
    office.unit = office.unit.model_copy(update={"name": "Phòng khác"})
    assert office.rounds() == []
    assert office.state().standing is Standing.DRAFT


def test_what_was_approved_under_a_former_name_stays_approved_and_says_so(office: Office) -> None:
    office.approve("Trần Thị B")
    before = office.unit.name
    office.unit = office.unit.model_copy(update={"name": "Phòng mới"})
    state = office.state()
    assert state.standing is Standing.DRAFT
    assert f"có bản đã duyệt dưới tên «{before}»" in state.told, "which may be all that somebody forgot"
    office.with_identity(formerly=(before,))
    state = office.state()
    assert state.standing is Standing.APPROVED
    assert state.told.endswith(f"khi ấy đơn vị tên là {before})")
    assert office.rounds()[-1].former_name == before
    office.build(tin="Nội dung.\n")
    assert office.state().standing is Standing.CHANGED, "what is made now bears the new name, and nobody approved it"
    office.approve("Trần Thị B", when=NOON + dt.timedelta(hours=1))
    assert (office.state().standing, office.rounds()[-1].former_name) == (Standing.APPROVED, "")


def test_a_name_that_only_strangers_signed_under_is_not_offered(office: Office) -> None:
    office.approve("Người Lạ")
    office.unit = office.unit.model_copy(update={"name": "Phòng mới"})
    assert office.state().other_names == ()


def test_why_a_signature_does_not_count_is_told(office: Office) -> None:
    office.approve("Người Lạ")
    assert "có chữ ký không tính, manifest.json.minisig: ký bằng khóa không có trong danh sách" in office.state().told


def test_a_round_that_somebody_touched_is_not_approved(office: Office) -> None:
    office.approve("Trần Thị B")
    path = office.root / "approved" / MONTH / "01" / MANIFEST
    path.write_bytes(path.read_bytes() + b"\n")
    (found,) = office.rounds()
    assert not found.is_approved
    path.write_bytes(b"{")
    assert office.rounds() == []


def test_a_signature_of_tomorrow_does_not_count_today(office: Office) -> None:
    office.approve("Trần Thị B", when=NOON + dt.timedelta(10))
    assert office.state().standing is Standing.DRAFT
    assert office.state(today=DAY + dt.timedelta(10)).standing is Standing.APPROVED


@pytest.mark.parametrize("spoilt", ["stale", "edited", "no key", "nothing"])
def test_what_is_not_whole_cannot_be_approved(spoilt: str, office: Office) -> None:
    manifest, _ = read_manifest(office.folder)
    assert manifest is not None
    if spoilt == "stale":
        stale = [replace(file, stale=True) for file in manifest.files]
        write_manifest(office.folder, MONTH, "1", stale, manifest.imprint)
    elif spoilt == "edited":
        (office.folder / "zalo" / "tin.txt").write_text("x", encoding="utf-8")
    elif spoilt == "no key":
        write_manifest(office.folder, MONTH, "1", manifest.files)
    else:
        (office.folder / MANIFEST).unlink()
    assert unfit(office.folder, read_manifest(office.folder)[0])


def test_the_next_approver_sees_what_changed(office: Office) -> None:
    office.approve("Trần Thị B")
    office.build(tin="Nội dung khác.\n", moi="Mới.\n")
    changes = changes_since(office.rounds()[-1], office.manifest, texts_of(office.folder, office.manifest))
    assert changes.texts == (("zalo/moi.txt", "", "Mới.\n"), ("zalo/tin.txt", "Nội dung.\n", "Nội dung khác.\n"))
    assert changes.gone == ()
    office.build(moi="Mới.\n")
    (office.folder / "zalo" / "tin.txt").unlink()
    changes = changes_since(office.rounds()[-1], office.manifest, texts_of(office.folder, office.manifest))
    assert changes.gone == ("zalo/tin.txt",)


def test_kept_texts_that_somebody_rewrote_are_not_shown_as_approved(office: Office) -> None:
    office.approve("Trần Thị B")
    path = office.root / "approved" / MONTH / "01" / "texts.json"
    path.write_text(json.dumps({"zalo/tin.txt": "Khác.\n"}), encoding="utf-8")
    assert office.rounds()[-1].texts == {}
    path.write_text("[", encoding="utf-8")
    assert office.rounds()[-1].texts == {}


def test_nobodys_signature_is_no_approval_whatever_the_manifest_asks_for(office: Office) -> None:
    for asked in (0, -1):
        office.with_identity(approvals=asked)
        office.build(tin="Nội dung.\n")
        above = office.root / "approved" / MONTH / "07"
        above.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(office.folder / MANIFEST, above / MANIFEST)
        (found,) = office.rounds()
        assert not found.is_approved
        assert office.state().standing is Standing.DRAFT


def test_what_was_approved_and_replaced_is_not_approved_again(office: Office) -> None:
    office.approve("Trần Thị B")
    office.build(tin="Số đúng.\n")
    office.approve("Trần Thị B", when=NOON + dt.timedelta(hours=1))
    office.build(tin="Nội dung.\n")
    state = office.state()
    assert (state.standing, "là bản duyệt cũ" in state.told) == (Standing.CHANGED, True)
    above = office.root / "approved" / MONTH
    shutil.copytree(above / "01", above / "99")
    assert office.state().standing is Standing.CHANGED, "whoever renames a folder signs nothing"
    office.approve("Lê Văn C", when=NOON + dt.timedelta(hours=2))
    state = office.state()
    assert (state.standing, "Lê Văn C" in state.told) == (Standing.APPROVED, True)


def test_what_nobody_approved_among_what_goes_out_is_told(office: Office) -> None:
    office.approve("Trần Thị B")
    for name in ("desktop.ini", ".DS_Store"):
        (office.folder / "zalo" / name).write_bytes(b"x")
    for name in ("sua-tay/zalo/tin-1.txt", "desk/x.js", "ghi-chu.txt"):
        (office.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (office.folder / name).write_bytes(b"x")
    assert office.state().standing is Standing.APPROVED
    for name in ("zalo/them.txt", "tiktok/phim.mp4"):
        stray = office.folder / name
        stray.parent.mkdir(exist_ok=True)
        stray.write_bytes(b"x")
        state = office.state()
        assert (state.standing, state.altered) == (Standing.CHANGED, (name,))
        assert f"phải duyệt lại: {name}" in state.told
        assert any(name in told for told in unfit(office.folder, office.manifest))
        stray.unlink()
    assert office.state().standing is Standing.APPROVED


def test_a_zip_that_only_calls_itself_approved_is_told(office: Office) -> None:
    office.build(tin="Bản nháp.\n")
    draft = office.folder / "zalo-ban-nhap.zip"
    write_archive(draft, office.folder, office.manifest.files)
    office.build(tin="Nội dung.\n")
    office.approve("Trần Thị B")
    draft.rename(office.folder / "zalo-da-duyet.zip")
    assert office.state().altered == ("zalo-da-duyet.zip",)
    write_archive(office.folder / "zalo-da-duyet.zip", office.folder, office.manifest.files)
    assert office.state().standing is Standing.APPROVED


def test_no_signature_is_written_over(office: Office) -> None:
    office.with_identity(approvals=2)
    office.build(tin="Nội dung.\n")
    first = office.approve("Trần Thị B")
    second = office.approve("Lê Văn C")
    kept = second.read_bytes()
    first.unlink()
    assert office.approve("Trần Thị B") == first
    assert second.read_bytes() == kept
    assert office.state().standing is Standing.APPROVED


def test_one_person_under_two_names_that_look_alike_is_one(office: Office) -> None:
    first, second = office.identity.approvers
    office.with_identity(approvals=2, approvers=(first, second.model_copy(update={"name": "Trần Thị\u200b В"})))
    office.build(tin="Nội dung.\n")
    office.approve("Trần Thị B")
    office.approve("Lê Văn C")
    assert office.state().standing is Standing.WAITING


def test_a_hundred_rounds_are_in_order(office: Office) -> None:
    for number in range(3):
        office.build(tin=f"Nội dung {number}.\n")
        office.approve("Trần Thị B", when=NOON + dt.timedelta(hours=number))
    above = office.root / "approved" / MONTH
    (above / "02").rename(above / "99")
    (above / "03").rename(above / "100")
    assert [one.number for one in office.rounds()] == [1, 99, 100]
    assert office.state().standing is Standing.APPROVED


@pytest.mark.parametrize(
    "planted",
    [
        lambda raw: raw.replace(b'"approvals": 1', b'"approvals": 1e400'),
        lambda raw: raw.replace(b'"approvals": 1', b'"approvals": NaN'),
        lambda raw: raw.replace(b'"items": [', b'"items": [null, '),
        lambda _: b"[" * 100_000,
        lambda _: b"\xff",
    ],
)
def test_a_manifest_that_somebody_made_up_is_none(planted: Callable[[bytes], bytes], office: Office) -> None:
    made_up = planted((office.folder / MANIFEST).read_bytes())
    above = office.root / "approved" / MONTH / "05"
    above.mkdir(parents=True)
    (above / MANIFEST).write_bytes(made_up)
    (above / "texts.json").write_bytes(b"[" * 100_000)
    assert not [one for one in office.rounds() if one.is_approved or one.texts]
    (office.folder / MANIFEST).write_bytes(made_up)
    assert office.state().standing is Standing.DRAFT
    assert unfit(office.folder, read_manifest(office.folder)[0])


@pytest.mark.parametrize("what", ["month", "approved", "file"])
def test_a_link_to_elsewhere_changes_with_what_is_there(what: str, office: Office, tmp_path: Path) -> None:
    office.approve("Trần Thị B")
    path = {
        "month": office.folder,
        "approved": office.root / "approved",
        "file": office.folder / "zalo" / "tin.txt",
    }[what]
    path.rename(tmp_path / "xa")
    link(path, tmp_path / "xa", to_folder=what != "file")
    assert office.state().standing is Standing.APPROVED, "the very bytes"
    (office.folder / "zalo" / "tin.txt").write_text("Khác", encoding="utf-8")
    assert office.state().standing is Standing.CHANGED


def test_a_month_that_is_copied_to_another_is_a_draft(office: Office) -> None:
    office.approve("Trần Thị B")
    for above in ("dist", "approved"):
        shutil.copytree(office.root / above / MONTH, office.root / above / "2024-12")
    state = state_of(office.root, "2024-12", office.root / "dist" / "2024-12", office.unit, today=DAY)
    assert state is not None
    assert state.standing is Standing.DRAFT
