"""Editions signed from above: the province its part, each commune what it added, and nobody the other's."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from bantin.cli import options
from bantin.files.paths import MANIFEST
from bantin.output.approval import keys
from bantin.output.approval.rounds import add_signature
from bantin.output.approval.signatures import sign
from bantin.session.editions.proofs import read_proof
from tests.rooms.cli.commands.conftest import APPROVER, MINISIGN, Say, key_of, needs_git
from tests.rooms.cli.conftest import Call

MONTH = "2024-11"
COMMUNE = "Lò Thị D"
LINE = "line: Xã trực cả thứ bảy.\n"
FILES = {
    "xa-mot": f"name: Công an xã Một\nshort_name: CA xã Một\n{LINE}",
    "xa-hai": "name: Công an xã Hai\nshort_name: CA xã Hai\n",
}


def edition(root: Path, name: str) -> Path:
    return root / "content" / "editions" / f"{name}.yaml"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def shared(say: Say, keyed: Path) -> Path:
    """A province with two editions: one with an approver of its own, one without."""
    edition(keyed, "").parent.mkdir()
    for name, text in FILES.items():
        edition(keyed, name).write_text(text, encoding="utf-8")
    done = say("key", "new", COMMUNE, "--edition", "xa-mot", "--key", key_of(keyed, COMMUNE))
    assert (done.code, "Đơn vị cấp trên phải ký khóa này" in done.out) == (0, True), done.err
    commit(keyed)
    return keyed


def commit(root: Path) -> None:
    for arguments in (["add", "-A", "content"], ["commit", "-qm", "Sửa"]):
        subprocess.run(["git", "-C", root, *arguments], check=True, capture_output=True)  # noqa: S607 - whichever is there


def approve(say: Say, root: Path, *editions: str, by: str = APPROVER) -> None:
    arguments = ["--edition", ",".join(editions), "--despite-warnings"] if editions else []
    done = say("approve", MONTH, "--yes", *arguments, "--key", key_of(root, by))
    assert done.code == 0, done.out + done.err


@pytest.fixture
def signed(say: Say, shared: Path) -> Path:
    """The same, signed by everybody."""
    approve(say, shared)
    approve(say, shared, "all")
    approve(say, shared, "xa-mot", by=COMMUNE)
    assert states(say, shared) == {"xa-mot": "da-duyet", "xa-hai": "da-duyet"}
    return shared


def states(say: Say, root: Path) -> dict[str, str]:
    """How editions stand once they are built anew, as their pages have it too."""
    built = say("build", MONTH, "--edition", "all", "--jobs", "1", "--json")
    assert built.code == 0, built.err
    told = {one["edition"]: one["approval"]["standing"] for one in map(json.loads, built.out.splitlines())}
    for name, standing in told.items():
        folder = root / "dist" / MONTH / "editions" / name
        assert json.loads((folder / "desk" / "standing.json").read_bytes())["standing"] == standing
    return told


@pytest.mark.proof
@needs_git
def test_each_signs_its_own_part(say: Say, shared: Path) -> None:
    early = say("approve", MONTH, "--edition", "all", "--yes", "--key", key_of(shared, APPROVER))
    assert (early.code, "Duyệt số của đơn vị trước đã" in early.err) == (2, True)
    approve(say, shared)
    approve(say, shared, "xa-mot", by=COMMUNE)
    assert states(say, shared) == {"xa-mot": "cho-duyet", "xa-hai": "ban-nhap"}
    done = say("approve", MONTH, "--edition", "all", "--yes", "--key", key_of(shared, APPROVER))
    assert done.code == 0, done.out + done.err
    assert "xa-hai: nói khác: name, short_name" in done.out
    assert "ký cả tệp" in done.out
    assert "phần của Phòng Thử nghiệm: đã duyệt (Trần Thị B" in done.out
    assert "phần Công an xã Một thêm: đã duyệt (Lò Thị D" in done.out
    assert states(say, shared) == {"xa-mot": "da-duyet", "xa-hai": "da-duyet"}
    page = (shared / "dist" / MONTH / "editions" / "xa-mot" / "index.html").read_text(encoding="utf-8")
    assert "phần Công an xã Một thêm: đã duyệt" in page


@pytest.mark.proof
@needs_git
def test_what_the_province_changes_changes_all_and_what_a_commune_adds_only_its_own(say: Say, signed: Path) -> None:
    change(edition(signed, "xa-mot"), LINE, "line: Xã trực cả chủ nhật.\n")
    assert states(say, signed) == {"xa-mot": "da-sua", "xa-hai": "da-duyet"}
    change(edition(signed, "xa-mot"), "line: Xã trực cả chủ nhật.\n", LINE)
    assert states(say, signed) == {"xa-mot": "da-duyet", "xa-hai": "da-duyet"}
    change(signed / "content" / MONTH / "01-tin.yaml", "Nội dung", "Nội dung khác")
    assert states(say, signed) == {"xa-mot": "da-sua", "xa-hai": "da-sua"}


ATTACKS = {
    "another number": "contacts: [{id: truc-ban, label: Trực ban, number: '0900 666 666', checked_on: 2024-11-20}]\n",
    "another word": "words: {labels: {notice: Chuyển tiền}}\n",
    "an item left out": "without: [2024-11/01-tin]\n",
    "a domain that is no office's": "official_domains: [lua-dao.com]\n",
}


@pytest.mark.proof
@needs_git
@pytest.mark.parametrize("attack", ATTACKS)
def test_a_commune_that_changes_what_the_province_says_is_not_covered_by_it(
    attack: str, say: Say, signed: Path
) -> None:
    item = "kind: notice\ntitle: Tin xã\nsummary: Tóm tắt.\ntext:\n  - Nội dung.\n"
    own = signed / "content" / "editions" / "xa-mot" / MONTH / "09-tin-xa.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(item, encoding="utf-8")
    path = edition(signed, "xa-mot")
    path.write_text(ATTACKS[attack] + path.read_text(encoding="utf-8"), encoding="utf-8")
    commit(signed)
    approve(say, signed, "xa-mot", by=COMMUNE)
    assert states(say, signed) == {"xa-mot": "da-sua", "xa-hai": "da-duyet"}
    told = say("approve", MONTH, "--edition", "xa-mot", "--yes", "--key", key_of(signed, COMMUNE))
    assert "đã duyệt bản này rồi" in told.out


@pytest.mark.proof
@needs_git
def test_neither_a_copied_signature_nor_another_editions_or_months_round_counts(say: Say, signed: Path) -> None:
    approved = signed / "approved" / MONTH
    change(edition(signed, "xa-mot"), LINE, "line: Khác.\n")
    assert states(say, signed)["xa-mot"] == "da-sua"
    now = signed / "dist" / MONTH / "editions" / "xa-mot" / MANIFEST
    last = approved / "editions" / "xa-mot" / "01"
    forged = approved / "editions" / "xa-mot" / "02"
    shutil.copytree(last, forged)
    shutil.copy(now, forged / MANIFEST)  # the old signature beside what it never signed
    assert states(say, signed)["xa-mot"] == "da-sua"
    shutil.rmtree(forged)
    for copied in (approved / "_editions" / "01", last):  # among the rounds of the month itself
        shutil.copytree(copied, approved / "07")
        assert "đã duyệt (Trần Thị B" in say("list").out
        shutil.rmtree(approved / "07")
    shutil.copytree(last, approved / "editions" / "xa-hai" / "02")  # the first is the manifest that the province signed
    assert states(say, signed)["xa-hai"] == "da-duyet"
    change(edition(signed, "xa-hai"), "name: Công an xã Hai", "name: Công an xã Hai khác")
    assert states(say, signed)["xa-hai"] == "da-sua"


@pytest.mark.proof
@needs_git
def test_files_that_were_made_by_hand_and_signed_are_found_by_building_anew(say: Say, signed: Path) -> None:
    """Whoever has a commune's key can sign whatever he writes; what the province wrote does not become that."""
    folder = signed / "dist" / MONTH / "editions" / "xa-mot"
    (text,) = folder.glob("zalo/*.txt")
    raw = (folder / MANIFEST).read_bytes().decode()
    forged = "Chuyển tiền vào đây."
    before = text.read_bytes()
    text.write_text(forged, encoding="utf-8")
    for old, new in ((before, forged.encode()),):
        raw = raw.replace(hashlib.sha256(old).hexdigest(), hashlib.sha256(new).hexdigest())
        raw = raw.replace(f'"bytes": {len(old)}', f'"bytes": {len(new)}')
    (folder / MANIFEST).write_text(raw, encoding="utf-8")
    path = Path(key_of(signed, COMMUNE))
    public = path.with_suffix(".pub").read_text(encoding="utf-8").split("\n")[1]
    secret = keys.unlock(path.read_bytes(), "mật khẩu dài", public, called="x")
    round_ = signed / "approved" / MONTH / "editions" / "xa-mot" / "02"
    round_.mkdir()
    (round_ / MANIFEST).write_text(raw, encoding="utf-8")
    moment = dt.datetime.now(dt.UTC)
    add_signature(round_, sign(raw.encode(), secret, month=MONTH, when=moment))
    assert states(say, signed)["xa-mot"] == "da-sua"
    assert forged not in text.read_text(encoding="utf-8")


