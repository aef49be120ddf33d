from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from bantin.making.executor import BackgroundPool, SerialExecutor, make_executor, undisturbed
from bantin.making.jobs.film.hold import HoldJob
from tests.conftest import REPOSITORY
from tests.fixtures.planted.makers import ended_beside_a_draft, get_ready, is_ready, never_done, process_of
from tests.fixtures.systems import needs_signals


def test_one_job_at_a_time_runs_here() -> None:
    with make_executor(1) as executor:
        assert executor.submit(os.getpid).result() == os.getpid()
        assert executor.submit(threading.get_ident).result() == threading.get_ident()


def test_an_error_waits_for_whoever_asks() -> None:
    future = SerialExecutor().submit(int, "x")
    with pytest.raises(ValueError, match="invalid literal"):
        future.result()


def test_an_interrupt_is_not_kept_for_later() -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        SerialExecutor().submit(interrupted)


def test_more_jobs_run_in_processes_that_ignore_interrupts() -> None:
    with make_executor(2) as executor:
        assert executor.submit(os.getpid).result() != os.getpid()
        assert executor.submit(signal.getsignal, signal.SIGINT).result() == signal.SIG_IGN
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_dead_worker_breaks_the_pool_instead_of_hanging() -> None:
    with make_executor(2) as executor, pytest.raises(BrokenProcessPool):
        executor.submit(os._exit, 3).result()


def test_a_pool_that_nobody_uses_starts_nothing() -> None:
    script = (
        "import sys\nfrom bantin.making.executor import make_executor\n"
        "with make_executor(2): pass\n"
        "print('multiprocessing.popen_spawn_posix' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"


def started_for(calls: Sequence[Callable[[Executor], Future[int]]]) -> int:
    """How many processes a pool starts for calls that wait together."""
    with make_executor(3) as pool:
        futures = [call(pool) for call in calls]
        assert os.getpid() not in {future.result() for future in futures}
        return len(multiprocessing.active_children())


def test_a_further_process_is_started_only_for_work_that_is_worth_it() -> None:
    def short(pool: Executor) -> Future[int]:
        return pool.submit(process_of, HoldJob("a", 30, 30))

    assert started_for([short] * 4) == 1
    assert started_for([short] * 40) == 3
    assert started_for([lambda pool: pool.submit(os.getpid)] * 3) == 3, "nothing is known of what is no job"


def test_processes_get_ready_before_there_is_something_to_run() -> None:
    with make_executor(2, prepare=get_ready) as executor:
        assert executor.submit(is_ready).result()
    with make_executor(2) as executor:
        assert not executor.submit(is_ready).result()


@needs_signals
def test_workers_do_not_outlive_a_parent_that_is_killed() -> None:
    script = (
        "import os\nfrom bantin.making.executor import make_executor\n"
        "if __name__ == '__main__':\n"
        "    executor = make_executor(2)\n"
        "    print(executor.submit(os.getpid).result(), flush=True)\n"
        "    input()\n"
    )
    # The worker holds the parent's stdout: reading it to its end waits for the worker's end.
    parent = subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    assert parent.stdin is not None
    assert int(parent.stdout.readline()) != parent.pid
    parent.kill()
    with parent.stdout, parent.stdin:
        assert parent.stdout.read() == ""
    parent.wait()


@needs_signals
def test_a_job_that_is_ended_cleans_up_behind_it(tmp_path: Path) -> None:
    begun, draft = tmp_path / "begun", tmp_path / "draft"
    os.mkfifo(begun)

    def failing() -> None:
        with make_executor(2) as executor:
            executor.submit(never_done, begun, draft)
            begun.read_text()
            assert draft.exists()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()
    assert not draft.exists()


@needs_signals
def test_a_job_whose_parent_is_killed_cleans_up_behind_it(tmp_path: Path) -> None:
    begun, draft = tmp_path / "begun", tmp_path / "draft"
    os.mkfifo(begun)
    script = (
        "import sys\nfrom pathlib import Path\nfrom bantin.making.executor import make_executor\n"
        "from tests.fixtures.planted.makers import never_done\n"
        "if __name__ == '__main__':\n"
        "    make_executor(2).submit(never_done, *map(Path, sys.argv[1:])).result()\n"
    )
    command = [sys.executable, "-c", script, str(begun), str(draft)]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE) as parent:
        begun.read_text()
        assert draft.exists()
        parent.kill()
        assert parent.stdout is not None
        parent.stdout.read()  # the worker holds it too
    assert not draft.exists()


@needs_signals
def test_a_signal_between_two_lines_of_a_with_leaves_no_draft(tmp_path: Path) -> None:
    target = tmp_path / "target"
    with make_executor(2) as executor, pytest.raises(BrokenProcessPool):
        executor.submit(ended_beside_a_draft, target).result()
    assert list(tmp_path.iterdir()) == []


@needs_signals
def test_a_stopped_pool_ends_whatever_waits_and_begins_anew(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    os.mkfifo(begun)
    pool = BackgroundPool(1)
    futures = [pool.submit(never_done, begun, tmp_path / "draft") for _ in range(9)]
    begun.read_text()
    futures[5].cancel()
    pool.stop()
    assert all(future.done() for future in futures)
    assert pool.submit(os.getpid).result() != os.getpid()
    pool.stop()
    assert not multiprocessing.active_children()


def test_an_interrupt_waits_until_processes_have_started() -> None:
    reached = []

    def interrupted() -> None:
        with undisturbed():
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGINT)
            reached.append(True)

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert reached
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
