"""Faults of machines: what was made is whole, what was not is told, and made again it is only the rest."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

from bantin.content.editions.reading import Edition, read_editions
from bantin.content.workspace import store_of
from bantin.files.paths import MANIFEST
from bantin.files.store import Store
from bantin.making import cluster
from bantin.making.cluster import ClusterError, cluster_executor
from bantin.making.executor import SerialExecutor, make_executor
from bantin.making.faults import WORKER_DIED
from bantin.model.diagnostic import Severity
from bantin.session.editions.building import MODULE, Built, Workshop
from bantin.session.editions.second_try import build_whole
from tests.communes import table
from tests.conftest import REPOSITORY
from tests.fixtures.systems import needs_mounts, needs_signals, needs_superuser
from tests.rooms.session.editions.test_building import MONTH, TEXTS, tree, workshop, workspace

P = ParamSpec("P")
T = TypeVar("T")

COUNT = 5
DEADLY = "xa-na-phac-3"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return editions_of(tmp_path / "tinh")


def editions_of(folder: Path, count: int = COUNT) -> Path:
    root = workspace(folder, TEXTS)
    (root / "content" / "editions.csv").write_text(table(count, contact="truc-ban"), encoding="utf-8")
    return root


def made(root: Path, executor: Executor | None = None, shop: type[Workshop] = Workshop) -> dict[str, Built]:
    maker = shop(root, MONTH, root / "dist")
    found = build_whole(maker, read_editions(root), executor or SerialExecutor(), 2, SerialExecutor())
    return {one.id: one for one in found}


def nothing_half(root: Path) -> int:
    """See that all that lies there is as its manifest says; returns how many files there are."""
    count = 0
    for path in workshop(root).folder.glob(f"*/{MANIFEST}"):
        for file in json.loads(path.read_bytes())["files"]:
            content = (path.parent / file["path"]).read_bytes()
            assert hashlib.sha256(content).hexdigest() == file["sha256"], file["path"]
            count += 1
    return count


def only_the_rest_is_made(root: Path, before: dict[str, Built]) -> None:
    again = made(root)
    assert all(one.whole for one in again.values())
    outcomes = {name: again[name].outcome for name, one in before.items() if one.whole}
    assert {name for name, one in outcomes.items() if one is None or one.made} == set()
    assert nothing_half(root) > 0


class Dying(Executor):
    """An executor whose workers die at some of its calls."""

    def __init__(self, *deadly: int) -> None:
        self._deadly = deadly
        self.calls = 0

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        self.calls += 1
        if self.calls in self._deadly:
            raise BrokenExecutor
        return SerialExecutor().submit(fn, *args, **kwargs)


def test_editions_whose_workers_died_are_tried_again_alone(root: Path) -> None:
    executor = Dying(1, 2, 4)
    built = made(root, executor)
    assert executor.calls == COUNT - 1, "texts are made here"
    assert [one.diagnostics for one in built.values() if not one.whole] == []
    assert len(built) == COUNT


def test_an_edition_that_ends_its_worker_again_is_told_and_the_others_are_whole(root: Path) -> None:
    class Fatal(Workshop):
        def build(self, edition: Edition, executor: Executor | None = None) -> Built:
            if edition.id == DEADLY:
                return Built(edition.id, edition.told, self.folder / DEADLY, None, (WORKER_DIED,), 0, 0.0)
            return super().build(edition, executor)

    built = made(root, shop=Fatal)
    assert {name for name, one in built.items() if not one.whole} == {DEADLY}
    assert {one.code for one in built[DEADLY].diagnostics if one.severity is Severity.ERROR} == {"worker-died"}
    only_the_rest_is_made(root, built)


def test_a_full_drive_is_told_and_leaves_nothing_half(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft, left = Store.draft, iter(range(18))

    def full(self: Store, key: str, suffix: str = "") -> AbstractContextManager[Path]:
        if next(left, None) is None:
            raise OSError(errno.ENOSPC, "full")
        return draft(self, key, suffix)

    monkeypatch.setattr(Store, "draft", full)
    built = made(root)
    wrong = [one for one in built.values() if not one.whole]
    assert 0 < len(wrong) < COUNT
    told = [one for built in wrong for one in built.diagnostics if one.severity is Severity.ERROR]
    assert {(one.code, "ổ đĩa đã đầy" in one.message, "Giải phóng" in one.hint) for one in told} == {
        ("not-made", True, True)
    }
    nothing_half(root)
    monkeypatch.undo()
    only_the_rest_is_made(root, built)


def test_a_store_that_is_away_is_told_and_what_was_there_stays(root: Path) -> None:
    whole = made(root)
    before = {name: tree(one.folder) for name, one in whole.items()}
    store = store_of(root).root
    store.rename(store.with_name("away"))
    store.write_bytes(b"")  # a share that is not there: nothing can be looked up or made in it
    unit = root / "content" / "unit.yaml"
    unit.write_text(unit.read_text(encoding="utf-8").replace("Số 1", "Số 2"), encoding="utf-8")
    built = made(root)
    assert not any(one.whole for one in built.values())
    told = {one.code for each in built.values() for one in each.diagnostics if one.severity is Severity.ERROR}
    assert told <= {"not-made", "not-locked", "not-written"}, told
    assert {name: tree(one.folder) for name, one in whole.items()} == before
    store.unlink()
    store.with_name("away").rename(store)
    only_the_rest_is_made(root, built)


class KilledOnce(Workshop):
    """Ends the first worker that makes a certain edition."""

    def build(self, edition: Edition, executor: Executor | None = None) -> Built:
        mark = self.root / "killed"
        if edition.id == DEADLY and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().build(edition, executor)


class FullOnOne(Workshop):
    """Lets one worker write only the shortest files, whatever is asked of it."""

    def build(self, edition: Edition, executor: Executor | None = None) -> Built:
        if os.getpid() != int((self.root / "main").read_text()):
            import resource  # noqa: PLC0415 - Windows has none

            with suppress(FileExistsError):
                (self.root / "full").touch(exist_ok=False)
                resource.setrlimit(resource.RLIMIT_FSIZE, (10, resource.RLIM_INFINITY))
        return super().build(edition, executor)


def as_made_alone(root: Path, built: dict[str, Built]) -> None:
    alone = made(editions_of(root.parent / "mot", len(built)))
    assert [one.diagnostics for one in built.values() if not one.whole] == []
    assert {name: tree(one.folder) for name, one in built.items()} == {
        name: tree(one.folder) for name, one in alone.items()
    }


@needs_signals
@pytest.mark.proof
def test_a_process_that_is_killed_costs_a_build_no_edition(root: Path) -> None:
    with make_executor(2) as executor:
        built = made(root, executor, KilledOnce)
    assert (root / "killed").exists()
    as_made_alone(root, built)


@needs_signals
@pytest.mark.proof
@pytest.mark.parametrize("shop", [KilledOnce, FullOnOne])
def test_a_worker_that_is_killed_or_whose_drive_is_full_costs_no_edition(shop: type[Workshop], root: Path) -> None:
    (root / "main").write_text(str(os.getpid()))
    with cluster_executor("local", 2, root, MODULE) as (executor, _):
        built = made(root, executor, shop)
    assert (root / ("killed" if shop is KilledOnce else "full")).exists()
    as_made_alone(root, built)


FILLED = """
import json, resource, subprocess, sys
from pathlib import Path
from tests.rooms.session.editions.test_faults import made, nothing_half
root = Path(sys.argv[1])
store = root / ".bantin"
def mount(size, more=""):
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}{more}", "tmpfs", str(store)], check=True)
store.mkdir()
mount("40k")
built = made(root)
files = nothing_half(root)
mount("64m", ",remount")
again = made(root)
print(json.dumps({
    "whole": [sum(one.whole for one in each.values()) for each in (built, again)],
    "told": sorted({one.message for each in built.values() for one in each.diagnostics if one.severity == "error"}),
    "kept": [len(again[name].outcome.made) for name, one in built.items() if one.whole],
    "files": [files, nothing_half(root)],
}))
"""


@needs_mounts
@pytest.mark.proof
def test_a_drive_that_is_really_full_is_told_and_once_there_is_room_only_the_rest_is_made(root: Path) -> None:
    command = ["unshare", "-rm", sys.executable, "-c", FILLED, str(root)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["whole"][0] < told["whole"][1] == COUNT
    assert told["told"]
    assert all("ổ đĩa đã đầy" in one for one in told["told"]), told
    assert not any(told["kept"])
    assert told["files"][1] > told["files"][0]


AS_OTHER = [
    "setpriv",
    "--clear-groups",
    "--inh-caps=+dac_read_search",
    "--ambient-caps=+dac_read_search",
]
"""Starts a program as another user, who may read all, as Python may lie in somebody's own folder."""


