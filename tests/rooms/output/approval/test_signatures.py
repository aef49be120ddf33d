from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest
from minisign import KeyPair

from bantin.model.parts.identity import Ended, Identity, Revoked
from bantin.output.approval import keys
from bantin.output.approval.signatures import judge, read_signature, sign
from bantin.output.approval.state import Approval
from tests.rooms.output.approval.conftest import DAY, MONTH, NOON, approver

MANIFEST = b'{\n "bulletin": "2024-11",\n "files": []\n}\n'
PAIR = KeyPair.generate()
IDENTITY = Identity(code_key="23456789ACFHJKMNPRTV", approvers=(approver("B", PAIR),))
SIGNATURE = sign(MANIFEST, PAIR.secret_key, month=MONTH, when=NOON)
MINISIGN = shutil.which("minisign")


def counts(signature: bytes = SIGNATURE, manifest: bytes = MANIFEST, month: str = MONTH, today: dt.date = DAY) -> bool:
    return isinstance(judge(signature, manifest, IDENTITY, month, today=today), Approval)


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def test_a_signature_counts() -> None:
    found = judge(SIGNATURE, MANIFEST, IDENTITY, MONTH, today=DAY)
    assert isinstance(found, Approval)
    assert (found.approver.name, found.when) == ("B", NOON)


def test_every_bit_of_a_manifest_counts() -> None:
    assert not [bit for bit in range(8 * len(MANIFEST)) if counts(manifest=flipped(MANIFEST, bit))]


def test_every_bit_of_a_signature_counts() -> None:
    assert not [bit for bit in range(8 * len(SIGNATURE)) if counts(flipped(SIGNATURE, bit))]


@pytest.mark.parametrize("cut", range(0, len(SIGNATURE), 7))
def test_no_part_of_a_signature_is_one(cut: int) -> None:
    assert not counts(SIGNATURE[:cut])
    assert not counts(SIGNATURE + SIGNATURE[:cut] + b"\n")


@pytest.mark.parametrize(
    "written", [b"", b"\xff\xfe", b"untrusted comment: x\n" * 4, SIGNATURE.replace(b"\n", b"\r\n")]
)
def test_what_is_no_signature_is_none(written: bytes) -> None:
    assert read_signature(written) is None


def test_a_signature_copied_to_another_month_does_not_count() -> None:
    assert "tháng 2024-11" in str(judge(SIGNATURE, MANIFEST, IDENTITY, "2024-12", today=DAY))
    assert "không phải ký trên bản này" in str(judge(SIGNATURE, MANIFEST + b" ", IDENTITY, MONTH, today=DAY))


def test_a_strangers_signature_does_not_count() -> None:
    strange = sign(MANIFEST, KeyPair.generate().secret_key, month=MONTH, when=NOON)
    assert "không có trong danh sách" in str(judge(strange, MANIFEST, IDENTITY, MONTH, today=DAY))


@pytest.mark.parametrize(
    ("when", "told"), [("2024-12-09", "sau hôm nay"), ("2023-12-25", "trước khi B có khóa"), ("1970-01-01", "đồng hồ")]
)
def test_a_wrong_clock_is_told(when: str, told: str) -> None:
    moment = dt.datetime.fromisoformat(when).replace(tzinfo=dt.UTC)
    signature = sign(MANIFEST, PAIR.secret_key, month=MONTH, when=moment)
    assert told in str(judge(signature, MANIFEST, IDENTITY, MONTH, today=DAY))


@pytest.mark.parametrize("why", Ended)
def test_a_revoked_key_keeps_what_is_listed_and_nothing_else_whatever_its_date(why: Ended) -> None:
    (one,) = IDENTITY.approvers
    ended = Revoked(on=dt.date(2024, 12, 1), why=why, keeps=(sha256(MANIFEST).hexdigest(),))
    identity = IDENTITY.model_copy(update={"approvers": (one.model_copy(update={"revoked": ended}),)})
    assert isinstance(judge(SIGNATURE, MANIFEST, identity, MONTH, today=DAY), Approval)
    other = MANIFEST + b" "
    backdated = sign(other, PAIR.secret_key, month=MONTH, when=NOON - dt.timedelta(30))
    assert "đã thu hồi" in str(judge(backdated, other, identity, MONTH, today=DAY))


