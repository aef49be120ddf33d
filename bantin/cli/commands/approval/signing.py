"""Whose key signs on this machine, and the signature itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bantin.cli.options import refuse

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping

    from bantin.cli.commands.approval.gathering import Gathered
    from bantin.model.parts.identity import Approver, Identity


@dataclass(frozen=True, slots=True)
class Signer:
    """An approver whose key is here: the secret half, sealed, and what it is called by."""

    approver: Approver
    secret: bytes
    called: str


def signer(identity: Identity, file: Path | None) -> Signer:
    """Find the key to sign with: in the file that is named, else in the system's keyring or among the user's files.

    Raises:
        UsageError: there is none, or there are several.
    """
    from bantin.cli.commands.approval.key import secret_keys
    from bantin.output.approval.keys import PUBLIC_SUFFIX

    valid = {one.key: one for one in identity.approvers if one.revoked is None}
    found = list(_in_files(valid, file))
    if file is None:
        found += [one for one in _in_keyring(valid) if one.approver not in {other.approver for other in found}]
    if len(found) == 1:
        return found[0]
    if found:
        refuse(f"Máy này có khóa của {', '.join(one.approver.name for one in found)}; chọn bằng --key")
    names = ", ".join(one.name for one in valid.values()) or "không còn ai"
    where = (
        f"«{file}» cùng tệp {PUBLIC_SUFFIX} bên cạnh" if file else f"kho mật khẩu của máy và thư mục {secret_keys()}"
    )
    return refuse(f"Không có khóa của người duyệt nào ở {where}. Người duyệt của đơn vị: {names}")


def _in_files(valid: Mapping[str, Approver], file: Path | None) -> Iterator[Signer]:
    """Find keys in files: whose each is, the public half that lies beside it says."""
    from bantin.cli.commands.approval.key import secret_keys
    from bantin.output.approval.keys import PUBLIC_SUFFIX, SUFFIX, KeyFaultError, read_secret

    for path in [file.absolute()] if file else sorted(secret_keys().glob(f"*{SUFFIX}")):
        try:
            public = path.with_suffix(PUBLIC_SUFFIX).read_text(encoding="utf-8").split("\n")[1].strip()
        except (OSError, ValueError, IndexError):
            continue
        if public in valid:
            try:
                yield Signer(valid[public], read_secret(path), path.name)
            except KeyFaultError as error:
                refuse(str(error))


def _in_keyring(valid: Mapping[str, Approver]) -> Iterator[Signer]:
    from bantin.output.approval.keyrings import system_keyring

    keyring = system_keyring()
    for public, approver in valid.items() if keyring else ():
        if keyring and (secret := keyring.secret(public)) is not None:
            yield Signer(approver, secret, f"{approver.name}, trong {keyring.told}")


def sign_month(month: Gathered, one: Signer, scan: Path | None) -> None:
    """Ask for the passphrase and sign what was shown, if that is still what lies there."""
    from shutil import copyfile

    from bantin.cli.passphrases import passphrase
    from bantin.files.digests import sha256_of
    from bantin.files.paths import MANIFEST
    from bantin.files.system_errors import reason
    from bantin.output.approval.comparing import keep_seen
    from bantin.output.approval.history import commit_of
    from bantin.output.approval.keys import KeyFaultError, unlock
    from bantin.output.approval.rounds import add_signature, fingerprints_of, open_round, read_whole
    from bantin.output.approval.signatures import SUFFIX, sign
    from bantin.output.approval.standing import unfit
    from bantin.text.sentences.joining import ended

    folder = month.folder
    try:
        secret = unlock(
            one.secret,
            passphrase(f"Mật khẩu khóa của {one.approver.name}"),
            one.approver.key,
            called=one.called,
        )
        digest = sha256_of(scan) if scan else ""
        seen = fingerprints_of(folder, month.manifest)
        # Between looking and signing somebody may have built anew: what nobody looked at is not signed.
        if read_whole(folder / MANIFEST) != month.raw or unfit(folder, month.manifest):
            typer.echo("Chưa duyệt được: có tệp đổi trong lúc đang xem. Chạy lại, xem lại từ đầu.", err=True)
            raise typer.Exit(1)
        signature = sign(month.raw, secret, month=month.name, when=now(), scan=digest, commit=commit_of(month.root))
        written = add_signature(
            open_round(month.root, month.name, month.raw, month.texts, month.rounds, seen=seen, of=month.edition),
            signature,
        )
        for old in folder.glob(f"{MANIFEST}*{SUFFIX}"):
            old.unlink()
        for path in written.parent.glob(f"{MANIFEST}*{SUFFIX}"):
            copyfile(path, folder / path.name)
        keep_seen(month.kept, folder, month.manifest, alone=month.needed <= 1)
    except KeyFaultError as error:
        refuse(str(error))
    except OSError as error:
        typer.echo(ended(f"Chưa ghi được chữ ký: {reason(error)}"), err=True)
        raise typer.Exit(1) from None


def sign_bytes(root: Path, raw: bytes, one: Signer, month: str, round_folder: Callable[[], Path]) -> Path:
    """Ask for the passphrase and sign a manifest that lists no files; gives the path of the signature.

    Args:
        root: the workspace.
        raw: the manifest.
        one: who signs.
        month: as in 2024-11.
        round_folder: opens the folder of its round.
    """
    from bantin.cli.passphrases import passphrase
    from bantin.files.system_errors import reason
    from bantin.output.approval.history import commit_of
    from bantin.output.approval.keys import KeyFaultError, unlock
    from bantin.output.approval.rounds import add_signature
    from bantin.output.approval.signatures import sign
    from bantin.text.sentences.joining import ended

    try:
        told = passphrase(f"Mật khẩu khóa của {one.approver.name}")
        secret = unlock(one.secret, told, one.approver.key, called=one.called)
        return add_signature(round_folder(), sign(raw, secret, month=month, when=now(), commit=commit_of(root)))
    except KeyFaultError as error:
        refuse(str(error))
    except OSError as error:
        typer.echo(ended(f"Chưa ghi được chữ ký: {reason(error)}"), err=True)
        raise typer.Exit(1) from None


def now() -> dt.datetime:
    """Return this moment, by the clock of the machine that signs."""
    import datetime as dt

    return dt.datetime.now(dt.UTC)
