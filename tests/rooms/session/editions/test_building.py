"""Editions made: each as a separate build of a unit that was written by hand, one wrong one in nobody's way."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import bantin
from bantin.content.editions.reading import Edition, read_editions
from bantin.content.workspace import store_of
from bantin.making.cluster import cluster_executor
from bantin.making.executor import SerialExecutor
from bantin.output.build import build
from bantin.output.desk.page import page_folders
from bantin.output.desk.static_page import write_desk
from bantin.session.editions.building import MODULE, Built, Workshop, found_there
from bantin.session.editions.overview import gathered, write_overview
from bantin.session.month import open_month
from tests.communes import table
from tests.fixtures.small_months import NOTICE
from tests.fixtures.workspaces import SMALL_HEADER, SMALL_UNIT

MONTH = "2024-11"
SMALL_BOARD = "led: {boards: [{id: cong, name: Bảng cổng, pixels: 192x96, pitch_mm: 10, viewing_m: 20}]}"
TEXTS = "channels: {facebook: null, led: null, video: null}\n"
FILMS = SMALL_UNIT[SMALL_UNIT.index("channels:") :] + "  video: {formats: [{id: reel, pixels: 1080x1920}]}\n"
NAMES = "name: Công an xã Nà Ỏi\nshort_name: CA xã Nà Ỏi\n"
LINE = "line: Xã trực cả thứ bảy.\n"
CONTACT = "{id: truc-ban, label: Trực xã, number: '0900 000 001', checked_on: 2024-11-21}"
EDITION = f"{NAMES}{LINE}contacts: [{CONTACT}]\n"


def workspace(root: Path, channels: str, unit: str = SMALL_UNIT) -> Path:
    month = root / "content" / MONTH
    month.mkdir(parents=True)
    (root / "content" / "unit.yaml").write_text(unit.partition("channels:")[0] + channels, encoding="utf-8")
    (month / "bulletin.yaml").write_text(SMALL_HEADER, encoding="utf-8")
    for name in ("01-mot", "02-hai"):
        (month / f"{name}.yaml").write_text(NOTICE.replace("Tin", f"Tin {name}"), encoding="utf-8")
    return root


def edition(root: Path, text: str, name: str = "na-oi") -> None:
    (root / "content" / "editions").mkdir(exist_ok=True)
    (root / "content" / "editions" / f"{name}.yaml").write_text(text, encoding="utf-8")


def workshop(root: Path) -> Workshop:
    return Workshop(root, MONTH, root / "dist")


def made(root: Path) -> list[Built]:
    return list(workshop(root).build_all(read_editions(root), SerialExecutor(), 1))


def tree(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture(params=["texts", pytest.param("films", marks=pytest.mark.proof)])
def channels(request: pytest.FixtureRequest) -> str:
    return TEXTS if request.param == "texts" else FILMS


def test_an_edition_is_to_the_byte_what_a_separate_build_makes(channels: str, tmp_path: Path) -> None:
    root = workspace(tmp_path / "tinh", channels)
    edition(root, f"{EDITION}without: [2024-11/02-hai]\n")
    built = replace(workshop(root), zips=True).build(read_editions(root).found[0])
    assert built.whole, built.diagnostics
    by_hand = SMALL_UNIT.replace("name: Phòng Thử nghiệm\nshort_name: Phòng Thử\n", NAMES)
    by_hand = by_hand.replace("address:", "line: Xã trực cả thứ bảy.\naddress:").replace(
        "label: Trực ban", "label: Trực xã"
    )
    by_hand = by_hand.replace('"113", checked_on: 2024-11-20', '"0900 000 001", checked_on: 2024-11-21')
    alone = workspace(tmp_path / "xa", channels, by_hand)
    (alone / "content" / MONTH / "02-hai.yaml").unlink()
    session = open_month(alone, MONTH, aloud=True)
    assert session.bulletin is not None
    outcome = build(
        session.bulletin, session.recipes, out=alone / "dist", store=store_of(alone), executor=SerialExecutor()
    )
    found = [*session.diagnostics, *outcome.diagnostics]
    web, lock = page_folders(alone), store_of(alone).lock
    write_desk(alone / "dist" / MONTH, session.bulletin, session.recipes, diagnostics=found, web=web, lock=lock)
    assert tree(built.folder) == tree(alone / "dist" / MONTH)
    message = next((built.folder / "zalo").glob("01-*.txt")).read_text(encoding="utf-8")
    assert "Xã trực cả thứ bảy.\nCông an xã Nà Ỏi, Công an tỉnh Bình Yên" in message


def test_one_that_is_wrong_or_stumbles_holds_up_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = workspace(tmp_path, TEXTS)
    for name, text in {
        "a": NAMES,
        "b": f"{NAMES}hotlin: 113\n",
        "c": f"{NAMES}without: [2024-11/9]\n",
        "d": NAMES,
    }.items():
        edition(root, text, name)
    opened = Workshop._opened  # noqa: SLF001

    def stumbles(self: Workshop, one: object, only: object) -> object:
        if getattr(one, "id", "") == "d":
            raise ZeroDivisionError
        return opened(self, one, only)  # type: ignore[arg-type]

    monkeypatch.setattr(Workshop, "_opened", stumbles)
    built = {one.id: one for one in made(root)}
    assert {name: one.whole for name, one in built.items()} == {"a": True, "b": False, "c": False, "d": False}
    assert [found.code for name in "bcd" for found in built[name].diagnostics] == [
        "unknown-key",
        "unknown-item",
        "stumbled",
    ]
    page = write_overview(workshop(root).folder, MONTH, list(built.values())).read_text(encoding="utf-8")
    assert "1 trên 4 ấn bản đã đủ" in page
    assert 'href="a/index.html"' in page
    assert "content/editions/b.yaml:3" in page
    monkeypatch.undo()
    again = {one.id: one for one in made(root)}
    assert again["a"].outcome is not None
    assert not again["a"].outcome.made, "what was whole is not made again"
    assert again["d"].whole


def test_what_editions_share_is_made_once_and_told_once(tmp_path: Path) -> None:
    root = workspace(tmp_path, "channels: {facebook: null, video: null, zalo: null, led: {boards: []}}\n")
    unit = (root / "content" / "unit.yaml").read_text(encoding="utf-8")
    (root / "content" / "unit.yaml").write_text(unit.replace("led: {boards: []}", SMALL_BOARD), encoding="utf-8")
    (root / "content" / "editions.csv").write_text(table(3, names=False, contact="truc-ban"), encoding="utf-8")
    built = made(root)
    assert all(one.whole for one in built), built[0].diagnostics
    assert built[0].outcome is not None
    assert built[0].outcome.made
    for one in built[1:]:
        assert one.outcome is not None
        pictures = [path for path in one.outcome.made if path.endswith(".png")]
        assert not [path for path in pictures if "ket" not in path], "only what shows the number differs"
    first, second = (min(one.folder.glob("led/cong/*-mot.png")) for one in built[:2])
    assert first.read_bytes() == second.read_bytes()
    if sys.platform != "win32" and first.stat().st_size >= 4096:
        assert first.samefile(second)
    assert all(len(one.names) in {1, 3} for one in gathered(built))


def test_an_edition_of_which_nothing_changed_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = workspace(tmp_path, f"{TEXTS}bantin_version: {bantin.__version__}\n")
    rows = table(3, contact="truc-ban").splitlines()
    csv = root / "content" / "editions.csv"
    (root / "content" / "editions").mkdir()
    csv.write_text("\n".join(rows), encoding="utf-8")
    first = {one.id: one for one in made(root)}
    opened: list[str] = []
    anew = Workshop._anew  # noqa: SLF001

    def counted(self: Workshop, edition: Edition, *more: Any) -> object:  # noqa: ANN401 - as `_anew` has it
        opened.append(edition.id)
        return anew(self, edition, *more)

    monkeypatch.setattr(Workshop, "_anew", counted)
    again = {one.id: one for one in made(root)}
    assert opened == []
    for name, one in again.items():
        before = first[name]
        assert before.outcome is not None
        assert one == replace(before, outcome=one.outcome, seconds=one.seconds)
        assert one.outcome is not None
        assert one.outcome.reused == before.outcome.made
    csv.write_text("\n".join([*rows[:-1], rows[-1].replace("0900", "0901")]), encoding="utf-8")
    made(root)
    assert opened == [rows[-1].partition(";")[0]]
    (root / "content" / "editions" / opened[0] / MONTH).mkdir(parents=True)
    next(again[name].folder for name in again if name != opened[0]).joinpath("index.html").write_text(
        "", encoding="utf-8"
    )
    made(root)
    assert len(opened) == 3, "what an edition adds counts, and what was spoilt is mended"
    assert all((one.folder / "index.html").stat().st_size for one in again.values())


def test_what_one_workspace_made_another_takes_from_the_store_behind_both(tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    trees, made_anew = [], []
    for name in ("mot", "hai"):
        root = workspace(tmp_path / name, TEXTS)
        edition(root, EDITION)
        shop = replace(workshop(root), beyond=f"memory://{tmp_path.name}")
        (built,) = shop.build_all(read_editions(root), SerialExecutor(), 1)
        assert built.outcome is not None
        assert built.whole
        made_anew.append(len(built.outcome.made))
        trees.append(tree(built.folder))
    assert made_anew[0] > made_anew[1] == 0
    assert trees[0] == trees[1]


def test_what_was_made_before_is_told_from_its_folder(tmp_path: Path) -> None:
    root = workspace(tmp_path, TEXTS)
    edition(root, NAMES)
    (built,) = made(root)
    (read,) = read_editions(root).found
    there = found_there(read, built.folder)
    assert there is not None
    assert (there.whole, there.bytes) == (True, built.bytes)
    assert found_there(read, root / "nowhere") is None


@pytest.mark.proof
def test_workers_of_a_cluster_make_the_same_bytes(tmp_path: Path) -> None:
    trees = []
    for name in ("cum", "mot"):
        root = workspace(tmp_path / name, TEXTS)
        (root / "content" / "editions.csv").write_text(table(6, contact="truc-ban"), encoding="utf-8")
        if name == "mot":
            built = made(root)
        else:
            with cluster_executor("local", 2, root, MODULE) as (executor, _):
                built = list(workshop(root).build_all(read_editions(root), executor, 2))
        assert all(one.whole for one in built), built
        trees.append({one.id: tree(one.folder) for one in built})
    assert trees[0] == trees[1]
    assert len(trees[0]) == 6


def test_zips_are_written_only_when_asked_for_and_stay_as_long_as_they_are_true(tmp_path: Path) -> None:
    """They hold again all that lies beside them: of ninety communes that is more than all else."""
    root = workspace(tmp_path, TEXTS)
    edition(root, NAMES)

    def zips(shop: Workshop) -> tuple[str, ...]:
        (one,) = shop.build_all(read_editions(root), SerialExecutor(), 1)
        page = (one.folder / "index.html").read_text(encoding="utf-8")
        there = tuple(path.name for path in one.folder.glob("*.zip"))
        assert ("bantin build 2024-11 --edition na-oi --zip" in page) == (shop.zips is False)
        return there

    assert zips(workshop(root)) == ()
    assert zips(replace(workshop(root), zips=True)) == ("zalo.zip",), "though nothing else has changed"
    (root / "content" / "unit.yaml").touch()
    edition(root, f"{NAMES}hashtags: [Khac]\n")
    assert zips(workshop(root)) == ("zalo.zip",), "what it holds is as it was"
    edition(root, f"{NAMES}{LINE}")
    assert zips(workshop(root)) == (), "nobody shall post what it holds by mistake"
