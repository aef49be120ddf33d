"""`bantin init`: a new workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bantin.cli import options
from bantin.cli.options import refuse


def _complete_office(incomplete: str) -> list[tuple[str, str]]:
    from bantin.session.scaffold.offices import OFFICES

    return [(name, one.about) for name, one in OFFICES.items() if name.startswith(incomplete)]


def _asked() -> str | None:
    """Ask which office the files are for; None where nobody can answer."""
    from bantin.cli.changes import can_ask
    from bantin.session.scaffold.offices import OFFICES

    if not can_ask():
        return None
    for number, (name, one) in enumerate(OFFICES.items(), start=1):
        typer.echo(f"  {number}  {name}: {one.about}")
    try:
        answer = str(typer.prompt("Thư mục này viết cho cơ quan nào? Gõ số", default="1")).strip()
    except typer.Abort:  # Ctrl+C, or an input that ended
        raise KeyboardInterrupt from None
    return dict(zip(map(str, range(1, len(OFFICES) + 1)), OFFICES, strict=True)).get(answer, answer)


def init(
    folder: Annotated[Path, typer.Argument(metavar="THƯ_MỤC", help="Thư mục sẽ tạo, như ban-tin.")],
    month: Annotated[
        str | None, typer.Option("--month", metavar="THÁNG", help="Tháng đầu tiên, như 2024-11. Mặc định: tháng này.")
    ] = None,
    office: Annotated[
        str | None,
        typer.Option(
            "--office",
            metavar="CƠ_QUAN",
            help="Cơ quan nào: police (công an, nếu không ghi), cyber (công an, an ninh mạng), health (y tế), "
            "neutral (mọi cơ quan).",
            autocompletion=_complete_office,
        ),
    ] = None,
) -> None:
    """Tạo thư mục làm việc mới, có sẵn chỗ để điền.

    Ví dụ: bantin init ban-tin --office health
    """
    from bantin.session.scaffold.create import ScaffoldError
    from bantin.session.scaffold.create import init as make
    from bantin.session.scaffold.offices import OFFICES

    first = month or f"{options.today():%Y-%m}"
    office = office or _asked()
    try:
        made = make(folder, first, *([office] if office else []))
    except ScaffoldError as error:
        refuse(str(error))
    options.remember(folder.resolve())
    for path in made:
        typer.echo(f"  {path}")
    typer.echo(f"Đã tạo «{folder}». Vào thư mục ấy, điền content/unit.yaml và các tin trong content/{first}.")
    if office is None:
        default, *others = OFFICES.items()
        known = ", ".join(f"--office {name} ({one.about})" for name, one in others)
        typer.echo(
            f"Các tệp này viết cho {default[1].about}. Cho cơ quan khác thì tạo lại ở thư mục khác, với {known}."
        )
    typer.echo("Chỗ nào ghi (ví dụ), Ví Dụ hay để trống là chỗ phải viết. Lệnh «bantin check» chỉ từng chỗ còn lại.")
