"""Runs a command line and maps every outcome to a documented exit code."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

import typer

from bantin.cli.app import app
from bantin.cli.help_ import in_vietnamese
from bantin.cli.interrupts import INTERRUPTED
from bantin.cli.plain_text import sentence

FAILED, BUG = 1, 3


def run(arguments: Sequence[str]) -> int:
    """Run a command line.

    Args:
        arguments: without the program's name.

    Returns:
        0 done, 1 errors in content, failed artifacts, or a machine that lacks something, 2 wrong usage, 3 a bug,
        130 interrupted.
    """
    _write_utf8()
    code = _run(arguments)
    if code == INTERRUPTED:
        _say("Đã dừng. Chạy lại đúng lệnh ấy để làm tiếp; phần đã làm xong không phải làm lại.")
    return _written_out(code)


def _say(told: str) -> None:
    with suppress(OSError):  # nobody is left to be told
        typer.echo(told, err=True)


def _written_out(code: int) -> int:
    """Write out what still waits to be; a full disk may have taken none of it."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError as error:
            # The end of the process would try it again, and complain in English.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
            if code == 0:
                from bantin.files.system_errors import reason

                _say(f"Không in hết được kết quả: {reason(error)}.")
                code = FAILED
    return code


def _write_utf8() -> None:
    """A pipe on Windows would take a code page that has no Vietnamese."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _run(arguments: Sequence[str]) -> int:
    try:
        code = typer.main.get_command(app).main(list(arguments), prog_name="bantin", standalone_mode=False)
    except typer.TyperException as error:
        _tell(error)
        return error.exit_code
    except SystemExit as stopped:  # completion, and a reader of our output that has gone
        return stopped.code if isinstance(stopped.code, int) else 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except BaseException as error:  # noqa: BLE001 - whatever it is, panics of Rust too, the user gets a sentence
        # Nothing here asks questions, so typer's Abort for an input that ended is some other end of file.
        cause = error.__cause__ if isinstance(error, typer.Abort) and error.__cause__ else error
        if told := _lacking(cause):
            _say(told)
            return FAILED
        from bantin.cli.crash import report

        _say(report(cause, arguments))
        return BUG
    return code if isinstance(code, int) else 0


def _lacking(error: BaseException) -> str:
    """Describe what the machine lacks, where that is why a command failed."""
    unloaded = isinstance(error, ImportError) and os.strerror(errno.ENOMEM) in str(error)
    if isinstance(error, MemoryError) or unloaded:
        return "Máy không đủ bộ nhớ. Đóng bớt chương trình khác rồi chạy lại."
    if not isinstance(error, OSError):
        return ""
    from bantin.files.system_errors import REFUSALS, reason

    if error.errno in REFUSALS:
        return f"Không làm tiếp được: {reason(error)}."
    try:
        os.getcwd()  # noqa: PTH109 - only whether there is one
    except OSError:
        return "Thư mục đang đứng đã bị xóa hoặc đổi tên. Chuyển sang thư mục khác rồi chạy lại."
    return ""


def _tell(error: typer.TyperException) -> None:
    _say(f"Sai cách dùng: {sentence(in_vietnamese(error.format_message()))}")
    ctx = getattr(error, "ctx", None)
    if ctx is not None:
        _say(f"Xem hướng dẫn: {ctx.command_path} --help")
