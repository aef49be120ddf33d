from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import pytest
from playwright.sync_api import Page, ViewportSize

from bantin.files.atomic import replacing
from bantin.files.store import Store
from bantin.making.executor import SerialExecutor
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card, Encoding
from bantin.model.diagnostic import Code, Diagnostic, Location, Severity
from bantin.model.recipe import Film, Recipe, Role, Still, TextFile
from bantin.model.storyboard import Slide, Storyboard
from bantin.output.build import build
from bantin.output.desk.page import page_folders
from bantin.output.desk.static_page import write_desk
from bantin.output.manifest import File, read_manifest, write_manifest
from bantin.session.month import Session, open_month
from tests.fixtures.browser import NewContext
from tests.fixtures.months import BuiltMonth
from tests.fixtures.workspaces import init

MONTH = "2024-11"
HOSTILE = "<img src=x onerror=alert(1)> </script><b>&amp;"


def film(bulletin: Bulletin, path: str, width: int, height: int) -> Recipe:
    """A small film with a slide for each item."""
    colors = ["ground-top", "danger", "info", "accent"]
    slides = [
        Slide(Card(f'<card background="{color}"/>', "video/reel/cover.xml", width, height, bulletin.theme), 2, item)
        for color, item in zip(colors, [None, *(entry.id for entry in bulletin.entries)], strict=False)
    ]
    what = Film(Storyboard(width, height, tuple(slides)))
    return Recipe(path, "video", Role.FILM, None, what, "Video của tháng", format=PurePosixPath(path).stem)


@dataclass(frozen=True)
class Handed:
    """A month that was built, and all that its page was made from."""

    folder: Path
    session: Session
    recipes: list[Recipe]
    web: list[Path]
    lock: Path

    @property
    def bulletin(self) -> Bulletin:
        assert self.session.bulletin is not None
        return self.session.bulletin

    @property
    def items(self) -> list[str]:
        return [entry.id for entry in self.bulletin.entries]

    def write(self, *more: Diagnostic) -> list[Diagnostic]:
        found = [*self.session.diagnostics, *more]
        return write_desk(self.folder, self.bulletin, self.recipes, diagnostics=found, web=self.web, lock=self.lock)


def built(root: Path, made: BuiltMonth) -> Handed:
    """Build a new workspace's month, with two small films and a channel that no page knows."""
    init(root, MONTH)
    made.lend_store(root)
    session = open_month(root, MONTH, {"facebook", "led", "zalo"})
    assert session.bulletin is not None
    subtitles = "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nXin chào bà con\n"
    cover = Card('<card background="danger"/>', "video/reel/cover.xml", 108, 192, session.bulletin.theme)
    recipes = [
        *session.recipes,
        film(session.bulletin, "video/reel.mp4", 108, 192),
        Recipe("video/reel.vi_VN.vtt", "video", Role.CAPTIONS, None, TextFile(subtitles), format="reel"),
        Recipe(
            "video/reel.vi_VN.srt",
            "video",
            Role.CAPTIONS,
            None,
            TextFile("1\n00:00:00,000 --> 00:00:02,000\nXin chào\n"),
            format="reel",
        ),
        Recipe("video/reel-cover.jpg", "video", Role.COVER, None, Still(cover, Encoding.JPEG), "Bìa", format="reel"),
        Recipe("video/post.txt", "video", Role.POST, None, TextFile(f"0:00 Mở đầu\n{HOSTILE}\n")),
    ]
    store = Store(root / ".bantin" / "store")
    build(session.bulletin, recipes, out=root / "dist", store=store, executor=SerialExecutor())
    folder = root / "dist" / MONTH
    strange(folder, "loa-phuong/phat-thanh.txt", HOSTILE)
    return Handed(folder, session, recipes, page_folders(root), store.root / "publishing.lock")


def strange(folder: Path, path: str, text: str) -> None:
    """Add a file of a channel and a role that came after this page."""
    with replacing(folder / path) as stream:
        stream.write(text.encode())
    manifest, _ = read_manifest(folder)
    assert manifest is not None
    more = File(path, path.split("/", maxsplit=1)[0], "announcement", None, None, None, None, len(text), "0" * 64, "")
    write_manifest(folder, manifest.bulletin, manifest.bantin, [*manifest.files, more])


@pytest.fixture(scope="session")
def handed(tmp_path_factory: pytest.TempPathFactory, new_month: BuiltMonth) -> Handed:
    """One built month for all tests that only look."""
    found = built(tmp_path_factory.mktemp("ban giao") / "w", new_month)
    place = Location(f"content/{MONTH}/{found.items[0]}.yaml", 7, 3, 4, "title: x")
    wrong = Diagnostic(Code("planted"), Severity.ERROR, f"Sai {HOSTILE}", place, "Sửa lại")
    assert found.write(wrong, Diagnostic(Code("planted"), Severity.WARNING, "Chung cho cả tháng")) == []
    return found


@dataclass
class Seen:
    """A page and what it did that it should not have done."""

    page: Page
    troubles: list[str] = field(default_factory=list)

    def listen(self) -> None:
        self.page.on("console", lambda told: self.troubles.append(told.text) if told.type != "log" else None)
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("requestfailed", lambda request: self._failed(request.url, request.failure))
        self.page.on("dialog", lambda dialog: self.troubles.append(dialog.message))
        self.page.on("request", lambda request: self._asked(request.url))

    def _failed(self, address: str, why: str | None) -> None:
        if why != "net::ERR_ABORTED":  # how a visit ends that becomes a download
            self.troubles.append(f"{address}: {why}")

    def _asked(self, address: str) -> None:
        if not address.startswith(("file:", "blob:", "data:")):
            self.troubles.append(address)


Open = Callable[..., Page]

SCREEN: ViewportSize = {"width": 1280, "height": 800}
WINDOW = {"viewport": SCREEN, "locale": "vi-VN"}


@pytest.fixture(scope="session")
def window(new_context: NewContext) -> Iterator[Seen]:
    """A window that tests use one after the other: it is made, and its process started, once."""
    with new_context(**WINDOW) as context:
        seen = Seen(context.new_page())
        seen.listen()
        yield seen


@pytest.fixture
def empty_window(window: Seen) -> Iterator[Seen]:
    """The window without anything that another test left in it."""
    yield window
    page = window.page
    for other in page.context.pages:
        if other is not page:
            other.close()
    page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    page.goto("about:blank")
    page.set_viewport_size(SCREEN)
    window.troubles.clear()


@pytest.fixture
def desk(new_context: NewContext, handed: Handed, request: pytest.FixtureRequest) -> Iterator[Open]:
    """Open the page from its folder, as from a USB stick; whatever it complains of or asks the network for fails.

    The first is shown in the common window, unless it asks for settings of its own or to be `alone`.
    """
    windows = ExitStack()
    pages: list[Seen] = []

    def opened(channel: str = "", folder: Path | None = None, *, alone: bool = False, **settings: object) -> Page:
        if pages or alone or settings:
            seen = Seen(windows.enter_context(new_context(**WINDOW | settings)).new_page())
            seen.listen()
        else:
            seen = request.getfixturevalue("empty_window")
        pages.append(seen)
        address = ((folder or handed.folder) / "index.html").as_uri()
        seen.page.goto(f"{address}#{channel}")
        return seen.page

    with windows:
        yield opened
    assert [seen.troubles for seen in pages] == [[] for _ in pages]
