"""The command line: one command a file, listed here. The only room that prints, asks or exits."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

import bantin
from bantin.cli import build, check, init, list_, new, schema

app = typer.Typer(
    name="bantin",
    help="Dựng bản tin từ văn bản: bài đăng fanpage, ảnh bảng LED, video và tin nhắn Zalo.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(value: bool) -> None:
    if value:
        typer.echo(f"bantin {bantin.__version__}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", help="In phiên bản rồi thoát.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Dựng bản tin từ văn bản: bài đăng fanpage, ảnh bảng LED, video và tin nhắn Zalo."""


app.command("init")(init.init)
app.command("new")(new.new)
app.command("build")(build.build)
app.command("check")(check.check)
app.command("list")(list_.list_)
app.command("schema")(schema.schema)


def main() -> None:
    """Run the command line; the process ends here, with one of the documented exit codes."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A pipe on Windows would take a code page that has no Vietnamese.
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except Exception as error:  # noqa: BLE001 - whatever it is, the user gets a sentence and not a traceback
        from bantin.cli.crash import report

        typer.echo(report(error), err=True)
        raise SystemExit(3) from None
