"""The walk of a month to its readers, on a stand-in: connect, be refused, publish, try again."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from pathlib import Path

import keyring
import pytest

from bantin.cli import options
from bantin.cli.commands.publishing import opening
from bantin.output.manifest import Manifest, read_manifest
from bantin.output.posting import connecting
from bantin.output.posting.connecting import Addresses
from tests.fixtures.proofs import some
from tests.fixtures.small_months import NOTICE
from tests.fixtures.workspaces import SMALL_UNIT
from tests.rooms.cli.commands.conftest import APPROVER, ZALO_ALONE, Say, key_of, needs_git
from tests.rooms.cli.conftest import Done
from tests.rooms.output.posting.conftest import Kept
from tests.rooms.output.posting.stand_in import Line
from tests.rooms.output.posting.world import ACCOUNT, APP, BASE, PAGE, REFRESH, TOKEN, ZALO_SECRET, World

OA = f"{{oa_id: {ACCOUNT}, app_id: {APP}, cover: 'https://vidu.gov.vn/bia.jpg'}}"
ACCOUNT_ALONE = ZALO_ALONE.replace("video: null}", f"video: null, zalo: {{oa: {OA}}}}}")
PAGE_ALONE = ZALO_ALONE.replace("{name: Phòng Thử}", f"{{name: Phòng Thử, page_id: {PAGE}}}").replace(
    "{facebook: null, led: null, video: null}", "{led: null, video: null, zalo: null}"
)
PUBLISH = ("publish", "2024-11")

pytestmark = pytest.mark.usefixtures("keyring_that_keeps")


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    world = World()
    addresses = Addresses(f"{BASE}/graph", f"{BASE}/zalo", f"{BASE}/oauth", Line(world))
    monkeypatch.setattr(opening, "addresses", lambda: addresses)
    monkeypatch.setattr(opening, "now", lambda: world.now)
    return world


def codes(done: Done) -> set[str]:
    """List the codes of what a command told."""
    return set(re.findall(r"\[([a-z-]+)\]", done.out))


def approved(say: Say, root: Path, unit: str) -> None:
    """Have the month approved for a unit with places to post to."""
    file = root / "content" / "unit.yaml"
    written = file.read_text(encoding="utf-8")
    file.write_text(unit + written[written.index("\n# Mã tin") :], encoding="utf-8")
    done = say("approve", "--yes", "--despite-warnings", "--key", key_of(root, APPROVER))
    assert done.code == 0, done.out + done.err


def at_account(say: Say, root: Path, world: World) -> None:
    approved(say, root, ACCOUNT_ALONE)
    world.now = dt.datetime.now(dt.UTC)
    done = say("connect", "zalo", typed=f"{ZALO_SECRET}\n{REFRESH}")
    assert done.code == 0, done.out + done.err


@needs_git
def test_a_month_is_shown_then_posted_then_not_posted_again(say: Say, keyed: Path, world: World) -> None:
    at_account(say, keyed, world)
    shown = say(*PUBLISH)
    assert shown.code == 0, shown.out + shown.err
    assert "Chưa đăng gì. Đăng thật như trên: thêm --send." in shown.out
    assert (world.articles, (keyed / "published").exists()) == ({}, False)
    done = say(*PUBLISH, "--send")
    assert (done.code, "đã đăng" in done.out) == (0, True), done.out + done.err
    (article,) = world.articles.values()
    assert article["status"] == "show"
    assert "đã đăng" in say(*PUBLISH).out
    assert say(*PUBLISH, "--send").code == 0
    assert len(world.articles) == 1


@needs_git
def test_what_is_not_approved_as_it_is_written_now_is_not_posted(say: Say, keyed: Path, world: World) -> None:
    assert "not-approved" in codes(say(*PUBLISH, "--send"))
    at_account(say, keyed, world)
    item = keyed / "content" / "2024-11" / "01-tin.yaml"
    item.write_text(NOTICE.replace("Nội dung", "Nội dung khác"), encoding="utf-8")
    done = say(*PUBLISH, "--send")
    assert (done.code, "not-approved" in codes(done)) == (1, True)
    item.write_text(NOTICE, encoding="utf-8")
    assert say(*PUBLISH).code == 0
    text = keyed / "dist" / "2024-11" / "zalo" / "01-tin.txt"
    text.write_text(text.read_text(encoding="utf-8") + " ", encoding="utf-8")
    done = say(*PUBLISH, "--send")
    assert (done.code, "not-approved" in codes(done), world.articles) == (1, True, {})


@pytest.mark.proof
@needs_git
def test_no_token_leaves_the_keyring(
    say: Say, keyed: Path, world: World, keyring_that_keeps: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_account(say, keyed, world)
    world.fault = lambda _method, path: "503" if path.endswith("update") else ""
    told = [say(*PUBLISH, "--send")]
    world.fault = lambda _method, _path: ""
    world.access = "another-one"
    keys = keyring_that_keeps
    keys.kept = {key: value for key, value in keys.kept.items() if "refresh" not in key[0]}
    told.append(say(*PUBLISH, "--send"))
    assert "post-unknown" in codes(told[0])
    assert "not-connected" in codes(told[1])
    monkeypatch.setattr("bantin.output.posting.sending.Sender.send", lambda *_: next(iter(())))
    told.append(say("connect", "zalo", typed=f"{ZALO_SECRET}\n{world.refresh}"))
    told.append(say(*PUBLISH, "--send"))
    assert (told[-1].code, len(list(keyed.rglob("bao-cao-loi-*")))) == (3, 1), "a crash is reported to a file"
    secrets = [ZALO_SECRET, "refresh-", "access-"]
    written = b"".join(path.read_bytes() for path in keyed.rglob("*") if path.is_file() and ".git/" not in str(path))
    said = "".join(one.out + one.err for one in told)
    assert not [one for one in secrets if one.encode() in written or one in said]
    assert not [url for _, url, _ in world.calls if any(one in url for one in secrets)]


@pytest.mark.proof
@needs_git
def test_a_page_takes_posts_for_later_and_another_pages_token_is_refused(
    say: Say, keyed: Path, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    approved(say, keyed, PAGE_ALONE)
    world.now = dt.datetime.now(dt.UTC)
    assert "not-connected" in codes(say(*PUBLISH, "--send"))
    refused = say("connect", "facebook", typed="EAABwrongToken")
    assert (refused.code, "token-ended" in codes(refused)) == (1, True)
    assert "EAABwrongToken" not in refused.out + refused.err, "the page repeats what it was sent"
    assert say("connect", "facebook", typed=TOKEN).code == 0
    done = say(*PUBLISH, "--send", "--item", "01-tin")
    assert done.code == 0, done.out + done.err
    (post,) = world.posts.values()
    assert (post["at"] - world.now).total_seconds() >= 14 * 60
    monkeypatch.setattr(connecting, "LASTS_UNTIL", world.now.date())
    assert "old-interface" in codes(say(*PUBLISH, "--send"))
    assert len(world.posts) == 2
    unit = keyed / "content" / "unit.yaml"
    keyring.get_keyring().set_password("bantin facebook 55555", "facebook 55555", TOKEN)
    unit.write_text(unit.read_text(encoding="utf-8").replace(PAGE, "55555"), encoding="utf-8")
    assert "wrong-page" in codes(say(*PUBLISH, "--send"))


@needs_git
@pytest.mark.parametrize(
    ("options", "told"),
    some(
        [
            (["--at", "mai"], "không phải ngày giờ"),
            (["--at", "2024-11-30T19:30"], "không hẹn được"),
            (["--to", "twitter"], "Không có nơi đăng «twitter»"),
            (["--item", "99-khong"], "Không có tin «99-khong»"),
            (["--again", "K7M4-2RXF", "--send"], "không rõ đã đăng hay chưa"),
        ],
        2,
    ),
)
def test_what_cannot_be_meant_is_said(options: list[str], told: str, say: Say, keyed: Path, world: World) -> None:
    at_account(say, keyed, world)
    done = say(*PUBLISH, *options)
    assert (done.code, told in done.err) == (2, True), done.out + done.err
    assert world.articles == {}


def code_of(root: Path) -> str:
    text = (root / "dist" / "2024-11" / "zalo" / "01-tin.txt").read_text(encoding="utf-8")
    return text.partition("Mã tin: ")[2].split()[0]


@needs_git
def test_a_month_is_corrected_then_taken_back_and_each_has_its_receipt(say: Say, keyed: Path, world: World) -> None:
    at_account(say, keyed, world)
    assert say(*PUBLISH, "--send").code == 0
    old = code_of(keyed)
    assert "chưa đổi gì" in say("correct", old).err
    item = keyed / "content" / "2024-11" / "01-tin.yaml"
    item.write_text(NOTICE.replace("Nội dung", "Nội dung đúng"), encoding="utf-8")
    assert "not-approved" in codes(say("correct", old, "--send"))
    assert say("approve", "--yes", "--despite-warnings", "--key", key_of(keyed, APPROVER)).code == 0
    assert "sent-before" in codes(say(*PUBLISH, "--send"))
    shown = say("correct", old.lower())
    assert (shown.code, "+Nội dung đúng." in shown.out, "Chưa làm gì." in shown.out) == (0, True, True)
    done = say("correct", old, "--send")
    assert (done.code, "[XONG] Zalo OA" in done.out) == (0, True), done.out + done.err
    (article,) = world.articles.values()
    assert code_of(keyed) in article["title"]
    assert "ĐÍNH CHÍNH" in (keyed / "published" / "receipts" / f"{old}-dinh-chinh.txt").read_text(encoding="utf-8")

    new = code_of(keyed)
    assert "Thiếu lý do" in say("recall", new).err
    shown = say("recall", new, "--reason", "Sai số tiền")
    assert (shown.code, "Zalo OA: gỡ bài" in shown.out, len(world.articles)) == (0, True, 1)
    done = say("recall", new, "--reason", "Sai số tiền", "--send")
    assert (done.code, "[LÀM TAY] Nhóm Zalo" in done.out) == (0, True), done.out + done.err
    assert world.articles == {}
    assert "đã thu hồi" in say(*PUBLISH, "--send").out
    assert world.articles == {}


@needs_git
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["recall", "K7M4", "--reason", "Sai"], "không phải mã tin"),
        (["correct", "ABCD-EFGH"], "không phải mã tin"),
        (["recall", "2222-2222", "--reason", "Sai"], "chưa duyệt tin nào"),
    ],
)
def test_a_code_of_nothing_is_refused(arguments: list[str], told: str, say: Say, keyed: Path) -> None:
    del keyed
    done = say(*arguments)
    assert (done.code, told in done.err) == (2, True), done.err


@pytest.mark.proof
@needs_git
def test_a_recall_makes_packages_of_what_was_approved_without_the_item_a_note_and_a_card(
    say: Say, keyed: Path, world: World
) -> None:
    del world
    second = NOTICE.replace("title: Tin", "title: Tin khác")
    (keyed / "content" / "2024-11" / "02-tin.yaml").write_text(second, encoding="utf-8")
    approved(say, keyed, SMALL_UNIT.rstrip() + "\n  video: null\n  zalo: {groups: [Tổ 1, Tổ 2]}\n")
    dist = {file.path: file for file in manifest_of(keyed / "dist" / "2024-11").files}
    old = code_of(keyed)
    done = say("recall", old, "--reason", "Sai số tiền", "--send")
    assert done.code == 0, done.out + done.err
    assert "[LÀM TAY] Nhóm Zalo Tổ 2" in done.out
    assert "[LÀM TAY] Bảng LED Bảng cổng" in done.out
    made = keyed / "published" / "receipts" / f"{old}-thu-hoi"
    files = manifest_of(made / "2024-11").files
    frames = [file for file in files if file.role == "frame"]
    assert {file.item for file in frames} == {None, "02-tin"}
    assert {file.sha256 for file in frames} < {file.sha256 for file in dist.values()}, "nothing that nobody approved"
    assert (made / "2024-11" / "led" / "cong" / "cong-2024-11.zip").is_file()
    assert (made / "2024-11" / "facebook" / "thu-hoi" / "card.jpg").is_file()
    assert "cong-2024-11.zip" in (made / "gui-nguoi-van-hanh.txt").read_text(encoding="utf-8")
    assert "not-approved" not in codes(done)


@pytest.mark.proof
@needs_git
def test_an_urgent_item_is_made_approved_and_posted_beside_the_month(say: Say, keyed: Path, world: World) -> None:
    today = options.today()
    at_account(say, keyed, world)
    unit = keyed / "content" / "unit.yaml"
    board = "{id: cong, name: Bảng cổng, pixels: 192x96, pitch_mm: 10, viewing_m: 20}"
    text = unit.read_text(encoding="utf-8").replace("led: null", f"led: {{boards: [{board}]}}")
    unit.write_text(text.replace("checked_on: 2024-11-20", f"checked_on: {today}"), encoding="utf-8")
    refused = say("urgent", "warning", "Lừa đảo qua điện thoại. Kẻ gian gọi điện.")
    assert (refused.code, "Thiếu việc phải làm" in refused.err) == (2, True)
    done = say("urgent", "warning", "Giả danh điện lực đòi tiền. Kẻ gian dọa cắt điện.", "--advice", "Gọi 113.")
    assert done.code == 0, done.out + done.err
    folder = keyed / "dist" / f"khan-{today}"
    schedule = (folder / "led" / "cong" / "lich-phim.csv").read_text(encoding="utf-8-sig").splitlines()
    days = [f"{today + dt.timedelta(days=more):%d/%m/%Y}" for more in (0, 2, 3)]
    assert [line.split(",")[2:4] for line in schedule[1:]] == [days[:2], [days[2], ""]]
    assert "not-approved" in codes(say("publish", folder.name, "--send"))
    for arguments in (["add", "-A"], ["commit", "-qm", "Khẩn"]):
        subprocess.run(["git", "-C", keyed, *arguments], check=True, capture_output=True)  # noqa: S607 - any git
    done = say("approve", folder.name, "--yes", "--despite-warnings", "--key", key_of(keyed, APPROVER))
    assert done.code == 0, done.out + done.err
    done = say("publish", folder.name, "--send")
    assert done.code == 0, done.out + done.err
    (article,) = world.articles.values()
    assert article["title"].startswith("Giả danh điện lực đòi tiền")
    assert say("verify", code_in(article["title"])).code == 0


def manifest_of(folder: Path) -> Manifest:
    manifest, _ = read_manifest(folder)
    assert manifest is not None
    return manifest


def code_in(text: str) -> str:
    found = re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}", text)
    assert found
    return found[0]
