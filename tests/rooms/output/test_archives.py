from __future__ import annotations

import hashlib
import os
import zipfile
from pathlib import Path

import pytest

from bantin.files.atomic import replacing
from bantin.output.archives import holds, write_archive
from bantin.output.manifest import File


def files(folder: Path, **contents: str) -> list[File]:
    found = []
    for name, content in contents.items():
        path = folder / "zalo" / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        sha256, size = hashlib.sha256(content.encode()).hexdigest(), len(content.encode())
        found.append(File(f"zalo/{name}.txt", "zalo", "message", None, None, None, None, size, sha256, ""))
    return found


def test_the_same_files_give_the_same_bytes_whatever_their_order_and_times(tmp_path: Path) -> None:
    listed = files(tmp_path, b="Bờ", a="A")
    write_archive(tmp_path / "1.zip", tmp_path, listed)
    os.utime(tmp_path / "zalo" / "a.txt", (1, 1))
    write_archive(tmp_path / "2.zip", tmp_path, listed[::-1])
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "1.zip") as opened:
        assert opened.testzip() is None
        assert opened.namelist() == ["zalo/a.txt", "zalo/b.txt"]
        assert opened.read("zalo/b.txt").decode() == "Bờ"
        assert {(entry.compress_type, entry.create_system, entry.external_attr) for entry in opened.infolist()} == {
            (zipfile.ZIP_STORED, 3, 0o644 << 16)
        }


def test_its_bytes_are_those_of_every_machine(tmp_path: Path) -> None:
    write_archive(tmp_path / "a.zip", tmp_path, files(tmp_path, a="A"))
    digest = hashlib.sha256((tmp_path / "a.zip").read_bytes()).hexdigest()
    assert digest == "f56df407ec9e3e52def8828304d8e49ca8c6d1f943a168d850ebf620fedccd4d"


def test_it_says_what_it_holds(tmp_path: Path) -> None:
    listed = files(tmp_path, a="A", b="B")
    target = tmp_path / "zalo.zip"
    assert not holds(target, listed)
    write_archive(target, tmp_path, listed)
    assert holds(target, listed[::-1])
    assert not holds(target, listed[:1])
    assert not holds(target, files(tmp_path, a="A", b="khác"))
    target.write_bytes(b"PK")
    assert not holds(target, listed)


def test_what_was_there_survives_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.zip"
    target.write_bytes(b"old")
    with pytest.raises(FileNotFoundError):
        write_archive(target, tmp_path / "nowhere", files(tmp_path, a="A"))

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"), replacing(target) as stream:
        stream.write(b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["a.zip"]
