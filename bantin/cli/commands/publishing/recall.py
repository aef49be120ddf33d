"""`bantin recall` and `bantin correct`: what went out is taken back, or replaced, everywhere by one plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bantin.cli.options import Out, Workspace, out_folder, refuse, workspace

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    from collections.abc import Sequence
    from pathlib import Path

    from rich.console import Console

    from bantin.model.diagnostic import Diagnostic
    from bantin.model.unit import Unit
    from bantin.output.posting.ledger import Ledger
    from bantin.output.posting.outlet import Outlet
    from bantin.output.posting.posts import Place
    from bantin.output.posting.withdrawing import Known, Receipt, Step

RECEIPTS = "receipts"
"""Folder beside the ledger."""

CodeArgument = Annotated[str, typer.Argument(metavar="MÃ", help="Mã tin in trên bài, như K7M4-2RXF.")]
Send = Annotated[bool, typer.Option("--send", help="Làm thật. Không có thì chỉ cho xem sẽ làm gì.")]


def recall(
    code: CodeArgument,
    reason: Annotated[str, typer.Option("--reason", metavar="LÝ_DO", help="Lý do, như bạn đọc sẽ đọc.")] = "",
    keep: Annotated[
        bool, typer.Option("--keep", help="Giữ bài và bình luận, chỉ thay lời bằng thông báo thu hồi; ảnh vẫn còn.")
    ] = False,
    send: Send = False,
    out: Out = None,
    folder: Workspace = None,
) -> None:
    """Thu hồi một tin ở mọi nơi đã đăng: gỡ bài, soạn lời cho nhóm Zalo, kê việc phải làm tay.

    Ví dụ: bantin recall K7M4-2RXF --reason "Sai số tiền" --send
    """
    from bantin.cli.commands.publishing.opening import ledger_of, unit_of
    from bantin.cli.screen import screen
    from bantin.output.posting.withdrawing import recall_steps, withdraw

    root = workspace(folder)
    unit, console = unit_of(root), screen()
    known = _known(root, out_folder(root, out), unit, code)
    why = " ".join(reason.split())
    if not why:
        refuse('Thiếu lý do. Ví dụ: --reason "Sai số tiền"')
    with ledger_of(root, write=send) as ledger:
        outlets = _outlets(unit, console, ledger, known) if send else {}
        steps = recall_steps(known, ledger.of_code(known.code), why, keep=keep, signed=unit.signature)
        if not send:
            _show(console, steps, f"Thu hồi «{known.title}» ({known.code})")
            return
        ledger.recall(known.code, why)
        _finish(root, console, withdraw(ledger, steps, outlets, reason=why), known, "thu-hoi")


def correct(
    code: CodeArgument,
    send: Send = False,
    out: Out = None,
    folder: Workspace = None,
) -> None:
    """Thay một tin đã đăng bằng bản vừa sửa và duyệt lại, ở mọi nơi đã đăng. MÃ là mã cũ.

    Ví dụ: bantin correct K7M4-2RXF --send
    """
    from bantin.cli import diagnostics as shown
    from bantin.cli.commands.publishing.opening import ledger_of, now, open_month, unit_of
    from bantin.cli.screen import screen
    from bantin.model.diagnostic import Diagnostic
    from bantin.output.posting.sending import Sender
    from bantin.output.posting.withdrawing import correct_steps, withdraw

    root = workspace(folder)
    target, console = out_folder(root, out), screen()
    unit = unit_of(root)
    known = _known(root, target, unit, code)
    opened = open_month(root, known.month, target)
    if isinstance(opened, Diagnostic):
        shown.show(console, [opened])
        raise typer.Exit(1)
    if known.code in {post.code for post in opened.posts}:
        refuse(f"Tin mang mã {known.code} chưa đổi gì. Sửa tin, dựng và duyệt lại trước, rồi chạy với mã cũ")
    with ledger_of(root, write=send) as ledger:
        outlets = _outlets(unit, console, ledger, known) if send else {}
        sender = Sender(ledger, opened.approved, opened.posts, opened.since, now)
        steps = correct_steps(known, ledger.of_code(known.code), opened.posts, sender)
        if not send:
            _show(console, steps, f"Đính chính «{known.title}» ({known.code})")
            return
        _finish(root, console, withdraw(ledger, steps, outlets, sender), known, "dinh-chinh")


def _known(root: Path, target: Path, unit: Unit, typed: str) -> Known:
    """Find what went out under a code, in all that was approved.

    Raises:
        UsageError: nothing did.
    """
    from bantin.cli import options
    from bantin.model.parts.item_code import read_item_code
    from bantin.output.approval.verifying import Shelf
    from bantin.output.posting.withdrawing import Known
    from bantin.text.dates import month_name

    code = read_item_code(typed)
    if code is None:
        refuse(f"«{typed}» không phải mã tin: mã có 8 chữ và số, như K7M4-2RXF")
    for one in reversed(Shelf.of(root, target, unit, today=options.today()).approved):
        imprint = one.manifest.imprint
        named = {item.code: item for item in imprint.items} if imprint else {}
        if code in named:
            item = named[code]
            channels = {file.channel for file in one.manifest.files if file.item == item.item}
            return Known(code, one.month, item.item, item.title, frozenset(channels))
        if imprint and imprint.code == code:
            channels = {file.channel for file in one.manifest.files if file.item is None}
            return Known(code, one.month, "", f"Tổng quan {month_name(one.month)}", frozenset(channels))
    return refuse(f"Đơn vị chưa duyệt tin nào mang mã {code}")


def _outlets(unit: Unit, console: Console, ledger: Ledger, known: Known) -> dict[Place, Outlet]:
    """Connect to all places of the unit, and look what is there of the item."""
    from bantin.cli import diagnostics as shown
    from bantin.cli.commands.publishing.opening import addresses, now, vault_or_none
    from bantin.output.posting.connecting import connect, places_of
    from bantin.output.posting.troubles import PostingError, diagnostic
    from bantin.output.posting.withdrawing import find_rows

    found: list[Diagnostic] = []
    outlets: dict[Place, Outlet] = {}
    for place in places_of(unit):
        try:
            connected = connect(unit, vault_or_none(), [place], addresses(), now)
            find_rows(ledger, known, connected.outlets, now)
        except PostingError as error:
            found.append(diagnostic(error.trouble, place.told))
            continue
        found += connected.diagnostics
        outlets |= connected.outlets
    shown.show(console, list(dict.fromkeys(found)))
    return outlets


def _show(console: Console, steps: Sequence[Step], heading: str) -> None:
    """Print a plan: what is done where, and the old text beside the new one."""
    from bantin.cli.changes import show_changes
    from bantin.cli.plain_text import visible

    console.print(f"{visible(heading)}:")
    for step in steps:
        link = f" {step.row.link}" if step.row and step.row.link else ""
        told = f": {step.told}" if step.told else ""
        console.print(f"  {step.where}: {step.do}{told}{link}")
    if not steps:
        console.print("  Không còn gì phải làm.")
    for step in steps:
        if step.row and step.text:
            console.print()
            show_changes(console, step.where, step.row.text.encode(), step.text.encode())
        elif step.text:
            console.print(f"\n--- {step.where}: lời để chép ---")
            console.print("\n".join(map(visible, step.text.splitlines())) + "\n")
    console.print("Chưa làm gì. Làm thật như trên: thêm --send; khi ấy máy tìm thêm trên trang.")


def _finish(root: Path, console: Console, receipts: Sequence[Receipt], known: Known, name: str) -> None:
    """Print the receipts and keep them beside the ledger."""
    from bantin.cli.plain_text import visible
    from bantin.files.atomic import replacing
    from bantin.files.system_errors import reason
    from bantin.output.posting.ledger import FOLDER
    from bantin.output.posting.withdrawing import Ended, written

    text = written(receipts, f"{known.title} ({known.code}), bản tin {known.month}")
    console.print("\n".join(map(visible, text.splitlines())))
    path = root / FOLDER / RECEIPTS / f"{known.code}-{name}.txt"
    try:
        with replacing(path) as stream:
            stream.write(text.encode())
        console.print(f"Đã ghi biên nhận: {path}")
    except OSError as error:
        console.print(f"Chưa ghi được biên nhận: {reason(error)}.")
    raise typer.Exit(1 if any(one.ended is Ended.NOT for one in receipts) else 0)
