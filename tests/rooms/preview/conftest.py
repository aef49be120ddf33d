from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bantin.files.store import Store
from bantin.making.make import make as make_job
from bantin.making.scheduler import Make
from bantin.preview.live import Live
from bantin.preview.rebuilder import Each, Open, Rebuilder, Snapshot
from bantin.preview.watch import Changes
from bantin.session.month import Session, open_month
from tests.fixtures.months import JOBS, bantin
from tests.fixtures.sharing import Share
from tests.rooms.preview import pages
from tests.rooms.preview.pages import CARD, SEEN, change

MONTH = "2024-11"


@pytest.fixture(scope="session")
def made(share: Share, repository: Path) -> Path:
    """Copy two items of the sample month, without films, and make all of it."""

    def make(root: Path) -> None:
        write(repository, root)
        done = bantin("build", MONTH, *JOBS, cwd=root)
        assert done.returncode == 0, done.stdout + done.stderr
        shutil.rmtree(root / "dist")

    return share("two-items", make)


@pytest.fixture
def workspace(made: Path, tmp_path: Path) -> Path:
    """A workspace of which all is made already."""
    return shutil.copytree(made, tmp_path / "workspace")


def write(repository: Path, root: Path) -> None:
    content = root / "content"
    (content / MONTH).mkdir(parents=True)
    for name in ("02-han-cmnd.yaml", "10-dang-ky-xe.yaml"):
        shutil.copy(repository / "content" / MONTH / name, content / MONTH)
    header = (repository / "content" / MONTH / "bulletin.yaml").read_text(encoding="utf-8")
    (content / MONTH / "bulletin.yaml").write_text(without(header, "order:"), encoding="utf-8")
    unit = (repository / "content" / "unit.yaml").read_text(encoding="utf-8")
    unit = without(unit, "  video:").replace("channels:\n", "channels:\n  video: null\n")
    (content / "unit.yaml").write_text(unit, encoding="utf-8")


def without(text: str, head: str) -> str:
    """Take a key with all that is indented below it out of a YAML text."""
    kept: list[str] = []
    depth = len(head) - len(head.lstrip())
    leaving = False
    for line in text.splitlines():
        inside = not line.strip() or len(line) - len(line.lstrip()) > depth or line.lstrip().startswith("- ")
        leaving = line.startswith(head) or (leaving and inside)
        if not leaving:
            kept.append(line)
    return "\n".join(kept) + "\n"


@dataclass
class Bench:
    """A rebuilder at work, and what it told."""

    root: Path
    changes: Changes
    rebuilder: Rebuilder
    snapshots: list[Snapshot] = field(default_factory=list)
    news: threading.Condition = field(default_factory=threading.Condition)

    def tell(self, snapshot: Snapshot) -> None:
        with self.news:
            self.snapshots.append(snapshot)
            self.news.notify_all()

    def save(self, path: Path, old: str, new: str) -> None:
        change(path, old, new)
        self.changes.put([path])

    def touch(self, *paths: Path) -> None:
        self.changes.put(paths)

    def until(self, right: Callable[[Snapshot], object]) -> Snapshot:
        """Wait for a snapshot of which something is true."""
        with self.news:
            assert self.news.wait_for(lambda: self.snapshots and right(self.snapshots[-1]), 120), self.snapshots[-1:]
            return self.snapshots[-1]


@contextmanager
def working(root: Path, open_: Open = open_month, make: Make = make_job) -> Iterator[Bench]:
    changes = Changes()
    told: list[Bench] = []
    rebuilder = Rebuilder(
        root,
        MONTH,
        store=Store(root / ".bantin" / "store"),
        changes=changes,
        tell=lambda snapshot: told[0].tell(snapshot),  # noqa: PLW0108 - the bench comes later
        open_=open_,
        make=make,
    )
    told.append(Bench(root, changes, rebuilder))
    thread = threading.Thread(target=rebuilder.run)
    thread.start()
    try:
        yield told[0]
    finally:
        changes.close()
        thread.join(120)
        assert not thread.is_alive()


@pytest.fixture
def at_work() -> Callable[..., AbstractContextManager[Bench]]:
    return working


@pytest.fixture
def bench(workspace: Path) -> Iterator[Bench]:
    with working(workspace) as found:
        yield found


@pytest.fixture
def planted(workspace: Path) -> Callable[[], AbstractContextManager[Bench]]:
    """Make a bench whose first reading fails with an exception."""
    fails = iter([True])

    def open_(root: Path, month: str, *, each: Each) -> Session:
        if next(fails, False):
            raise ZeroDivisionError("planted")
        return open_month(root, month, each=each)

    return lambda: working(workspace, open_)


@pytest.fixture
def live(workspace: Path) -> Iterator[Live]:
    found = Live(workspace, "2024-11", port=18_800)
    thread = threading.Thread(target=found.run)
    thread.start()
    yield found
    found.stop()
    thread.join(120)
    assert not thread.is_alive()


@pytest.fixture
def form(live: Live, window: Page) -> Page:
    """The page with the form of an item open, all pictures made, and leave to fill the clipboard."""
    window.set_viewport_size({"width": 1440, "height": 2000})
    window.context.grant_permissions(["clipboard-read", "clipboard-write"])
    window.goto(live.address)
    window.wait_for_function(f"() => desk.data.artifacts.length && ({SEEN})('{CARD}')")
    window.get_by_role("button", name="Soạn tin").click()
    expect(window.locator("#write-item")).to_have_value("02-han-cmnd")
    expect(pages.field(window, "Tiêu đề")).to_have_value("CMND chỉ còn giá trị đến hết ngày 31/12/2024")
    return window
