"""`bantin key`: where the secret half of a key lies, and what is refused."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from tests.rooms.cli.commands.conftest import (
    APPROVER,
    WRITER,
    ZALO_ALONE,
    Say,
    key_of,
    needs_git,
)


@needs_git
def test_a_passphrase_is_not_too_short_and_no_key_is_written_over(say: Say, root: Path) -> None:
    short = say("key", "new", WRITER, "--key", key_of(root, WRITER), typed="ngắn")
    assert (short.code, "ngắn quá" in short.err) == (2, True)
    assert say("key", "new", WRITER, "--key", key_of(root, WRITER)).code == 0
    assert "còn hiệu lực" in say("key", "new", WRITER, "--key", key_of(root, "khác")).err
    assert "Đã có tệp khóa" in say("key", "new", APPROVER, "--key", key_of(root, WRITER)).err


@needs_git
def test_a_unit_file_that_no_program_should_change_is_left_and_the_lines_are_shown(say: Say, root: Path) -> None:
    unit = root / "content" / "unit.yaml"
    written = f"{ZALO_ALONE}identity: {{code_key: 23456789ACFHJKMNPRTV}}\n"
    unit.write_text(written, encoding="utf-8")
    done = say("key", "new", WRITER, "--key", key_of(root, WRITER))
    assert done.code == 1
    assert f'- name: "{WRITER}"' in done.out
    assert unit.read_text(encoding="utf-8") == written


class Planted(KeyringBackend):
    """A keyring that keeps, or refuses, or gives back something else."""

    priority = 5

    def __init__(self, does: str = "keeps") -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring's own
        self.does = does
        self.kept: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.does == "refuses":
            raise ZeroDivisionError
        self.kept[service, username] = password if self.does == "keeps" else "x"

    def get_password(self, service: str, username: str) -> str | None:
        if self.does == "locked":
            raise KeyringLocked
        return self.kept.get((service, username))


@pytest.fixture
def plant() -> Iterator[Callable[[str], Planted]]:
    before = keyring.get_keyring()

    def put(does: str) -> Planted:
        planted = Planted(does)
        keyring.set_keyring(planted)
        return planted

    yield put
    keyring.set_keyring(before)


@needs_git
def test_the_secret_half_lies_in_the_systems_keyring_sealed(
    say: Say, plant: Callable[[str], Planted], tmp_path: Path
) -> None:
    planted = plant("keeps")
    done = say("key", "new", APPROVER)
    assert (done.code, "kho mật khẩu của hệ thống" in done.out) == (0, True)
    ((service, public),) = planted.kept
    assert service == f"bantin {public}"
    assert len(planted.kept[service, public].encode("utf-16")) < 2560, "what Windows takes"
    assert not list(tmp_path.rglob("*.key"))
    wrong = say("approve", "--yes", typed="mật khẩu sai")
    assert (wrong.code, "không mở được khóa" in wrong.err) == (2, True)
    done = say("approve", "--yes")
    assert (done.code, f"đã duyệt ({APPROVER}" in done.out) == (0, True), done.out + done.err
    planted.does = "locked"
    assert "Không có khóa của người duyệt nào ở kho mật khẩu" in say("approve", "--yes").err


@needs_git
@pytest.mark.parametrize("does", ["refuses", "forgets", "locked"])
def test_a_keyring_that_does_not_keep_it_leaves_it_to_a_file_and_that_is_said(
    does: str, say: Say, plant: Callable[[str], Planted]
) -> None:
    plant(does)
    done = say("key", "new", APPROVER)
    assert (done.code, "kho mật khẩu không nhận, nên cất ở tệp" in done.out) == (0, True), done.out


@needs_git
def test_without_a_keyring_it_lies_in_a_file_and_that_is_said(say: Say) -> None:
    done = say("key", "new", APPROVER)
    assert (done.code, "máy này không có kho mật khẩu dùng được, nên cất ở tệp" in done.out) == (0, True)
    assert say("approve", "--yes").code == 0


@needs_git
def test_a_key_laid_beside_anothers_public_half_signs_nothing(say: Say, keyed: Path) -> None:
    shutil.copyfile(key_of(keyed, WRITER), key_of(keyed, APPROVER))
    done = say("approve", "--yes", "--key", key_of(keyed, APPROVER))
    assert (done.code, "là khóa khác" in done.err) == (2, True)
    assert not (keyed / "approved" / "2024-11").exists()
