"""`bantin open`: what a double click on «Soạn bản tin» does in the folder for Windows."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bantin.cli import options
from bantin.cli.commands.preview import preview
from bantin.cli.options import refuse

_NAME = "ban-tin"
"""Of the workspace that is made if there is none."""


def open_(
    folder: Annotated[
        str | None,
        typer.Argument(metavar="THƯ_MỤC", help="Thư mục làm việc, hay một tệp trong đó. Mặc định: thư mục tìm thấy."),
    ] = None,
) -> None:
    """Mở bản tin để soạn: tìm thư mục làm việc, chưa có thì tạo, rồi mở trang xem trước.

    Ví dụ: bantin open
    """
    root = _meant(Path(folder)) if folder else _known() or _made()
    options.remember(root)
    typer.echo(f"Thư mục làm việc: {root}")
    preview(open_=True, folder=root)


def _meant(dropped: Path) -> Path:
    """Find the workspace that a path means: itself, the one around it, or the only one just below."""
    from bantin.content.workspace import UNIT_FILE, find_workspace, workspaces_below

    found = find_workspace(dropped)
    below = [] if found else workspaces_below(dropped)
    if len(below) > 1:
        refuse(f"Trong «{dropped}» có {_listed(below)}. Chọn một thư mục trong số đó")
    if not found and not below:
        refuse(f"«{dropped}» không phải thư mục làm việc vì không có {UNIT_FILE}. Chọn thư mục khác")
    return found or below[0]


def _known() -> Path | None:
    """Find the workspace that was worked on last, or else the one that lies where new ones are made."""
    from bantin.content.workspace import find_workspace, is_workspace, workspaces_below

    last = options.remembered()
    if last is not None and is_workspace(last):
        return last
    places = _places()
    found = find_workspace(places[0])
    below = [] if found else list(dict.fromkeys(root for place in places for root in workspaces_below(place)))
    if len(below) > 1:
        refuse(f"Có {_listed(below)}. Chọn một: «bantin open THƯ_MỤC», hoặc kéo thư mục ấy thả vào «Soạn bản tin»")
    return found or next(iter(below), None)


def _made() -> Path:
    """Make a workspace in the first place that takes one."""
    from bantin.session.scaffold.create import ScaffoldError, init

    told = []
    for root in (place / _NAME for place in _places()):
        try:
            init(root, f"{options.today():%Y-%m}")
        except ScaffoldError as error:
            told.append(str(error))
        else:
            typer.echo(f"Đã tạo thư mục làm việc mới. Sửa các tệp trong {root / 'content'}; chỗ phải viết ghi (ví dụ).")
            return root
    raise options.UsageError(
        f"Không tạo được thư mục làm việc. {'. '.join(told)}. Tạo ở nơi khác bằng «bantin init THƯ_MỤC»"
    )


def _places() -> tuple[Path, Path]:
    """Name where workspaces are made: beside the folder for Windows, or where the user stands; else at home."""
    portable = options.portable_folder()
    documents = Path.home() / "Documents"
    return portable.parent if portable else Path.cwd(), documents if documents.is_dir() else Path.home()


def _listed(roots: list[Path]) -> str:
    return f"{len(roots)} thư mục làm việc: {', '.join(f'«{root}»' for root in roots)}"
