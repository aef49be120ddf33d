"""`bantin list`: the months and their items."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bantin.cli.places import Workspace, workspace


def list_(
    folder: Workspace = None,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Thư mục của bản dựng.")] = Path("dist"),
) -> None:
    """Liệt kê các tháng, các tin và tình trạng dựng.

    Ví dụ: bantin list
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from bantin.build.manifest import read_manifest
    from bantin.channels import CHANNELS
    from bantin.content.reading import read_month
    from bantin.content.workspace import months
    from bantin.model.diagnostic import Severity

    root = workspace(folder)
    console = Console()
    for month in months(root):
        reading = read_month(root, month)
        errors = sum(found.severity is Severity.ERROR for found in reading.diagnostics)
        if reading.bulletin is None:
            console.print(Text(f"{month}  có {errors} lỗi, xem: bantin check {month}", style="red"))
            continue
        manifest, _ = read_manifest(root / out / month)
        built = {file.item for file in manifest.files} if manifest else set()
        table = Table(title=f"{month}  {reading.bulletin.header.value.title}", title_justify="left", box=None)
        for heading in ("Tin", "Loại", "Tiêu đề", "Kênh", "Bản dựng"):
            table.add_column(heading, no_wrap=heading in {"Tin", "Loại", "Bản dựng"})
        for entry in reading.bulletin.entries:
            where = "mọi kênh" if entry.item.channels is None else ", ".join(entry.item.channels)
            where = where if entry.item.channels is None or set(entry.item.channels) < set(CHANNELS) else "mọi kênh"
            state = "đã dựng" if entry.id in built else "chưa dựng"
            table.add_row(*(Text(cell) for cell in (entry.id, entry.kind, entry.item.title, where, state)))
        console.print(table)
        console.print()
    if not months(root):
        console.print("Chưa có tháng nào; tạo bằng: bantin new 2024-11")
