"""`bantin init`: a new workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bantin.cli.options import refuse


def init(
    folder: Annotated[Path, typer.Argument(metavar="THƯ_MỤC", help="Thư mục sẽ tạo, như ban-tin.")],
    month: Annotated[
        str | None, typer.Option("--month", metavar="THÁNG", help="Tháng đầu tiên, như 2024-11. Mặc định: tháng này.")
    ] = None,
) -> None:
    """Tạo thư mục làm việc mới, dựng được ngay.

    Ví dụ: bantin init ban-tin
    """
    import datetime as dt

    from bantin.content.scaffold.create import ScaffoldError
    from bantin.content.scaffold.create import init as make

    first = month or f"{dt.date.today():%Y-%m}"  # noqa: DTZ011 - the editor's own calendar
    try:
        made = make(folder, first)
    except ScaffoldError as error:
        refuse(str(error))
    for path in made:
        typer.echo(f"  {path}")
    typer.echo(f"Đã tạo «{folder}». Sửa content/unit.yaml cho đúng đơn vị, rồi vào thư mục ấy và chạy: bantin build")
