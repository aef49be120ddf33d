"""The commands, each from a file of its own."""

from __future__ import annotations

from typing import Annotated

import typer

from bantin.cli.commands import (
    build,
    check,
    explain,
    guide,
    import_,
    init,
    list_,
    looks,
    new,
    open_,
    preview,
    proof,
    schema,
    storyboard,
    upgrade,
)
from bantin.cli.commands.approval import approve, key, verify
from bantin.cli.commands.publishing import connect, feedback, publish, recall, site, urgent
from bantin.cli.help_ import Command, CommandGroup

app = typer.Typer(
    name="bantin",
    cls=CommandGroup,
    help="Dựng bản tin từ văn bản: bài đăng fanpage, ảnh bảng LED, video và tin nhắn Zalo.",
    pretty_exceptions_enable=False,
    # Without markup: brackets in a help text are brackets, and half of the time of --help is saved.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(value: bool) -> None:
    if value:
        import bantin

        typer.echo(f"bantin {bantin.__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _common(
    ctx: typer.Context,
    version: Annotated[  # noqa: ARG001 - it has a callback
        bool, typer.Option("--version", help="In phiên bản rồi thoát.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Take the options that stand before the command; without a command, say what can be done here."""
    if ctx.invoked_subcommand is None:
        from bantin.cli.start import start

        start()


app.command("init", cls=Command)(init.init)
app.command("new", cls=Command)(new.new)
app.command("import", cls=Command)(import_.import_)
app.command("open", cls=Command)(open_.open_)
app.command("build", cls=Command)(build.build)
app.command("preview", cls=Command)(preview.preview)
app.command("check", cls=Command)(check.check)
app.command("explain", cls=Command)(explain.explain)
app.command("approve", cls=Command)(approve.approve)
app.command("key", cls=Command)(key.key)
app.command("verify", cls=Command)(verify.verify)
app.command("connect", cls=Command)(connect.connect)
app.command("publish", cls=Command)(publish.publish)
app.command("recall", cls=Command)(recall.recall)
app.command("correct", cls=Command)(recall.correct)
app.command("urgent", cls=Command)(urgent.urgent)
app.command("site", cls=Command)(site.site)
app.command("feedback", cls=Command)(feedback.feedback)
app.command("list", cls=Command)(list_.list_)
app.command("storyboard", cls=Command)(storyboard.storyboard)
app.command("looks", cls=Command)(looks.looks)
app.command("guide", cls=Command)(guide.guide)
app.command("proof", cls=Command)(proof.proof)
app.command("upgrade", cls=Command)(upgrade.upgrade)
app.command("schema", cls=Command)(schema.schema)
