"""What all tests share: where the repository is, and the fixtures in `fixtures/`."""

from __future__ import annotations

import importlib.util
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.fixtures.systems import settings

REPOSITORY = Path(__file__).parent.parent

if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    # Where the shell forbids bytecode beside the code, each process of the tests would compile all of it again.
    os.environ.setdefault("PYTHONPYCACHEPREFIX", str(REPOSITORY / ".pytest_cache" / "d" / "bytecode"))
    sys.pycache_prefix, sys.dont_write_bytecode = os.environ["PYTHONPYCACHEPREFIX"], False

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command line has it, before anything loads NumPy

pytest_plugins = [
    f"tests.fixtures.{name}"  # what others import comes before them
    for name in (
        "proofs",
        "sharing",
        "months",
        "example_months",
        "browser",
        "golden",
        "painting",
        "planted.build",
        "reading_back",
    )
]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update",
        action="store_true",
        help="write anew what is kept of the code: golden pictures, schemas, the table of kinds in README.md",
    )


def pytest_configure() -> None:
    # What commands note of the user's habits is none of the user's who runs tests.
    os.environ.update(settings(Path(tempfile.gettempdir()) / f"bantin-tests-{os.getpid()}"))
    # A shell has programs in its background ignore interrupts, and so would all that tests start and interrupt.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Single files run in this process, which is sooner there than others are started; folders on all cores."""
    return 0 if any(".py" in argument for argument in config.args) else None


@pytest.fixture(scope="session", autouse=True)
def nobody_cuts_the_power() -> Iterator[None]:
    """Do not wait for the disk: what must be flushed to it is watched by tests of their own."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "fsync", lambda _: None)
        yield


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


@pytest.fixture(scope="session")
def program(repository: Path) -> Callable[[str], ModuleType]:
    """Load a program in `tools/`, which is no package, without running it."""

    def loaded(name: str) -> ModuleType:
        spec = importlib.util.spec_from_file_location(name, repository / "tools" / f"{name}.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return loaded
