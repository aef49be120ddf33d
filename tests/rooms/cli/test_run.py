from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from bantin.cli.help_ import in_vietnamese
from bantin.cli.progress import shown
from bantin.cli.run import run
from bantin.making.events import Finished, Status
from bantin.model.recipe import Recipe, Role, TextFile
from tests.fixtures.proofs import some
from tests.fixtures.systems import needs_full_device, needs_signals
from tests.fixtures.workspaces import leave_one_item

Run = Callable[..., subprocess.CompletedProcess[str]]
Call = Callable[..., Any]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["buid"], "Không có lệnh «buid». Có phải «build» hay «guide»?"),
        (["xyzzy"], "Không có lệnh «xyzzy»."),
        (["build", "--jbs", "3"], "Không có tùy chọn «--jbs». Có phải --jobs, --json?"),
        (["--nope"], "Không có tùy chọn «--nope»."),
        (["build", "--jobs"], "Sau «--jobs» phải có một giá trị."),
        (["build", "--jobs", "0"], "«--jobs» phải từ 1 trở lên."),
        (["build", "--jobs", "x"], "«--jobs» phải là số nguyên."),
        (["build", "--json=3"], "Tùy chọn «--json» không nhận giá trị."),
        (["build", "2024-11", "b"], "Thừa «b»."),
        (["check", "--format", "xml"], "«--format» không nhận «xml». Chọn một trong: human, json, github."),
        (["schema", "x"], "«TỆP» không nhận «x». Chọn một trong: bulletin, item, unit, edition."),
        (["new"], "Thiếu tháng. Ví dụ: bantin new 2024-12."),
        (["import"], "Thiếu «TỆP»."),
        (["--help=x"], "Tùy chọn «--help» không nhận giá trị."),
        (["-h", "build"], None),
    ],
)
def test_wrong_usage_is_told_in_vietnamese(arguments: list[str], told: str | None, call: Call, tmp_path: Path) -> None:
    done = call(*arguments, cwd=tmp_path)
    if told is None:
        assert (done.code, done.err) == (0, "")
    else:
        assert done.code == 2
        assert done.err.splitlines()[0] == f"Sai cách dùng: {told}"
        assert not done.out


def test_an_unknown_complaint_is_told_as_it_is() -> None:
    assert in_vietnamese("Something new.") == "Something new."


def test_help_speaks_no_english_where_a_reader_looks(call: Call, tmp_path: Path) -> None:
    for command in ([], ["init"], ["new"], ["build"], ["check"], ["list"], ["looks"], ["schema"]):
        told = call(*command, "--help", cwd=tmp_path).out
        assert told.startswith("Cách dùng: bantin ")
        assert not re.search(r"Usage|Options|Arguments|Commands|Show|Install|default|required|env var", told)


def test_what_a_user_typed_steers_no_terminal(call: Call, tmp_path: Path) -> None:
    done = call("\x1b]0;title\x07", cwd=tmp_path)
    assert done.code == 2
    assert "\x1b" not in done.err
    assert "\x07" not in done.err


def planted(*_: object, **__: object) -> None:
    raise ZeroDivisionError("planted")


def test_a_bug_gives_one_sentence_and_a_report_in_the_workspace(
    monkeypatch: pytest.MonkeyPatch, call: Call, workspace: Path, tmp_path: Path
) -> None:
    monkeypatch.setattr("bantin.session.month.open_month", planted)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("A_SECRET", "hush-hush")
    done = call("check", f"--workspace={workspace}", cwd=tmp_path)
    assert done.code == 3
    assert "Traceback" not in done.out + done.err
    assert done.err.count("\n") == 1
    file = Path(done.err.strip().rpartition(": ")[2])
    assert file.parent == workspace / ".bantin"
    report = file.read_text(encoding="utf-8")
    assert "ZeroDivisionError: planted" in report
    assert "bantin check --workspace=~" in report
    assert str(tmp_path) not in report, "the name of a person's folder does not go along"
    assert "hush-hush" not in report


def test_a_report_that_the_workspace_cannot_take_goes_to_the_temporary_folder(
    monkeypatch: pytest.MonkeyPatch, call: Call, workspace: Path, tmp_path: Path
) -> None:
    monkeypatch.setattr("bantin.session.month.open_month", planted)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (workspace / ".bantin").write_text("a file where the folder should be", encoding="utf-8")
    done = call("check", cwd=workspace)
    assert done.code == 3
    assert Path(done.err.strip().rpartition(": ")[2]).parent == tmp_path


def test_a_report_that_nothing_can_take_is_still_one_sentence(
    monkeypatch: pytest.MonkeyPatch, call: Call, tmp_path: Path, workspace: Path
) -> None:
    monkeypatch.setattr("bantin.session.month.open_month", planted)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "missing"))
    (workspace / ".bantin").write_text("", encoding="utf-8")
    done = call("check", cwd=workspace)
    assert (done.code, done.err.count("\n"), "ZeroDivisionError" in done.err) == (3, 1, True)


