"""`bantin key`: keys of those who approve, from the first day to the last."""

from __future__ import annotations

from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bantin.cli import options
from bantin.cli.options import Workspace, refuse, workspace

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    from bantin.cli.commands.approval.owners import Owner
    from bantin.model.parts.identity import Identity


class Action(StrEnum):
    """What to do."""

    NEW = "new"
    REVOKE = "revoke"
    LIST = "list"


class Why(StrEnum):
    """Why a key ends: the values of `Ended`, which would cost --help its speed."""

    LEFT = "left"
    LOST = "lost"
    STOLEN = "stolen"


def key(
    action: Annotated[
        Action, typer.Argument(metavar="VIỆC", help="new: tạo khóa; revoke: thu hồi khóa; list: kê các khóa.")
    ],
    name: Annotated[str | None, typer.Argument(metavar="HỌ_TÊN", help="Họ tên người duyệt, trong ngoặc kép.")] = None,
    rank: Annotated[
        str | None, typer.Option("--rank", metavar="CHỨC_VỤ", help="Cấp bậc, chức vụ, ghi bên tên người duyệt.")
    ] = None,
    known_as: Annotated[
        list[str] | None,
        typer.Option(
            "--known-as",
            metavar="TÊN",
            help="Thư điện tử dùng trong git, tên đăng nhập máy của người ấy. Dùng được nhiều lần.",
        ),
    ] = None,
    why: Annotated[
        Why, typer.Option("--why", metavar="VÌ_SAO", help="Vì sao thu hồi: left (thôi việc), lost (mất), stolen (lộ).")
    ] = Why.LOST,
    file: Annotated[
        Path | None,
        typer.Option(
            "--key",
            metavar="TỆP",
            help="Cất phần bí mật vào tệp này. Mặc định: kho mật khẩu của máy; máy không có thì tệp riêng.",
        ),
    ] = None,
    edition: Annotated[
        str | None,
        typer.Option("--edition", metavar="ẤN_BẢN", help="Khóa của người duyệt phần riêng của ấn bản này."),
    ] = None,
    folder: Workspace = None,
) -> None:
    """Tạo, thu hồi, liệt kê khóa của người duyệt.

    Ví dụ: bantin key new "Trần Thị B" --rank "Trung tá, Trưởng phòng"
    """
    from bantin.cli.commands.approval.owners import owner_of
    from bantin.cli.screen import screen
    from bantin.content.reading.month import read_unit

    root = workspace(folder)
    unit, _ = read_unit(root)
    if unit is None:
        refuse("Tệp content/unit.yaml đang có lỗi; chạy «bantin check», sửa xong rồi làm lại")
    owner = owner_of(root, unit.value, edition)
    if action is Action.LIST:
        for line in _listed(owner.identity):
            screen().print(line)
        return
    if not name or not name.strip():
        refuse(f'Thiếu họ tên. Ví dụ: bantin key {action} "Trần Thị B"')
    if action is Action.NEW:
        _create(owner, " ".join(name.split()), rank, tuple(known_as or ()), file)
    else:
        _revoke(owner, " ".join(name.split()), why)


def _listed(identity: Identity | None) -> list[str]:
    from bantin.text.dates import short_date

    if identity is None or not identity.approvers:
        return ['Chưa có khóa nào; tạo bằng: bantin key new "HỌ TÊN"']
    lines = []
    for one in identity.approvers:
        ended = one.revoked
        state = f"thu hồi {short_date(ended.on)} ({ended.why})" if ended else f"từ {short_date(one.since)}"
        lines.append(f"{one.titled}: {state}  dấu {one.fingerprint}  {one.key}")
    return lines


def secret_keys() -> Path:
    """Find the folder of this user's secret keys."""
    return (options.portable_folder() or Path(typer.get_app_dir("bantin"))) / "keys"


