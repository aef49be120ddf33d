"""A small approved month, a stand-in to post it to, and what connects the two."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pytest
import stamina
from keyring.backend import KeyringBackend

from bantin.model.diagnostic import Diagnostic
from bantin.model.parts.item_code import item_code
from bantin.output.approval.keyrings import Keyring
from bantin.output.manifest import File, Imprint, Manifest, Named
from bantin.output.posting.facebook import Page, Reels
from bantin.output.posting.graph import Graph
from bantin.output.posting.ledger import Ledger
from bantin.output.posting.outlet import Outlet
from bantin.output.posting.posts import Approved, Place, Post, posts_of
from bantin.output.posting.records import Row
from bantin.output.posting.sending import NOTHING, USUAL, Decisions, Sender, timetable
from bantin.output.posting.vault import Vault
from bantin.output.posting.wire import Wire
from bantin.output.posting.zalo import Account, Tokens, judged
from tests.rooms.output.posting.stand_in import Line
from tests.rooms.output.posting.world import ACCOUNT, APP, BASE, NOON, PAGE, TOKEN, ZALO_SECRET, World

MONTH = "2026-11"
ITEMS = ("01-gia-danh", "02-han-the")
CODES = {name: item_code("23456789ACFHJKMNPRTV", name) for name in (*ITEMS, "")}
NEW_CODES = {name: item_code("23456789ACFHJKMNPRTV", f"{name} mới") for name in CODES}


class Kept(KeyringBackend):
    """A keyring that keeps."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring's own
        self.kept: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))


def files_of(name: str, code: str, said: str) -> dict[str, tuple[str, str, bytes]]:
    """Name the files of an item, each with its channel, its role and its bytes."""
    listed = "" if name else "".join(f"{at}. Cảnh báo: {said} {one}\n" for at, one in enumerate(ITEMS, 1)) + "\n"
    signed = f"{said}\n\n{listed}Nội dung của {said}.\n\nMã tin: {code} – kiểm tra tại vidu.gov.vn\n"
    folder = f"facebook/{name or '00-tong-quan'}"
    stem = f"video/items/{name}" if name else "video/reel"
    pictures = ["cover.jpg", "closing.jpg"] if not name else ["card-1.jpg", "card-2.jpg"]
    found = {f"{folder}/{one}": ("facebook", "card" if name else "cover", f"{one} {code}".encode()) for one in pictures}
    found[f"{folder}/post.txt"] = ("facebook", "post", signed.encode())
    found[f"{stem}.mp4"] = ("video", "film", f"phim {code}".encode())
    found[f"{stem}.vi_VN.srt"] = ("video", "captions", f"lời {code}".encode())
    found[f"{stem}.txt" if name else "video/post.txt"] = ("video", "post", f"Phim: {signed}".encode())
    if name:
        found[f"zalo/{name}.txt"] = ("zalo", "message", f"Tin: {signed}".encode())
    return found


def month_in(folder: Path, said: str = "Tin", codes: dict[str, str] | None = None) -> Approved:
    """Write a month to a folder as a build does."""
    codes = codes or CODES
    listed = []
    for name in ("", *ITEMS):
        for path, (channel, role, content) in files_of(name, codes[name], f"{said} {name}".strip()).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
            film = path.endswith(".mp4")
            width, height, seconds = (1080, 1920, 12.0) if film else (None, None, None)
            digest, alt = sha256(content).hexdigest(), f"Ảnh {path}"
            listed.append(File(path, channel, role, name or None, width, height, seconds, len(content), digest, alt))
    named = tuple(Named(name, codes[name], f"{said} {name}") for name in ITEMS)
    listed.sort(key=lambda file: file.path)
    return Approved(folder, Manifest(MONTH, "1", tuple(listed), Imprint("Phòng Thử", codes[""], 1, named)))


@dataclass
class Desk:
    """All that it takes to post: each call of `send` is a program that starts anew."""

    root: Path
    approved: Approved
    world: World = field(default_factory=World)
    keys: Kept = field(default_factory=Kept)
    places: Sequence[Place] = (Place.PAGE, Place.REEL, Place.ZALO)

    def __post_init__(self) -> None:
        self.line = Line(self.world)
        vault = Vault(Keyring(self.keys))
        vault.keep(f"facebook {PAGE}", TOKEN)
        vault.keep(f"zalo {ACCOUNT} secret", ZALO_SECRET)
        self.log_in()

    def log_in(self) -> None:
        """Have a person log in to the account anew."""
        Vault(Keyring(self.keys)).keep(f"zalo {ACCOUNT} refresh", self.world.refresh)

    @property
    def posts(self) -> list[Post]:
        return posts_of(self.approved, self.places)[0]

    @property
    def ledger_file(self) -> Path:
        return self.root / "published" / "ledger.sqlite3"

    def now(self) -> dt.datetime:
        return self.world.now

    def ledger(self) -> Ledger:
        return Ledger(self.ledger_file, self.now)

    def rows(self) -> list[Row]:
        ledger = self.ledger()
        try:
            return ledger.rows()
        finally:
            ledger.close()

    def outlets(self) -> dict[Place, Outlet]:
        vault = Vault(Keyring(self.keys))
        token = vault.secret(f"facebook {PAGE}")
        assert token is not None
        graph = Graph.to(PAGE, token, f"{BASE}/graph", self.line)
        wire = Wire(f"{BASE}/zalo/", judged, self.line)
        tokens = Tokens(wire, vault, APP, ACCOUNT, self.now, f"{BASE}/oauth")
        zalo = Account(wire, tokens, "https://vidu.gov.vn/bia.jpg", "Phòng Thử")
        return {Place.PAGE: Page(graph), Place.REEL: Reels(graph), Place.ZALO: zalo}

    def sender(self, ledger: Ledger) -> Sender:
        return Sender(ledger, self.approved, self.posts, NOON - dt.timedelta(hours=1), self.now)

    def send(self, *, at_once: bool = True, decisions: Decisions = NOTHING) -> list[Diagnostic]:
        """Start, send what is left to send, and end."""
        ledger, outlets = self.ledger(), self.outlets()
        start = None if at_once else self.world.now + USUAL
        every = dt.timedelta(minutes=30)
        planned = timetable(self.posts, start, every, schedules=lambda place: outlets[place].schedules)
        found = []
        try:
            for place in self.places:
                mine = [(post, at) for post, at in planned if post.place is place]
                found += self.sender(ledger).send(outlets[place], mine, decisions)
        finally:
            ledger.close()
        return found


@pytest.fixture(autouse=True)
def no_waiting() -> Iterator[None]:
    """Try again at once."""
    stamina.set_testing(True, attempts=4)
    yield
    stamina.set_testing(False)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, month_in(tmp_path / "dist" / MONTH))


Fault = Callable[[str, str], str]


def once(fault: str, method: str, path: str) -> Fault:
    """Have one call go wrong."""
    left = [fault]

    def told(asked: str, at: str) -> str:
        return left.pop() if left and (asked, at.rpartition("/")[2]) == (method, path) else ""

    return told