@pytest.mark.proof
@needs_git
def test_a_stick_with_an_edition_says_who_signed_it(
    say: Say, call: Call, signed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(options, "remembered", lambda: None)
    for name in FILES:
        stick = tmp_path / "usb" / name
        shutil.copytree(signed / "dist" / MONTH / "editions" / name, stick)
        good = call("verify", str(stick), cwd=tmp_path / "usb")
        assert f"KHỚP CHỮ KÝ, CHƯA BIẾT KHÓA CỦA AI. Ấn bản {name}" in good.out, good.out + good.err
        assert good.code == 1, "whoever writes a stick may write keys onto it"
        assert "Khóa lấy từ chính thư mục này" in good.err
        here = say("verify", str(stick))
        assert (here.code, f"ĐÚNG. Ấn bản {name}" in here.out, "lấy từ content/unit.yaml ở đây" in here.err) == (
            0,
            True,
            True,
        )
        told = (stick / "chu-ky" / "DOC-TRUOC.txt").read_text(encoding="utf-8")
        commands = [line.split() for line in told.splitlines() if line.strip().startswith("minisign ")]
        assert len(commands) == (2 if name == "xa-mot" else 1)
        for command in commands if MINISIGN else ():
            assert subprocess.run(command, cwd=stick / "chu-ky", capture_output=True, check=False).returncode == 0
        (text,) = stick.glob("zalo/*.txt")
        text.chmod(0o644)
        text.write_text("Khác", encoding="utf-8")
        bad = call("verify", str(stick), cwd=tmp_path / "usb")
        assert (bad.code, "CHƯA ĐỦ." in bad.out, text.name in bad.out) == (1, True, True), bad.out


@pytest.mark.proof
@needs_git
def test_a_code_and_a_file_of_an_edition_are_its_unit_s_own_once_all_have_signed(say: Say, signed: Path) -> None:
    number = "contacts: [{id: truc-ban, label: Trực ban, number: '0900 000 009', checked_on: 2024-11-20}]\n"
    path = edition(signed, "xa-hai")
    path.write_text(path.read_text(encoding="utf-8") + number + "default_contacts: [truc-ban]\n", encoding="utf-8")
    commit(signed)
    assert states(say, signed)["xa-hai"] == "da-sua"
    folder = signed / "dist" / MONTH / "editions" / "xa-hai"
    code = json.loads((folder / MANIFEST).read_bytes())["items"][0]["code"]
    (text,) = folder.glob("zalo/*.txt")
    for what in (code, str(text)):
        assert "ĐÚNG." not in say("verify", what).out
    approve(say, signed, "xa-hai")
    for what in (code, str(text)):
        done = say("verify", what)
        assert (done.code, "ĐÚNG." in done.out, "Công an xã Hai" in done.out) == (0, True, True), done.out + done.err


def test_what_lies_there_is_no_proof_unless_it_reads_as_one(tmp_path: Path) -> None:
    assert read_proof(tmp_path) is None
