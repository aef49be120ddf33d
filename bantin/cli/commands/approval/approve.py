"""`bantin approve`: somebody who did not write a month looks at it and signs its manifest."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bantin.cli import options
from bantin.cli.commands.publishing.editions import Edition
from bantin.cli.options import Month, Out, Workspace, month_or_newest, out_folder, refuse, workspace

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    from rich.console import Console

    from bantin.model.bulletin import Bulletin
    from bantin.model.parts.identity import Identity
    from bantin.session.month import Session


def approve(
    month: Month = None,
    key: Annotated[
        Path | None,
        typer.Option("--key", metavar="TỆP", help="Tệp khóa bí mật. Mặc định: khóa của người duyệt có trên máy này."),
    ] = None,
    despite: Annotated[
        bool, typer.Option("--despite-warnings", help="Duyệt dù còn cảnh báo, sau khi đã xem từng cái.")
    ] = False,
    sheet: Annotated[
        Path | None,
        typer.Option("--sheet", metavar="TỆP.pdf", help="Ghi phiếu duyệt để in, ký tay rồi thôi, chưa ký số."),
    ] = None,
    scan: Annotated[
        Path | None,
        typer.Option("--scan", metavar="TỆP", help="Bản chụp phiếu đã ký tay: mã của nó được ký kèm."),
    ] = None,
    sure: Annotated[bool, typer.Option("--yes", help="Duyệt luôn, không hỏi; mật khẩu đọc từ đầu vào.")] = False,
    edition: Edition = None,
    out: Out = None,
    folder: Workspace = None,
) -> None:
    """Duyệt bản tin của một tháng: dựng cho đủ, cho xem những gì đã đổi, rồi ký.

    Ví dụ: bantin approve 2024-11
    """
    from bantin.cli.changes import agreed, can_ask
    from bantin.cli.commands.approval.gathering import gathered, may
    from bantin.cli.commands.approval.looking import show
    from bantin.cli.commands.approval.signing import sign_month, signer
    from bantin.cli.screen import screen

    root = workspace(folder)
    chosen = month_or_newest(root, month)
    target = out_folder(root, out)
    console = screen()
    identity = identity_of(root)
    if edition:
        from bantin.cli.commands.approval.editions import Asked, approve_editions

        if sheet is not None or scan is not None:
            refuse("--sheet, --scan chỉ dùng cho số của đơn vị, không dùng cùng --edition")
        approve_editions(Asked(root, chosen, target, tuple(edition), key, despite, sure), identity, console)
        return
    if sheet is not None:
        _write_sheet(_built(root, chosen, target, console, despite=True)[1], target / chosen, sheet.absolute(), console)
        return
    if scan is not None and not scan.is_file():
        refuse(f"Không có tệp «{scan}»")
    one = signer(identity, key)
    session, bulletin = _built(root, chosen, target, console, despite=despite)
    looked = gathered(root, bulletin, target / chosen, console)
    may(looked, one.approver, console, despite=despite)
    show(looked, console, opened=can_ask() and not sure)
    if not (sure or agreed(console, f"{one.approver.titled} duyệt bản tin này?", "duyệt", "bantin approve --yes")):
        raise typer.Exit(1)
    sign_month(looked, one, scan)
    _finish(root, target / chosen, session, console)


def _write_sheet(bulletin: Bulletin, folder: Path, path: Path, console: Console) -> None:
    from bantin.files.atomic import replacing
    from bantin.files.paths import MANIFEST
    from bantin.files.system_errors import reason
    from bantin.output.approval.rounds import read_whole, texts_of
    from bantin.output.approval.sheet import approval_sheet
    from bantin.output.manifest import read_manifest
    from bantin.text.normal import plain

    manifest, _ = read_manifest(folder)
    assert manifest is not None  # noqa: S101 - it was built
    identity = bulletin.unit.value.identity
    written = approval_sheet(
        folder,
        manifest,
        read_whole(folder / MANIFEST),
        texts_of(folder, manifest),
        title=plain(bulletin.header.value.title),
        official=bulletin.unit.value.official_domains,
        approvers=[one for one in (identity.approvers if identity else ()) if one.revoked is None],
    )
    try:
        with replacing(path) as stream:
            stream.write(written)
    except OSError as error:
        console.print(f"Chưa ghi được phiếu duyệt: {reason(error)}.")
        raise typer.Exit(1) from None
    console.print(f"Đã ghi phiếu duyệt: {path}. Ký tay xong thì chụp lại, duyệt với --scan.")


def identity_of(root: Path) -> Identity:
    """Read who may approve for the unit.

    Raises:
        UsageError: nobody may, or its file has mistakes.
    """
    from bantin.content.reading.month import read_unit

    unit, _ = read_unit(root)
    if unit is None:
        refuse("Tệp content/unit.yaml đang có lỗi; chạy «bantin check», sửa xong rồi làm lại")
    identity = unit.value.identity
    if identity is None or not identity.approvers:
        refuse('Đơn vị chưa có người duyệt. Tạo khóa trước: bantin key new "HỌ TÊN"')
    return identity


def _built(root: Path, month: str, target: Path, console: Console, *, despite: bool) -> tuple[Session, Bulletin]:
    """Build all channels: what is approved is what is written now. Nobody approves what nobody has looked into."""
    from bantin.cli import diagnostics as shown
    from bantin.cli.commands.build import made, taken_back
    from bantin.making.executor import make_executor
    from bantin.model.diagnostic import Severity, has_errors
    from bantin.session.month import open_month

    session = open_month(root, month, aloud=True, today=options.today(), recalled=taken_back(root, month))
    found = list(session.diagnostics)
    outcome = None
    if session.bulletin is not None and not has_errors(found):
        with make_executor(os.cpu_count() or 1) as executor:
            outcome = made(session, root, target, None, executor, console)
        found += outcome.diagnostics
    shown.show(console, found)
    if session.bulletin is None or outcome is None or outcome.failed or has_errors(found):
        console.print("Chưa duyệt được: còn lỗi ở trên. Sửa xong rồi chạy lại.")
        raise typer.Exit(1)
    warnings = sum(one.severity is Severity.WARNING for one in found)
    if warnings and not despite:
        console.print(
            f"Chưa duyệt được: còn {warnings} cảnh báo ở trên. Sửa rồi chạy lại; xem từng cái, đều đúng như ý thì thêm "
            "--despite-warnings."
        )
        raise typer.Exit(1)
    return session, session.bulletin


def _finish(root: Path, folder: Path, session: Session, console: Console) -> None:
    from bantin.cli import diagnostics as shown
    from bantin.cli.commands.build import desk, standing

    assert session.bulletin is not None  # noqa: S101 - it was built
    shown.show(console, desk(root, folder, [], session))
    state = standing(root, session.bulletin.month, folder, session.bulletin.unit.value)
    if state is not None:
        console.print(f"Tháng {session.bulletin.month}: {state.told}.")
