"""Workers of a cluster: those that are not like this machine are refused with what differs; a dead one is replaced."""

from __future__ import annotations

import os
import signal
from concurrent.futures import BrokenExecutor
from pathlib import Path

import pytest

from bantin.making import cluster
from bantin.making.cluster import LOCAL, ClusterError, cluster_executor, difference, identity
from bantin.making.executor import SerialExecutor

MODULE = "bantin.making.make"


class Client:
    """Stands for Dask's, with workers that say of themselves what it is told."""

    def __init__(self, *workers: tuple[dict[str, str], str]) -> None:
        self._workers = workers

    def run(self, *_: object) -> dict[str, tuple[dict[str, str], str]]:
        return {f"tcp://may-{number}": told for number, told in enumerate(self._workers, 1)}

    def get_executor(self, **_: object) -> SerialExecutor:
        return SerialExecutor()


HERE = dict(identity(MODULE))


@pytest.mark.parametrize(
    ("there", "told"),
    [
        (HERE | {"bantin": "9.9.9"}, "bantin 9.9.9, ở đây"),
        (HERE | {"fontpkg-noto-sans": "1.0"}, "fontpkg-noto-sans 1.0"),
        ({name: one for name, one in HERE.items() if name != "pillow"}, "pillow không có"),
    ],
)
def test_a_worker_with_another_bantin_or_font_is_refused_with_the_reason(
    there: dict[str, str], told: str, tmp_path: Path
) -> None:
    with pytest.raises(ClusterError, match="tcp://may-2") as failure:
        cluster._demand_alike(Client((HERE, ""), (there, "")), [tmp_path], MODULE)  # noqa: SLF001
    assert told in str(failure.value)
    assert list(tmp_path.iterdir()) == []


def test_workers_that_do_not_see_the_workspace_and_a_cluster_without_any_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ClusterError, match="không thấy"):
        cluster._demand_alike(Client((HERE, "/chung")), [tmp_path], MODULE)  # noqa: SLF001
    with pytest.raises(ClusterError, match="chưa có máy nào"):
        cluster._demand_alike(Client(), [tmp_path], MODULE)  # noqa: SLF001
    cluster._demand_alike(Client((HERE, "")), [tmp_path], MODULE)  # noqa: SLF001


def test_a_worker_that_comes_later_and_is_another_makes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    executor = cluster._Cluster(Client(), tmp_path, MODULE)  # noqa: SLF001
    assert executor.submit(len, "abc").result() == 3
    with pytest.raises(ZeroDivisionError):
        executor.submit(divmod, 1, 0).result()
    answers = iter([HERE, HERE | {"bantin": "9.9.9"}])
    monkeypatch.setattr(cluster, "identity", lambda _module: next(answers))
    with pytest.raises(BrokenExecutor, match=r"9\.9\.9"):
        executor.submit(len, "abc").result()


def test_what_differs_is_named_once() -> None:
    assert difference({"a": "1", "b": "2"}, {"a": "1", "b": "3"}) == "b 3, ở đây 2"
    assert difference({"a": "1"}, {"a": "1"}) == ""


def _killed_once(mark: Path) -> int:
    """End the worker that runs this, the first time."""
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return os.getpid()


@pytest.mark.proof
def test_a_call_whose_worker_is_killed_is_run_by_another(tmp_path: Path) -> None:
    with cluster_executor(LOCAL, 2, tmp_path, MODULE) as (executor, dashboard):
        assert dashboard.startswith("http://")
        assert executor.submit(_killed_once, tmp_path / "mark").result(120) != os.getpid()
        assert (tmp_path / "mark").exists()


@pytest.mark.proof
def test_a_scheduler_that_nobody_reaches_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 0.5)
    with (
        pytest.raises(ClusterError, match="Không nối được với cụm"),
        cluster_executor("tcp://127.0.0.1:9", 1, tmp_path, MODULE),
    ):
        pass
