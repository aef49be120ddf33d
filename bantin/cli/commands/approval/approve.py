"""`bantin approve`: somebody who did not write a month looks at it and signs its manifest."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bantin.cli import options
from bantin.cli.options import Month, Out, Workspace, month_or_newest, out_folder, refuse, workspace

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    import datetime as dt

    from rich.console import Console

    from bantin.model.bulletin import Bulletin
    from bantin.model.parts.identity import Approver, Identity
    from bantin.output.approval.rounds import Round
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
    out: Out = None,
    folder: Workspace = None,
) -> None:
    """Duyệt bản tin của một tháng: dựng cho đủ, cho xem những gì đã đổi, rồi ký.

    Ví dụ: bantin approve 2024-11
    """
    from bantin.cli.changes import agreed
    from bantin.cli.screen import screen
    from bantin.output.approval.rounds import rounds

    root = workspace(folder)
    chosen = month_or_newest(root, month)
    target = out_folder(root, out)
    console, today = screen(), options.today()
    identity = _identity(root)
    if sheet is not None:
        _write_sheet(_built(root, chosen, target, console, despite=True)[1], target / chosen, sheet.absolute(), console)
        return
    if scan is not None and not scan.is_file():
        refuse(f"Không có tệp «{scan}»")
    path, approver = _signer(identity, key)
    session, bulletin = _built(root, chosen, target, console, despite=despite)
    unit = bulletin.unit.value
    before = rounds(root, chosen, identity, unit.name, today=today)
    _may(root, chosen, target / chosen, approver, before, console)
    _show(bulletin, target / chosen, before, console)
    if not (sure or agreed(console, f"{approver.titled} duyệt bản tin này?", "duyệt", "bantin approve --yes")):
        raise typer.Exit(1)
    _sign(root, chosen, target / chosen, path, approver, before[-1] if before else None, scan)
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
    written = approval_sheet(
        folder,
        manifest,
        read_whole(folder / MANIFEST),
        texts_of(folder),
        title=plain(bulletin.header.value.title),
        official=bulletin.unit.value.official_domains,
    )
    try:
        with replacing(path) as stream:
            stream.write(written)
    except OSError as error:
        console.print(f"Chưa ghi được phiếu duyệt: {reason(error)}.")
        raise typer.Exit(1) from None
    console.print(f"Đã ghi phiếu duyệt: {path}. Ký tay xong thì chụp lại, duyệt với --scan.")


def _identity(root: Path) -> Identity:
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
    from bantin.cli.commands.build import made
    from bantin.model.diagnostic import Severity, has_errors
    from bantin.session.month import open_month

    session = open_month(root, month, aloud=True, today=options.today())
    found = list(session.diagnostics)
    outcome = None
    if session.bulletin is not None and not has_errors(found):
        outcome = made(session, root, target, None, os.cpu_count() or 1, console)
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


def _signer(identity: Identity, file: Path | None) -> tuple[Path, Approver]:
    """Find the key to sign with, and whose it is: by the public half that lies beside it."""
    from bantin.cli.commands.approval.key import secret_keys
    from bantin.output.approval.keys import PUBLIC_SUFFIX, SUFFIX

    valid = {one.key: one for one in identity.approvers if one.revoked is None}
    paths = [file.absolute()] if file else sorted(secret_keys().glob(f"*{SUFFIX}"))
    found = []
    for path in paths:
        try:
            public = path.with_suffix(PUBLIC_SUFFIX).read_text(encoding="utf-8").split("\n")[1].strip()
        except (OSError, ValueError, IndexError):
            continue
        if public in valid:
            found.append((path, valid[public]))
    if len(found) == 1:
        return found[0]
    if found:
        refuse(f"Máy này có khóa của {', '.join(one.name for _, one in found)}; chọn bằng --key")
    names = ", ".join(one.name for one in valid.values()) or "không còn ai"
    where = f"«{file}» cùng tệp {PUBLIC_SUFFIX} bên cạnh" if file else f"thư mục {secret_keys()}"
    return refuse(f"Không có khóa của người duyệt nào ở {where}. Người duyệt của đơn vị: {names}")


def _may(root: Path, month: str, folder: Path, approver: Approver, before: list[Round], console: Console) -> None:
    """Refuse who wrote it, who has signed already, a wrong clock, and what lies there damaged."""
    from getpass import getuser

    from bantin.content.workspace import month_folder, private_folder
    from bantin.output.approval.authors import Known, authors_of
    from bantin.output.approval.rounds import read_whole
    from bantin.output.approval.standing import unfit
    from bantin.text.sentences import ended

    logs = private_folder(root) / "history" / "logs" / "content" / month
    authors = authors_of(root, month_folder(root, month), login=getuser(), page_logs=logs)
    console.print(ended(authors.told))
    troubles = unfit(folder)
    if (author := authors.who_is(approver, getuser())) is not None:
        how = "" if authors.known is Known.GIT else ". Người duyệt phải dùng tài khoản máy của chính mình"
        troubles.append(f"{approver.name} không duyệt được tin do chính mình viết ({author.told}){how}")
    last = before[-1] if before else None
    now = _now()
    if (
        last
        and last.raw == read_whole(folder / "manifest.json")
        and approver.name in {one.approver.name for one in last.approvals}
    ):
        troubles.append(f"{approver.name} đã duyệt bản này rồi")
    if any(one.when > now for each in before for one in each.approvals):
        troubles.append("Đồng hồ của máy này sai: đang chỉ trước lần duyệt trước")
    for trouble in troubles:
        console.print(f"Chưa duyệt được: {ended(trouble)}")
    if troubles:
        raise typer.Exit(1)


def _now() -> dt.datetime:
    import datetime as dt

    return dt.datetime.now(dt.UTC)


def _show(bulletin: Bulletin, folder: Path, before: list[Round], console: Console) -> None:
    """Show what changed since it was approved last, and what personal data goes out on purpose."""
    from bantin.cli.changes import show_changes
    from bantin.cli.plain_text import sentence
    from bantin.output.approval.changes import changes_since
    from bantin.output.approval.rounds import texts_of
    from bantin.output.manifest import read_manifest

    manifest, _ = read_manifest(folder)
    assert manifest is not None  # noqa: S101 - unfit has looked
    last = next((one for one in reversed(before) if one.is_approved), None)
    changes = changes_since(last, manifest, texts_of(folder))
    console.print("So với lần duyệt trước:" if last else "Lần duyệt đầu của tháng này, mọi tệp đều mới:")
    for text in changes.texts:
        if text.before:
            show_changes(console, text.path, text.before.encode(), text.now.encode(), ("đã duyệt", "bây giờ"))
        else:
            console.print(f"{text.path}:\n{_indented(text.now)}")
    for path in changes.pictures:
        console.print(f"Ảnh, phim, tệp khác: {path}")
    for path in changes.gone:
        console.print(f"Bỏ đi: {path}")
    if not (changes.texts or changes.pictures or changes.gone):
        console.print("Không có gì khác.")
    for entry in bulletin.entries:
        for named in entry.item.publish:
            console.print(sentence(f"Nêu có chủ ý ở {entry.id}: «{named.text}» – {named.why}. Căn cứ: {named.basis}"))
        image = entry.item.image
        if image is not None and not image.redactions:
            told = f"Ảnh chưa che vùng nào ở {entry.id}: {image.file}, xem có mặt người, biển số, giấy tờ không"
            console.print(sentence(told))
    console.print(f"Xem ảnh, phim: {folder / 'index.html'}")


def _indented(text: str) -> str:
    from bantin.cli.plain_text import visible

    return "".join(f"    {visible(line)}\n" for line in text.splitlines())


def _sign(
    root: Path, month: str, folder: Path, path: Path, approver: Approver, last: Round | None, scan: Path | None
) -> None:
    from shutil import copyfile

    from bantin.cli.passphrases import passphrase
    from bantin.files.digests import sha256_of
    from bantin.files.paths import MANIFEST
    from bantin.files.system_errors import reason
    from bantin.output.approval.fingerprints import fingerprints_of
    from bantin.output.approval.keys import KeyFaultError, unlock
    from bantin.output.approval.rounds import add_signature, open_round, read_whole
    from bantin.output.approval.signatures import SUFFIX, sign
    from bantin.output.manifest import read_manifest
    from bantin.text.sentences import ended

    manifest = read_whole(folder / MANIFEST)
    listed, _ = read_manifest(folder)
    seen = fingerprints_of(folder, listed) if listed else {}
    try:
        secret = unlock(path, passphrase(f"Mật khẩu khóa của {approver.name}"), approver.key)
        digest = sha256_of(scan) if scan else ""
        signature = sign(manifest, secret, month=month, when=_now(), scan=digest)
        written = add_signature(open_round(root, month, manifest, folder, last, seen=seen), signature)
        for old in folder.glob(f"{MANIFEST}*{SUFFIX}"):
            old.unlink()
        for one in written.parent.glob(f"{MANIFEST}*{SUFFIX}"):
            copyfile(one, folder / one.name)
    except KeyFaultError as error:
        refuse(str(error))
    except OSError as error:
        typer.echo(ended(f"Chưa ghi được chữ ký: {reason(error)}"), err=True)
        raise typer.Exit(1) from None


def _finish(root: Path, folder: Path, session: Session, console: Console) -> None:
    from bantin.cli import diagnostics as shown
    from bantin.cli.commands.build import desk, standing

    assert session.bulletin is not None  # noqa: S101 - it was built
    shown.show(console, desk(root, folder, [], session))
    state = standing(root, session.bulletin.month, folder, session.bulletin.unit.value)
    if state is not None:
        console.print(f"Tháng {session.bulletin.month}: {state.told}.")
