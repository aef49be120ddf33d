"""`bantin looks`: the contact sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bantin.cli.places import Workspace, workspace


def looks(
    out: Annotated[Path, typer.Option("--out", metavar="TỆP", help="Tệp PNG sẽ ghi.")] = Path("looks.png"),
    debug: Annotated[bool, typer.Option("--debug", help="Vẽ thêm khung các ô và đường chân chữ.")] = False,
    folder: Workspace = None,
) -> None:
    """Vẽ mọi mẫu, mọi bộ màu với chữ ngắn nhất, dài nhất, nhiều dấu nhất lên một tấm ảnh.

    Ví dụ: bantin looks --out sheet.png
    """
    from bantin.build.sheet import contact_sheet
    from bantin.cli import diagnostics as shown
    from bantin.cli.screen import screen
    from bantin.content.specimens import specimens
    from bantin.content.workspace import templates_folders
    from bantin.model.diagnostic import has_errors

    root = workspace(folder)
    console = screen()
    made, found = specimens(root)
    sheet = contact_sheet(
        made, templates_folders(root), debug=debug, progress=lambda what: console.print(f"Đang vẽ: {what}")
    )
    found += sheet.diagnostics
    shown.show(console, found)
    if made:
        sheet.image.save(out)
        console.print(f"Đã ghi {out}")
    raise typer.Exit(1 if has_errors(found) else 0)
