from __future__ import annotations

import json
import re
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bantin.files.store import Store
from bantin.making.executor import SerialExecutor
from bantin.output.approval.state import Standing, State
from bantin.output.build import build
from bantin.output.desk.static_page import write_desk
from bantin.output.manifest import File, read_manifest, write_manifest
from tests.fixtures.systems import link

Handed = Any  # as conftest makes it, which tests cannot import


@pytest.fixture
def month(handed: Handed, tmp_path: Path) -> Handed:
    """A copy of the built month that a test may change."""
    folder = tmp_path / "dist" / "2024-11"
    shutil.copytree(handed.folder, folder)
    return replace(handed, folder=folder, lock=tmp_path / "lock")


def listed(folder: Path) -> dict[str, File]:
    manifest, found = read_manifest(folder)
    assert manifest is not None
    assert found == []
    return {file.path: file for file in manifest.files}


def of_desk(folder: Path) -> dict[str, File]:
    """Give the desk's own list."""
    return listed(folder / "desk")


def data(folder: Path) -> dict[str, Any]:
    html = (folder / "index.html").read_text(encoding="utf-8")
    found = re.search(r'id="desk-data">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    read: dict[str, Any] = json.loads(found[1])
    return read


def times(folder: Path) -> dict[str, int]:
    return {path.as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def test_the_page_and_its_files_are_in_a_list_of_their_own(handed: Handed) -> None:
    files, published = of_desk(handed.folder), listed(handed.folder)
    there = {path.relative_to(handed.folder).as_posix() for path in handed.folder.rglob("*") if path.is_file()}
    assert there == {*files, *published, "manifest.json", "desk/manifest.json"}
    assert not set(files) & set(published), "what goes out is what somebody approves"
    assert files["index.html"].role == files["desk/desk.js"].role == "page"
    assert (files["facebook.zip"].role, files["facebook.zip"].channel) == ("archive", "facebook")
    for path, file in files.items():
        assert (handed.folder / path).stat().st_size == file.bytes


def test_a_zip_holds_a_channels_files_and_nothing_else(handed: Handed) -> None:
    with zipfile.ZipFile(handed.folder / "zalo.zip") as opened:
        assert opened.namelist() == sorted(f"zalo/{item}.txt" for item in handed.items)
        for name in opened.namelist():
            assert opened.read(name) == (handed.folder / name).read_bytes()


def test_the_zip_of_all_boards_holds_no_boards_package(handed: Handed) -> None:
    published = {path for path, file in listed(handed.folder).items() if file.channel == "led"}
    packages = {path for path in published if path.endswith("-2024-11.zip")}
    assert packages
    with zipfile.ZipFile(handed.folder / "led.zip") as opened:
        assert set(opened.namelist()) == published - packages


def test_a_second_run_touches_nothing(month: Handed) -> None:
    month.write()
    before = times(month.folder)
    month.write()
    assert times(month.folder) == before


def test_a_mistake_in_a_workspaces_own_page_is_told_and_the_old_page_stays(month: Handed) -> None:
    month.write()
    before = (month.folder / "index.html").read_bytes()
    own = month.web[0] / "index.html"
    own.parent.mkdir(parents=True)
    own.write_text("<html>\n{{ dessk.month }}\n</html>", encoding="utf-8")
    [told] = month.write()
    own.unlink()
    own.parent.rmdir()
    assert told.location is not None
    assert (told.code, told.location.file, told.location.line) == ("bad-look", "templates/desk/index.html", 2)
    assert told.hint == "Có phải «desk»?"
    assert (month.folder / "index.html").read_bytes() == before


def test_what_somebody_broke_is_put_right(month: Handed) -> None:
    month.write()
    before = {path: (month.folder / path).read_bytes() for path in ("zalo.zip", "index.html", "desk/desk.css")}
    archive = bytearray(before["zalo.zip"])
    archive[60] ^= 1  # the comment still says the same
    (month.folder / "zalo.zip").write_bytes(archive)
    (month.folder / "index.html").write_text("x", encoding="utf-8")
    (month.folder / "desk" / "desk.css").unlink()
    assert month.write() == []
    assert {path: (month.folder / path).read_bytes() for path in before} == before


def test_only_the_zip_of_a_changed_channel_is_written_anew(month: Handed) -> None:
    month.write()
    before = times(month.folder)
    changed = month.folder / "zalo" / f"{month.items[0]}.txt"
    changed.write_text("Khác\n", encoding="utf-8")
    files = listed(month.folder)
    file = replace(files[f"zalo/{month.items[0]}.txt"], sha256="1" * 64, bytes=len("Khác\n".encode()))
    write_manifest(month.folder, "2024-11", "1", {**files, file.path: file}.values())
    month.write()
    after = times(month.folder)
    written = {Path(path).name for path in after if after[path] != before.get(path)}
    assert written == {"zalo.zip", "index.html", "manifest.json", changed.name}  # two lists of that name


def test_a_channel_that_is_gone_takes_its_zip_with_it(month: Handed) -> None:
    files = [file for file in listed(month.folder).values() if not file.path.startswith("loa-phuong/")]
    write_manifest(month.folder, "2024-11", "1", files)
    month.write()
    assert not (month.folder / "loa-phuong.zip").exists()
    assert "loa-phuong.zip" not in of_desk(month.folder)
    assert "loa-phuong" not in {channel["name"] for channel in data(month.folder)["channels"]}


def test_what_is_stale_is_told_and_stays_out_of_the_zip(month: Handed) -> None:
    path = f"zalo/{month.items[0]}.txt"
    files = listed(month.folder)
    write_manifest(month.folder, "2024-11", "1", {**files, path: replace(files[path], stale=True)}.values())
    month.write()
    with zipfile.ZipFile(month.folder / "zalo.zip") as opened:
        assert path not in opened.namelist()
    found = {entry["path"]: entry["state"] for entry in data(month.folder)["artifacts"]}
    assert found[path] == "stale"
    assert data(month.folder)["checksum"] is None


def test_what_misses_is_told(month: Handed) -> None:
    path = f"zalo/{month.items[0]}.txt"
    (month.folder / path).unlink()
    assert month.write() == []
    (found,) = [entry for entry in data(month.folder)["artifacts"] if entry["path"] == path]
    assert (found["state"], found["href"]) == ("failed", None)


def test_a_build_leaves_the_page_alone_and_the_page_the_build(month: Handed) -> None:
    month.write()
    page = (month.folder / "index.html").read_bytes()
    store = Store(month.lock.parent / "store")
    recipes = [recipe for recipe in month.recipes if recipe.channel == "zalo"]
    outcome = build(month.bulletin, recipes, out=month.folder.parent, store=store, executor=SerialExecutor())
    assert not {"index.html", "zalo.zip", "desk/desk.js"} & {file.path for file in outcome.removed}
    assert (month.folder / "index.html").read_bytes() == page


def test_other_months_beside_it_can_be_chosen(month: Handed) -> None:
    shutil.copytree(month.folder, month.folder.parent / "2024-10")
    shutil.copytree(month.folder, month.folder.parent / "khan-2024-11-28")
    (month.folder.parent / "khac").mkdir()
    (month.folder.parent / "2024-09").mkdir()
    month.write()
    assert data(month.folder)["months"] == [
        {"name": "2024-10", "items": len(month.items), "href": "../2024-10/index.html"},
        {"name": "2024-11", "items": len(month.items), "href": None},
        {"name": "khan-2024-11-28", "items": len(month.items), "href": "../khan-2024-11-28/index.html"},
    ]


def test_what_the_system_refuses_is_a_diagnostic(month: Handed) -> None:
    shutil.rmtree(month.folder / "desk")
    (month.folder / "desk").write_text("", encoding="utf-8")
    (found,) = month.write()
    assert found.code == "not-written"
    assert listed(month.folder), "the manifest is whole"


def test_a_folder_that_leads_out_is_not_followed(month: Handed, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    shutil.rmtree(month.folder / "desk")
    try:
        link(month.folder / "desk", outside, to_folder=True)
    except OSError:
        return  # Windows lets only some users make links: there is nothing to follow
    (found,) = month.write()
    assert found.code == "outside-dist"
    assert list(outside.iterdir()) == []


def test_a_folder_without_a_manifest_gets_no_page(month: Handed) -> None:
    (month.folder / "manifest.json").unlink()
    (month.folder / "index.html").unlink()
    assert month.write() == []
    assert not (month.folder / "index.html").exists()


def test_how_a_month_stands_is_told_and_part_of_the_names_of_zips(month: Handed) -> None:
    for standing in (Standing.DRAFT, Standing.APPROVED, Standing.CHANGED):
        state = State(standing)
        found = write_desk(
            month.folder, month.bulletin, month.recipes, diagnostics=(), web=month.web, lock=month.lock, state=state
        )
        assert found == []
        assert {path.name for path in month.folder.glob("zalo*.zip")} == {f"zalo-{standing.value}.zip"}
        assert data(month.folder)["approval"] == {"standing": standing.value, "told": state.told}


@pytest.mark.proof
def test_what_stood_in_the_manifest_before_leaves_it_with_the_next_build(month: Handed) -> None:
    files = listed(month.folder)
    page = File("index.html", "desk", "page", None, None, None, None, 1, "0" * 64, "")
    write_manifest(month.folder, "2024-11", "0.1.0", [*files.values(), page])
    assert "index.html" in listed(month.folder)
    store = Store(month.lock.parent / "store")
    build(month.bulletin, month.recipes, out=month.folder.parent, store=store, executor=SerialExecutor())
    assert "index.html" not in listed(month.folder)
    assert (month.folder / "index.html").exists()
