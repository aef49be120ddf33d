"""`bantin connect`: the tokens of the page and the account, kept in this machine's keyring and nowhere else."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from bantin.cli.options import Workspace, refuse, workspace

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    from bantin.model.unit import Unit
    from bantin.output.posting.vault import Vault


class Service(StrEnum):
    """Whose tokens."""

    FACEBOOK = "facebook"
    ZALO = "zalo"


def connect(
    service: Annotated[Service, typer.Argument(metavar="NƠI", help="facebook: fanpage; zalo: Zalo OA.")],
    edition: Annotated[
        str | None, typer.Option("--edition", metavar="ẤN_BẢN", help="Nối với nơi đăng riêng của ấn bản này.")
    ] = None,
    folder: Workspace = None,
) -> None:
    """Cất mã truy cập fanpage, Zalo OA vào kho mật khẩu của máy, sau khi thử.

    Ví dụ: bantin connect facebook
    """
    from bantin.cli import diagnostics as shown
    from bantin.cli.commands.publishing.opening import addresses, now, unit_of, vault_or_none
    from bantin.cli.commands.publishing.opening_edition import unit_of_edition
    from bantin.cli.screen import screen
    from bantin.output.posting.connecting import connect as look
    from bantin.output.posting.posts import Place
    from bantin.output.posting.troubles import PostingError, diagnostic

    root = workspace(folder)
    unit = unit_of_edition(root, edition) if edition else unit_of(root)
    vault = vault_or_none()
    if vault is None:
        refuse("Máy này không có kho mật khẩu dùng được nên không cất mã truy cập: mã không bao giờ ghi vào tệp")
    place = Place.PAGE if service is Service.FACEBOOK else Place.ZALO
    console = screen()
    try:
        keep = _keep_page if service is Service.FACEBOOK else _keep_account
        keep(unit, vault)
        connected = look(unit, vault, [place], addresses(), now)
        found = connected.diagnostics
    except PostingError as error:
        found = [diagnostic(error.trouble, place.told)]
    shown.show(console, found)
    if any(one.severity == "error" for one in found):
        raise typer.Exit(1)
    console.print(f"Đã nối {place.told}. Mã truy cập nằm trong {vault.told}, không ở tệp nào.")


def _keep_page(unit: Unit, vault: Vault) -> None:
    if not unit.fanpage.page_id:
        refuse("Ghi số của trang vào content/unit.yaml trước: fanpage: page_id")
    vault.keep(f"facebook {unit.fanpage.page_id}", _token("Mã truy cập của trang (Page access token)"))


def _keep_account(unit: Unit, vault: Vault) -> None:
    oa = unit.channels.zalo.oa if unit.channels.zalo else None
    if oa is None:
        refuse("Ghi oa_id, app_id và cover vào content/unit.yaml trước: channels: zalo: oa")
    secret, refresh = _token("Khóa bí mật của ứng dụng (secret key)"), _token("Mã làm mới (refresh token)")
    vault.keep(f"zalo {oa.oa_id} secret", secret)
    vault.keep(f"zalo {oa.oa_id} refresh", refresh)
    vault.keep(f"zalo {oa.oa_id} access", "none")


def _token(question: str) -> str:
    """Ask for a token, without showing it; where nobody can be asked, take a line of the input."""
    from bantin.cli.passphrases import passphrase
    from bantin.output.posting.wire import Secret

    told = passphrase(f"{question}, dán vào rồi Enter").strip()
    try:
        return Secret(told).reveal()
    except ValueError:
        refuse("Đó không phải mã truy cập: mã chỉ gồm chữ không dấu, chữ số và dấu, không có dấu cách; chép lại")
