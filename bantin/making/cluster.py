"""Workers of a cluster as an executor: Dask's, on this machine or on others that see the same folders.

What a worker makes must be what this machine would have made: workers with another bantin, another font or another
encoder are refused, and so are those that do not see the workspace.
"""

from __future__ import annotations

import logging
import os
import platform
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, InvalidStateError
from contextlib import ExitStack, contextmanager, suppress
from functools import cache, partial
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, ParamSpec, TypeVar

import bantin
from bantin.files.system_errors import reason
from bantin.making.code_digest import installed_code
from bantin.making.jobs.table import KINDS
from bantin.making.keys import releases

P = ParamSpec("P")
T = TypeVar("T")

LOCAL = "local"
_PATIENCE = 15.0
"""Seconds within which a scheduler answers."""
_LOOKED, _MISSED = 1.0, 15
"""Seconds between looks at whether there are workers, and looks in a row that find none before it is given up."""
_LOST = "the cluster has no workers any more"


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
def cluster_executor(
    address: str, jobs: int, root: Path, module: str, also: Sequence[Path] = ()
) -> Iterator[tuple[Executor, str]]:
    """Connect to a cluster; yields an executor, and the address of its dashboard.

    Args:
        address: of the scheduler, as in tcp://10.0.0.5:8786, or `local` for workers of this machine.
        jobs: how many workers a local one has.
        root: the workspace, which all workers must see at this path, and write to.
        module: of bantin, which is run there.
        also: further folders that they must see so; they are made where they are missing.

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
        with client, _rights_of(root):
            if own:
                client.wait_for_workers(jobs, timeout=_PATIENCE * jobs)
            _demand_alike(client, [root, *also], module)
            with _Cluster(client, root, module) as executor:
                yield executor, str(client.dashboard_link)
    finally:
        if own:
            own.close()


def _local(dask: Any, jobs: int) -> Any:  # noqa: ANN401 - an extra's
    """Begin workers of this machine, which say nothing by themselves: what became of each call is told by us."""
    return dask.LocalCluster(
        n_workers=jobs, threads_per_worker=1, dashboard_address=":0", silence_logs=logging.CRITICAL
    )


def _demand_alike(client: Any, folders: Sequence[Path], module: str) -> None:  # noqa: ANN401 - an extra's
    """Look at every worker that is there now; raises `ClusterError`."""
    with ExitStack() as stack:
        try:
            probes = [stack.enter_context(_probe(folder)) for folder in folders]
        except OSError as error:
            raise ClusterError(f"Máy này không ghi được vào «{error.filename}»: {reason(error)}") from None
        told: Mapping[str, tuple[Mapping[str, str], str]] = client.run(_look, module, probes)
    if not told:
        raise ClusterError("Cụm chưa có máy nào. Chạy «dask worker» ở các máy rồi làm lại")
    for worker, (there, hidden) in told.items():
        if differs := difference(identity(module), there):
            raise ClusterError(
                f"Máy «{worker}» không làm ra được đúng từng byte như máy này: {differs}. "
                "Cài lại máy ấy theo cùng tệp requirements rồi làm lại"
            )
        if hidden:
            raise ClusterError(
                f"Máy «{worker}» không thấy, hoặc không ghi được «{hidden}»: mọi máy phải thấy thư mục ấy ở cùng một "
                "đường dẫn và ghi được vào đó. Xem lại ổ đĩa chung, quyền của tài khoản chạy máy ấy"
            )


@contextmanager
def _probe(folder: Path) -> Iterator[str]:
    folder.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=folder, prefix=".bantin-", suffix=".tmp") as probe:
        yield probe.name


def _look(module: str, probes: Sequence[str]) -> tuple[Mapping[str, str], str]:
    """Tell of a worker what it is, and the first folder in which it sees no probe, or cannot write beside it."""
    return identity(module), next((str(Path(probe).parent) for probe in probes if not _reaches(Path(probe))), "")


def _reaches(probe: Path) -> bool:
    try:
        with NamedTemporaryFile(dir=probe.parent, prefix=".bantin-", suffix=".tmp"):
            return probe.is_file()
    except OSError:
        return False


@contextmanager
def _rights_of(root: Path) -> Iterator[None]:
    """Let whoever may write the workspace write what is made in it too."""
    before = os.umask(_umask_for(root))
    try:
        yield
    finally:
        os.umask(before)


def _umask_for(root: Path) -> int:
    """Work out what new files are not allowed, as the workspace is not: users have habits of their own.

    One user's umask would leave folders in the store into which the others' workers cannot write.
    """
    return ~root.stat().st_mode & 0o777


def difference(here: Mapping[str, str], there: Mapping[str, str]) -> str:
    """Say in what two machines differ; empty where in nothing."""
    names = [name for name in {**here, **there} if here.get(name) != there.get(name)]
    return "; ".join(f"{name} {there.get(name, 'không có')}, ở đây {here.get(name, 'không có')}" for name in names)


class _Cluster(Executor):
    """Runs calls on the workers. One whose worker died is run on another; workers that came later are looked at too.

    Calls whose cluster has lost all its workers end, after a while in which others may come: Dask would wait for ever.
    """

    def __init__(self, client: Any, root: Path, module: str) -> None:  # noqa: ANN401 - an extra's
        self._client = client
        self._inner: Executor = client.get_executor(pure=False)
        self._root = root
        self._module = module
        self._open: set[Future[Any]] = set()
        self._end = threading.Event()
        self._lost = False
        threading.Thread(target=self._watch, daemon=True).start()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        if self._lost:
            raise BrokenExecutor(_LOST)
        future: Future[T] = Future()
        call = partial(fn, *args, **kwargs)
        try:
            inner = self._inner.submit(_alike, self._root, self._module, dict(identity(self._module)), call)
        except Exception as error:
            raise BrokenExecutor(str(error)) from error  # it is gone for good
        self._open.add(future)
        inner.add_done_callback(lambda done: self._settled(future, done))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - as in Executor
        self._end.set()
        self._inner.shutdown(wait and not cancel_futures and not self._lost)

    def __exit__(self, exc_type: type[BaseException] | None, *_: object) -> None:
        """Wait for running calls; after an exception, such as an interrupt, leave them."""
        self.shutdown(wait=exc_type is None)

    def _settled(self, future: Future[T], done: Future[T]) -> None:
        """Pass on how a call ended; what the cluster itself says is told as a worker that died."""
        self._open.discard(future)
        with suppress(InvalidStateError):  # it was given up before
            try:
                future.set_result(done.result())
            except CancelledError:
                future.set_exception(BrokenExecutor("cancelled"))
            except InvalidStateError:
                raise
            except Exception as error:  # noqa: BLE001 - whoever asks for the result gets it
                lost = type(error).__module__.startswith("distributed.")
                future.set_exception(BrokenExecutor(str(error)) if lost else error)

    def _watch(self) -> None:
        """Give up once the cluster had no worker for so long."""
        missed = 0
        while not self._lost and not self._end.wait(_LOOKED):
            missed = 0 if self._has_workers() else missed + 1
            self._lost = missed >= _MISSED
        while self._lost and self._open:
            with suppress(InvalidStateError, KeyError):
                self._open.pop().set_exception(BrokenExecutor(_LOST))

    def _has_workers(self) -> bool:
        try:
            return bool(self._client.nthreads())
        except Exception:  # noqa: BLE001 - Dask has many ways to say that nobody is there
            return False


def _alike(root: Path, module: str, here: Mapping[str, str], call: Callable[[], T]) -> T:
    """Run a call on a worker that is as it should be."""
    if differs := difference(here, identity(module)):
        raise BrokenExecutor(differs)
    os.umask(_umask_for(root))  # for good: the worker's other threads make the same
    return call()
