"""`bantin approve`: somebody who did not write a month looks at it and signs its manifest."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bantin.cli import options
from bantin.cli.commands.publishing.editions import Edition
from bantin.cli.options import Month, Out, Workspace, month_or_newest, out_folder, refuse, workspace

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import Console

    from bantin.model.bulletin import Bulletin
    from bantin.model.parts.identity import Approver, Identity
    from bantin.model.unit import Unit
    from bantin.output.approval.authors import Authors
    from bantin.output.approval.rounds import Round
    from bantin.output.manifest import Manifest
    from bantin.session.month import Session

FOLDER = "approved"
"""Where pictures lie that were approved, below the folder of what bantin keeps for itself."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """A built month as an approver sees it.

    Attributes:
        folder: in dist.
        kept: the folder of pictures that were approved before.
        raw: bytes of the manifest: what is signed.
        texts: contents of its texts, by path.
        rounds: all rounds of it.
        approvers: whose signatures count.
        edition: as which it is published; the unit's own month if empty.
    """

    root: Path
    bulletin: Bulletin
    folder: Path
    kept: Path
    raw: bytes
    manifest: Manifest
    texts: Mapping[str, str]
    rounds: Sequence[Round]
    approvers: Sequence[Approver]
    edition: str = ""

    @property
    def name(self) -> str:
        """The month, as in 2024-11."""
        return self.bulletin.month

    @property
    def last(self) -> Round | None:
        """What was approved last."""
        from bantin.output.approval.rounds import current

        return current(self.rounds)

    @property
    def needed(self) -> int:
        """How many must approve."""
        return self.manifest.imprint.approvals if self.manifest.imprint else 1


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


def gathered(
    root: Path, bulletin: Bulletin, folder: Path, console: Console, unit: Unit | None = None, edition: str = ""
) -> Gathered:
    """Take in what was built, once: what is shown is what is signed.

    Args:
        root: the workspace.
        bulletin: the month.
        folder: where it was built.
        console: to say why it cannot be approved.
        unit: whose approvers' rounds count; the bulletin's own if None.
        edition: as which it is published; the unit's own month if empty.
    """
    from bantin.content.workspace import private_folder
    from bantin.files.paths import MANIFEST
    from bantin.output.approval.rounds import read_whole, rounds, texts_of
    from bantin.output.approval.standing import unfit
    from bantin.output.manifest import parsed
    from bantin.text.sentences import ended

    raw = read_whole(folder / MANIFEST)
    manifest, _ = parsed(raw)
    troubles = unfit(folder, manifest)
    for trouble in troubles:
        console.print(f"Chưa duyệt được: {ended(trouble)}")
    if troubles or manifest is None:
        raise typer.Exit(1)
    unit = unit or bulletin.unit.value
    found = rounds(root, bulletin.month, unit, today=options.today(), of=edition)
    approvers = unit.identity.approvers if unit.identity else ()
    kept = private_folder(root) / FOLDER / bulletin.month / edition
    return Gathered(root, bulletin, folder, kept, raw, manifest, texts_of(folder, manifest), found, approvers, edition)


def may(month: Gathered, approver: Approver, console: Console, *, despite: bool) -> None:
    """Refuse who wrote it, who has signed already, a wrong clock, and a history that is not what it was."""
    from bantin.cli.commands.approval.signing import now
    from bantin.cli.plain_text import sentence
    from bantin.content.workspace import month_folder, private_folder
    from bantin.files.users import login
    from bantin.output.approval.authors import Known, authors_of
    from bantin.output.approval.history import rewritten
    from bantin.output.approval.rounds import joined

    root = month.root
    if month.edition:
        own = (f"editions/{month.edition}.yaml", f"editions/{month.edition}")
        authors = authors_of(root, root / "content", login=login(), within=own)
    else:
        logs = private_folder(root) / "history" / "logs" / "content" / month.name
        authors = authors_of(root, month_folder(root, month.name), login=login(), page_logs=logs)
    console.print(sentence(authors.told))
    for line in _of_approvers(month, authors):
        console.print(sentence(line))
    troubles = []
    if (lost := rewritten(root, month.last.approvals if month.last else ())) and not despite:
        troubles.append(f"{lost}. Hỏi người giữ kho; đã rõ vì sao thì thêm --despite-warnings")
    if authors.cut:
        troubles.append("Lịch sử git ở đây bị cắt ngắn nên không biết ai viết; chạy «git fetch --unshallow»")
    if (author := authors.who_is(approver, login())) is not None:
        how = "" if authors.known is Known.GIT else ". Người duyệt phải dùng tài khoản máy của chính mình"
        troubles.append(f"{approver.name} không duyệt được tin do chính mình viết ({author.told}){how}")
    same = joined(month.rounds, month.raw)
    if same and approver.person in {one.approver.person for one in same.approvals}:
        troubles.append(f"{approver.name} đã duyệt bản này rồi")
    if any(one.when > now() for each in month.rounds for one in each.approvals):
        troubles.append("Đồng hồ của máy này sai: đang chỉ trước lần duyệt trước")
    for trouble in troubles:
        console.print(f"Chưa duyệt được: {sentence(trouble)}")
    if troubles:
        raise typer.Exit(1)


def _of_approvers(month: Gathered, authors: Authors) -> Iterator[str]:
    """Say who wrote down the keys of approvers, who came since the last approval, and what nobody knows."""
    from bantin.output.approval.history import NOBODY_KNOWS, newcomers, written

    file = f"content/editions/{month.edition}.yaml" if month.edition else month.bulletin.unit.file
    valid = [one for one in month.approvers if one.revoked is None]
    commit = next((one.commit for one in (month.last.approvals if month.last else ()) if one.commit), "")
    new = newcomers(month.root, file, valid, commit)
    for one in written(month.root, file, valid):
        since = ", từ sau lần duyệt trước" if one.approver in new else ""
        wrote = one.by in {author.name for author in authors.people} and one.by != one.approver.name
        yield f"{one.told}{since}{', mà người ấy cũng viết tháng này: đối chiếu với bản giấy' if wrote else ''}"
    yield NOBODY_KNOWS


def _finish(root: Path, folder: Path, session: Session, console: Console) -> None:
    from bantin.cli import diagnostics as shown
    from bantin.cli.commands.build import desk, standing

    assert session.bulletin is not None  # noqa: S101 - it was built
    shown.show(console, desk(root, folder, [], session))
    state = standing(root, session.bulletin.month, folder, session.bulletin.unit.value)
    if state is not None:
        console.print(f"Tháng {session.bulletin.month}: {state.told}.")
