from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from watchfiles import Change

from bantin.model.diagnostic import Diagnostic, Severity
from bantin.preview import watch
from bantin.preview.watch import Changes

Waiter = Callable[[Callable[[], object], Path], None]


def no_watches(*_: object, **__: object) -> Iterator[set[tuple[Change, str]]]:
    raise RuntimeError("Error creating recommended watcher: Too many open files (os error 24)")


@pytest.fixture(params=["told by the system", "looked at"])
def heard(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Waiter]:
    """Do something, again and again for the first time a watch needs to begin, until a path is told of."""
    if request.param == "looked at":
        monkeypatch.setattr(watch, "watch", no_watches)
        monkeypatch.setattr(watch, "_POLL_SECONDS", 0.05)
    changes, stop = Changes(), threading.Event()
    (tmp_path / "content").mkdir()
    folders = [tmp_path / "content", tmp_path / "templates"]
    warnings: list[Diagnostic] = []
    thread = threading.Thread(target=watch.watch_folders, args=[folders, changes, stop, warnings.append])
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
    assert [found.code for found in warnings] == (["watch-polling"] if request.param == "looked at" else [])


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
        with suppress(FileExistsError):  # Windows keeps the name of a removed folder as long as it is still watched
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


SCRIPT = """
import sys, threading
from pathlib import Path
from bantin.preview.watch import Changes, watch_folders

folder = Path(sys.argv[1])
changes, stop, told = Changes(), threading.Event(), threading.Event()

def tell(found):
    print(found.code, found.message, flush=True)
    told.set()

thread = threading.Thread(target=watch_folders, args=[[folder], changes, stop, tell])
thread.start()
told.wait()
(folder / "a.yaml").write_text("x")
print(sorted(path.name for path in changes.take()), flush=True)
stop.set()
thread.join()
"""


@pytest.mark.parametrize("limit", ["max_inotify_instances", "max_inotify_watches"])
def test_where_the_system_gives_no_watches_files_are_looked_at_and_that_is_told(limit: str, tmp_path: Path) -> None:
    """For real, and for this test alone: a user namespace has limits of its own."""
    allow_none = f"echo 0 > /proc/sys/user/{limit}"
    command = ["unshare", "--user", "--map-root-user", "sh", "-c"]
    if (
        shutil.which("unshare") is None
        or subprocess.run([*command, allow_none], check=False, capture_output=True).returncode
    ):
        pytest.skip("no user namespaces here (Linux, util-linux)")
    run = [*command, f'{allow_none}; exec "$@"', "sh", sys.executable, "-c", SCRIPT, str(tmp_path)]
    done = subprocess.run(run, check=True, capture_output=True, encoding="utf-8")
    warning, changed = done.stdout.splitlines()
    assert warning.startswith("watch-polling Hệ thống không báo cho bantin lúc tệp được lưu (")
    assert "error" not in warning, "the reason is told in Vietnamese"
    assert "a.yaml" in changed


def test_any_death_of_the_watcher_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A planted violation: something fails in a way that nobody foresaw."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr(watch, "file_versions", broken)
    told: list[Diagnostic] = []
    watch.watch_folders([tmp_path], Changes(), threading.Event(), told.append)
    assert [(found.code, found.severity) for found in told] == [("watch-stopped", Severity.ERROR)]
    assert "planted" in told[0].message


def test_a_watcher_that_dies_later_is_replaced_by_looking(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A planted violation: the folder lies on a share that goes away for a moment."""

    def dying(*_: object, **__: object) -> Iterator[set[tuple[Change, str]]]:
        yield set()
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(watch, "watch", dying)
    monkeypatch.setattr(watch, "_POLL_SECONDS", 0.05)
    told: list[Diagnostic] = []
    changes, stop = Changes(), threading.Event()

    def tell(found: Diagnostic) -> None:
        told.append(found)
        (tmp_path / "a.yaml").write_text("x", encoding="utf-8")

    thread = threading.Thread(target=watch.watch_folders, args=[[tmp_path], changes, stop, tell])
    thread.start()
    assert tmp_path / "a.yaml" in (changes.take() or ())
    stop.set()
    thread.join()
    assert [found.code for found in told] == ["watch-polling"]


def test_what_the_system_does_not_tell_of_is_seen_a_little_later(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As on a share, where others' machines change files."""

    file = tmp_path / "a.yaml"

    def silent(*_: object, stop_event: threading.Event, **__: object) -> Iterator[set[tuple[Change, str]]]:
        file.write_text("x", encoding="utf-8")
        while not stop_event.wait(0.02):
            yield set()

    monkeypatch.setattr(watch, "watch", silent)
    monkeypatch.setattr(watch, "_LOOK_SECONDS", 0.05)
    changes, stop = Changes(), threading.Event()
    told: list[Diagnostic] = []
    thread = threading.Thread(target=watch.watch_folders, args=[[tmp_path], changes, stop, told.append])
    thread.start()
    assert file in (changes.take() or ())
    stop.set()
    thread.join()
    assert told == []


def test_what_we_wrote_ourselves_is_told_once(tmp_path: Path) -> None:
    changes, file = Changes(), tmp_path / "a.yaml"
    file.write_text("a: 1\n", encoding="utf-8")
    changes.wrote([file])
    assert changes.take() == frozenset({file})
    changes.put([file])
    assert not changes.coming.done()
    file.write_text("a: 2\n", encoding="utf-8")
    changes.put([file])
    assert changes.take() == frozenset({file})
