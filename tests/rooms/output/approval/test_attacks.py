"""Attacks by somebody who may write in a workspace or hand over files, but has no approver's key."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import unicodedata
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from bantin.files.paths import MANIFEST
from bantin.output.approval.findings import Verdict
from bantin.output.approval.rounds import rounds
from bantin.output.approval.standing import state_of, unfit
from bantin.output.approval.state import Standing
from bantin.output.approval.verifying import Shelf
from bantin.output.archives import handed_over, write_archive
from bantin.output.manifest import read_manifest
from tests.fixtures.systems import link
from tests.rooms.output.approval.conftest import DAY, MONTH, NOON, Office


def shelf(office: Office) -> Shelf:
    return Shelf.of(office.root, office.root / "dist", office.unit, today=DAY)


def verdicts(office: Office, path: Path) -> set[Verdict]:
    return {found.verdict for found in shelf(office).file(path)}


def test_pictures_of_one_item_swapped_are_a_change(office: Office) -> None:
    red, blue = Image.new("RGB", (60, 60), "red"), Image.new("RGB", (60, 60), "blue")
    office.build(pictures={"card-1.jpg": red, "card-2.jpg": blue}, tin="x")
    office.approve("Trần Thị B")
    folder = office.folder / "facebook" / "01-tin"
    (folder / "card-1.jpg").rename(folder / "t")
    (folder / "card-2.jpg").rename(folder / "card-1.jpg")
    (folder / "t").rename(folder / "card-2.jpg")
    state = office.state()
    assert state.standing is Standing.CHANGED
    assert len(state.altered) == 2


@pytest.mark.parametrize("key", ["files", "unit", "approvals", "bulletin", "items"])
def test_a_manifest_that_says_something_twice_cannot_be_approved(key: str, office: Office) -> None:
    """Readers differ in which of two they take."""
    raw = (office.folder / MANIFEST).read_bytes().decode()
    evil = {"files": "[]", "unit": '"Công an tỉnh khác"', "approvals": "0", "bulletin": '"2024-12"', "items": "[]"}[key]
    planted = raw.replace("{", f'{{\n "{key}": {evil},', 1)
    assert json.loads(planted) == json.loads(raw)
    (office.folder / MANIFEST).write_text(planted)
    assert unfit(office.folder, read_manifest(office.folder)[0])


def test_a_file_listed_twice_cannot_be_approved(office: Office) -> None:
    raw = json.loads((office.folder / MANIFEST).read_text())
    raw["files"].insert(0, {**raw["files"][0], "sha256": "0" * 64})
    (office.folder / MANIFEST).write_text(json.dumps(raw))
    assert unfit(office.folder, read_manifest(office.folder)[0])


def test_names_that_look_alike_are_strays(office: Office) -> None:
    name = unicodedata.normalize("NFC", "đồng-ý")
    office.build({}, {}, **{name: "Đúng"})
    office.approve("Trần Thị B")
    (office.folder / "zalo" / (unicodedata.normalize("NFD", "đồng-ý") + ".txt")).write_text("Sai", encoding="utf-8")
    assert office.state().standing is Standing.CHANGED


def test_a_stray_folder_that_is_a_link_is_told(office: Office, tmp_path: Path) -> None:
    office.approve("Trần Thị B")
    (tmp_path / "xa").mkdir()
    (tmp_path / "xa" / "gia.jpg").write_bytes(b"x")
    link(office.folder / "zalo" / "them", tmp_path / "xa", to_folder=True)
    assert office.state().standing is Standing.CHANGED


def test_an_approved_month_in_another_units_workspace_is_none_of_its_own(office: Office, tmp_path: Path) -> None:
    office.approve("Trần Thị B")
    other = Office(tmp_path / "khac", office.unit.model_copy(update={"name": "Công an tỉnh khác"}), office.keys)
    shutil.copytree(office.root / "dist", other.root / "dist")
    shutil.copytree(office.root / "approved", other.root / "approved")
    assert other.state().standing is Standing.DRAFT
    assert verdicts(other, other.folder / "zalo" / "tin.txt") <= {Verdict.DRAFT, Verdict.UNKNOWN}


def test_an_old_round_copied_under_the_number_of_the_new_one_is_still_replaced(office: Office, tmp_path: Path) -> None:
    office.build(tin="Cũ.\n")
    office.approve("Trần Thị B")
    old = tmp_path / "cu.txt"
    old.write_text("Cũ.\n")
    office.build(tin="Mới.\n")
    office.approve("Trần Thị B", when=NOON + dt.timedelta(hours=1))
    assert verdicts(office, old) == {Verdict.REPLACED}
    above = office.root / "approved" / MONTH
    for name in ("002", "٠٢", "２"):
        shutil.copytree(above / "01", above / name)
        assert verdicts(office, old) == {Verdict.REPLACED}, name
        shutil.rmtree(above / name)


def zipped(path: Path, *members: tuple[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as written:
        for name, content in members:
            written.writestr(name, content)
    return path


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_zip_with_two_entries_of_one_name_is_not_ours(office: Office, tmp_path: Path) -> None:
    office.approve("Trần Thị B")
    text = (office.folder / "zalo" / "tin.txt").read_bytes()
    for members in ([text, b"Sai"], [b"Sai", text]):
        path = zipped(tmp_path / "x.zip", *(("zalo/tin.txt", one) for one in members))
        assert Verdict.UNKNOWN in verdicts(office, path)


def test_a_zip_with_something_between_its_members_is_not_ours(office: Office, tmp_path: Path) -> None:
    """Programs that read a ZIP from its beginning see a member that its list at the end does not have."""
    office.approve("Trần Thị B")
    text = (office.folder / "zalo" / "tin.txt").read_bytes()
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as written:
        written.writestr("zalo/sai.txt", b"Sai")
        written.writestr("zalo/tin.txt", text)
        written.filelist.pop(0)
    assert verdicts(office, path) != {Verdict.OURS}


def test_an_approved_zip_whose_members_are_others_is_told(office: Office) -> None:
    office.approve("Trần Thị B")
    path = office.folder / "zalo-da-duyet.zip"
    write_archive(path, office.folder, handed_over(office.manifest.files, "zalo"))
    assert office.state().standing is Standing.APPROVED
    with zipfile.ZipFile(path) as written:
        comment = written.comment
    with zipfile.ZipFile(path, "w") as written:
        written.comment = comment
        written.writestr("zalo/tin.txt", "Sai")
    assert office.state().standing is Standing.CHANGED


def test_a_signature_of_another_month_of_the_same_bytes(office: Office) -> None:
    office.approve("Trần Thị B", month="2024-12")
    assert not [one for one in rounds(office.root, MONTH, office.unit, today=DAY) if one.is_approved]
    assert state_of(office.root, MONTH, office.folder, office.unit, today=DAY)
