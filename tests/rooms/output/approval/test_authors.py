from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from pathlib import Path

import pytest

from bantin.model.parts.identity import Approver
from bantin.output.approval import authors
from bantin.output.approval.authors import Author, Known, authors_of
from tests.fixtures.systems import link

KEY = "RWR39YE6j/RzYQX4s2TCtC5WrA38b181sVXxRwnqzh4qu9ABRTXn/V5/"
WRITER = Approver(name="Nguyễn Văn A", key=KEY, since=dt.date(2024, 1, 1), known_as=("a@vidu.vn", "may-a"))
OTHER = Approver(name="Trần Thị B", key=KEY, since=dt.date(2024, 1, 1))

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", root, *arguments], check=True, capture_output=True)  # noqa: S607 - whichever git is there


@pytest.fixture
def month(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "2024-11"
    folder.mkdir(parents=True)
    (folder / "01-tin.yaml").write_text("title: Một\n", encoding="utf-8")
    return folder


@pytest.fixture
def repository_of(tmp_path: Path, month: Path) -> Path:
    del month
    git(tmp_path, "init", "-q")
    for name, value in (("name", "Nguyễn Văn A"), ("email", "a@vidu.vn")):
        git(tmp_path, "config", f"user.{name}", value)
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "Một\n\nCo-authored-by: Lê Văn C <c@vidu.vn>")
    return tmp_path


@needs_git
def test_git_knows_who_wrote_and_who_wrote_along(repository_of: Path, month: Path) -> None:
    found = authors_of(repository_of, month, login="ai-do")
    assert found.known is Known.GIT
    assert found.people == (Author("Nguyễn Văn A", "a@vidu.vn"), Author("Lê Văn C", "c@vidu.vn"))
    assert "theo lịch sử git" in found.told
    assert found.who_is(WRITER, "ai-do") == found.people[0]
    assert found.who_is(OTHER, "ai-do") is None
    assert found.who_is(OTHER.model_copy(update={"known_as": ("C@ViDu.vn",)}), "ai-do") == found.people[1]
    assert found.who_is(WRITER.model_copy(update={"name": "NGUYEN VAN A", "known_as": ()}), "ai-do")


@needs_git
def test_who_has_not_committed_yet_wrote_too(repository_of: Path, month: Path) -> None:
    git(repository_of, "config", "user.name", "Trần Thị B")
    git(repository_of, "config", "user.email", "b@vidu.vn")
    assert authors_of(repository_of, month, login="x").who_is(OTHER, "x") is None
    (month / "01-tin.yaml").write_text("title: Hai\n", encoding="utf-8")
    assert authors_of(repository_of, month, login="x").who_is(OTHER, "x") == Author("Trần Thị B", "b@vidu.vn")


