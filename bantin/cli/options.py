"""What commands share: the workspace, the month, their options and their completion."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    import datetime as dt

VARIABLE = "BANTIN_WORKSPACE"

Workspace = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        envvar=VARIABLE,
        metavar="THƯ_MỤC",
        help="Thư mục làm việc. Mặc định: theo biến môi trường BANTIN_WORKSPACE, hoặc thư mục gần nhất "
        "từ đây trở lên có content/unit.yaml.",
    ),
]

Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="THƯ_MỤC", help="Thư mục chứa bản dựng. Mặc định: dist trong thư mục làm việc."),
]


class UsageError(typer.BadParameter):
    """Wrong usage, told in Vietnamese."""

    def format_message(self) -> str:
        """Give the message without typer's English words before it."""
        return self.message


def refuse(message: str) -> NoReturn:
    """Tell of wrong usage; the process exits with 2.

    Raises:
        UsageError: always.
    """
    raise UsageError(message)


def workspace(given: Path | None) -> Path:
    """Find the workspace.

    Raises:
        UsageError: there is none.
    """
    from bantin.content.workspace import UNIT_FILE, find_workspace

    if given is not None:
        if not (given / UNIT_FILE).is_file():
            refuse(
                f"«{given}» không phải thư mục làm việc vì không có {UNIT_FILE}. "
                "Tạo thư mục làm việc mới bằng «bantin init THƯ_MỤC»"
            )
        return given.resolve()
    found = find_workspace(Path.cwd())
    if found is None:
        refuse(
            f"Không tìm thấy thư mục làm việc (có {UNIT_FILE}) ở đây hay phía trên. "
            "Tạo mới bằng «bantin init THƯ_MỤC», hoặc chỉ ra bằng --workspace"
        )
    return found


def out_folder(root: Path, given: Path | None) -> Path:
    """Find the folder of builds: as given from where the user stands, else `dist` in the workspace."""
    return root / "dist" if given is None else given.absolute()


def month_or_newest(root: Path, month: str | None) -> str:
    """Take the month that was asked for, or the one being worked on, and say which where newer ones are empty.

    Raises:
        UsageError: there is no such month; the message lists those there are.
    """
    from bantin.content.workspace import is_month, month_in_work, month_meant, months, stray_folders

    there = months(root)
    if month is None and (working := month_in_work(root)):
        if empty := there[there.index(working) + 1 :]:
            typer.echo(f"Chọn tháng {working}, vì {', '.join(empty)} chưa có tin nào.", err=True)
        return working
    if month in there:
        return month
    listed = f"Các tháng hiện có: {', '.join(there)}" if there else "Chưa có tháng nào; tạo bằng «bantin new 2024-11»"
    if strays := ", ".join(f"«{name}»" for name, _ in stray_folders(root)):
        listed += f". Thư mục {strays} không phải là tháng: đổi tên theo dạng NĂM-THÁNG, như 2024-11"
    if month is None:
        refuse(listed)
    why = "Không có tháng" if is_month(month) else "Tháng phải viết dạng NĂM-THÁNG, như 2024-11, không phải"
    meant = f"Có phải «{month_meant(month)}»? " if month_meant(month) in there else ""
    refuse(f"{why} «{month}». {meant}{listed}")


def today() -> dt.date:
    """Give the editor's own day; nothing but the command line asks for it."""
    import datetime as dt

    return dt.date.today()  # noqa: DTZ011 - the editor's own calendar


def complete_month(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the workspace's months, newest first."""
    from bantin.content.workspace import find_workspace, months

    named = ctx.params.get("folder") or os.environ.get(VARIABLE)
    root = Path(named) if named else find_workspace(Path.cwd())
    return [month for month in reversed(months(root)) if month.startswith(incomplete)] if root else []


Month = Annotated[
    str | None,
    typer.Argument(
        metavar="THÁNG", help="Tháng, như 2024-11. Mặc định: tháng mới nhất đã có tin.", autocompletion=complete_month
    ),
]
