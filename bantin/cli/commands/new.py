"""`bantin new`: a month, or an item in a month."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bantin.cli.options import Workspace, complete_month, refuse, workspace

_KINDS = sorted(path.stem for path in (Path(__file__).parents[2] / "model" / "kinds").glob("[a-z]*.py"))
"""The kinds as their modules are called: --help may not import them."""


def _complete_kind(incomplete: str) -> list[str]:
    from bantin.model.kinds import KINDS

    return [kind for kind in KINDS if kind.startswith(incomplete)]


def new(
    month: Annotated[str, typer.Argument(metavar="THÁNG", help="Tháng, như 2024-12.", autocompletion=complete_month)],
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="LOẠI",
            help=f"Loại tin: {', '.join(_KINDS)}.",
            autocompletion=_complete_kind,
        ),
    ] = None,
    title: Annotated[str | None, typer.Argument(metavar="TIÊU_ĐỀ", help="Tiêu đề của tin.")] = None,
    folder: Workspace = None,
) -> None:
    """Mở số của một tháng; thêm loại và tiêu đề thì tạo một tin trong tháng. Không bao giờ ghi đè.

    Ví dụ: bantin new 2024-12 warning "Giả danh ngân hàng"
    """
    from bantin.content.workspace import is_month
    from bantin.model.kinds import KINDS
    from bantin.session.scaffold.create import ScaffoldError, new_item, new_month

    root = workspace(folder)
    if not is_month(month):
        refuse(f"Tháng phải viết dạng NĂM-THÁNG, như 2024-12, không phải «{month}»")
    if kind is not None and kind not in KINDS:
        refuse(f"Không có loại tin «{kind}». Các loại tin: {', '.join(KINDS)}")
    if kind is not None and not (title or "").strip():
        refuse(f'Thiếu tiêu đề. Ví dụ: bantin new {month} {kind} "Tiêu đề của tin"')
    try:
        made = new_month(root, month) if kind is None else [new_item(root, month, kind, title or "")]
    except ScaffoldError as error:
        refuse(str(error))
    for path in made:
        typer.echo(f"Đã tạo {path.relative_to(root).as_posix()}")
    if kind is None:
        typer.echo(f'Thêm tin: bantin new {month} warning "Tiêu đề của tin"')
