"""Editions on the command line: which are meant, made with progress, checked, listed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bantin.cli import options
from bantin.cli.options import refuse

if TYPE_CHECKING:  # imported for good only in the commands: --help must stay fast
    from rich.console import Console

    from bantin.content.editions.reading import Editions
    from bantin.model.diagnostic import Diagnostic

ALL = "all"

Edition = Annotated[
    list[str] | None,
    typer.Option(
        "--edition",
        metavar="ẤN_BẢN",
        help="Ấn bản của đơn vị này trong content/editions; all: mọi ấn bản. Dùng được nhiều lần.",
    ),
]


Cluster = Annotated[
    str | None,
    typer.Option(
        "--cluster",
        metavar="CỤM",
        help="Dựng ấn bản trên cụm Dask: local (máy này), hoặc địa chỉ như tcp://10.0.0.5:8786.",
    ),
]


Beyond = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="ĐỊA_CHỈ",
        help="Kho chung phía sau kho của thư mục làm việc, như file:///srv/bantin hay s3://kho/bantin.",
    ),
]


Zip = Annotated[
    bool, typer.Option("--zip", help="Ghi cả tệp ZIP của từng kênh vào thư mục ấn bản; mặc định chỉ có thư mục.")
]


def meant(root: Path, asked: Sequence[str]) -> Editions:
    """Read the editions that were asked for.

    Raises:
        UsageError: there is none of that name.
    """
    from bantin.content.editions.reading import edition_names, read_editions
    from bantin.text.suggestions import did_you_mean

    there, asked = edition_names(root), options.several(asked)
    if not there:
        refuse('Chưa có ấn bản nào. Tạo: bantin new --edition phuong-hoa-binh "UBND phường Hòa Bình"')
    for name in asked:
        if name not in {ALL, *there}:
            near = did_you_mean(name, there)
            refuse(f"Không có ấn bản «{name}». {near or f'Có {len(there)} ấn bản, kê bằng: bantin list --editions'}")
    return read_editions(root, None if ALL in asked else set(asked))


def check_editions(root: Path, month: str, asked: Sequence[str]) -> list[Diagnostic]:
    """Check editions as a month is checked; what several have alike is told once."""
    from bantin.cli.commands.check import found_of
    from bantin.session.editions.overview import gathered_of

    editions = meant(root, asked)
    found = [(edition.id, found_of(root, month, {}, edition)) for edition in editions.found]
    alike = [one.told(len(found)) for one in gathered_of(found)]
    return list(dict.fromkeys([*editions.diagnostics, *alike]))


def list_editions(root: Path, console: Console) -> None:
    """Print a line for each edition: whose it is, what it says otherwise, what it added, and who approves that."""
    from rich.table import Table
    from rich.text import Text

    from bantin.cli.plain_text import visible
    from bantin.session.editions.sharing import differences

    editions = meant(root, [ALL])
    headings = ("Ấn bản", "Đơn vị", "Nói khác", "Tự thêm", "Người duyệt", "Viết ở")
    rows = []
    for one in editions.found:
        changed, added = differences(root, one)
        otherwise = [name for name in changed if name not in {"name", "short_name"}]  # those are the second column
        who = ", ".join(approver.name for approver in one.approvers if approver.revoked is None)
        place = _place(one.written.locate(""), one.written.source.file)
        rows.append((one.id, one.told, ", ".join(otherwise), ", ".join(added), who, place))
    for name, found in editions.wrong.items():
        rows.append((name, f"có {len(found)} lỗi, xem: bantin check --edition {name}", "", "", "", ""))
    shown = [at for at in range(len(headings)) if any(row[at] for row in rows)]
    table = Table(box=None, pad_edge=False)
    for at in shown:
        table.add_column(headings[at], no_wrap=at in {0, len(headings) - 1})
    for row in sorted(rows):
        table.add_row(*(Text(visible(row[at])) for at in shown))
    console.print(table)
    console.print(f"{len(rows)} ấn bản.")


def _place(location: object, file: str) -> str:
    line = getattr(location, "line", 0)
    return f"{file}:{line}" if file.endswith(".csv") and line else file
