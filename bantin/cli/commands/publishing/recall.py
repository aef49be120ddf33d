"""`bantin recall` and `bantin correct`: what went out is taken back, or replaced, everywhere by one plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bantin.cli import options
from bantin.cli.commands.publishing.editions import Edition
from bantin.cli.commands.publishing.knowing import known_to
from bantin.cli.options import Out, Workspace, out_folder, refuse, workspace

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    from collections.abc import Sequence
    from pathlib import Path

    from rich.console import Console

    from bantin.cli.commands.publishing.publishers import Publisher
    from bantin.model.diagnostic import Diagnostic
    from bantin.model.unit import Unit
    from bantin.output.posting.ledger import Ledger
    from bantin.output.posting.outlet import Outlet
    from bantin.output.posting.posts import Place
    from bantin.output.posting.withdrawing import Known, Receipt, Step

_NAMED = 3
"""Editions that are named."""

CodeArgument = Annotated[str, typer.Argument(metavar="MÃ", help="Mã tin in trên bài, như K7M4-2RXF.")]
Send = Annotated[bool, typer.Option("--send", help="Làm thật. Không có thì chỉ cho xem sẽ làm gì.")]


def recall(
    code: CodeArgument,
    reason: Annotated[str, typer.Option("--reason", metavar="LÝ_DO", help="Lý do, như bạn đọc sẽ đọc.")] = "",
    keep: Annotated[
        bool, typer.Option("--keep", help="Giữ bài và bình luận, chỉ thay lời bằng thông báo thu hồi; ảnh vẫn còn.")
    ] = False,
    send: Send = False,
    edition: Edition = None,
    out: Out = None,
    folder: Workspace = None,
) -> None:
    """Thu hồi một tin ở mọi nơi đã đăng: gỡ bài, soạn lời cho nhóm Zalo, kê việc phải làm tay.

    Ví dụ: bantin recall K7M4-2RXF --reason "Sai số tiền" --send
    """
    from bantin.cli.commands.publishing.publishers import publishers
    from bantin.cli.screen import screen

    root, console = workspace(folder), screen()
    target, why = out_folder(root, out), " ".join(reason.split())
    asked, every = publishers(root, target, edition)
    found = known_to(asked, root, target, code)
    if not why:
        refuse('Thiếu lý do. Ví dụ: --reason "Sai số tiền"')
    done = [_recalled(publisher, known, why, console, keep=keep, send=send) for publisher, known in found]
    if not edition:
        _of_editions(root, target, found, console)
    raise typer.Exit(0 if every and all(done) else 1)


def _recalled(publisher: Publisher, known: Known, why: str, console: Console, *, keep: bool, send: bool) -> bool:
    """Take back what went out under one code, or show how; returns whether all was done that a machine does."""
    from bantin.cli.commands.publishing.remaking import remake_without
    from bantin.output.posting.by_hand import group_steps
    from bantin.output.posting.mentions import mention_steps
    from bantin.output.posting.withdrawing import recall_notice, recall_steps, withdraw

    unit = publisher.unit
    with publisher.ledger(write=send) as ledger:
        outlets = _outlets(publisher, console, ledger, known) if send else {}
        steps = recall_steps(known, ledger.of_code(known.code), why, keep=keep, signed=unit.signature)
        steps += mention_steps(known, ledger.rows(known.month))
        groups = group_steps(known, _groups(unit), recall_notice(known, why, unit.signature))
        if not send:
            _show(
                console, [*steps, *groups, *_to_come(known)], f"{publisher.told}Thu hồi «{known.title}» ({known.code})"
            )
            return True
        ledger.recall(known.code, why)
        receipts = withdraw(ledger, [*steps, *groups], outlets, reason=why)  # before anything is made, which takes time
        made = remake_without(publisher, known, why, frozenset(ledger.amends()), console)
        return _finish(publisher, console, [*receipts, *withdraw(ledger, made, {})], known, "thu-hoi")


def correct(
    code: CodeArgument,
    reason: Annotated[str, typer.Option("--reason", metavar="CHỖ_SỬA", help="Đã sửa gì, như bạn đọc sẽ đọc.")] = "",
    send: Send = False,
    edition: Edition = None,
    out: Out = None,
    folder: Workspace = None,
) -> None:
    """Thay một tin đã đăng bằng bản vừa sửa và duyệt lại, ở mọi nơi đã đăng. MÃ là mã cũ.

    Ví dụ: bantin correct K7M4-2RXF --send
    """
    from bantin.cli.commands.publishing.publishers import publishers
    from bantin.cli.screen import screen

    root, console = workspace(folder), screen()
    target, why = out_folder(root, out), " ".join(reason.split())
    asked, every = publishers(root, target, edition)
    found = known_to(asked, root, target, code, replaced=True)
    done = [_corrected(publisher, known, why, console, send=send) for publisher, known in found]
    if not edition:
        _of_editions(root, target, found, console)
    raise typer.Exit(0 if every and all(done) else 1)


def _corrected(publisher: Publisher, known: Known, why: str, console: Console, *, send: bool) -> bool:
    """Put what is approved now in the place of what went out under one code, or show how; returns as `_recalled`."""
    from bantin.cli import diagnostics as shown
    from bantin.cli.commands.publishing.opening import now
    from bantin.cli.commands.publishing.remaking import hand_over
    from bantin.model.diagnostic import Diagnostic
    from bantin.output.posting.by_hand import correction_notice, group_steps
    from bantin.output.posting.sending import Sender
    from bantin.output.posting.withdrawing import correct_steps, month_rows, withdraw

    opened = publisher.open(known.month)
    if isinstance(opened, Diagnostic):
        shown.show(console, [opened])
        return False
    new = opened.approved.code_of(known.item)
    if known.code == new:
        told = f"Tin mang mã {known.code} chưa đổi gì. Sửa tin, dựng và duyệt lại trước, rồi chạy với mã cũ"
        if not publisher.edition:
            refuse(told)
        console.print(f"{publisher.told}{told}.", markup=False)
        return False
    with publisher.ledger(write=send) as ledger:
        outlets = _outlets(publisher, console, ledger, known) if send else {}
        sender = Sender(ledger, opened.approved, opened.posts, opened.since, now)
        steps = correct_steps(known, ledger.of_code(known.code), opened.posts, sender)
        whole = opened.approved.code_of(known.whole.item) if known.whole else ""
        overviews = month_rows(known, ledger.rows(known.month), whole)
        if known.whole:
            steps += correct_steps(known.whole, overviews, opened.posts, sender, known.whole.title)
        notice = correction_notice(known, new, why, opened.approved.message_of(known.item))
        groups = group_steps(known, _groups(publisher.unit), notice)
        if not send:
            heading = f"{publisher.told}Đính chính «{known.title}» ({known.code})"
            _show(console, [*steps, *groups, *_to_come(known)], heading)
            return True
        ledger.correct(known.code, new, why)
        for old in {row.code for row in overviews if whole}:
            ledger.correct(old, whole, why)
        receipts = withdraw(ledger, [*steps, *groups], outlets, sender)
        made = hand_over(publisher, opened.approved, known, new, why, console)
        return _finish(publisher, console, [*receipts, *withdraw(ledger, made, {})], known, "dinh-chinh")


def _groups(unit: Unit) -> list[str]:
    return [group.name for group in unit.channels.zalo.groups] if unit.channels.zalo else []


def _to_come(known: Known) -> list[Step]:
    """Name what is made only with `--send`."""
    from bantin.output.posting.withdrawing import Do, Step

    packages = "khi làm thật, máy dựng gói mới không có tin này và viết lời gửi người vận hành"
    boards = [Step(Do.HAND, "Bảng LED", told=packages)] if known.boards else []
    return [*boards, Step(Do.HAND, "Ảnh thông báo", told="khi làm thật, máy vẽ ảnh để đăng và gửi vào nhóm")]


def _outlets(publisher: Publisher, console: Console, ledger: Ledger, known: Known) -> dict[Place, Outlet]:
    """Connect to all places of whoever publishes, and look what is there of the item."""
    from bantin.cli import diagnostics as shown
    from bantin.cli.commands.publishing.opening import addresses, now, vault_or_none
    from bantin.output.posting.connecting import connect
    from bantin.output.posting.troubles import PostingError, diagnostic
    from bantin.output.posting.withdrawing import find_rows

    found: list[Diagnostic] = []
    outlets: dict[Place, Outlet] = {}
    for place in publisher.places:
        try:
            connected = connect(publisher.unit, vault_or_none(), [place], addresses(), now)
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


def _of_editions(root: Path, target: Path, found: Sequence[tuple[Publisher, Known]], console: Console) -> None:
    """Say which editions have the item too: what is done to the unit's own posts does nothing to theirs."""
    from bantin.cli.commands.publishing.knowing import having
    from bantin.content.editions.reading import read_editions
    from bantin.session.editions.signed import signed_of

    meant = {(known.month, known.item) for _, known in found}
    publisher, known = found[0]
    editions = read_editions(root).found
    signed = (signed_of(root, target, publisher.unit, one, options.today()) for one in editions)
    names = [one.edition.id for one in signed if having(one.rounds, meant)]
    if names:
        more = f" và {len(names) - _NAMED} ấn bản khác" if len(names) > _NAMED else ""
        console.print(
            f"Ấn bản {', '.join(names[:_NAMED])}{more} cũng có tin này, lệnh trên không đụng đến bài của họ: chạy lại "
            f"với {known.code} --edition all.",
            markup=False,
        )


def _finish(publisher: Publisher, console: Console, receipts: Sequence[Receipt], known: Known, name: str) -> bool:
    """Print the receipts and keep them beside the ledger; returns whether all was done that a machine does."""
    from bantin.cli.commands.publishing.remaking import kept_at
    from bantin.cli.plain_text import visible
    from bantin.files.atomic import replacing
    from bantin.files.system_errors import reason
    from bantin.output.posting.withdrawing import Ended, written

    text = written(receipts, f"{publisher.told}{known.title} ({known.code}), bản tin {known.month}")
    console.print("\n".join(map(visible, text.splitlines())))
    path = kept_at(publisher, known, name).with_suffix(".txt")
    try:
        with replacing(path) as stream:
            stream.write(text.encode())
        console.print(f"Đã ghi biên nhận: {path}")
    except OSError as error:
        console.print(f"Chưa ghi được biên nhận: {reason(error)}.")
    return not any(one.ended is Ended.NOT for one in receipts)
