"""The walk of an approval: write, be refused one's own, have another approve, edit, be refused."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from rich.console import Console

from bantin.cli.commands.approval import looking, signing
from bantin.output.approval.changes import ChangedText
from bantin.preview.approvals import Approvals
from bantin.session.month import open_month
from tests.fixtures.small_months import NOTICE
from tests.fixtures.workspaces import fill_in, leave
from tests.rooms.cli.commands.conftest import (
    APPROVER,
    MINISIGN,
    SECOND,
    WRITER,
    Say,
    key_of,
    needs_git,
)
from tests.rooms.cli.conftest import Call, Done


def stands(say: Say, root: Path) -> str:
    """How `bantin list` says that the month stands; the live page says the same."""
    told = say("list").out
    bulletin = open_month(root, "2024-11").bulletin
    assert bulletin is not None
    live = Approvals(root).of(bulletin, dt.datetime.now().astimezone().date())
    assert live is not None
    assert live["told"] in told
    return told


@needs_git
def test_write_be_refused_ones_own_have_another_approve_edit_and_be_refused(say: Say, keyed: Path) -> None:
    own = say("approve", "--yes", "--key", key_of(keyed, WRITER))
    assert own.code == 1
    assert f"{WRITER} không duyệt được tin do chính mình viết ({WRITER} <a@vidu.vn>)" in own.out
    assert "theo lịch sử git" in own.out
    assert not list(keyed.glob("approved/2024-11"))

    wrong = say("approve", "--yes", "--key", key_of(keyed, APPROVER), typed="mật khẩu sai")
    assert (wrong.code, "không mở được khóa" in wrong.err) == (2, True)
    assert "bản nháp, chưa duyệt" in stands(say, keyed)

    done = say("approve", "--yes", "--key", key_of(keyed, APPROVER))
    assert done.code == 0, done.out + done.err
    assert f"đã duyệt ({APPROVER} (Trung tá), " in done.out
    assert f"đã duyệt ({APPROVER} (Trung tá), " in stands(say, keyed)
    dist = keyed / "dist" / "2024-11"
    assert (dist / "zalo-da-duyet.zip").exists()
    if MINISIGN:
        (public,) = (keyed / "approved" / "keys").glob("tran-thi-b-*.pub")
        command = [MINISIGN, "-Vm", "manifest.json", "-p", str(public)]
        assert subprocess.run(command, cwd=dist, capture_output=True, check=False).returncode == 0

    again = say("approve", "--yes", "--key", key_of(keyed, APPROVER))
    assert (again.code, "đã duyệt bản này rồi" in again.out) == (1, True)

    item = keyed / "content" / "2024-11" / "01-tin.yaml"
    item.write_text(NOTICE.replace("Nội dung", "Nội dung khác"), encoding="utf-8")
    assert "đã sửa sau khi duyệt" in stands(say, keyed)
    assert say("build").code == 0
    assert "đã sửa sau khi duyệt" in stands(say, keyed)
    assert (dist / "zalo-da-sua.zip").exists()
    assert not (dist / "zalo-da-duyet.zip").exists()

    second = say("approve", "--yes", "--key", key_of(keyed, APPROVER))
    assert second.code == 0
    assert "-Nội dung." in second.out
    assert "+Nội dung khác." in second.out
    assert [path.name for path in sorted((keyed / "approved" / "2024-11").iterdir())] == ["01", "02"]


@pytest.mark.proof
@needs_git
def test_a_history_that_was_rewritten_stops_it_until_somebody_has_looked(say: Say, keyed: Path) -> None:
    commit(keyed, "Hai")
    first = say("approve", "--yes", "--key", key_of(keyed, APPROVER))
    assert first.code == 0, first.out
    assert re.search(rf"Khóa của {APPROVER} \(dấu [0-9A-F ]{{29}}\): {WRITER} ghi vào unit\.yaml ngày", first.out)
    assert "mà người ấy cũng viết tháng này: đối chiếu với bản giấy" in first.out
    assert "bantin không tự biết: tên trong git do từng máy tự khai" in first.out
    item = keyed / "content" / "2024-11" / "01-tin.yaml"
    item.write_text(NOTICE.replace("Nội dung", "Nội dung khác"), encoding="utf-8")
    commit(keyed, "Ba")
    for arguments in (["checkout", "-q", "--orphan", "moi"], ["config", "user.name", "Người Khác"], ["add", "-A"]):
        subprocess.run(["git", "-C", keyed, *arguments], check=True, capture_output=True)  # noqa: S607 - as above
    assert say("key", "new", SECOND, "--key", key_of(keyed, SECOND)).code == 0
    commit(keyed, "Một")
    refused = say("approve", "--yes", "--key", key_of(keyed, APPROVER))
    assert (refused.code, "không phải lịch sử mà Trần Thị B thấy" in refused.out) == (1, True), refused.out
    told = say("verify", str(keyed / "approved" / "2024-11" / "01" / "manifest.json"))
    assert (told.code, told.out.startswith("ĐÚNG. ")) == (0, True)
    assert "không phải lịch sử mà Trần Thị B thấy" in told.err
    done = say("approve", "--yes", "--despite-warnings", "--key", key_of(keyed, APPROVER))
    assert done.code == 0, done.out


@pytest.mark.proof
@needs_git
def test_a_key_that_ends_keeps_what_it_signed_and_signs_no_more(say: Say, keyed: Path) -> None:
    assert say("approve", "--yes", "--key", key_of(keyed, APPROVER)).code == 0
    revoked = say("key", "revoke", APPROVER, "--why", "left")
    assert (revoked.code, "1 bản" in revoked.out) == (0, True)
    assert "đã duyệt (" in say("list").out
    (keyed / "content" / "2024-11" / "01-tin.yaml").write_text(NOTICE.replace("Nội", "Hội"), encoding="utf-8")
    refused = say("approve", "--yes", "--key", key_of(keyed, APPROVER))
    assert (refused.code, "Không có khóa của người duyệt nào" in refused.err) == (2, True)
    renewed = say("key", "new", APPROVER, "--key", key_of(keyed, "khóa mới"))
    assert renewed.code == 0, renewed.err
    assert say("approve", "--yes", "--key", key_of(keyed, "khóa mới")).code == 0
    told = say("key", "list").out
    assert told.count(APPROVER) == 2
    assert "thu hồi" in told


@pytest.mark.proof
@needs_git
def test_two_approve_where_the_unit_asks_for_two(say: Say, keyed: Path) -> None:
    unit = keyed / "content" / "unit.yaml"
    unit.write_text(unit.read_text(encoding="utf-8").replace("approvals: 1", "approvals: 2"), encoding="utf-8")
    assert say("key", "new", SECOND, "--key", key_of(keyed, SECOND)).code == 0
    assert "mới 1 trong 2 người duyệt" in say("approve", "--yes", "--key", key_of(keyed, APPROVER)).out
    assert f"{APPROVER} (Trung tá), " in say("approve", "--yes", "--key", key_of(keyed, SECOND)).out
    assert "đã duyệt (" in say("list").out


@needs_git
def test_nobody_is_asked_nothing_is_signed(say: Say, keyed: Path) -> None:
    done = say("approve", "--key", key_of(keyed, APPROVER))
    assert (done.code, "bantin approve --yes" in done.out) == (1, True)
    assert "bản nháp" in say("list").out


@pytest.mark.proof
@needs_git
def test_what_is_named_on_purpose_is_shown_to_the_approver(say: Say, keyed: Path) -> None:
    item = keyed / "content" / "2024-11" / "01-tin.yaml"
    more = "publish:\n  - {text: 97B1-234.56, why: Tìm chủ xe, basis: Điều 228 Bộ luật Dân sự}\n"
    item.write_text(NOTICE.replace("Nội dung.", "Tìm chủ xe 97B1-234.56.") + more, encoding="utf-8")
    done = say("approve", "--yes", "--key", key_of(keyed, APPROVER))
    assert "Nêu có chủ ý ở 01-tin: «97B1-234.56» – Tìm chủ xe. Căn cứ: Điều 228 Bộ luật Dân sự." in done.out


@needs_git
def test_what_has_errors_is_not_approved(say: Say, keyed: Path) -> None:
    (keyed / "content" / "2024-11" / "01-tin.yaml").write_text(NOTICE.replace("title", "tilte"), encoding="utf-8")
    done = say("approve", "--yes", "--key", key_of(keyed, APPROVER))
    assert (done.code, "còn lỗi ở trên" in done.out) == (1, True)


@needs_git
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["approve"], "Đơn vị chưa có người duyệt"),
        (["key", "new"], "Thiếu họ tên"),
        (["key", "revoke", "Ai"], "Không có khóa còn hiệu lực"),
        (["key", "xoa", "Ai"], "new"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: list[str], told: str, say: Say) -> None:
    done = say(*arguments)
    assert done.code == 2
    assert told in done.err


@pytest.mark.proof
@needs_git
def test_a_sheet_is_printed_signed_on_paper_and_its_scan_recorded(say: Say, keyed: Path) -> None:
    sheet = keyed / "phieu.pdf"
    assert say("approve", "--sheet", str(sheet)).code == 0
    assert sheet.read_bytes().startswith(b"%PDF")
    assert "bản nháp" in say("list").out, "nothing is signed by that"
    assert say("approve", "--yes", "--scan", "khong-co.pdf", "--key", key_of(keyed, APPROVER)).code == 2
    done = say("approve", "--yes", "--scan", str(sheet), "--key", key_of(keyed, APPROVER))
    assert (done.code, "phiếu ký tay" in done.out) == (0, True)


@needs_git
def test_what_changes_while_somebody_looks_is_not_signed(
    say: Say, keyed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looked(*_: object, **__: object) -> None:
        (keyed / "dist" / "2024-11" / "zalo" / "01-tin.txt").write_text("Khác", encoding="utf-8")

    monkeypatch.setattr("bantin.cli.commands.approval.looking.show", looked)
    done = say("approve", "--yes", "--key", key_of(keyed, APPROVER))
    assert (done.code, "có tệp đổi trong lúc đang xem" in done.err) == (1, True)
    assert not (keyed / "approved" / "2024-11").exists()


@needs_git
def test_what_somebody_laid_among_the_files_is_not_approved(say: Say, keyed: Path) -> None:
    assert say("build").code == 0
    (keyed / "dist" / "2024-11" / "zalo" / "them.txt").write_text("Khác", encoding="utf-8")
    done = say("approve", "--yes", "--key", key_of(keyed, APPROVER))
    assert (done.code, "Tệp lạ trong 2024-11" in done.out) == (1, True)
    assert "zalo/them.txt" in done.out


@needs_git
def test_a_login_that_the_environment_makes_up_is_none(say: Say, keyed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(keyed / ".git")
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "nguoi-khac")
    done = say("approve", "--yes", "--key", key_of(keyed, APPROVER))
    assert (done.code, "Người duyệt phải dùng tài khoản máy của chính mình" in done.out) == (1, True)


def test_texts_stand_side_by_side_on_a_terminal() -> None:
    console = Console(width=100, file=io.StringIO(), markup=False, highlight=False)
    old = "Đầu.\nGọi 113 khi cần.\nCuối.\n" + "Y hệt.\n" * 9
    looking.show_text(console, ChangedText("zalo/tin.txt", old, old.replace("113", "\x1b[8m114")))
    assert isinstance(console.file, io.StringIO)
    lines = console.file.getvalue().splitlines()
    (row,) = [line for line in lines if "113" in line]
    assert re.search(r"- Gọi 113 khi cần\.\s+│\s+\+ Gọi ␛\[8m114 khi cần\.", row)
    assert "zalo/tin.txt" in lines[0]
    assert sum("Y hệt." in line for line in lines) == 0
    assert any("…" in line for line in lines)


@needs_git
def test_an_empty_month_is_not_approved(say: Say, keyed: Path) -> None:
    (keyed / "content" / "2024-11" / "01-tin.yaml").unlink()
    done = say("approve", "2024-11", "--yes", "--key", key_of(keyed, APPROVER))
    assert done.code == 1
    assert not (keyed / "approved" / "2024-11").exists()


@needs_git
def test_a_clock_that_was_set_back_signs_nothing(say: Say, keyed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert say("approve", "--yes", "--key", key_of(keyed, APPROVER)).code == 0
    (keyed / "content" / "2024-11" / "01-tin.yaml").write_text(NOTICE.replace("Nội", "Hội"), encoding="utf-8")
    before = signing.now() - dt.timedelta(hours=3)
    monkeypatch.setattr(signing, "now", lambda: before)
    done = say("approve", "--yes", "--key", key_of(keyed, APPROVER))
    assert (done.code, "Đồng hồ của máy này sai" in done.out) == (1, True)


@pytest.mark.proof
@needs_git
def test_from_init_on_write_be_refused_ones_own_have_another_approve_edit_be_refused(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole walk as README tells it, by the commands alone; what an editor types is filled in."""
    home, root = tmp_path / "nhà", tmp_path / "nhà" / "ban-tin"
    home.mkdir()
    today = f"{dt.datetime.now().astimezone():%Y-%m-%d}"
    month = today[:7]

    def say(*arguments: str, cwd: Path = root) -> Done:
        monkeypatch.setattr("sys.stdin", io.StringIO("mật khẩu dài\n"))
        return call(*arguments, cwd=cwd)

    assert say("init", "ban-tin", cwd=home).code == 0
    unfilled = say("check", month)
    assert (unfilled.code, "untouched-example" in unfilled.out) == (1, True)
    assert say("new", month, "notice", "Nghỉ lễ").code == 0
    fill_in(root, checked_on=today)
    leave(root, "zalo")
    for arguments in (["init", "-q"], ["config", "user.name", WRITER], ["config", "user.email", "a@vidu.vn"]):
        subprocess.run(["git", "-C", root, *arguments], check=True, capture_output=True)  # noqa: S607 - whichever is there
    for name in (WRITER, APPROVER):
        assert say("key", "new", name, "--key", key_of(root, name)).code == 0
    commit(root, "Một")

    own = say("approve", month, "--yes", "--key", key_of(root, WRITER))
    assert (own.code, "không duyệt được tin do chính mình viết" in own.out) == (1, True), own.out
    done = say("approve", month, "--yes", "--despite-warnings", "--key", key_of(root, APPROVER))
    assert (done.code, "đã duyệt" in say("list").out) == (0, True), done.out + done.err

    item = next((root / "content" / month).glob("*nghi-le*.yaml"))
    item.write_text(item.read_text(encoding="utf-8").replace("Nghỉ lễ", "Nghỉ Tết"), encoding="utf-8")
    assert "đã sửa sau khi duyệt" in say("list").out
    commit(root, "Hai")
    again = say("approve", month, "--yes", "--despite-warnings", "--key", key_of(root, WRITER))
    assert (again.code, "không duyệt được tin do chính mình viết" in again.out) == (1, True)
    assert "đã sửa sau khi duyệt" in say("list").out


def commit(root: Path, message: str) -> None:
    for arguments in (["add", "-A"], ["commit", "-qm", message]):
        subprocess.run(["git", "-C", root, *arguments], check=True, capture_output=True)  # noqa: S607 - as above
