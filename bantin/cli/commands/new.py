"""`bantin new`: a month, or an item in a month."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bantin.cli import options
from bantin.cli.options import Workspace, complete_month, refuse, workspace

_KINDS = sorted(path.stem for path in (Path(__file__).parents[2] / "model" / "kinds").glob("[a-z]*.py"))
"""The kinds as their modules are called: --help may not import them."""


def _complete_kind(incomplete: str) -> list[str]:
    from bantin.model.kinds import KINDS

    return [kind for kind in KINDS if kind.startswith(incomplete)]


def _complete_draft(incomplete: str) -> list[str]:
    from bantin.session.scaffold.shelf import shelf

    return [name for name in shelf() if name.startswith(incomplete)]


def _list() -> None:
    """Print the shelf, group after group."""
    from itertools import groupby

    from bantin.model.kinds import KINDS
    from bantin.session.scaffold.shelf import GROUPS, shelf

    for group, drafts in groupby(shelf().values(), key=lambda one: one.group):
        typer.echo(f"{GROUPS[group]}:")
        for one in drafts:
            typer.echo(f"  {one.name}: {KINDS[one.kind].label}. {one.title}")
    typer.echo("Dùng một mẫu: bantin new 2024-12 --from lich-tiep-cong-dan")


def _follow(root: Path, month: str, after: str, keep: list[str]) -> list[Path]:
    """Make a month that goes on from another, and say what it takes over and what not."""
    from bantin.session.importing.carrying import candidates, follow

    there = candidates(root, after)
    if unknown := sorted(set(keep) - {one.name for one in there}):
        known = ", ".join(one.name for one in there)
        refuse(f"Số tháng {after} không có tin «{unknown[0]}». Các tin: {known}")
    names = set(keep) if keep else {one.name for one in there if one.stands}
    made = follow(root, month, after, names)
    for one in there:
        if one.name not in names:
            typer.echo(f"Không lấy {one.name}: {one.title}")
    return made


def _made(
    root: Path,
    month: str,
    kind: str | None,
    title: str | None,
    draft: str | None,
    after: str | None,
    keep: list[str] | None,
) -> list[Path]:
    from bantin.session.scaffold.create import new_from_shelf, new_item, new_month

    if after is not None:
        return _follow(root, month, after, options.several(keep))
    if draft is not None:
        return [new_from_shelf(root, month, draft)]
    return new_month(root, month) if kind is None else [new_item(root, month, kind, title or "")]


def _edition(root: Path, name: str, unit: str | None) -> None:
    from bantin.session.scaffold.create import ScaffoldError
    from bantin.session.scaffold.editions import new_edition

    if not (unit or "").strip():
        refuse(f'Thiếu tên đơn vị. Ví dụ: bantin new --edition {name} "UBND phường Hòa Bình"')
    try:
        made = new_edition(root, name, unit or "")
    except ScaffoldError as error:
        refuse(str(error))
    typer.echo(f"Đã tạo {made.relative_to(root).as_posix()}")
    typer.echo(f"Điền những gì khác với content/unit.yaml, rồi soát: bantin check --edition {name}")


def _need_sense(month: str, kind: str | None, title: str | None, draft: str | None, after: str | None) -> None:
    from bantin.model.kinds import KINDS
    from bantin.text.dates import is_month

    if not is_month(month):
        refuse(f"Tháng phải viết dạng NĂM-THÁNG, như 2024-12, không phải «{month}»")
    if kind is not None and kind not in KINDS:
        refuse(f"Không có loại tin «{kind}». Các loại tin: {', '.join(KINDS)}")
    if kind is not None and not (title or "").strip():
        refuse(f'Thiếu tiêu đề. Ví dụ: bantin new {month} {kind} "Tiêu đề của tin"')
    if after is not None and (kind is not None or draft is not None):
        refuse("--after mở cả số mới, nên không ghi loại tin hay --from")
    if draft is not None and kind is not None:
        refuse("Đã chọn mẫu bằng --from thì không ghi loại tin: mẫu nào cũng có loại của nó")


def new(
    month: Annotated[
        str | None, typer.Argument(metavar="THÁNG", help="Tháng, như 2024-12.", autocompletion=complete_month)
    ] = None,
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="LOẠI",
            help=f"Loại tin: {', '.join(_KINDS)}.",
            autocompletion=_complete_kind,
        ),
    ] = None,
    title: Annotated[str | None, typer.Argument(metavar="TIÊU_ĐỀ", help="Tiêu đề của tin.")] = None,
    draft: Annotated[
        str | None,
        typer.Option("--from", metavar="MẪU", help="Tạo tin từ một mẫu trong kho mẫu.", autocompletion=_complete_draft),
    ] = None,
    after: Annotated[
        str | None,
        typer.Option(
            "--after",
            metavar="THÁNG",
            help="Mở số tiếp theo số của tháng này: giữ dịch vụ công, hướng dẫn, thẻ #; đánh dấu để đọc lại.",
            autocompletion=complete_month,
        ),
    ] = None,
    keep: Annotated[
        list[str] | None,
        typer.Option(
            "--keep",
            metavar="TIN",
            help="Cùng --after: giữ tin này (tên tệp không đuôi); nhiều tin thì cách nhau bằng dấu phẩy.",
        ),
    ] = None,
    edition: Annotated[
        str | None, typer.Option("--edition", metavar="MÃ", help="Tạo ấn bản của một đơn vị; tên đơn vị ghi sau mã.")
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="Kê các mẫu trong kho mẫu rồi thôi.")] = False,
    folder: Workspace = None,
) -> None:
    """Mở số của một tháng; thêm loại và tiêu đề, hoặc một mẫu, thì tạo một tin trong tháng. Không bao giờ ghi đè.

    Ví dụ: bantin new 2024-12 warning "Giả danh ngân hàng"
    """
    from bantin.session.scaffold.create import ScaffoldError

    if listed:
        _list()
        return
    if edition is not None:
        _edition(workspace(folder), edition, month)
        return
    if month is None:
        refuse("Thiếu tháng. Ví dụ: bantin new 2024-12")
    root = workspace(folder)
    _need_sense(month, kind, title, draft, after)
    try:
        made = _made(root, month, kind, title, draft, after, keep)
    except ScaffoldError as error:
        refuse(str(error))
    for path in made:
        typer.echo(f"Đã tạo {path.relative_to(root).as_posix()}")
    if draft is not None:
        typer.echo(f"Sửa những chỗ ghi (ví dụ) cho đúng địa bàn; xem còn chỗ nào: bantin check {month}")
    elif after is not None:
        typer.echo(f"Đọc lại từng tin, xóa chữ (số trước) khi còn đúng; xem còn chỗ nào: bantin check {month}")
    elif kind is None:
        typer.echo(f'Thêm tin: bantin new {month} warning "Tiêu đề của tin"')
