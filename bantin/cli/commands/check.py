"""`bantin check`: everything but painting."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import Annotated

import typer

from bantin.cli import options
from bantin.cli.options import Month, Workspace, month_or_newest, workspace


class OutputFormat(StrEnum):
    """How diagnostics are printed."""

    HUMAN = "human"
    JSON = "json"
    GITHUB = "github"


def check(
    month: Month = None,
    shape: Annotated[
        OutputFormat,
        typer.Option(
            "--format",
            metavar="human|json|github",
            help="Cách in: cho người đọc (mặc định), cho chương trình, hay chú thích trên GitHub.",
        ),
    ] = OutputFormat.HUMAN,
    folder: Workspace = None,
) -> None:
    """Soát cả tháng: đọc, kiểm tra, dàn trang mọi thẻ, thử mọi ảnh, chưa dựng gì.

    Ví dụ: bantin check 2024-11
    """
    from bantin.cli import diagnostics as shown
    from bantin.cli.screen import screen
    from bantin.making.layout_diagnostics import layout_diagnostics
    from bantin.model.diagnostic import has_errors
    from bantin.session.month import open_month
    from bantin.text.dates import month_name

    root = workspace(folder)
    chosen = month_or_newest(root, month)
    session = open_month(root, chosen, today=options.today())
    found = [*session.diagnostics]
    if session.bulletin is not None:
        found += layout_diagnostics(session.bulletin, session.recipes)
    match shape:
        case OutputFormat.JSON:
            typer.echo(shown.as_json_text(found))
        case OutputFormat.GITHUB:
            if found:
                prefix = shown.prefix_in(os.environ.get("GITHUB_WORKSPACE"), root)
                typer.echo(shown.as_annotations(found, prefix))
        case OutputFormat.HUMAN:
            console = screen()
            shown.show(console, found)
            console.print(f"Đã soát {month_name(chosen)}{'' if found else ', không có lỗi nào'}.")
    raise typer.Exit(1 if has_errors(found) else 0)
