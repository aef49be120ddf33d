from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bantin.files.store import Made, Store
from bantin.model.recipe import Recipe, Role, TextFile
from bantin.output import publish as dist_module
from bantin.output.manifest import read_manifest
from bantin.output.publish import EDITED, Published, Result, publish
from tests.fixtures.systems import link

Tree = Callable[[Path], dict[str, bytes]]


def result(store: Store, path: str, content: str = "a", channel: str = "zalo") -> Result:
    key = (path + content).encode().hex().ljust(64, "0")
    with store.draft(key) as draft:
        draft.write_text(content, encoding="utf-8")
        made = store.put(key, draft)
    return Result(Recipe(path, channel, Role.POST, None, TextFile(content)), key, made)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "dist" / "2024-11"


@pytest.fixture
def press(folder: Path, store: Store) -> Callable[..., Published]:
    def pressed(*results: Result, only: set[str] | None = None) -> Published:
        return publish(folder, results, store, bulletin="2024-11", version="1.0", only=only)

    return pressed


Press = Callable[..., Published]


def listed(folder: Path) -> dict[str, bool]:
    manifest, _ = read_manifest(folder)
    assert manifest is not None
    return {file.path: file.stale for file in manifest.files}


def test_files_are_put_in_place_and_the_manifest_lists_them(press: Press, folder: Path, store: Store) -> None:
    published = press(result(store, "zalo/b.txt", "Bờ"), result(store, "zalo/a.txt"))
    assert published == Published((), frozenset(), frozenset(), ())
    assert (folder / "zalo" / "b.txt").read_text(encoding="utf-8") == "Bờ"
    assert listed(folder) == {"zalo/a.txt": False, "zalo/b.txt": False}
    assert sorted(path.name for path in folder.rglob("*")) == ["a.txt", "b.txt", "manifest.json", "zalo"]


def test_what_is_right_already_is_not_touched(press: Press, folder: Path, store: Store) -> None:
    press(result(store, "a.txt"))
    os.utime(folder / "a.txt", (1, 1))
    os.utime(folder / "manifest.json", (1, 1))
    press(result(store, "a.txt"))
    assert (folder / "a.txt").stat().st_mtime == 1
    assert (folder / "manifest.json").stat().st_mtime == 1


def test_a_file_that_somebody_changed_is_put_right_whatever_its_time(press: Press, folder: Path, store: Store) -> None:
    press(result(store, "a.txt"))
    before = (folder / "a.txt").stat()
    (folder / "a.txt").write_text("b", encoding="utf-8")
    os.utime(folder / "a.txt", ns=(before.st_atime_ns, before.st_mtime_ns))
    press(result(store, "a.txt"))
    assert (folder / "a.txt").read_text(encoding="utf-8") == "a"


def test_only_files_of_the_last_manifest_are_removed(press: Press, folder: Path, store: Store) -> None:
    press(result(store, "x/y/old.txt"), result(store, "x/kept/old.txt"), result(store, "z/new.txt"))
    (folder / "x" / "kept" / "mine.txt").write_text("mine", encoding="utf-8")
    published = press(result(store, "z/new.txt"))
    assert [file.path for file in published.removed] == ["x/kept/old.txt", "x/y/old.txt"]
    left = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    assert left == ["manifest.json", "x", "x/kept", "x/kept/mine.txt", "z", "z/new.txt"]


def test_an_old_file_that_cannot_be_removed_is_told_until_it_can(press: Press, folder: Path, store: Store) -> None:
    press(result(store, "old.txt"), result(store, "new.txt"))
    (folder / "old.txt").unlink()
    (folder / "old.txt").mkdir()  # what the system refuses to remove as a file
    assert [found.code for found in press(result(store, "new.txt")).diagnostics] == ["not-removed"]


def test_other_channels_are_left_alone(press: Press, folder: Path, store: Store) -> None:
    press(result(store, "led/a.png", channel="led"), result(store, "zalo/a.txt"), result(store, "zalo/b.txt"))
    published = press(result(store, "zalo/a.txt", "new"), only={"zalo"})
    assert [file.path for file in published.removed] == ["zalo/b.txt"]
    assert listed(folder) == {"led/a.png": False, "zalo/a.txt": False}
    assert (folder / "led" / "a.png").exists()