@contextmanager
def cluster_of(folder: Path, *users: int) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Start a scheduler, and a worker for each user, in a folder of its own, whose umask keeps all to itself."""
    folder.mkdir(exist_ok=True)
    started = [scheduler(folder)]
    try:
        started += [worker(folder / f"may-{number}", user) for number, user in enumerate(users)]
        yield started
    finally:
        for one in started:
            os.killpg(one.pid, signal.SIGKILL)  # with those that it started
            one.wait()


def worker(own: Path, user: int) -> subprocess.Popen[bytes]:
    own.mkdir()
    os.chown(own, user, -1)
    command = [*AS_OTHER, f"--reuid={user}"] if user != os.getuid() else []
    command += [sys.executable, "-m", "distributed.cli.dask_worker", "--nthreads", "1", "--no-dashboard"]
    command += ["--scheduler-file", str(own.parent / WHERE), "--local-directory", str(own)]
    environment = os.environ | {"HOME": str(own), "PYTHONPATH": str(REPOSITORY)}
    with (own / "log").open("wb") as log:
        return subprocess.Popen(
            command, cwd=own, env=environment, stdout=log, stderr=log, umask=0o077, start_new_session=True
        )


WHERE = "scheduler.json"
"""The file in which a scheduler says where it is reached once it has begun; all others wait for it."""


def scheduler(folder: Path, port: int = 0) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--port", str(port), "--no-dashboard"]
    with (folder / "log").open("ab") as log:
        return subprocess.Popen(
            [*command, "--host", "127.0.0.1", "--scheduler-file", WHERE],
            cwd=folder,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def port_of(folder: Path) -> int:
    return int(json.loads((folder / WHERE).read_text(encoding="utf-8"))["address"].rpartition(":")[2])


def connected(root: Path, folder: Path, workers: int) -> AbstractContextManager[tuple[Executor, str]]:
    """Connect to a cluster once all its workers are there: a cluster of too few is refused until then."""
    distributed = pytest.importorskip("distributed")
    with distributed.Client(scheduler_file=str(folder / WHERE), timeout=60, set_as_default=False) as client:
        client.wait_for_workers(workers, timeout=60)
        address = client.scheduler.address
    return cluster_executor(address, workers, root, MODULE, [store_of(root).root, workshop(root).folder])


@needs_superuser
@pytest.mark.proof
def test_workers_of_other_users_in_other_folders_write_what_all_may_write(root: Path) -> None:
    root.parent.chmod(0o755)
    root.parent.parent.chmod(0o755)
    root.chmod(0o777)
    folder = root.parent / "cum"
    with cluster_of(folder, 65534, 65533), connected(root, folder, 2) as (executor, _):
        built = made(root, executor)
    owners = {path.stat().st_uid for path in (root / ".bantin" / "store").glob("??/*")}
    assert owners >= {65534, 65533}, "both made something"
    closed = [path for path in (root / ".bantin").rglob("*") if path.is_dir() and path.stat().st_mode & 0o777 != 0o777]
    assert closed == []
    as_made_alone(root, built)


@needs_superuser
@pytest.mark.proof
def test_a_worker_whose_user_may_not_write_is_refused(root: Path) -> None:
    assert root.stat().st_mode & 0o002 == 0
    folder = root.parent / "cum"
    with (
        cluster_of(folder, 65534),
        pytest.raises(ClusterError, match="không thấy, hoặc không ghi được"),
        connected(root, folder, 1),
    ):
        pass


class Restarting(Workshop):
    """Waits in one edition until the scheduler was ended, the first time."""

    def build(self, edition: Edition, executor: Executor | None = None) -> Built:
        if edition.id == DEADLY and (self.root / "waits").exists():
            (self.root / "waits").write_text("\n")
            with (self.root / "ended").open() as ended:
                ended.readline()
        return super().build(edition, executor)


@needs_signals
@pytest.mark.proof
def test_a_scheduler_that_is_started_anew_costs_no_edition(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_MISSED", 3)
    folder = root.parent / "cum"
    os.mkfifo(root / "waits")
    os.mkfifo(root / "ended")
    ended = os.open(root / "ended", os.O_RDWR)
    with cluster_of(folder, os.getuid(), os.getuid()) as started, connected(root, folder, 2) as (executor, _):

        def restart() -> None:
            (root / "waits").read_text()
            (root / "waits").unlink()
            os.killpg(started[0].pid, signal.SIGKILL)
            started[0].wait()
            started[0] = scheduler(folder, port_of(folder))
            os.write(ended, b"\n")

        thread = threading.Thread(target=restart)
        thread.start()
        built = made(root, executor, Restarting)
        thread.join()
    os.close(ended)
    as_made_alone(root, built)
