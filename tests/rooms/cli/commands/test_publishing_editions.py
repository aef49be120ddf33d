"""An edition goes out at places of its own, by a ledger of its own, and never what the unit above took back."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path

import pytest

from bantin.output.manifest import read_manifest
from tests.rooms.cli.commands.conftest import APPROVER, Say, key_of, needs_git
from tests.rooms.cli.commands.test_publishing import OA, world
from tests.rooms.output.posting.world import REFRESH, ZALO_SECRET, World

__all__ = ["world"]  # a fixture of the month's own walk

MONTH = "2024-11"
PUBLISH = ("publish", MONTH, "--edition", "xa-mot")

pytestmark = [pytest.mark.usefixtures("keyring_that_keeps"), pytest.mark.proof, needs_git]


@pytest.fixture
def root_of_edition(say: Say, keyed: Path, world: World) -> Path:
    """A month and an edition of it, both approved; only the edition has a place to post to."""
    file = keyed / "content" / "editions" / "xa-mot.yaml"
    file.parent.mkdir()
    file.write_text(f"name: Công an xã Một\nshort_name: CA xã Một\nzalo: {{oa: {OA}}}\n", encoding="utf-8")
    approve(say, keyed, [], ["--edition", "all"])
    world.now = dt.datetime.now(dt.UTC)
    done = say("connect", "zalo", "--edition", "xa-mot", typed=f"{ZALO_SECRET}\n{REFRESH}")
    assert done.code == 0, done.out + done.err
    return keyed


def approve(say: Say, root: Path, *asked: list[str]) -> None:
    for arguments in (["add", "-A", "content"], ["commit", "-qm", "Sửa"]):
        subprocess.run(["git", "-C", root, *arguments], check=True, capture_output=True)  # noqa: S607 - whichever is there
    for more in asked:
        done = say("approve", MONTH, "--yes", "--despite-warnings", *more, "--key", key_of(root, APPROVER))
        assert done.code == 0, done.out + done.err


def test_an_edition_is_shown_then_posted_by_its_own_ledger(say: Say, root_of_edition: Path, world: World) -> None:
    shown = say(*PUBLISH)
    assert (shown.code, "Chưa đăng gì" in shown.out, world.articles) == (0, True, {}), shown.out + shown.err
    assert not (root_of_edition / "published").exists()
    done = say(*PUBLISH, "--send")
    assert (done.code, len(world.articles)) == (0, 1), done.out + done.err
    again = say(*PUBLISH, "--send")
    assert (again.code, len(world.articles)) == (0, 1), again.out
    ledgers = [path.relative_to(root_of_edition) for path in root_of_edition.glob("published/**/*.sqlite3")]
    assert ledgers == [Path("published/editions/xa-mot/ledger.sqlite3")]


def test_an_edition_posts_nowhere_but_at_its_own_places(say: Say, root_of_edition: Path, world: World) -> None:
    elsewhere = say(*PUBLISH, "--to", "facebook", "--send")
    assert (elsewhere.code, "chưa ghi nơi đăng riêng" in elsewhere.err) == (2, True)
    file = root_of_edition / "content" / "editions" / "xa-mot.yaml"
    file.write_text(file.read_text(encoding="utf-8").partition("zalo:")[0], encoding="utf-8")
    assert "chưa đăng được" in say(*PUBLISH, "--send").out
    approve(say, root_of_edition, ["--edition", "all"])
    nowhere = say(*PUBLISH, "--send")
    assert (nowhere.code, "chưa ghi nơi đăng riêng" in nowhere.err, world.articles) == (2, True, {})


def test_what_the_unit_above_took_back_no_edition_posts(say: Say, root_of_edition: Path, world: World) -> None:
    manifest, _ = read_manifest(root_of_edition / "dist" / MONTH)
    assert manifest is not None
    assert manifest.imprint is not None
    code = manifest.imprint.items[0].code
    recalled = say("recall", code, "--reason", "Sai", "--send")
    assert "Traceback" not in recalled.err
    done = say(*PUBLISH, "--send")
    assert ("đơn vị trên đã thu hồi" in done.out, world.articles) == (True, {}), done.out + done.err


NUMBER = "contacts: [{id: truc-ban, label: Trực ban, number: '0900 000 009', checked_on: 2024-11-20}]\n"


def code_of(folder: Path) -> str:
    manifest, _ = read_manifest(folder)
    assert manifest is not None
    assert manifest.imprint is not None
    return manifest.imprint.items[0].code


@pytest.fixture
def own_code(say: Say, root_of_edition: Path) -> tuple[str, str]:
    """The codes of the item: the unit's own, and that of an edition on which another number stands."""
    file = root_of_edition / "content" / "editions" / "xa-mot.yaml"
    text = file.read_text(encoding="utf-8") + NUMBER + "default_contacts: [truc-ban]\n"
    file.write_text(text, encoding="utf-8")
    (file.parent / "xa-hai.yaml").write_text("name: Công an xã Hai\nshort_name: CA xã Hai\n", encoding="utf-8")
    approve(say, root_of_edition, ["--edition", "all"])
    month = root_of_edition / "dist" / MONTH
    found = code_of(month), code_of(month / "editions" / "xa-mot")
    assert found[0] != found[1]
    assert say(*PUBLISH, "--send").code == 0
    return found