def test_an_end_of_file_inside_is_a_bug_and_no_abort(
    monkeypatch: pytest.MonkeyPatch, call: Call, workspace: Path
) -> None:
    def ended(*_: object, **__: object) -> None:
        raise EOFError("planted")

    monkeypatch.setattr("bantin.session.month.open_month", ended)
    done = call("check", cwd=workspace)
    assert done.code == 3
    assert "EOFError: planted" in Path(done.err.strip().rpartition(": ")[2]).read_text(encoding="utf-8")


def test_an_interrupt_at_any_time_says_how_to_go_on(
    monkeypatch: pytest.MonkeyPatch, call: Call, workspace: Path
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bantin.session.month.open_month", interrupted)
    done = call("check", cwd=workspace)
    assert (done.code, done.err[:8]) == (130, "Đã dừng.")


@needs_signals
def test_a_reader_that_goes_away_is_no_bug(workspace: Path) -> None:
    command = [sys.executable, "-m", "bantin", "list"]
    with subprocess.Popen(command, cwd=workspace, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() not in (0, 3)


@pytest.mark.proof
@needs_signals
def test_on_a_terminal_there_are_bars_and_in_the_end_a_table(workspace: Path, month: Path) -> None:
    import pty  # noqa: PLC0415 - Windows has none

    leave_one_item(month)
    command = [sys.executable, "-m", "bantin", "build", "--only", "zalo", "--only", "facebook"]
    main, side = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "NO_COLOR": "1"}
    process = subprocess.Popen(command, cwd=workspace, stdout=side, stderr=side, stdin=side, env=environment)
    os.close(side)
    told = b""
    try:
        while piece := os.read(main, 4096):
            told += piece
    except OSError:  # the other side is closed
        pass
    os.close(main)
    assert process.wait() == 0
    text = told.decode()
    assert "\x1b[?25l" in text, "the cursor is hidden while bars move"
    assert text.rindex("\x1b[?25h") > text.rindex("\x1b[?25l"), "and comes back"
    assert "━" in text
    assert not re.search(r"\x1b\[[0-9;]*(3[0-7]|38;5|9[0-7])[0-9;]*m", text), "NO_COLOR"
    assert "làm mới" in text[text.rindex("\x1b[?25h") :]


class Terminal(io.StringIO):
    """What says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_long_path_does_not_push_the_bars_out_of_a_narrow_terminal() -> None:
    terminal = Terminal()
    console = Console(file=terminal, width=80, no_color=True, legacy_windows=False, _environ={"TERM": "xterm"})
    path = f"facebook/{'gia-danh-can-bo-' * 5}/card.jpg"
    recipe = Recipe(path, "facebook", Role.POST, None, TextFile(""))
    with shown(console, [recipe]) as tell:
        tell(Finished("facebook", path, Status.MADE, 1, 1))
    told = terminal.getvalue()
    assert "━" * 24 in told
    assert "1/1" in told
    assert "facebook/gia-danh" in told


@needs_full_device
@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["schema"],
        *(
            pytest.param(more, marks=pytest.mark.proof)
            for more in (["check"], ["list"], ["explain"], ["storyboard", "--json"])
        ),
    ],
)
def test_a_full_standard_output_is_told(arguments: list[str], workspace: Path) -> None:
    with Path("/dev/full").open("w") as out:
        done = subprocess.run(
            [sys.executable, "-m", "bantin", *arguments],
            stdout=out,
            stderr=subprocess.PIPE,
            env={**os.environ, "BANTIN_WORKSPACE": str(workspace)},
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.count("ổ đĩa đã đầy") == 1
    assert "Exception" not in done.stderr


@pytest.mark.proof
@needs_signals
@pytest.mark.parametrize("arguments", some([["list"], ["check", "2026-11"], ["build", "--out", "x"]], 1))
def test_a_working_folder_that_was_deleted_is_told(arguments: list[str], tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    command = f'cd "{gone}" && rmdir "{gone}" && exec "{sys.executable}" -m bantin "$@"'
    done = subprocess.run(
        ["/bin/sh", "-c", command, "sh", *arguments], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Thư mục đang đứng đã bị xóa")


def test_too_little_memory_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def lack(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("typer.main.get_command", lack)
    assert run(["list"]) == 1
    assert capsys.readouterr().err.startswith("Máy không đủ bộ nhớ")


@pytest.mark.proof
@needs_signals
@pytest.mark.parametrize("megabytes", [250, 400, 540])
def test_a_build_under_a_limit_of_memory_ends_with_a_sentence(megabytes: int, workspace: Path, month: Path) -> None:
    leave_one_item(month)
    limited = f'ulimit -v {megabytes * 1024} && exec "$0" -m bantin build --only led --only facebook --jobs 2'
    done = subprocess.run(
        ["/bin/sh", "-c", limited, sys.executable], cwd=workspace, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode in {0, 1}, done.stderr
    assert done.returncode == 0 or "Máy không đủ bộ nhớ." in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_month_is_told_as_what_it_is(call: Call, workspace: Path) -> None:
    done = call("build", "", cwd=workspace)
    assert done.code == 2
    assert done.err.startswith("Sai cách dùng: Tháng để trống.")
