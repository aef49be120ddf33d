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
    from bantin.output.manifest import Manifest
    from bantin.output.posting.ledger import Ledger
    from bantin.output.posting.outlet import Outlet
    from bantin.output.posting.posts import Place
    from bantin.output.posting.withdrawing import Known, Receipt, Step

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
    from bantin.cli.commands.publishing.remaking import remake_without
    from bantin.cli.screen import screen
    from bantin.output.posting.by_hand import group_steps
    from bantin.output.posting.mentions import mention_steps
    from bantin.output.posting.withdrawing import recall_notice, recall_steps, withdraw

    root = workspace(folder)
    unit, console, target = unit_of(root), screen(), out_folder(root, out)
    known = _known(root, target, unit, code)
    why = " ".join(reason.split())
    if not why:
        refuse('Thiếu lý do. Ví dụ: --reason "Sai số tiền"')
    with ledger_of(root, write=send) as ledger:
        outlets = _outlets(unit, console, ledger, known) if send else {}
        steps = recall_steps(known, ledger.of_code(known.code), why, keep=keep, signed=unit.signature)
        steps += mention_steps(known, ledger.rows(known.month))
        groups = group_steps(known, _groups(unit), recall_notice(known, why, unit.signature))
        if not send:
            _show(console, [*steps, *groups, *_to_come(known)], f"Thu hồi «{known.title}» ({known.code})")
            return
        ledger.recall(known.code, why)
        receipts = withdraw(ledger, [*steps, *groups], outlets, reason=why)  # before anything is made, which takes time
        made = remake_without(root, target, known, unit, why, frozenset(ledger.amends()), console)
        _finish(root, console, [*receipts, *withdraw(ledger, made, {})], known, "thu-hoi")


def correct(
    code: CodeArgument,
    reason: Annotated[str, typer.Option("--reason", metavar="CHỖ_SỬA", help="Đã sửa gì, như bạn đọc sẽ đọc.")] = "",
    send: Send = False,
    out: Out = None,
    folder: Workspace = None,
) -> None:
    """Thay một tin đã đăng bằng bản vừa sửa và duyệt lại, ở mọi nơi đã đăng. MÃ là mã cũ.

    Ví dụ: bantin correct K7M4-2RXF --send
    """
    from bantin.cli import diagnostics as shown
    from bantin.cli.commands.publishing.opening import ledger_of, now, open_month, unit_of
    from bantin.cli.commands.publishing.remaking import code_of, hand_over, message_of
    from bantin.cli.screen import screen
    from bantin.model.diagnostic import Diagnostic
    from bantin.output.posting.by_hand import correction_notice, group_steps
    from bantin.output.posting.sending import Sender
    from bantin.output.posting.withdrawing import correct_steps, month_rows, withdraw

    root = workspace(folder)
    target, console = out_folder(root, out), screen()
    unit = unit_of(root)
    known = _known(root, target, unit, code)
    opened = open_month(root, known.month, target)
    if isinstance(opened, Diagnostic):
        shown.show(console, [opened])
        raise typer.Exit(1)
    if known.code == code_of(opened.approved, known):
        refuse(f"Tin mang mã {known.code} chưa đổi gì. Sửa tin, dựng và duyệt lại trước, rồi chạy với mã cũ")
    with ledger_of(root, write=send) as ledger:
        outlets = _outlets(unit, console, ledger, known) if send else {}
        sender = Sender(ledger, opened.approved, opened.posts, opened.since, now)
        steps = correct_steps(known, ledger.of_code(known.code), opened.posts, sender)
        new, why = code_of(opened.approved, known), " ".join(reason.split())
        whole = code_of(opened.approved, known.whole) if known.whole else ""
        overviews = month_rows(known, ledger.rows(known.month), whole)
        if known.whole:
            steps += correct_steps(known.whole, overviews, opened.posts, sender, known.whole.title)
        notice = correction_notice(known, new, why, message_of(opened.approved, known))
        groups = group_steps(known, _groups(unit), notice)
        if not send:
            _show(console, [*steps, *groups, *_to_come(known)], f"Đính chính «{known.title}» ({known.code})")
            return
        ledger.correct(known.code, new, why)
        for old in {row.code for row in overviews if whole}:
            ledger.correct(old, whole, why)
        receipts = withdraw(ledger, [*steps, *groups], outlets, sender)
        made = hand_over(root, opened.approved, known, unit, new, why, console)
        _finish(root, console, [*receipts, *withdraw(ledger, made, {})], known, "dinh-chinh")


def _known(root: Path, target: Path, unit: Unit, typed: str) -> Known:
    """Find what went out under a code, in all that was approved.

    Raises:
        UsageError: nothing did.
    """
    from bantin.cli import options
    from bantin.model.parts.item_code import read_item_code
    from bantin.output.approval.verifying import Shelf
    from bantin.output.posting.posts import overview_title
    from bantin.output.posting.withdrawing import Known

    code = read_item_code(typed)
    if code is None:
        refuse(f"«{typed}» không phải mã tin: mã có 8 chữ và số, như K7M4-2RXF")
    for one in reversed(Shelf.of(root, target, unit, today=options.today()).approved):
        imprint = one.manifest.imprint
        if imprint is None:
            continue
        whole = Known(imprint.code, one.month, "", overview_title(one.month), *_files(one.manifest, None))
        for item in imprint.items:
            if item.code == code:
                return Known(code, one.month, item.item, item.title, *_files(one.manifest, item.item), whole)
        if imprint.code == code:
            return whole
    return refuse(f"Đơn vị chưa duyệt tin nào mang mã {code}")


def _files(manifest: Manifest, item: str | None) -> tuple[frozenset[str], dict[str, list[str]]]:
    """List the channels that show an item, or the whole month, and what shows it on each board."""
    own = [file for file in manifest.files if file.item == item]
    boards: dict[str, list[str]] = {}
    for file in own:
        if file.channel == "led" and file.role in {"frame", "loop"}:
            _, board, name = file.path.split("/", 2)
            boards.setdefault(board, []).append(name)
    return frozenset(file.channel for file in own), boards


def _groups(unit: Unit) -> list[str]:
    return [group.name for group in unit.channels.zalo.groups] if unit.channels.zalo else []


def _to_come(known: Known) -> list[Step]:
    """Name what is made only with `--send`."""
    from bantin.output.posting.withdrawing import Do, Step

    told = "khi làm thật, máy dựng gói mới không có tin này và viết lời gửi người vận hành"
    boards = [Step(Do.HAND, "Bảng LED", told=told)] if known.boards else []
    return [*boards, Step(Do.HAND, "Ảnh thông báo", told="khi làm thật, máy vẽ ảnh để đăng và gửi vào nhóm")]


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
            for one in filter(None, (known, known.whole)):
                find_rows(ledger, one, connected.outlets, now)
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
    from bantin.cli.commands.publishing.remaking import kept_at
    from bantin.cli.plain_text import visible
    from bantin.files.atomic import replacing
    from bantin.files.system_errors import reason
    from bantin.output.posting.withdrawing import Ended, written

    text = written(receipts, f"{known.title} ({known.code}), bản tin {known.month}")
    console.print("\n".join(map(visible, text.splitlines())))
    path = kept_at(root, known, name).with_suffix(".txt")
    try:
        with replacing(path) as stream:
            stream.write(text.encode())
        console.print(f"Đã ghi biên nhận: {path}")
    except OSError as error:
        console.print(f"Chưa ghi được biên nhận: {reason(error)}.")
    raise typer.Exit(1 if any(one.ended is Ended.NOT for one in receipts) else 0)
