"""`bantin check`: everything but painting."""

from __future__ import annotations

import os
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bantin.cli import options
from bantin.cli.commands.publishing.editions import Edition, check_editions
from bantin.cli.options import Month, Workspace, month_or_newest, workspace

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    from collections.abc import Mapping

    from bantin.content.editions.reading import Edition as ReadEdition
    from bantin.model.diagnostic import Diagnostic
    from bantin.session.month import Session
    from bantin.session.remembered.receipts import Receipts


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
    mend: Annotated[
        bool,
        typer.Option(
            "--fix", help="Sửa những chỗ chắc chắn: ký tự ẩn, chữ toàn khổ, số kiểu Anh, địa chỉ lạ… Hỏi trước."
        ),
    ] = False,
    sure: Annotated[
        bool, typer.Option("--yes", help="Cùng với --fix: sửa luôn, không hỏi, như khi chạy trong tập lệnh.")
    ] = False,
    edition: Edition = None,
    folder: Workspace = None,
) -> None:
    """Soát cả tháng: đọc, kiểm tra, dàn trang mọi thẻ, thử mọi ảnh, chưa dựng gì.

    Ví dụ: bantin check 2024-11
    """
    from bantin.cli import diagnostics as shown
    from bantin.cli.fixing import UNASKED, Fixed, fix
    from bantin.cli.screen import screen
    from bantin.model.diagnostic import has_errors
    from bantin.session.remembered.receipts import Receipts
    from bantin.text.dates import month_name

    root = workspace(folder)
    chosen = month_or_newest(root, month)
    console = screen(stderr=shape is not OutputFormat.HUMAN)
    fixed = Fixed.NOTHING
    if edition:
        found = check_editions(root, chosen, edition)
    elif mend:
        fixed, found = fix(root, chosen, partial(found_of, root, chosen), console, sure=sure)
    else:
        found = _found(Receipts(root, chosen, options.today()))
    match shape:
        case OutputFormat.JSON:
            typer.echo(shown.as_json_text(found))
        case OutputFormat.GITHUB:
            if found:
                prefix = shown.prefix_in(os.environ.get("GITHUB_WORKSPACE"), root)
                typer.echo(shown.as_annotations(found, prefix))
        case OutputFormat.HUMAN:
            shown.show(console, found)
            console.print(f"Đã soát {month_name(chosen)}{'' if found else ', không có lỗi nào'}.")
    if fixed is Fixed.UNASKED:
        console.print(f"Chưa sửa gì: không hỏi được ai. Muốn sửa như trên mà không hỏi lại: {UNASKED}")
    raise typer.Exit(1 if has_errors(found) or fixed is Fixed.UNASKED else 0)


def _found(receipts: Receipts) -> list[Diagnostic]:
    """Find all that is wrong with a month; where nothing has changed since, as it was found before."""
    known = receipts.checked()
    if known is not None:
        return list(known.found)
    session, found = _opened(receipts.root, receipts.month, {}, None)
    receipts.keep_check(session, found)
    return found


def found_of(
    root: Path, month: str, unsaved: Mapping[Path, bytes], edition: ReadEdition | None = None
) -> list[Diagnostic]:
    """Find all that is wrong with a month, or with an edition of it."""
    return _opened(root, month, unsaved, edition)[1]


def _opened(
    root: Path, month: str, unsaved: Mapping[Path, bytes], edition: ReadEdition | None
) -> tuple[Session, list[Diagnostic]]:
    """Open a month, and find all that is wrong with it."""
    from bantin.content.workspace import store_of
    from bantin.making.layout_diagnostics import layout_diagnostics
    from bantin.session.month import of_items, open_month

    session = open_month(root, month, today=options.today(), unsaved=unsaved, edition=edition)
    found = [*session.diagnostics]
    if session.bulletin is not None:
        found += layout_diagnostics(session.bulletin, session.recipes, store_of(root))
    elif session.rest is not None:
        found += of_items(layout_diagnostics(*session.rest, store_of(root)), session.rest[0])
    return session, found
