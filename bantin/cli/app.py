"""The commands, each from a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, cast

import typer
from typer.main import get_command_from_info
from typer.models import CommandInfo

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

COMMANDS: dict[str, Callable[..., None]] = {
    "init": init.init,
    "new": new.new,
    "import": import_.import_,
    "open": open_.open_,
    "build": build.build,
    "preview": preview.preview,
    "check": check.check,
    "explain": explain.explain,
    "approve": approve.approve,
    "key": key.key,
    "verify": verify.verify,
    "connect": connect.connect,
    "publish": publish.publish,
    "recall": recall.recall,
    "correct": recall.correct,
    "urgent": urgent.urgent,
    "site": site.site,
    "feedback": feedback.feedback,
    "list": list_.list_,
    "storyboard": storyboard.storyboard,
    "looks": looks.looks,
    "guide": guide.guide,
    "proof": proof.proof,
    "upgrade": upgrade.upgrade,
    "schema": schema.schema,
}
"""What each command does, in the order of --help."""


class _Commands(Mapping[str, Command]):
    """The commands, each made when it is asked for: to make all of them takes longer than most of them run."""

    def __getitem__(self, name: str) -> Command:
        known = CommandInfo(name, cls=Command, callback=COMMANDS[name])
        return cast("Command", get_command_from_info(known, pretty_exceptions_short=True, rich_markup_mode=None))

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class _Bantin(CommandGroup):
    """The program, whose commands are those of the table."""

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - as typer gives them
        super().__init__(**given | {"commands": _Commands()})


app = typer.Typer(
    name="bantin",
    cls=_Bantin,
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