def _create(owner: Owner, name: str, rank: str | None, known_as: tuple[str, ...], file: Path | None) -> None:
    from bantin.cli.passphrases import passphrase
    from bantin.cli.screen import screen
    from bantin.files.paths import APPROVED
    from bantin.files.system_errors import reason
    from bantin.model.parts.identity import Approver
    from bantin.output.approval import keys

    known = owner.identity.approvers if owner.identity else ()
    if any(one.name == name and one.revoked is None for one in known):
        refuse(f'{name} đang có khóa còn hiệu lực. Thay khóa thì thu hồi trước: bantin key revoke "{name}"')
    told = passphrase(f"Mật khẩu cho khóa của {name}, từ {keys.SHORTEST_PASSPHRASE} ký tự", twice=True)
    if len(told) < keys.SHORTEST_PASSPHRASE:
        refuse(f"Mật khẩu ngắn quá: phải từ {keys.SHORTEST_PASSPHRASE} ký tự")
    public, secret = keys.new_pair(told)
    console = screen()
    try:
        where = _kept(name, public, secret, file)
        keys.write_public(owner.root / APPROVED / "keys" / f"{public_name(name, public)}{keys.PUBLIC_SUFFIX}", public)
    except OSError as error:
        console.print(f"Chưa tạo được khóa: {reason(error)}.")
        raise typer.Exit(1) from None
    approver = Approver(name=name, rank=rank or None, known_as=known_as, key=public, since=options.today())
    console.print(f"Đã tạo khóa của {approver.titled}. Phần bí mật, chỉ mở được bằng mật khẩu: {where}.")
    console.print(
        f"Dấu khóa: {approver.fingerprint}. Chép ra giấy, trình thủ trưởng ký: máy không tự biết khóa là của ai."
    )
    owner.add(approver)
    if owner.edition:
        console.print(
            f"Đã ghi người duyệt vào {owner.file}. Đơn vị cấp trên phải ký khóa này: "
            f"bantin approve --edition {owner.edition}"
        )
        return
    console.print(
        "Đã ghi người duyệt vào content/unit.yaml. Nên ghi thêm check_at ở đó: trang để bạn đọc kiểm tra mã tin."
    )


def _kept(name: str, public: str, secret: bytes, file: Path | None) -> str:
    """Keep the secret half of a key, and say where: in the system's keyring, unless a file was asked for.

    What runs from a stick keeps it on the stick, for its user goes from machine to machine.

    Raises:
        OSError: the system refused.
    """
    from bantin.output.approval import keys
    from bantin.output.approval.keyrings import KeyringFaultError, system_keyring
    from bantin.text.slug import slug

    why = ""
    if file is None and not options.portable_folder():
        keyring = system_keyring()
        if keyring is not None:
            with suppress(KeyringFaultError):
                keyring.keep(public, secret)
                return f"{keyring.told}. Máy hỏng là mất: khi ấy thu hồi rồi tạo khóa mới"
        why = (
            "máy này không có kho mật khẩu dùng được, nên cất ở "
            if keyring is None
            else "kho mật khẩu không nhận, nên cất ở "
        )
    path = file.absolute() if file else secret_keys() / f"{slug(name)}{keys.SUFFIX}"
    try:
        keys.write_secret(path, secret)
    except FileExistsError:
        refuse(f"Đã có tệp khóa «{path}». Cất nó đi nơi khác, hoặc chỉ tên khác bằng --key")
    keys.write_public(path.with_suffix(keys.PUBLIC_SUFFIX), public)
    return f"{why}tệp {path}. Giữ riêng, sao ra một nơi cất kỹ"


def public_name(name: str, public: str) -> str:
    """Name the file of a public key: by its owner, and by its own letters, as somebody may have several in turn."""
    from hashlib import sha256

    from bantin.text.slug import slug

    return f"{slug(name)}-{sha256(public.encode()).hexdigest()[:6]}"


def _revoke(owner: Owner, name: str, why: Why) -> None:
    from bantin.cli.screen import screen
    from bantin.files.paths import APPROVED
    from bantin.model.parts.identity import Ended
    from bantin.output.approval.rounds import all_rounds
    from bantin.text.dates import is_bulletin

    root, identity = owner.root, owner.identity
    valid = [one for one in identity.approvers if one.revoked is None] if identity else []
    approver = next((one for one in valid if one.name == name), None)
    if identity is None or approver is None:
        there = ", ".join(f"«{one.name}»" for one in valid) or "không có ai"
        refuse(f"Không có khóa còn hiệu lực của «{name}». Người có khóa: {there}")
    today = options.today()
    months = sorted(entry.name for entry in (root / APPROVED).glob("*") if is_bulletin(entry.name))
    signed = [
        one.sha256
        for month in months
        for one in all_rounds(root, month, identity, today=today, of=owner.edition)
        if any(found.approver.key == approver.key for found in one.approvals)
    ]
    keeps = list(dict.fromkeys(signed))
    owner.revoke(approver, on=today, why=Ended(why), keeps=keeps)
    console = screen()
    console.print(f"Đã thu hồi khóa của {approver.titled}, ghi vào {owner.file}.")
    console.print(f"{len(keeps)} bản đã ký bằng khóa ấy cho đến nay vẫn còn giá trị; chữ ký nào khác thì không.")
    if why is Why.STOLEN and keeps:
        console.print(
            "Khóa bị lộ: hỏi lại người ấy từng bản ở keeps, xóa dòng của bản nào không phải chính người ấy ký."
        )