def test_without_git_the_owner_of_the_files_wrote(tmp_path: Path, month: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(authors, "owner", lambda _: "may-a")
    found = authors_of(tmp_path, month, login="may-b")
    assert (found.people, found.known) == ((Author("may-a"),), Known.OWNER)
    assert found.who_is(WRITER, "may-b") == Author("may-a")
    assert found.who_is(OTHER, "may-b") is None
    assert found.who_is(OTHER, "may-a") == Author("may-a"), "one account: nobody can tell two people apart"


def test_where_nothing_is_known_who_works_here_now_wrote(
    tmp_path: Path, month: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(authors, "owner", lambda _: "")
    found = authors_of(tmp_path, month, login="may-b")
    assert (found.people, found.known) == ((Author("may-b"),), Known.LOGIN)
    assert found.who_is(OTHER, "may-b") is not None


def test_without_git_whoever_wrote_by_the_page_wrote(
    tmp_path: Path, month: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logs = tmp_path / "logs"
    assert authors_of(tmp_path, month, login="x", page_logs=logs).known is not Known.PAGE
    logs.mkdir()
    (logs / "01-tin.yaml.jsonl").write_text("{}\n", encoding="utf-8")
    for owner, known in (("may-a", "may-a"), ("", "may-b")):
        monkeypatch.setattr(authors, "owner", lambda _, owner=owner: owner)
        found = authors_of(tmp_path, month, login="may-b", page_logs=logs)
        assert (found.people, found.known) == ((Author(known),), Known.PAGE)
        assert "trang soạn tin" in found.told


def test_the_page_says_itself_who_wrote_by_it_and_owners_count_too(
    tmp_path: Path, month: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(authors, "owner", lambda path: "may-d" if path.suffix == ".yaml" else "may-b")
    logs = tmp_path / "logs"
    logs.mkdir()
    (logs / "01-tin.yaml.jsonl").write_text('{"by": "may-a"}\n{"by": ""}\n[]\nx\n{"by": "may-c"}\n', encoding="utf-8")
    found = authors_of(tmp_path, month, login="may-b", page_logs=logs)
    assert [one.name for one in found.people] == ["may-a", "may-c", "may-d"]
    assert found.who_is(OTHER, "may-b") is None
    assert found.who_is(WRITER, "may-b") == Author("may-a")


@needs_git
def test_whoever_commits_in_anothers_name_wrote(repository_of: Path, month: Path) -> None:
    git(repository_of, "config", "user.name", "Trần Thị B")
    git(repository_of, "config", "user.email", "b@vidu.vn")
    (month / "01-tin.yaml").write_text("title: Hai\n", encoding="utf-8")
    git(repository_of, "commit", "-qam", "Hai", "--author", "Người Khác <k@vidu.vn>")
    assert authors_of(repository_of, month, login="x").who_is(OTHER, "x") == Author("Trần Thị B", "b@vidu.vn")


def ignore(root: Path, path: Path) -> None:
    (root / ".git" / "info" / "exclude").write_text(f"{path.name}\n", encoding="utf-8")


def overlook(root: Path, path: Path) -> None:
    git(root, "add", str(path))
    git(root, "commit", "-qm", "Hai")
    path.write_text("title: Ba\n", encoding="utf-8")
    git(root, "update-index", "--assume-unchanged", str(path))


def link_elsewhere(root: Path, path: Path) -> None:
    path.rename(root / "xa.yaml")
    link(path, root / "xa.yaml")


HIDDEN = {"ignored": ignore, "overlooked": overlook, "behind a link": link_elsewhere}


@needs_git
@pytest.mark.parametrize("way", HIDDEN)
def test_what_git_does_not_see_is_asked_of_the_machine(
    way: str, repository_of: Path, month: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(authors, "owner", lambda _: "may-c")
    path = month / "02-tin.yaml"
    path.write_text("title: Hai\n", encoding="utf-8")
    HIDDEN[way](repository_of, path)
    found = authors_of(repository_of, month, login="may-b")
    assert found.known is Known.GIT
    for name in ("may-b", "may-c"):
        assert found.who_is(OTHER.model_copy(update={"known_as": (name,)}), "may-b"), name


@needs_git
def test_history_that_was_cut_short_is_told(repository_of: Path, month: Path, tmp_path: Path) -> None:
    assert not authors_of(repository_of, month, login="x").cut
    (month / "01-tin.yaml").write_text("title: Hai\n", encoding="utf-8")
    git(repository_of, "commit", "-qam", "Hai")
    git(tmp_path, "clone", "-q", "--depth", "1", repository_of.as_uri(), "ban-sao")
    copy = tmp_path / "ban-sao"
    assert authors_of(copy, copy / "content" / "2024-11", login="x").cut


@needs_git
def test_no_program_of_the_repositorys_own_settings_runs(repository_of: Path, month: Path, tmp_path: Path) -> None:
    planted = tmp_path / "planted"
    git(repository_of, "config", "core.fsmonitor", f"touch {planted}")
    git(repository_of, "config", "i18n.logOutputEncoding", "UTF-16")
    assert authors_of(repository_of, month, login="x").who_is(WRITER, "x")
    assert not planted.exists()


LETTERS = {
    "capitals": "NGUYỄN VĂN A",
    "apart": "Nguye\u0302\u0303n Va\u0306n A",
    "hidden": "Nguyễn\u200b Văn\u00ad A",
    "spaces": "Nguyễn\u00a0 Văn A ",
    "another script": "Nguуễn Văn А",
    "wide": "Ｎguyễn Văn Ａ",
}


@pytest.mark.parametrize("way", LETTERS)
def test_a_name_is_one_persons_however_it_is_written(way: str) -> None:
    assert WRITER.model_copy(update={"name": LETTERS[way]}).person == WRITER.person
    assert WRITER.model_copy(update={"name": "Nguyễn Văn Á"}).person != WRITER.person
