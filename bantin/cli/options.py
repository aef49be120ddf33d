"""What commands share: the workspace, the month, their options and their completion."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    import datetime as dt

VARIABLE = "BANTIN_WORKSPACE"

_PORTABLE = "BANTIN_PORTABLE"
"""Names the folder for Windows that brings bantin and Python along, where they run from one; bantin then writes nowhere
but there and in the workspace."""

Workspace = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        envvar=VARIABLE,
        metavar="THƯ_MỤC",
        help="Thư mục làm việc. Mặc định: theo biến môi trường BANTIN_WORKSPACE; thư mục gần nhất "
        "từ đây trở lên, hay ngay dưới đây, có content/unit.yaml; hoặc thư mục dùng lần trước.",
    ),
]

Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="THƯ_MỤC", help="Thư mục chứa bản dựng. Mặc định: dist trong thư mục làm việc."),
]


class UsageError(typer.BadParameter):
    """Wrong usage, told in Vietnamese."""

    def format_message(self) -> str:
        """Return the message without typer's English words before it."""
        return self.message


def refuse(message: str) -> NoReturn:
    """Raise wrong usage; the process exits with 2.

    Raises:
        UsageError: always.
    """
    raise UsageError(message)


def workspace(given: Path | None) -> Path:
    """Find the workspace: as given, from here upwards, just below, or the one worked on last, which is said.

    Raises:
        UsageError: there is none.
    """
    root = _found(given)
    if portable_folder():
        _keep_temporary_files_in(root)
    return root


def portable_folder() -> Path | None:
    """Find the folder for Windows that bantin runs from; None where it is installed."""
    named = os.environ.get(_PORTABLE)
    return Path(named).absolute() if named else None


def _keep_temporary_files_in(root: Path) -> None:
    import tempfile

    from bantin.content.workspace import private_folder

    folder = private_folder(root) / "tmp"
    with suppress(OSError):  # then they lie where the system has them
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.tempdir = os.environ["TMPDIR"] = str(folder)  # here, and in the processes that are started


def _found(given: Path | None) -> Path:
    from bantin.content.workspace import UNIT_FILE, find_workspace

    if given is not None:
        if not (given / UNIT_FILE).is_file():
            refuse(
                f"«{given}» không phải thư mục làm việc vì không có {UNIT_FILE}. "
                "Tạo thư mục làm việc mới bằng «bantin init THƯ_MỤC»"
            )
        return given.resolve()
    if (found := find_workspace(Path.cwd())) is not None:
        remember(found)
        return found
    found, below = _below_or_last()
    if len(below) > 1:
        refuse(f"Ở đây có {len(below)} thư mục làm việc: {_names(below)}. Vào một thư mục rồi chạy lại")
    if found is None:
        refuse(
            f"Không tìm thấy thư mục làm việc (có {UNIT_FILE}) ở đây hay phía trên. "
            "Tạo mới bằng «bantin init THƯ_MỤC», hoặc chỉ ra bằng --workspace"
        )
    remember(found)
    typer.echo(f"Thư mục làm việc: {found}", err=True)
    return found


def workspace_here(given: Path | None) -> Path | None:
    """Find the workspace as `workspace` does, without a word, for completion; None where there is none for certain."""
    from bantin.content.workspace import find_workspace

    named = given or os.environ.get(VARIABLE)
    if named:
        return Path(named)
    return find_workspace(Path.cwd()) or _below_or_last()[0]


def _below_or_last() -> tuple[Path | None, list[Path]]:
    """Find the workspace just below, or the one worked on last, and list all just below: of several, none is meant."""
    from bantin.content.workspace import is_workspace, workspaces_below

    below = workspaces_below(Path.cwd())
    found = remembered() if not below else below[0] if len(below) == 1 else None
    return (found if found is not None and is_workspace(found) else None), below


def _names(folders: Sequence[Path]) -> str:
    return ", ".join(f"«{folder.name}»" for folder in folders)


def remember(root: Path) -> None:
    """Note the workspace that was worked on last; where that cannot be noted, nothing is lost but the habit."""
    if remembered() != root:
        with suppress(OSError):
            _note().parent.mkdir(parents=True, exist_ok=True)
            _note().write_text(str(root), encoding="utf-8")


def remembered() -> Path | None:
    """Recall the workspace that was worked on last."""
    try:
        return Path(_note().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _note() -> Path:
    return (portable_folder() or Path(typer.get_app_dir("bantin"))) / "workspace"


def out_folder(root: Path, given: Path | None) -> Path:
    """Find the folder of builds: as given from where the user stands, else `dist` in the workspace."""
    return root / "dist" if given is None else given.absolute()


def month_or_newest(root: Path, month: str | None) -> str:
    """Take the month that was asked for, or the one being worked on, and say which where newer ones are empty.

    Raises:
        UsageError: there is no such month; the message lists those there are.
    """
    from bantin.content.workspace import month_in_work, month_meant, months, stray_folders, urgents
    from bantin.text.dates import is_month

    there = months(root)
    if month is None and (working := month_in_work(root)):
        if empty := there[there.index(working) + 1 :]:
            typer.echo(f"Chọn tháng {working}, vì {', '.join(empty)} chưa có tin nào.", err=True)
        return working
    if month in there or (month and month in urgents(root)):
        return month
    listed = f"Các tháng hiện có: {', '.join(there)}" if there else "Chưa có tháng nào; tạo bằng «bantin new 2024-11»"
    if strays := ", ".join(f"«{name}»" for name, _ in stray_folders(root)):
        listed += f". Thư mục {strays} không phải là tháng: đổi tên theo dạng NĂM-THÁNG, như 2024-11"
    if month is None:
        refuse(listed)
    if not month.strip():
        refuse(f"Tháng để trống. Ghi tháng, như 2024-11, hoặc bỏ hẳn để lấy tháng mới nhất. {listed}")
    why = "Không có tháng" if is_month(month) else "Tháng phải viết dạng NĂM-THÁNG, như 2024-11, không phải"
    meant = f"Có phải «{month_meant(month)}»? " if month_meant(month) in there else ""
    refuse(f"{why} «{month}». {meant}{listed}")


def several(given: Sequence[str] | None) -> list[str]:
    """List the names that an option was given: once or often, several at once with commas between them."""
    return [name for one in given or () for part in one.split(",") if (name := part.strip())]


def complete_several(names: Iterable[str], incomplete: str) -> list[str]:
    """Offer names that go on what was begun, behind those that stand there with their commas."""
    before, comma, begun = incomplete.rpartition(",")
    taken = before.split(",")
    return [f"{before}{comma}{name}" for name in names if name.startswith(begun) and name not in taken]


def today() -> dt.date:
    """Return the editor's own day; nothing but the command line asks for it."""
    import datetime as dt

    return dt.date.today()  # noqa: DTZ011 - the editor's own calendar


def complete_month(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the workspace's months, newest first."""
    from bantin.content.workspace import months, urgents

    root = workspace_here(ctx.params.get("folder"))
    return (
        [month for month in reversed([*urgents(root), *months(root)]) if month.startswith(incomplete)] if root else []
    )


Month = Annotated[
    str | None,
    typer.Argument(
        metavar="THÁNG", help="Tháng, như 2024-11. Mặc định: tháng mới nhất đã có tin.", autocompletion=complete_month
    ),
]