def test_a_failed_artifact_keeps_its_file_and_is_called_stale(press: Press, folder: Path, store: Store) -> None:
    first = result(store, "a.txt")
    press(first)
    press(Result(first.recipe, first.key, None), Result(result(store, "new.txt").recipe, None, None))
    assert listed(folder) == {"a.txt": True}
    assert (folder / "a.txt").exists()
    press(first)
    assert listed(folder) == {"a.txt": False}
    (folder / "a.txt").unlink()
    press(Result(first.recipe, first.key, None))
    assert listed(folder) == {}, "the manifest tells of no file that is not there"


def test_a_broken_entry_is_found_while_copying_and_dropped(press: Press, folder: Path, store: Store) -> None:
    first, second = result(store, "a.txt"), result(store, "b.txt", "b")
    assert first.key is not None
    assert second.key is not None
    store.path(first.key).write_text("x", encoding="utf-8")
    store.path(second.key).unlink()
    published = press(first, second)
    assert published.damaged == {first.key, second.key}
    assert store.get(first.key) is None
    assert [path.name for path in folder.iterdir()] == ["manifest.json"]


@pytest.mark.parametrize("path", ["../victim.txt", "a/../../victim.txt", "/victim.txt", "link/victim.txt"])
def test_a_hostile_manifest_removes_nothing_outside(path: str, press: Press, folder: Path, store: Store) -> None:
    press(result(store, "a.txt"))
    victims = [folder.parent / "victim.txt", folder.parent / "elsewhere" / "victim.txt"]
    victims[1].parent.mkdir()
    for victim in victims:
        victim.write_text("mine", encoding="utf-8")
    link(folder / "link", victims[1].parent)
    facts: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    absolute = str(victims[0]) if path.startswith("/") else path
    facts["files"].append(facts["files"][0] | {"path": absolute})
    (folder / "manifest.json").write_text(json.dumps(facts), encoding="utf-8")
    published = press(result(store, "a.txt"))
    assert all(victim.exists() for victim in victims)
    assert not published.removed
    assert published.diagnostics[0].code in {"bad-manifest", "outside-dist"}
    assert listed(folder) == {"a.txt": False}


def test_nothing_is_written_through_a_link_that_leads_out(press: Press, folder: Path, store: Store) -> None:
    elsewhere = folder.parent / "elsewhere"
    elsewhere.mkdir(parents=True)
    folder.mkdir()
    link(folder / "zalo", elsewhere)
    published = press(result(store, "zalo/a.txt"), result(store, "a.txt"))
    assert published.failed == {"zalo/a.txt"}
    assert not list(elsewhere.iterdir())
    assert (folder / "a.txt").exists()


def test_a_link_in_place_of_a_file_is_replaced_and_its_target_stays(press: Press, folder: Path, store: Store) -> None:
    target = folder.parent / "target.txt"
    folder.mkdir(parents=True)
    target.write_text("a", encoding="utf-8")
    link(folder / "a.txt", target)
    link(folder / ".b.txt.tmp", target)
    press(result(store, "a.txt"), result(store, "b.txt", "b"))
    assert not (folder / "a.txt").is_symlink()
    assert target.read_text(encoding="utf-8") == "a"


def test_what_the_system_refuses_is_told_once_a_reason(
    press: Press, folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(result(store, "a.txt", "old"))
    results = [result(store, "a.txt", "new"), result(store, "b.txt")]

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    published = press(*results)
    assert [found.message for found in published.diagnostics] == [
        "Không ghi được «a.txt» và 1 tệp khác: ổ đĩa đã đầy",
        "Không ghi được manifest.json: ổ đĩa đã đầy",
    ]
    assert published.failed == {"a.txt", "b.txt"}
    assert (folder / "a.txt").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "manifest.json"]
    assert_true(folder)


@pytest.mark.parametrize("planted", ["out", "month", "folder", "target", "manifest"])
def test_names_that_are_taken_are_told_and_never_a_traceback(
    planted: str, press: Press, folder: Path, store: Store
) -> None:
    match planted:
        case "out":
            folder.parent.write_text("a file", encoding="utf-8")
        case "month":
            folder.parent.mkdir()
            folder.write_text("a file", encoding="utf-8")
        case "folder":
            folder.mkdir(parents=True)
            (folder / "zalo").write_text("a file", encoding="utf-8")
        case "target":
            (folder / "zalo" / "a.txt").mkdir(parents=True)
        case _:
            (folder / "manifest.json").mkdir(parents=True)
    published = press(result(store, "zalo/a.txt"))
    assert "not-written" in [found.code for found in published.diagnostics]


