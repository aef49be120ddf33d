"""What commands share: the workspace, the month, their options and their completion."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, NoReturn

import typer

Workspace = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        envvar="BANTIN_WORKSPACE",
        metavar="DIR",
        help="Thư mục làm việc. Mặc định: thư mục gần nhất phía trên có content/unit.yaml.",
        show_default=False,
    ),
]


def refuse(message: str) -> NoReturn:
    """Tell of wrong usage and exit with 2."""
    typer.echo(f"Sai cách dùng: {message}", err=True)
    raise typer.Exit(2)


def workspace(given: Path | None) -> Path:
    """Find the workspace.

    Exits with 2 if there is none.
    """
    from bantin.content.workspace import UNIT_FILE, find_workspace

    if given is not None:
        if not (given / UNIT_FILE).is_file():
            refuse(f"«{given}» không phải thư mục làm việc: không có {UNIT_FILE}.")
        return given.resolve()
    found = find_workspace(Path.cwd())
    if found is None:
        refuse(
            f"Không tìm thấy thư mục làm việc (có {UNIT_FILE}) ở đây hay phía trên. "
            "Tạo mới bằng «bantin init THƯ_MỤC», hoặc chỉ ra bằng --workspace."
        )
    return found


def month_or_newest(root: Path, month: str | None) -> str:
    """Take the month that was asked for, or the newest.

    Exits with 2 if there is no such month; the message lists those there are.
    """
    from bantin.content.workspace import is_month, months

    there = months(root)
    if month is None and there:
        return there[-1]
    if month in there:
        return month
    listed = f"Các tháng hiện có: {', '.join(there)}." if there else "Chưa có tháng nào; tạo bằng «bantin new 2024-11»."
    if month is None:
        refuse(listed)
    why = "Không có tháng" if is_month(month) else "Tháng phải viết dạng NĂM-THÁNG, như 2024-11, không phải"
    refuse(f"{why} «{month}». {listed}")


def complete_month(incomplete: str) -> list[str]:
    """Offer the workspace's months, newest first."""
    from bantin.content.workspace import find_workspace, months

    named = os.environ.get("BANTIN_WORKSPACE")
    root = Path(named) if named else find_workspace(Path.cwd())
    return [month for month in reversed(months(root)) if month.startswith(incomplete)] if root else []


Month = Annotated[
    str | None,
    typer.Argument(
        metavar="[THÁNG]",
        help="Tháng, như 2024-11. Mặc định: tháng mới nhất.",
        autocompletion=complete_month,
        show_default=False,
    ),
]
