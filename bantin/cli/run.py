"""Runs a command line and maps every outcome to a documented exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer

from bantin.cli.app import app
from bantin.cli.help_ import in_vietnamese
from bantin.cli.interrupts import INTERRUPTED
from bantin.cli.plain_text import sentence

BUG = 3


def run(arguments: Sequence[str]) -> int:
    """Run a command line.

    Args:
        arguments: without the program's name.

    Returns:
        0 done, 1 errors in content or failed artifacts, 2 wrong usage, 3 a bug, 130 interrupted.
    """
    _write_utf8()
    code = _run(arguments)
    if code == INTERRUPTED:
        told = "Đã dừng. Chạy lại đúng lệnh ấy để làm tiếp; phần đã làm xong không phải làm lại."
        typer.echo(told, err=True)
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
    except Exception as error:  # noqa: BLE001 - whatever it is, the user gets a sentence and not a traceback
        from bantin.cli.crash import report

        # Nothing here asks questions, so typer's Abort for an input that ended is some other end of file.
        cause = error.__cause__ if isinstance(error, typer.Abort) and error.__cause__ else error
        typer.echo(report(cause, arguments), err=True)
        return BUG
    return code if isinstance(code, int) else 0


def _tell(error: typer.TyperException) -> None:
    typer.echo(f"Sai cách dùng: {sentence(in_vietnamese(error.format_message()))}", err=True)
    ctx = getattr(error, "ctx", None)
    if ctx is not None:
        typer.echo(f"Xem hướng dẫn: {ctx.command_path} --help", err=True)
