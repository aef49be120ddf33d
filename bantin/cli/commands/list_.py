"""`bantin list`: the months and their items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bantin.cli.commands.publishing.editions import list_editions
from bantin.cli.options import Out, Workspace, out_folder, workspace

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    from rich.console import Console

    from bantin.cli.overview import Overview


def list_(
    editions: Annotated[
        bool, typer.Option("--editions", help="Liệt kê các ấn bản trong content/editions thay cho các tháng.")
    ] = False,
    out: Out = None,
    folder: Workspace = None,
) -> None:
    """Liệt kê các tháng, các tin và tình trạng dựng.

    Ví dụ: bantin list
    """
    from bantin.cli.overview import overview
    from bantin.cli.plain_text import visible
    from bantin.cli.screen import screen
    from bantin.content.workspace import months, stray_folders

    root = workspace(folder)
    console = screen()
    if editions:
        list_editions(root, console)
        return
    there = months(root)
    for month in there:
        _print(console, overview(root, month, out_folder(root, out) / month))
    if not there:
        console.print("Chưa có tháng nào; tạo bằng: bantin new 2024-11")
    for name, meant in stray_folders(root):
        console.print(f"Thư mục «{visible(name)}» không phải là tháng; tên tháng viết như {meant or '2024-11'}")


def _print(console: Console, month: Overview) -> None:
    from rich.table import Table
    from rich.text import Text

    from bantin.cli.plain_text import visible

    console.print(Text(f"{month.month}  {visible(month.title)}".rstrip(), style="bold"))
    if month.sample:
        console.print(f"  tháng mẫu, chưa ai viết: viết lời của đơn vị vào, không dùng thì xóa content/{month.month}")
    elif month.errors:
        console.print(Text(f"  có {month.errors} lỗi, xem: bantin check {month.month}", style="red"))
    if month.approval:
        console.print(Text(f"  {visible(month.approval)}"))
    table = Table(box=None, pad_edge=False)
    for heading in ("Tin", "Loại tin", "Tiêu đề", "Kênh", "Bản dựng"):
        table.add_column(heading, no_wrap=heading in {"Tin", "Loại tin", "Bản dựng"})
    for row in month.rows:
        channels = "mọi kênh" if row.channels is None else ", ".join(row.channels)
        table.add_row(*(Text(visible(cell)) for cell in (row.id, row.kind, row.title, channels, row.state)))
    if month.rows:
        console.print(table)
    console.print()
