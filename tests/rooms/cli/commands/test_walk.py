"""A month's whole way: begun, approved, published, corrected, recalled, archived, answered; by commands alone.

Without `--proofs` only by Zalo, whose articles are texts; with it by the page too, on a network that fails again and
again.
"""

from __future__ import annotations

import datetime as dt
import random
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bantin.cli.commands.publishing import opening
from bantin.output.posting.connecting import Addresses
from tests.fixtures.workspaces import init, leave
from tests.rooms.cli.commands.conftest import APPROVER, WRITER, Say, needs_git
from tests.rooms.cli.conftest import Done
from tests.rooms.output.posting.stand_in import ANSWERS, LOSSES, Line
from tests.rooms.output.posting.world import ACCOUNT, APP, BASE, PAGE, REFRESH, TOKEN, ZALO_SECRET, World

MONTH, NEXT = "2024-11", "2024-12"
OA = f"{{oa: {{oa_id: {ACCOUNT}, app_id: {APP}, cover: 'https://vidu.gov.vn/bia.jpg'}}, groups: [Tổ 1, Tổ 2]}}"
FAULTS = sorted({*ANSWERS, *LOSSES} - {"190", "throttled", "368", "late"})
"""After the others a person does something before going on."""
TRIES = 60
ASKED, REPORTED = "Thứ bảy có làm không ạ, gọi 0912345678?", "Tôi vừa bị lừa mất 5 triệu, số 0987654321"

pytestmark = pytest.mark.usefixtures("keyring_that_keeps")


@dataclass
class Office:
    """A workspace, whoever works there, and the platforms that they post to."""

    root: Path
    say: Say
    world: World
    on_page: bool

    def begin(self) -> None:
        """Begin a workspace, filled in and committed by a writer, and make an approver's key."""
        init(self.root, MONTH)
        leave(self.root, *(["facebook"] if self.on_page else []), "zalo")
        unit = self.root / "content" / "unit.yaml"
        text = unit.read_text(encoding="utf-8").replace("zalo: {}", f"zalo: {OA}")
        if self.on_page:
            text = re.sub(r"^fanpage:\n", f'fanpage:\n  page_id: "{PAGE}"\n', text, flags=re.MULTILINE)
        unit.write_text(f"{text}archive: https://vidu.gov.vn/ban-tin\n", encoding="utf-8")
        for arguments in (["init", "-q"], ["config", "user.name", WRITER], ["config", "user.email", "a@vidu.vn"]):
            self.git(*arguments)
        self.good("key", "new", APPROVER, "--key", self.key)
        self.commit()

    @property
    def key(self) -> str:
        return str(self.root.parent / "b.key")

    @property
    def code(self) -> str:
        """The code of the first item as it is built now."""
        text = min((self.root / "dist" / MONTH / "zalo").glob("01-*.txt")).read_text(encoding="utf-8")
        return text.partition("Mã tin: ")[2].split()[0]

    def git(self, *arguments: str) -> None:
        subprocess.run(["git", "-C", self.root, *arguments], check=True, capture_output=True)  # noqa: S607 - any git

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-qm", "Một")

    def run(self, *arguments: str, typed: str = "mật khẩu dài") -> Done:
        return self.say(*arguments, "--workspace", str(self.root), typed=typed)

    def good(self, *arguments: str, typed: str = "mật khẩu dài") -> Done:
        done = self.run(*arguments, typed=typed)
        assert done.code == 0, done.out + done.err
        return done

    def approve(self) -> None:
        self.good("approve", MONTH, "--yes", "--despite-warnings", "--key", self.key)

    def connect(self) -> None:
        self.good("connect", "zalo", typed=f"{ZALO_SECRET}\n{REFRESH}")
        if self.on_page:
            self.good("connect", "facebook", typed=TOKEN)

    def until(self, try_: Callable[[], Done]) -> None:
        """Do as a person does whose network fails: the same command again, some minutes later."""
        for _ in range(TRIES):
            done = try_()
            if done.code == 0:
                return
            self.world.now += dt.timedelta(minutes=11)
        raise AssertionError(done.out + done.err)

    def publish(self) -> None:
        command = ("publish", MONTH, "--at", "now", "--send")

        def sent() -> Done:
            """Send; of what nobody knows, look at the page and say it."""
            done = self.run(*command)
            for code in set(re.findall(r"thêm --there (\S+)\.", done.out)):
                for place in ("facebook", "zalo"):
                    self.run(*command, "--to", place, "--there" if sum(self.shown(code)) else "--again", code)
            return done

        self.until(sent)

    def shown(self, code: str) -> tuple[int, int]:
        """Count what readers see of an item in both places."""
        return len(self.world.shown(code)), len(self.world.articles_shown(code))


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    world = World(now=dt.datetime.now(dt.UTC))
    addresses = Addresses(f"{BASE}/graph", f"{BASE}/zalo", f"{BASE}/oauth", Line(world))
    monkeypatch.setattr(opening, "addresses", lambda: addresses)
    monkeypatch.setattr(opening, "now", lambda: world.now)
    return world


