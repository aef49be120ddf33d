from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bantin.preview.watch import Changes, watch_folders

Waiter = Callable[[Callable[[], object], Path], None]


@pytest.fixture
def heard(tmp_path: Path) -> Iterator[Waiter]:
    """Do something, again and again for the first time a watch needs to begin, until a path is told of."""
    changes, stop = Changes(), threading.Event()
    (tmp_path / "content").mkdir()
    folders = [tmp_path / "content", tmp_path / "templates"]
    thread = threading.Thread(target=watch_folders, args=[folders, changes, stop])
    thread.start()
    gathered: set[Path] = set()
    came = threading.Condition()

    def gather() -> None:
        while (taken := changes.take()) is not None:
            with came:
                gathered.update(taken)
                came.notify_all()

    gatherer = threading.Thread(target=gather)
    gatherer.start()

    def wait(do: Callable[[], object], path: Path) -> None:
        with came:
            for _ in range(100):
                gathered.clear()
                do()
                if came.wait_for(lambda: path in gathered, 0.3):
                    return
        pytest.fail(f"{path} was never told of; heard of {gathered}")

    yield wait
    stop.set()
    changes.close()
    thread.join()
    gatherer.join()


def test_a_save_is_told(heard: Waiter, tmp_path: Path) -> None:
    file = tmp_path / "content" / "unit.yaml"
    heard(lambda: file.write_text("a: b\n", encoding="utf-8"), file)


def test_an_atomic_save_is_told(heard: Waiter, tmp_path: Path) -> None:
    file, beside = tmp_path / "content" / "unit.yaml", tmp_path / "content" / "unit.yaml.tmp"

    def save() -> None:
        beside.write_text("a: b\n", encoding="utf-8")
        beside.replace(file)

    heard(save, file)


def test_a_new_folder_with_a_file_a_rename_and_a_deletion_are_told(heard: Waiter, tmp_path: Path) -> None:
    folder = tmp_path / "content" / "2024-12"
    first, second = folder / "a.yaml", folder / "b.yaml"

    def renamed() -> None:
        first.write_text("x", encoding="utf-8")
        first.replace(second)

    def deleted() -> None:
        second.write_text("y", encoding="utf-8")
        second.unlink()

    def made() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()

    heard(made, folder)
    heard(renamed, second)
    heard(deleted, second)


def test_a_watched_folder_may_come_later(heard: Waiter, tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    look = folder / "kit.xml"

    def made() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()

    heard(made, folder)
    heard(lambda: look.write_text("<card/>", encoding="utf-8"), look)


def test_a_watched_folder_may_be_replaced_by_another(heard: Waiter, tmp_path: Path) -> None:
    content, old = tmp_path / "content", tmp_path / "old"
    content.rename(old)
    content.mkdir()
    file = content / "unit.yaml"
    heard(lambda: file.write_text("a: c\n", encoding="utf-8"), file)


def test_what_editors_keep_beside_a_file_is_not_told(heard: Waiter, tmp_path: Path) -> None:
    content = tmp_path / "content"

    def save() -> None:
        for name in (".unit.yaml.swp", "unit.yaml~", "#unit.yaml#", "4913.tmp"):
            (content / name).write_text("", encoding="utf-8")
        (content / "unit.yaml").write_text("", encoding="utf-8")

    heard(save, content / "unit.yaml")


def test_changes_are_gathered_until_somebody_asks() -> None:
    changes = Changes()
    for number in range(1000):
        changes.put([Path(f"{number % 3}.yaml")])
    assert changes.coming.done()
    assert changes.take() == frozenset({Path("0.yaml"), Path("1.yaml"), Path("2.yaml")})
    assert not changes.coming.done()
    changes.close()
    assert changes.take() is None