def test_what_an_edition_posted_is_taken_back_by_the_code_of_the_unit_above(
    say: Say, root_of_edition: Path, own_code: tuple[str, str], world: World
) -> None:
    above, own = own_code
    root = root_of_edition
    alone = say("recall", own, "--reason", "Sai")
    assert (alone.code, "Đơn vị chưa duyệt tin nào" in alone.err) == (2, True)
    told = say("recall", above, "--reason", "Sai")
    assert "Ấn bản xa-hai, xa-mot cũng có tin này" in told.out
    assert f"{above} --edition all" in told.out
    broken = root / "content" / "editions" / "xa-ba.yaml"
    broken.write_text("name: Xã Ba\nsai: 1\n", encoding="utf-8")
    shown = say("recall", above, "--reason", "Sai số tiền", "--edition", "all")
    assert (shown.code, "Ấn bản xa-ba đang có lỗi" in shown.err) == (1, True), (
        "what is wrong with one holds up no other"
    )
    broken.unlink()
    shown = say("recall", above, "--reason", "Sai số tiền", "--edition", "all")
    assert (shown.code, f"Ấn bản xa-mot: Thu hồi «Tin» ({own})" in shown.out) == (0, True), shown.out + shown.err
    assert f"Ấn bản xa-hai: Thu hồi «Tin» ({above})" in shown.out
    assert len(world.articles) == 1
    assert not (root / "published" / "editions" / "xa-hai").exists(), "looking leaves nothing behind"
    done = say("recall", above, "--reason", "Sai số tiền", "--edition", "all", "--send")
    assert (done.code, world.articles, "[XONG] Zalo OA" in done.out) == (0, {}, True), done.out + done.err
    receipts = root / "published" / "editions" / "xa-mot" / "receipts"
    assert "Sai số tiền" in (receipts / f"{own}-thu-hoi.txt").read_text(encoding="utf-8")
    assert "đã thu hồi" in say(*PUBLISH, "--send").out
    verified = say("verify", own)
    assert (verified.code, "ĐÃ THU HỒI." in verified.out, "Sai số tiền" in verified.out) == (1, True, True)
    assert "ĐÚNG." in say("verify", above).out, "the unit's own post stands"
    nobody = say("recall", "2222-2222", "--reason", "Sai", "--edition", "xa-mot")
    assert (nobody.code, "Ấn bản xa-mot chưa duyệt tin nào mang mã 2222-2222" in nobody.err) == (2, True)


def test_what_an_edition_posted_is_corrected_and_its_archive_and_the_unit_s_tell_of_both_codes(
    say: Say, root_of_edition: Path, own_code: tuple[str, str], world: World
) -> None:
    above, old = own_code
    root = root_of_edition
    same = say("correct", old, "--edition", "xa-mot")
    assert (same.code, "chưa đổi gì" in same.out) == (1, True), same.out + same.err
    item = root / "content" / MONTH / "01-tin.yaml"
    item.write_text(item.read_text(encoding="utf-8").replace("Nội dung", "Nội dung đúng"), encoding="utf-8")
    approve(say, root, [], ["--edition", "all"])
    new = code_of(root / "dist" / MONTH / "editions" / "xa-mot")
    done = say("correct", above, "--edition", "all", "--reason", "Sửa chữ", "--send")
    assert (done.code, "[XONG] Zalo OA" in done.out) == (0, True), done.out + done.err
    (article,) = world.articles.values()
    assert new in article["title"]

    assert say("site").code == 0
    told = "".join(path.read_text(encoding="utf-8") for path in (root / "site" / "ma").glob("*.js"))
    assert f'"{new}":{{"address":"2024-11/index.html","issue":"Bản tin tháng 11/2024","of":"Công an xã Một"' in told
    assert f'"{old}":' in told
    done = say("site", "--edition", "all")
    assert done.code == 0, done.out + done.err
    page = (root / "site" / "editions" / "xa-mot" / MONTH / "01-tin.html").read_text(encoding="utf-8")
    assert (new in page, "Nội dung đúng" in page, "Công an xã Một" in page) == (True, True, True)
    own = "".join(path.read_text(encoding="utf-8") for path in (root / "site/editions/xa-mot/ma").glob("*.js"))
    assert '"state":"replaced"' in own

    table = root.parent / "bang.csv"
    table.write_text(f"Mã tin;Lượt xem\n{new};100\n{old};20\n", encoding="utf-8")
    heard = say("feedback", MONTH, "--edition", "all", "--csv", str(table))
    assert (heard.code, "120" in heard.out) == (0, True), heard.out + heard.err
    assert (root / "published" / "feedback" / f"{MONTH}-an-ban.csv").is_file()
    page_file = root.parent / "kiem-tra.html"
    assert say("verify", "--page", str(page_file)).code == 0
    assert new in page_file.read_text(encoding="utf-8")