@pytest.mark.parametrize("places", ["zalo", pytest.param("page and zalo", marks=pytest.mark.proof)])
@needs_git
def test_a_month_goes_all_its_way(places: str, say: Say, world: World, tmp_path: Path) -> None:
    office = Office(tmp_path / "don-vi", say, world, on_page="page" in places)
    once, nowhere = (int(office.on_page), 1), (0, 0)
    office.begin()
    office.approve()
    office.connect()
    chance = random.Random(7)  # noqa: S311 - no secret
    if office.on_page:
        world.fault = lambda _method, _path: chance.choice(FAULTS) if chance.random() < 0.1 else ""
    office.publish()
    old = office.code
    assert office.shown(old) == once

    item = min((office.root / "content" / MONTH).glob("01-*.yaml"))
    item.write_text(item.read_text(encoding="utf-8").replace("\ntitle: ", "\ntitle: Bản đúng, "), encoding="utf-8")
    office.commit()
    office.approve()
    new = office.code
    office.until(lambda: office.run("correct", old, "--reason", "Sửa tiêu đề", "--send"))
    assert (office.shown(old), office.shown(new)) == (nowhere, once)

    office.until(lambda: office.run("recall", new, "--reason", "Sai số tiền", "--send"))
    receipt = (office.root / "published" / "receipts" / f"{new}-thu-hoi.txt").read_text(encoding="utf-8")
    assert "[LÀM TAY] Nhóm Zalo Tổ 2" in receipt
    office.publish()
    assert office.shown(new) == nowhere, "it never goes out again"
    archived_and_answered(office, item.stem, old)


def archived_and_answered(office: Office, item: str, old: str) -> None:
    site = office.root / "site"
    office.good("site")
    assert "Lý do: Sai số tiền." in (site / MONTH / f"{item}.html").read_text(encoding="utf-8")
    assert old in (site / "thu-hoi.html").read_text(encoding="utf-8")
    office.good("new", NEXT)
    comments = office.root.parent / "binh-luan.txt"
    comments.write_text(f"{ASKED}\n{REPORTED}\n", encoding="utf-8")
    office.world.comments = {number: [ASKED, REPORTED] for number in office.world.posts}
    more = () if office.on_page else ("--comments", str(comments))
    office.until(lambda: office.run("feedback", MONTH, *more))
    drafts = "".join(path.read_text(encoding="utf-8") for path in (office.root / "content" / NEXT).glob("*.yaml"))
    assert "Thứ bảy có làm không" in drafts
    kept = b"".join(path.read_bytes() for path in office.root.rglob("*") if path.is_file())
    assert not [one for one in ("0912345678", "0987654321", "lừa mất 5 triệu") if one.encode() in kept]
    assert office.run("check", NEXT).code == 1, "no draft goes out unread"
