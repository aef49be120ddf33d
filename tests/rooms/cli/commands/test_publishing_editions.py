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