def test_an_interrupt_leaves_a_manifest_that_is_true(
    press: Press, folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch, contents: Tree
) -> None:
    press(result(store, "a.txt", "old a"), result(store, "b.txt", "old b"), result(store, "gone.txt"))
    results = [result(store, "a.txt", "new a"), result(store, "b.txt", "new b")]
    copy = dist_module._copy  # noqa: SLF001 - the step in which the interrupt is planted

    def interrupted(store: Store, key: str, made: Made, target: Path) -> None:
        if target.name == "b.txt":
            raise KeyboardInterrupt
        copy(store, key, made, target)

    monkeypatch.setattr(dist_module, "_copy", interrupted)
    with pytest.raises(KeyboardInterrupt):
        press(*results)
    assert contents(folder).keys() == {"a.txt", "b.txt", "gone.txt", "manifest.json"}
    assert (folder / "a.txt").read_text(encoding="utf-8") == "new a"
    assert_true(folder)
    monkeypatch.undo()
    press(*results)
    assert_true(folder)
    assert listed(folder).keys() == {"a.txt", "b.txt"}


def assert_true(folder: Path) -> None:

    manifest, _ = read_manifest(folder)
    assert manifest is not None
    for file in manifest.files:
        content = (folder / file.path).read_bytes()
        assert (file.bytes, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())


def test_a_post_corrected_by_hand_is_kept_and_told_of_when_a_build_replaces_it(
    press: Press, folder: Path, store: Store
) -> None:
    press(result(store, "zalo/a.txt", "cũ"), result(store, "zalo/b.txt"))
    (folder / "zalo" / "a.txt").write_text("sửa tay", encoding="utf-8")
    published = press(result(store, "zalo/a.txt", "mới"), result(store, "zalo/b.txt"))
    assert (folder / "zalo" / "a.txt").read_text(encoding="utf-8") == "mới"
    [found] = published.diagnostics
    assert found.code == "edited-by-hand"
    assert "«zalo/a.txt»" in found.message
    assert "b.txt" not in found.message
    [kept] = (folder / EDITED / "zalo").iterdir()
    assert kept.read_text(encoding="utf-8") == "sửa tay"
    assert not press(result(store, "zalo/a.txt", "mới nữa"), result(store, "zalo/b.txt")).diagnostics


def test_a_second_correction_does_not_take_the_place_of_the_first(press: Press, folder: Path, store: Store) -> None:
    for words in ("một", "hai", "hai"):
        press(result(store, "zalo/a.txt"))
        (folder / "zalo" / "a.txt").write_text(words, encoding="utf-8")
    press(result(store, "zalo/a.txt"))
    kept = {path.read_text(encoding="utf-8") for path in (folder / EDITED / "zalo").iterdir()}
    assert kept == {"một", "hai"}


def test_a_corrected_post_that_is_not_wanted_any_more_is_kept_aside(press: Press, folder: Path, store: Store) -> None:
    press(result(store, "zalo/a.txt"), result(store, "zalo/b.txt"))
    (folder / "zalo" / "a.txt").write_text("sửa tay", encoding="utf-8")
    published = press(result(store, "zalo/b.txt"))
    assert [file.path for file in published.removed] == ["zalo/a.txt"]
    assert [found.code for found in published.diagnostics] == ["edited-by-hand"]
    assert [path.read_text(encoding="utf-8") for path in (folder / EDITED / "zalo").iterdir()] == ["sửa tay"]


def test_a_spoilt_manifest_is_told_of_once_and_mended_where_it_can_be_written(
    press: Press, folder: Path, store: Store
) -> None:
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text("{", encoding="utf-8")
    published = press(result(store, "a.txt"))
    assert [found.code for found in published.diagnostics] == ["bad-manifest"]
    assert published.mended == published.diagnostics
    assert press(result(store, "a.txt")) == Published((), frozenset(), frozenset(), ())
    (folder / "manifest.json").unlink()
    (folder / "manifest.json").mkdir()
    assert [found.code for found in press(result(store, "a.txt")).diagnostics] == ["bad-manifest", "not-written"]
    assert not press(result(store, "a.txt")).mended