@pytest.mark.skipif(MINISIGN is None, reason="minisign is not installed (Debian: minisign)")
def test_minisign_verifies_it_without_bantin_and_notices_a_change(tmp_path: Path) -> None:
    assert MINISIGN is not None
    (tmp_path / "manifest.json").write_bytes(MANIFEST)
    (tmp_path / "manifest.json.minisig").write_bytes(SIGNATURE)
    keys.write_public(tmp_path / "b.pub", PAIR.public_key.to_base64().decode())
    command = [MINISIGN, "-Vm", "manifest.json", "-p", "b.pub"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "bulletin:2024-11" in done.stdout
    (tmp_path / "manifest.json").write_bytes(MANIFEST + b" ")
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode != 0


@pytest.mark.proof
@pytest.mark.skipif(MINISIGN is None, reason="minisign is not installed (Debian: minisign)")
def test_minisign_signs_with_a_key_of_bantin_too(tmp_path: Path) -> None:
    assert MINISIGN is not None
    keys.write_secret(tmp_path / "b.key", keys.new_pair("mật khẩu dài")[1])
    (tmp_path / "x").write_bytes(b"x")
    done = subprocess.run(
        [MINISIGN, "-Sm", "x", "-s", "b.key"],
        cwd=tmp_path,
        input="mật khẩu dài\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (tmp_path / "x.minisig").exists(), done.stderr


def test_the_secret_half_opens_with_its_passphrase_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "_OPSLIMIT", 32_768)  # each try would cost a third of a second
    monkeypatch.setattr(keys, "_MEMLIMIT", 16_777_216)
    public, secret = keys.new_pair("mật khẩu dài")
    opened = keys.unlock(secret, "mật khẩu dài", public, called="b.key")
    assert read_signature(sign(MANIFEST, opened, month=MONTH, when=NOON)) is not None
    with pytest.raises(keys.KeyFaultError, match="Mật khẩu"):
        keys.unlock(secret, "mật khẩu khác", public, called="b.key")
    with pytest.raises(keys.KeyFaultError, match="khóa khác"):
        keys.unlock(secret, "mật khẩu dài", PAIR.public_key.to_base64().decode(), called="b.key")
    with pytest.raises(keys.KeyFaultError, match="không phải"):
        keys.unlock(b"x", "mật khẩu dài", public, called="b.key")


def test_a_file_of_a_key_is_its_owners_alone_and_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "b.key"
    keys.write_secret(path, b"x")
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(FileExistsError):
        keys.write_secret(path, b"y")
    assert keys.read_secret(path) == b"x"
    with pytest.raises(keys.KeyFaultError, match="Không đọc được"):
        keys.read_secret(tmp_path / "khac.key")


@pytest.mark.parametrize("commit", ["ab" * 20, "ab" * 32])
def test_the_commit_that_was_there_is_bound_by_the_signature(commit: str) -> None:
    signature = sign(MANIFEST, PAIR.secret_key, month=MONTH, when=NOON, commit=commit)
    found = judge(signature, MANIFEST, IDENTITY, MONTH, today=DAY)
    assert isinstance(found, Approval)
    assert found.commit == commit
    assert not counts(signature.replace(commit.encode(), commit[:-1].encode() + b"c"))
    assert not counts(signature.replace(commit.encode(), commit[:-1].encode()))


def test_the_scan_of_a_sheet_is_bound_by_the_signature() -> None:
    scan = "ab" * 32
    signature = sign(MANIFEST, PAIR.secret_key, month=MONTH, when=NOON, scan=scan)
    found = judge(signature, MANIFEST, IDENTITY, MONTH, today=DAY)
    assert isinstance(found, Approval)
    assert (found.scan, "phiếu ký tay abababab" in found.told) == (scan, True)
    assert not counts(signature.replace(scan.encode(), b"ac" * 32))
