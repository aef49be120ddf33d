from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from bantin.model.parts.identity import Approver
from bantin.output.approval.history import NOBODY_KNOWS, commit_of, newcomers, rewritten, told, written
from bantin.output.approval.state import Approval
from tests.rooms.output.approval.test_authors import KEY, git, needs_git

UNIT = "content/unit.yaml"
FIRST = Approver(name="Trần Thị B", key=KEY, since=dt.date(2024, 1, 1))
LATER = Approver(name="Lê Văn C", key=KEY.replace("RWR3", "RWR4"), since=dt.date(2024, 1, 1))


def save(root: Path, text: str, by: str) -> str:
    """Commit the unit's file in somebody's name, and return the commit."""
    (root / UNIT).write_text(text, encoding="utf-8")
    git(root, "add", "-A")
    git(root, "-c", f"user.name={by}", "-c", "user.email=a@vidu.vn", "commit", "-qm", "x")
    return commit_of(root)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    git(tmp_path, "init", "-q")
    return tmp_path


def approved(commit: str) -> Approval:
    return Approval(FIRST, dt.datetime(2024, 12, 2, 5, tzinfo=dt.UTC), commit=commit)


@needs_git
def test_who_wrote_a_key_down_is_told_and_what_nobody_knows(root: Path) -> None:
    first = save(root, f"key: {FIRST.key}\n", "Nguyễn Văn A")
    save(root, f"key: {FIRST.key}\nkey: {LATER.key}\n", "Phạm D")
    by_git = list(written(root, UNIT, [FIRST, LATER]))
    assert [one.by for one in by_git] == ["Nguyễn Văn A", "Phạm D"]
    today = dt.datetime.now(dt.UTC)
    assert by_git[0].on in {f"{today + dt.timedelta(days):%d/%m/%Y}" for days in (-1, 0, 1)}
    assert newcomers(root, UNIT, [FIRST, LATER], first) == [LATER]
    assert newcomers(root, UNIT, [FIRST, LATER], "") == []
    assert newcomers(root, UNIT, [FIRST, LATER], "--help") == []
    lines = list(told(root, UNIT, [LATER]))
    assert lines == [
        f"Khóa của Lê Văn C (dấu {LATER.fingerprint}): Phạm D ghi vào unit.yaml ngày {by_git[1].on}, theo git",
        NOBODY_KNOWS,
    ]


@needs_git
def test_a_key_that_nobody_committed_is_nobodys(root: Path) -> None:
    save(root, "name: x\n", "Nguyễn Văn A")
    (root / UNIT).write_text(f"key: {FIRST.key}\n", encoding="utf-8")
    (one,) = written(root, UNIT, [FIRST])
    assert (one.by, "git không biết ai" in one.told) == ("", True)


@needs_git
def test_a_history_that_was_rewritten_since_is_told(root: Path) -> None:
    save(root, "a\n", "Nguyễn Văn A")
    seen = approved(save(root, "b\n", "Nguyễn Văn A"))
    assert rewritten(root, [seen, approved("")]) == ""
    save(root, "c\n", "Nguyễn Văn A")
    assert rewritten(root, [seen]) == "", "a history that goes on has all that was there"
    git(root, "checkout", "-q", "--orphan", "moi")
    save(root, "c\n", "Người Khác")
    assert "Trần Thị B thấy khi duyệt ngày 02/12/2024" in rewritten(root, [seen])


@needs_git
def test_who_has_only_the_end_of_a_history_cannot_tell(root: Path, tmp_path: Path) -> None:
    seen = approved(save(root, "a\n", "Nguyễn Văn A"))
    save(root, "b\n", "Nguyễn Văn A")
    git(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), "ban-sao")
    assert rewritten(tmp_path / "ban-sao", [seen]) == ""


def test_a_history_that_is_gone_is_another_one(tmp_path: Path) -> None:
    assert commit_of(tmp_path) == ""
    assert "bị viết lại hoặc thay" in rewritten(tmp_path, [approved("ab" * 20)])
