"""`bantin import`: drafts from a document of Word."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bantin.cli.options import Workspace, complete_month, month_or_newest, refuse, workspace


def import_(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp Word, đuôi .docx.")],
    month: Annotated[
        str | None,
        typer.Option(
            "--month",
            metavar="THÁNG",
            help="Tháng nhận các tin, như 2024-11. Mặc định: tháng mới nhất đã có tin.",
            autocompletion=complete_month,
        ),
    ] = None,
    folder: Workspace = None,
) -> None:
    """Tạo tin nháp từ tệp Word: đề mục, đoạn văn, danh sách, bảng và ảnh. Nói rõ chỗ nào chưa hiểu.

    Ví dụ: bantin import ban-tin.docx --month 2024-12
    """
    from bantin.files.system_errors import reason
    from bantin.model.kinds import KINDS
    from bantin.session.importing.taking import take_word
    from bantin.session.importing.word import NoDocumentError
    from bantin.session.scaffold.create import ScaffoldError

    root = workspace(folder)
    chosen = month_or_newest(root, month)
    try:
        taken = take_word(root, chosen, file.read_bytes())
    except OSError as error:
        refuse(f"Không đọc hoặc ghi được «{file}»: {reason(error)}")
    except (NoDocumentError, ScaffoldError) as error:
        refuse(str(error))
    for path, kind in taken.made:
        guess = f" (đoán là: {KINDS[kind].label})" if kind else ""
        typer.echo(f"Đã tạo {path.relative_to(root).as_posix()}{guess}")
    if taken.encoding:
        typer.echo(f"Chữ trong tệp là {taken.encoding}; đã đổi sang Unicode, hãy đọc lại.")
    for clause in taken.left:
        typer.echo(f"Chưa biết để đâu: {clause}")
    if not taken.made:
        typer.echo("Tệp không có chữ nào, nên chưa tạo tin nào.")
    else:
        typer.echo(f"Xem chỗ còn phải viết: bantin check {chosen}")
