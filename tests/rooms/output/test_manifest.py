from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bantin.files.paths import MANIFEST
from bantin.output.manifest import File, Imprint, Manifest, Named, read_manifest, write_manifest
from tests.fixtures.systems import needs_pipes

FILE = File("led/cho/a.png", "led", "frame", "a", 384, 192, None, 9, "0" * 64, "Ảnh «a»")
ENTRY = {
    "path": "led/cho/a.png",
    "channel": "led",
    "role": "frame",
    "item": "a",
    "width": 384,
    "height": 192,
    "seconds": None,
    "bytes": 9,
    "sha256": "0" * 64,
    "alt": "Ảnh",
}


def test_a_manifest_has_the_promised_form(tmp_path: Path) -> None:
    write_manifest(tmp_path, "2024-11", "1.0", [FILE])
    written = (tmp_path / "manifest.json").read_bytes()
    facts = json.loads(written)
    assert list(facts) == ["bulletin", "bantin", "files"]
    assert list(facts["files"][0]) == list(ENTRY)
    assert written.endswith(b"}\n")
    assert b"\r" not in written
    assert "Ảnh «a»".encode() in written
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]


def test_what_is_written_is_read_sorted_by_path(tmp_path: Path) -> None:
    files = [FILE, File("a.txt", "zalo", "message", None, None, None, None, 1, "1" * 64, "", stale=True)]
    write_manifest(tmp_path, "2024-11", "1.0", files)
    manifest, diagnostics = read_manifest(tmp_path)
    assert manifest is not None
    assert manifest.files == (files[1], files[0])
    assert not diagnostics


def test_no_manifest_is_no_fault(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) == (None, [])


@pytest.mark.parametrize(
    "written", [b"", b"{", b"\xff\xfe", b"[]", b"null", b'{"files":1}', b"[" * 100_000, b'{"bulletin":"a"}']
)
def test_a_damaged_manifest_counts_as_none_with_a_warning(written: bytes, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_bytes(written)
    manifest, diagnostics = read_manifest(tmp_path)
    assert manifest is None
    assert [found.code for found in diagnostics] == ["bad-manifest"]


@pytest.mark.parametrize(
    "hostile",
    [
        {"path": "../../etc/passwd"},
        {"path": "/etc/passwd"},
        {"path": "C:/Windows/a"},
        {"path": "a\\..\\..\\b"},
        {"path": 1},
        {"bytes": "9"},
        {"seconds": float("nan")},
        {"seconds": float("inf")},
        {"alt": "\ud800"},
        {"stale": "yes"},
    ],
)
def test_entries_that_no_build_writes_are_left_out(hostile: dict[str, Any], tmp_path: Path) -> None:
    facts = {"bulletin": "2024-11", "bantin": "1.0", "files": [ENTRY, ENTRY | hostile, 3]}
    (tmp_path / "manifest.json").write_text(json.dumps(facts), encoding="utf-8")
    manifest, diagnostics = read_manifest(tmp_path)
    assert manifest is not None
    assert [file.path for file in manifest.files] == ["led/cho/a.png"]
    assert "2 mục" in diagnostics[0].message


def test_an_entry_of_a_later_version_is_still_known(tmp_path: Path) -> None:
    facts = {"bulletin": "2024-11", "bantin": "9.0", "files": [ENTRY | {"colour": "navy"}]}
    (tmp_path / "manifest.json").write_text(json.dumps(facts), encoding="utf-8")
    manifest, diagnostics = read_manifest(tmp_path)
    assert manifest is not None
    assert len(manifest.files) == 1
    assert not diagnostics


@needs_pipes
def test_a_pipe_in_the_manifests_place_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / MANIFEST)
    manifest, found = read_manifest(tmp_path)
    assert manifest is None
    assert [one.code for one in found] == ["bad-manifest"]


def test_a_manifest_that_was_cut_off_still_tells_of_what_it_holds_whole(tmp_path: Path) -> None:
    files = [replace(FILE, path=f"led/cho/{name}.png") for name in "abc"]
    write_manifest(tmp_path, "2024-11", "1", files)
    whole = (tmp_path / MANIFEST).read_bytes()
    (tmp_path / MANIFEST).write_bytes(whole[: whole.rindex(b'"sha256"')])
    manifest, found = read_manifest(tmp_path)
    assert manifest is not None
    assert manifest.files == tuple(files[:2])
    assert [one.code for one in found] == ["bad-manifest"]


IMPRINT = Imprint("Phòng Thử", "K7M4-2RXF", 1, (Named("a", "2345-6789", "Ảnh «a»"),))


def test_who_publishes_and_the_codes_stand_in_it_where_there_are_any(tmp_path: Path) -> None:
    write_manifest(tmp_path, "2024-11", "1.0", [FILE], IMPRINT)
    facts = json.loads((tmp_path / "manifest.json").read_bytes())
    assert list(facts) == ["bulletin", "bantin", "unit", "code", "approvals", "items", "files"]
    manifest, diagnostics = read_manifest(tmp_path)
    assert manifest == Manifest("2024-11", "1.0", (FILE,), IMPRINT)
    assert not diagnostics


@pytest.mark.parametrize("items", [None, 1, [1], [{}], [{"item": "a"}]])
def test_codes_that_no_build_writes_are_left_out(items: object, tmp_path: Path) -> None:
    facts = {
        "bulletin": "2024-11",
        "bantin": "1",
        "unit": "x",
        "code": "y",
        "approvals": 1,
        "items": items,
        "files": [ENTRY],
    }
    (tmp_path / "manifest.json").write_text(json.dumps(facts), encoding="utf-8")
    manifest, _ = read_manifest(tmp_path)
    assert manifest is not None
    assert manifest.imprint is None
    assert len(manifest.files) == 1
