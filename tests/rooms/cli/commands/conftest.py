"""A workspace in git, two people with keys, and what tests of approval say."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
import stamina

from bantin.output.approval import keys
from tests.fixtures.small_months import NOTICE
from tests.fixtures.workspaces import SMALL_HEADER, SMALL_UNIT
from tests.rooms.cli.conftest import Call, Done
from tests.rooms.output.posting.conftest import Kept

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
MINISIGN = shutil.which("minisign")
WRITER, APPROVER, SECOND = "Nguyễn Văn A", "Trần Thị B", "Lê Văn C"
ZALO_ALONE = SMALL_UNIT.partition("channels:")[0] + "channels: {facebook: null, led: null, video: null}\n"
"""What is approved need not be much: texts are made in a moment."""

Say = Callable[..., Done]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace in git, written by somebody."""
    root = tmp_path / "ban-tin"
    month = root / "content" / "2024-11"
    month.mkdir(parents=True)
    (root / "content" / "unit.yaml").write_text(ZALO_ALONE, encoding="utf-8")
    (month / "bulletin.yaml").write_text(SMALL_HEADER, encoding="utf-8")
    (month / "01-tin.yaml").write_text(NOTICE, encoding="utf-8")
    for arguments in (
        ["init", "-q"],
        ["config", "user.name", WRITER],
        ["config", "user.email", "a@vidu.vn"],
        ["add", "-A"],
        ["commit", "-qm", "Một"],
    ):
        subprocess.run(["git", "-C", root, *arguments], check=True, capture_output=True)  # noqa: S607 - whichever is there
    return root


@pytest.fixture
def say(call: Call, root: Path, monkeypatch: pytest.MonkeyPatch) -> Say:
    """Run a command with a passphrase in its input, which costs no half second to try."""
    monkeypatch.setattr(keys, "_OPSLIMIT", 32_768)
    monkeypatch.setattr(keys, "_MEMLIMIT", 16_777_216)

    def command(*arguments: str, typed: str = "mật khẩu dài") -> Done:
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{typed}\n"))
        return call(*arguments, cwd=root)

    return command


def key_of(root: Path, name: str) -> str:
    return str(root.parent / f"{name}.key")


@pytest.fixture
def keyed(say: Say, root: Path) -> Path:
    """The same with keys of the writer and of another one."""
    for name in (WRITER, APPROVER):
        done = say("key", "new", name, "--rank", "Trung tá", "--key", key_of(root, name))
        assert done.code == 0, done.out + done.err
    return root


@pytest.fixture
def keyring_that_keeps() -> Iterator[Kept]:
    """A keyring that keeps, and no waiting between tries."""
    before, kept = keyring.get_keyring(), Kept()
    keyring.set_keyring(kept)
    stamina.set_testing(True, attempts=2)
    yield kept
    stamina.set_testing(False)
    keyring.set_keyring(before)
