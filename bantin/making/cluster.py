"""Workers of a cluster as an executor: Dask's, on this machine or on others that see the same folders.

What a worker makes must be what this machine would have made: workers with another bantin, another font or another
encoder are refused, and so are those that do not see the workspace.
"""

from __future__ import annotations

import logging
import os
import platform
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, ParamSpec, TypeVar

import bantin
from bantin.making.code_digest import installed_code
from bantin.making.jobs.table import KINDS
from bantin.making.keys import releases

P = ParamSpec("P")
T = TypeVar("T")

LOCAL = "local"
_PATIENCE = 15.0
"""Seconds within which a scheduler answers."""


class ClusterError(Exception):
    """The cluster cannot be used; the message is a Vietnamese sentence for the user."""


@cache
def identity(module: str) -> Mapping[str, str]:
    """Say of this process what determines the bytes that it makes.

    Args:
        module: of bantin, which is run there with all that it imports.
    """
    packages = tuple(sorted({name for kind in KINDS for name in kind.packages}))
    told = {"bantin": bantin.__version__, "mã nguồn bantin": installed_code().digest(module)[:12]}
    return told | releases(packages) | {"python": ".".join(platform.python_version_tuple()[:2])}


@contextmanager
def cluster_executor(address: str, jobs: int, root: Path, module: str) -> Iterator[tuple[Executor, str]]:
    """Connect to a cluster; yields an executor, and the address of its dashboard.

    Args:
        address: of the scheduler, as in tcp://10.0.0.5:8786, or `local` for workers of this machine.
        jobs: how many workers a local one has.
        root: the workspace, which all workers must see at this path, and write to.
        module: of bantin, which is run there.

    Raises:
        ClusterError: it cannot be reached, or a worker is not like this machine.
    """
    try:
        import distributed  # noqa: PLC0415 - an extra
    except ImportError:
        raise ClusterError("Máy này chưa cài phần «cluster» của bantin. Cách cài: docs/editions.md") from None
    dask: Any = distributed  # its classes are not typed
    own = _local(dask, jobs) if address == LOCAL else None
    try:
        try:
            client = dask.Client(own or address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise ClusterError(
                f"Không nối được với cụm «{address}» ({type(error).__name__}). Xem lại địa chỉ"
            ) from None
        with client:
            if own:
                client.wait_for_workers(jobs, timeout=_PATIENCE * jobs)
            _demand_alike(client, root, module)
            yield _Cluster(client, module), str(client.dashboard_link)
    finally:
        if own:
            own.close()


def _local(dask: Any, jobs: int) -> Any:  # noqa: ANN401 - an extra's
    """Begin workers of this machine, which say nothing by themselves: what became of each call is told by us."""
    return dask.LocalCluster(
        n_workers=jobs, threads_per_worker=1, dashboard_address=":0", silence_logs=logging.CRITICAL
    )


def _demand_alike(client: Any, root: Path, module: str) -> None:  # noqa: ANN401 - an extra's
    """Look at every worker that is there now; raises `ClusterError`."""
    with NamedTemporaryFile(dir=root, prefix=".bantin-", suffix=".tmp") as probe:
        told: Mapping[str, tuple[Mapping[str, str], bool]] = client.run(_look, module, probe.name)
    if not told:
        raise ClusterError("Cụm chưa có máy nào. Chạy «dask worker» ở các máy rồi làm lại")
    for worker, (there, sees) in told.items():
        if differs := difference(identity(module), there):
            raise ClusterError(f"Máy «{worker}» không làm ra được đúng từng byte như máy này: {differs}")
        if not sees:
            raise ClusterError(
                f"Máy «{worker}» không thấy, hoặc không ghi được «{root}»: mọi máy phải chung thư mục ấy"
            )


def _look(module: str, probe: str) -> tuple[Mapping[str, str], bool]:
    """Tell of a worker what it is, and whether it sees a file and may write beside it."""
    return identity(module), Path(probe).is_file() and os.access(Path(probe).parent, os.W_OK)


def difference(here: Mapping[str, str], there: Mapping[str, str]) -> str:
    """Say in what two machines differ; empty where in nothing."""
    names = [name for name in {**here, **there} if here.get(name) != there.get(name)]
    return "; ".join(f"{name} {there.get(name, 'không có')}, ở đây {here.get(name, 'không có')}" for name in names)


class _Cluster(Executor):
    """Runs calls on the workers. One whose worker died is run on another; workers that came later are looked at too."""

    def __init__(self, client: Any, module: str) -> None:  # noqa: ANN401 - an extra's
        self._inner: Executor = client.get_executor(pure=False)
        self._module = module

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        inner = self._inner.submit(_alike, self._module, dict(identity(self._module)), fn, args, kwargs)
        inner.add_done_callback(lambda done: _settle(future, done))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - as in Executor
        self._inner.shutdown(wait, cancel_futures=cancel_futures)


def _alike(module: str, here: Mapping[str, str], fn: Callable[..., T], args: Any, kwargs: Any) -> T:  # noqa: ANN401
    """Run a call on a worker that is as it should be."""
    if differs := difference(here, identity(module)):
        raise BrokenExecutor(differs)
    return fn(*args, **kwargs)


def _settle(future: Future[T], done: Future[T]) -> None:
    """Pass on how a call ended; what the cluster itself says is told as a worker that died."""
    try:
        future.set_result(done.result())
    except CancelledError:
        future.set_exception(BrokenExecutor("cancelled"))
    except Exception as error:  # noqa: BLE001 - whoever asks for the result gets it
        lost = type(error).__module__.startswith("distributed.")
        future.set_exception(BrokenExecutor(str(error)) if lost else error)
