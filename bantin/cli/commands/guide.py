"""`bantin guide`: where the designers' guide lies."""

from __future__ import annotations

from typing import Annotated

import typer


def guide(
    open_: Annotated[bool, typer.Option("--open", help="Mở luôn bằng chương trình của máy.")] = False,
) -> None:
    """Chỉ chỗ sổ tay của người thiết kế mẫu: phần tử, thuộc tính, màu, kiểu chữ, có hình minh họa.

    Ví dụ: bantin guide --open
    """
    from bantin.content.workspace import shipped_templates

    path = shipped_templates() / "README.md"
    typer.echo(path)
    if open_:
        typer.launch(str(path))
