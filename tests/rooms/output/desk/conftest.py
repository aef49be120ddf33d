from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, Dialog, Error, Page, Request, ViewportSize

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
from tests.fixtures.browser import SCREEN, WINDOW, NewContext
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


LONG = "Bà con chưa cập nhật thông tin cư trú cần hoàn thành trước thời hạn."
"""What takes a card of its own."""


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

    def card(self, item: str) -> str:
        """Name the file of an item's first card."""
        return next(one.path for one in self.recipes if one.role is Role.CARD and one.item == item)

    def write(self, *more: Diagnostic) -> list[Diagnostic]:
        found = [*self.session.diagnostics, *more]
        return write_desk(self.folder, self.bulletin, self.recipes, diagnostics=found, web=self.web, lock=self.lock)


def built(root: Path, made: BuiltMonth) -> Handed:
    """Build a new month, with two small films and a channel that no page knows; its last item has one card."""
    init(root, MONTH)
    last = max((root / "content" / MONTH).glob("[0-9]*.yaml"))
    last.write_text(last.read_text(encoding="utf-8").replace(LONG, "Bà con mang giấy tờ tới phường."), encoding="utf-8")
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
        for event, handler in self._handlers().items():
            self.page.on(event, handler)  # type: ignore[call-overload]  # the name of the event is no literal

    def leave(self) -> None:
        for event, handler in self._handlers().items():
            self.page.remove_listener(event, handler)

    def _handlers(self) -> dict[str, Callable[..., None]]:
        return {
            "console": self._told,
            "pageerror": self._raised,
            "requestfailed": self._failed,
            "dialog": self._interrupted,
            "request": self._asked,
        }

    def _told(self, message: ConsoleMessage) -> None:
        if message.type != "log":
            self.troubles.append(message.text)

    def _raised(self, error: Error) -> None:
        self.troubles.append(str(error))

    def _interrupted(self, dialog: Dialog) -> None:
        self.troubles.append(dialog.message)

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # how a visit ends that becomes a download
            self.troubles.append(f"{request.url}: {request.failure}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(("file:", "blob:", "data:")):
            self.troubles.append(request.url)


Open = Callable[..., Page]


@pytest.fixture
def desk(new_context: NewContext, handed: Handed, request: pytest.FixtureRequest) -> Iterator[Open]:
    """Open the page from its folder, as from a USB stick; whatever it complains of or asks the network for fails.

    It is shown in the common window, unless it asks to be `alone`.
    """
    windows = ExitStack()
    pages: list[Seen] = []

    def opened(
        channel: str = "",
        folder: Path | None = None,
        *,
        alone: bool = False,
        viewport: ViewportSize = SCREEN,
        permissions: Sequence[str] = (),
        **media: Any,  # noqa: ANN401 - as playwright has it
    ) -> Page:
        common = None if alone else request.getfixturevalue("window")
        page = common or windows.enter_context(new_context(**WINDOW)).new_page()
        page.set_viewport_size(viewport)
        page.emulate_media(**media)
        page.context.grant_permissions(permissions)
        seen = Seen(page)
        seen.listen()
        windows.callback(seen.leave)
        pages.append(seen)
        address = ((folder or handed.folder) / "index.html").as_uri()
        page.goto(f"{address}#{channel}")
        return page

    with windows:
        yield opened
    assert [seen.troubles for seen in pages] == [[] for _ in pages]
